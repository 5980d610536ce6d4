"""Paints a row of the queue: two lines, the district, and the deadline as a chip."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from clerkdesk.gui.kit import icons, texts, theme
from clerkdesk.gui.kit.deadlines import Deadlines
from clerkdesk.gui.kit.rows import RowDelegate
from clerkdesk.gui.kit.texts import initials
from clerkdesk.gui.queue.model import ROW
from clerkdesk.gui.queue.waiting import call_text, look_text, short_text
from clerkdesk.usecases.queue.rows import QueueRow

HEIGHT = 50
_PLACE = 32
"""Pixels of a district's first letters; with less room it is left out."""
_SIGN = 14
"""Pixels of a finding's sign."""


class QueueDelegate(RowDelegate):
    def __init__(
        self,
        deadlines: Deadlines,
        holder: Callable[[QueueRow], str],
        columns: Callable[[], tuple[str, ...]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._deadlines = deadlines
        self._holder = holder
        self._columns = columns
        self.waits = False
        """Whether it is the list of those who were asked for something: their rows say for what."""
        self.unanswered_before: datetime | None = None
        """Who was asked before has not answered after the last reminder either."""
        self.call_backs: dict[int, datetime] = {}
        """By the application's id: when its citizen is to be called again."""
        self.looked_at: frozenset[int] = frozenset()
        """Ids of those on which a second person is to look."""
        self.now: datetime | None = None
        """The office's time when the list was read; None: none was."""
        self.district_below = False
        """Whether the district has no column of its own, and stands behind the number."""
        self.restyle()

    def name_width(self, name: str) -> int:
        """How many pixels a citizen's name takes where nothing is left out of it."""
        return self._name_metrics.horizontalAdvance(name)

    def restyle(self) -> None:
        """Take the fonts and colours of the theme in force."""
        t = theme.tokens()
        self._name_font = theme.font(10, QFont.Weight.DemiBold)
        self._new_font = theme.font(10, QFont.Weight.ExtraBold)
        self._small_font = theme.font(9)
        self._chip_font = theme.font(8.5, QFont.Weight.DemiBold)
        self._name_metrics = QFontMetrics(self._name_font)
        self._new_metrics = QFontMetrics(self._new_font)
        self._small_metrics = QFontMetrics(self._small_font)
        self._chip_metrics = QFontMetrics(self._chip_font)
        self._text = QColor(t.text)
        self._muted = QColor(t.muted)
        self._line = QColor(t.line)
        self._selected = QColor(t.accent_soft)
        self._accent = QColor(t.accent)
        self._skeleton = QColor(t.sunken)
        self._warn = QColor(t.warn)
        self._warn_soft = QColor(t.warn_soft)
        self._bad = QColor(t.bad)
        self._bad_soft = QColor(t.bad_soft)
        self._signs = {
            True: icons.pixmap("shield-alert", t.bad, _SIGN, 2.0),
            False: icons.pixmap("triangle-alert", t.warn, _SIGN, 2.0),
        }
        """Of findings, by whether one is serious; drawn once, and not with each row."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(80, HEIGHT)

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        row: QueueRow | None = index.data(ROW)
        if selected:
            painter.fillRect(rect, self._selected)
            if index.column() == 0:
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self._accent)
        painter.setPen(self._line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row is None:
            painter.fillRect(
                rect.adjusted(18, 14, -60, -14)
                if index.column() == 0
                else rect.adjusted(10, 18, -20, -18),
                self._skeleton,
            )
        elif index.column() == 0:
            self._application(painter, rect, row)
        elif self._columns()[index.column() - 1] == "due":
            self._due(painter, rect, row)
        else:
            painter.setFont(self._small_font)
            painter.setPen(self._muted)
            shown = self._small_metrics.elidedText(
                index.data(), Qt.TextElideMode.ElideRight, rect.width() - 12
            )
            painter.drawText(
                rect.adjusted(10, 0, -2, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                shown,
            )

    def due_text(self, row: QueueRow) -> str:
        """What the chip says."""
        return (
            texts.word(row.status)
            if row.status in ("completed", "refused")
            else self._deadlines.of(row.due_on)[1]
        )

    def _application(self, painter: QPainter, rect: QRect, row: QueueRow) -> None:
        left = rect.left() + 18
        top = rect.top()
        width = rect.width() - 26
        answered = row.answered_at is not None or self._is_called_for(row)
        if answered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._accent)
            painter.drawEllipse(QRectF(left - 12, top + 12.5, 7, 7))
        painter.setFont(self._new_font if answered else self._name_font)
        painter.setPen(self._text)
        metrics = self._new_metrics if answered else self._name_metrics
        name = metrics.elidedText(texts.whose(row.name), Qt.TextElideMode.ElideRight, width)
        painter.drawText(left, top + 21, name)
        painter.setFont(self._small_font)
        painter.setPen(self._accent if answered else self._muted)
        to_weigh = str(row.open_findings) if row.open_findings else ""
        if to_weigh:
            width -= _SIGN + self._chip_metrics.horizontalAdvance(to_weigh) + 16
        below = self.below(row, width)
        # The last digits tell numbers apart.
        mode = Qt.TextElideMode.ElideMiddle if below == row.number else Qt.TextElideMode.ElideRight
        below = self._small_metrics.elidedText(below, mode, width)
        painter.drawText(left, top + 39, below)
        if to_weigh:
            # Behind the line.
            serious = bool(row.serious_findings)
            left += self._small_metrics.horizontalAdvance(below) + 12
            painter.drawPixmap(left, top + 28, self._signs[serious])
            painter.setFont(self._chip_font)
            painter.setPen(self._bad if serious else self._warn)
            painter.drawText(left + _SIGN + 4, top + 39, to_weigh)

    def _is_called_for(self, row: QueueRow) -> bool:
        """Whether now is the time to call its citizen again."""
        again_at = self.call_backs.get(row.id)
        return again_at is not None and self.now is not None and again_at <= self.now

    def below(self, row: QueueRow, width: int) -> str:
        """The second line: the number, and what there is room for."""
        again_at = self.call_backs.get(row.id)
        if again_at is not None and self.now is not None:
            return f"{call_text(again_at, self.now)}  ·  {row.number}"
        if row.id in self.looked_at:
            return f"{look_text()}  ·  {row.number}"
        waiting = short_text(row, self.unanswered_before)
        if waiting and (self.waits or row.answered_at is not None):
            return f"{waiting}  ·  {row.number}"
        place = f"  ·  {row.place}" if self.district_below and row.place else ""
        holder = self._holder(row)
        lines = [f"{row.number}{place}  ·  {holder}"] if holder else []
        if " " in holder:
            # Where a colleague's name has no room their initials say who holds it.
            short = initials(holder)
            lines += [
                f"{row.number}{place}  ·  {short}",
                f"{row.number}  ·  {holder}",
                f"{row.number}  ·  {short}",
            ]
        for line in lines:
            if self._small_metrics.horizontalAdvance(line) <= width:
                return line
        begun = self._small_metrics.horizontalAdvance(f"{row.number}  ·  ") + _PLACE
        return f"{row.number}{place}" if begun <= width else row.number

    def _due(self, painter: QPainter, rect: QRect, row: QueueRow) -> None:
        x = rect.left() + 10
        y = rect.center().y()
        if row.status in ("completed", "refused"):
            painter.setFont(self._small_font)
            painter.setPen(self._muted)
            painter.drawText(x, y + 5, texts.word(row.status))
            return
        left, text = self._deadlines.of(row.due_on)
        if not (left.late or left.today):
            painter.setFont(self._small_font)
            painter.setPen(self._muted)
            painter.drawText(x, y + 5, text)
            return
        # A chip of a narrow column keeps clear of its edge.
        width = min(self._chip_metrics.horizontalAdvance(text) + 18, rect.right() - x - 6)
        text = self._chip_metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 12)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._bad_soft if left.late else self._warn_soft)
        shape = QRectF(x - 2, y - 9, width, 19)
        painter.drawRoundedRect(shape, 9.5, 9.5)
        painter.setFont(self._chip_font)
        painter.setPen(self._bad if left.late else self._warn)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, text)
