"""Numbers that one can press: each opens the list that it counts."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.widgets import LEAST_TARGET

_NOTHING = "–"
_ROUND = 6.0


class Pressable(QAbstractButton):
    """Painted by itself: it shows where the mouse and the keyboard are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def marked(self) -> bool:
        """Whether the keyboard is here, or the mouse over it."""
        return self.isEnabled() and (self.hasFocus() or self.underMouse())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()


def signed(difference: int) -> str:
    """A difference with its sign."""
    if not difference:
        return "±0"
    return f"{'+' if difference > 0 else '−'}{texts.number(abs(difference))}"


def tinted(colour: str, strength: float) -> QColor:
    """A colour of the theme, so strong (0 to 1) over what lies below it."""
    tint = QColor(colour)
    tint.setAlphaF(max(0.0, min(1.0, strength)))
    return tint


class Cell(Pressable):
    """A count in a table; an empty one says so and cannot be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._tint: tuple[str, float] | None = None
        self._tone = "text"
        self._strong = False
        self._right = False
        self.setMinimumSize(36, LEAST_TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(
        self,
        count: int,
        name: str,
        *,
        tone: str = "text",
        tint: tuple[str, float] | None = None,
        strong: bool = False,
        right: bool = False,
    ) -> None:
        """``name``: of what it is the number, for a screen reader; ``tone``: a theme's colour."""
        self.count = count
        self._tone = tone
        self._tint = tint
        self._strong = strong
        self._right = right
        self.setEnabled(count > 0)
        self.setAccessibleName(f"{name}: {count}")
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(44, LEAST_TARGET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._tint is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tinted(getattr(t, self._tint[0]), self._tint[1]))
            painter.drawRoundedRect(inside, 4, 4)
        colour = getattr(t, self._tone) if self.count else t.faint
        if self.marked:
            painter.setPen(QPen(QColor(t.accent), 1.5))
            painter.setBrush(QColor(t.accent_soft))
            painter.drawRoundedRect(inside, _ROUND, _ROUND)
            colour = t.accent
        face = QFont(self.font())
        face.setBold(self._strong and self.count > 0)
        face.setUnderline(self.marked)
        painter.setFont(face)
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if self._right else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(
            inside.adjusted(6, 0, -6, 0),
            int(side | Qt.AlignmentFlag.AlignVCenter),
            texts.number(self.count) if self.count else _NOTHING,
        )
        painter.end()


class NumberCard(Pressable):
    """A figure with its name, its change and its fortnight."""

    def __init__(self, name: str, tone: str, *, rising_is_bad: bool) -> None:
        super().__init__()
        self.name = name
        self._tone = tone
        self._rising_is_bad = rising_is_bad
        self.count: int | None = None
        self._before: int | None = None
        self._line: Sequence[int | None] = ()
        self._then = ""
        self.stale = False
        """What is shown is old."""
        self.setMinimumHeight(88)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(190, 88)

    def show_number(
        self, count: int, before: int | None, line: Sequence[int | None], then: str
    ) -> None:
        """``then``: when ``before`` was, in words."""
        self.count = count
        self._before = before
        self._line = line
        self._then = then
        words = f"{self.name}: {count}"
        if before is not None:
            words += f", {self.change} {then} {before}"
        self.setAccessibleName(words)
        self.update()

    @property
    def change(self) -> str:
        """The difference with its sign."""
        if self.count is None or self._before is None:
            return ""
        difference = self.count - self._before
        return signed(difference)

    def _change_tone(self, difference: int) -> str:
        if not self._rising_is_bad or not difference:
            return "muted"
        return self._tone if difference > 0 else "ok"

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(t.accent if self.marked else t.line), 1.5 if self.marked else 1))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(frame, 8, 8)
        inside = self.rect().adjusted(14, 8, -12, -9)
        self._write(painter, inside)
        if len([each for each in self._line if each is not None]) > 1:
            width = max(40, min(84, inside.width() - 104))
            place = QRectF(inside.right() - width, inside.top() + 6, width, 34)
            tone = t.faint if self.stale else getattr(t, self._line_tone)
            draw_line(painter, place, self._line, tone)
        painter.end()

    @property
    def _line_tone(self) -> str:
        return "muted" if self._tone == "text" else self._tone

    def _write(self, painter: QPainter, inside: QRect) -> None:
        t = theme.tokens()
        painter.setFont(theme.font(9.5))
        painter.setPen(QColor(t.muted))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignTop), self.name)
        painter.setFont(theme.font(19, QFont.Weight.DemiBold))
        shown = "—" if self.count is None else texts.number(self.count)
        painter.setPen(QColor(t.faint if self.stale else getattr(t, self._tone)))
        painter.drawText(inside.adjusted(0, 18, 0, 0), int(Qt.AlignmentFlag.AlignTop), shown)
        if self.count is None or self._before is None:
            return
        difference = self.count - self._before
        colour = QColor(t.faint if self.stale else getattr(t, self._change_tone(difference)))
        painter.setFont(theme.font(8.5))
        bottom = int(Qt.AlignmentFlag.AlignBottom)
        left = inside.left()
        if difference:
            _triangle(painter, QPointF(left, inside.bottom() - 9), colour, up=difference > 0)
            left += 14
        painter.setPen(colour)
        words = str(abs(difference)) if difference else "±0"
        painter.drawText(inside.adjusted(left - inside.left(), 0, 0, 0), bottom, words)
        left += painter.fontMetrics().horizontalAdvance(words) + 8
        painter.setPen(QColor(t.muted))
        then = f"{self._then} {texts.number(self._before)}"
        painter.drawText(inside.adjusted(left - inside.left(), 0, 0, 0), bottom, then)


def _triangle(painter: QPainter, at: QPointF, colour: QColor, *, up: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tip = 0.0 if up else 8.0
    base = 8.0 - tip
    points = [QPointF(0, base), QPointF(9, base), QPointF(4.5, tip)]
    painter.drawPolygon(QPolygonF([at + point for point in points]))


def draw_line(painter: QPainter, place: QRectF, values: Sequence[int | None], colour: str) -> None:
    """A fortnight: a line over the days on which somebody looked, and a point at its end."""
    known = [value for value in values if value is not None]
    least = min(known)
    most = max(known)
    step = place.width() / max(1, len(values) - 1)
    height = place.height() - 8

    def point(index: int, value: int) -> QPointF:
        share = (value - least) / (most - least) if most > least else 0.5
        return QPointF(place.left() + index * step, place.top() + 4 + height * (1 - share))

    painter.setPen(QPen(QColor(theme.tokens().line), 1))
    painter.drawLine(place.bottomLeft(), place.bottomRight())
    painter.setPen(QPen(QColor(colour), 1.3))
    last: QPointF | None = None
    for index, value in enumerate(values):
        if value is None:
            continue
        here = point(index, value)
        if last is not None:
            painter.drawLine(last, here)
        last = here
    if last is not None:
        painter.setBrush(QColor(colour))
        painter.drawEllipse(last, 2.8, 2.8)
