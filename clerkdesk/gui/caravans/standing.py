"""How a household stands: its word, sign and tone; the bar that adds them up; the chip in a row."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from clerkdesk.domain.caravans import Standing
from clerkdesk.gui.kit import icons, texts, theme
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.rows import RowDelegate
from clerkdesk.gui.kit.tables import Index
from clerkdesk.gui.kit.widgets import label, mark
from clerkdesk.usecases.caravans.listing import CaravanView, HouseholdRow

SIGNS = {
    Standing.DONE: ("circle-check", "ok"),
    Standing.READY: ("check", "accent"),
    Standing.FINDING: ("triangle-alert", "warn"),
    Standing.MISSING: ("circle", "muted"),
}
"""Standing → its icon and its tone: never by colour alone."""
_BAR = 11
_GAP = 3
_SIGN = 12
_PADDING = 8
_CHIP = 20


def word(state: Standing) -> str:
    """As a row says it."""
    translate = QCoreApplication.translate
    return {
        Standing.DONE: translate("Caravans", "Completed"),
        Standing.READY: translate("Caravans", "Ready"),
        Standing.FINDING: translate("Caravans", "Finding"),
        Standing.MISSING: translate("Caravans", "None"),
    }[state]


def long_word(state: Standing) -> str:
    """As the sum of all rows says it."""
    translate = QCoreApplication.translate
    return {
        Standing.DONE: translate("Caravans", "Completed"),
        Standing.READY: translate("Caravans", "Ready to approve"),
        Standing.FINDING: translate("Caravans", "With a finding"),
        Standing.MISSING: translate("Caravans", "No application yet"),
    }[state]


def why(shown: HouseholdRow) -> str:
    """Why a household cannot be approved with the others; "": it can."""
    translate = QCoreApplication.translate
    if shown.standing in (Standing.READY, Standing.DONE):
        return ""
    if shown.standing is Standing.MISSING:
        return translate("Caravans", "Nobody of this household has applied to your offices.")
    if shown.doubled:
        names = ", ".join(shown.doubled)
        if shown.others:
            text = translate("Caravans", "%1: also in %2.")
            return texts.filled(text, names, ", ".join(shown.others))
        return texts.filled(translate("Caravans", "%1: twice in the list."), names)
    return texts.plain_sentence(shown.kept_from or "")


class _Bar(QWidget):
    """Parts as long as their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[Standing, int] = dict.fromkeys(Standing, 0)
        self.setFixedHeight(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: dict[Standing, int]) -> None:
        self._counts = counts
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        tones = {
            Standing.DONE: t.ok,
            Standing.READY: t.accent,
            Standing.FINDING: t.warn,
            Standing.MISSING: t.line,
        }
        whole = sum(self._counts.values())
        if not whole:
            return
        parts = [state for state in Standing if self._counts[state]]
        room = self.width() - _GAP * (len(parts) - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = 0.0
        for state in parts:
            width = room * self._counts[state] / whole
            painter.setBrush(QColor(tones[state]))
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), 3, 3)
            left += width + _GAP
        painter.end()


class StandingBar(QWidget):
    """All households of a list by how they stand: the bar, and its numbers in words below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar()
        self.counts = {state: label("", "strong") for state in Standing}
        words = row(spacing=18)
        for state, count in self.counts.items():
            icon, tone = SIGNS[state]
            sign = mark(icon, tone, long_word(state))
            words.addLayout(row(sign, label(long_word(state)), count, spacing=5))
        words.addStretch(1)
        self.setLayout(column(self._bar, words, spacing=7))

    def show_view(self, view: CaravanView) -> None:
        counts = {state: view.count(state) for state in Standing}
        self._bar.show_counts(counts)
        for state, count in counts.items():
            self.counts[state].setText(texts.number(count))
        spoken = ", ".join(f"{long_word(state)}: {count}" for state, count in counts.items())
        self.setAccessibleName(spoken)


class ChipDelegate(RowDelegate):
    """Paints how a household stands as a chip with its sign."""

    def __init__(
        self, row_of: Callable[[Index], HouseholdRow | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row_of = row_of

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = self._row_of(index)
        if shown is None:
            return
        t = theme.tokens()
        icon, tone = SIGNS[shown.standing]
        soft = t.sunken if tone == "muted" else getattr(t, f"{tone}_soft")
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(t.accent_soft))
        font = theme.font(8.5, QFont.Weight.DemiBold)
        text = word(shown.standing)
        width = QFontMetrics(font).horizontalAdvance(text) + _SIGN + 3 * _PADDING
        top = rect.center().y() - _CHIP // 2 + 1
        chip = QRectF(rect.left() + 6, top, width, _CHIP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on_selected = option.state & QStyle.StateFlag.State_Selected and tone == "accent"
        painter.setPen(QColor(t.accent) if on_selected else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(chip, _CHIP / 2, _CHIP / 2)
        colour = getattr(t, tone)
        sign = icons.pixmap(icon, colour, _SIGN, painter.device().devicePixelRatioF())
        painter.drawPixmap(int(chip.left()) + _PADDING, top + (_CHIP - _SIGN) // 2, sign)
        painter.setPen(QColor(colour))
        painter.setFont(font)
        left = int(chip.left()) + _SIGN + 2 * _PADDING - 2
        painter.drawText(QRect(left, top, width, _CHIP), Qt.AlignmentFlag.AlignVCenter, text)
