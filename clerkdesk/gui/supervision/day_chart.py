"""What came and what was decided, day by day: bars and a line, read by the keyboard, too."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.notices import announce
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.supervision.cells import tinted
from clerkdesk.usecases.supervision.overview import Day

_LEFT = 38
_BOTTOM = 20
_TOP = 8
_STEPS = (1, 2, 5)


def scale(most: int) -> list[int]:
    """Three or four lines from 0 to above the highest, at round numbers."""
    step = 1
    power = 1
    while True:
        for each in _STEPS:
            step = each * power
            if step * 3 >= most:
                return [step * line for line in range(4)]
        power *= 10


class DayChart(QWidget):
    """One stop of the keyboard: arrows go from day to day, Enter opens the day's list, with Shift
    that of what was decided.
    """

    day_wanted = Signal(object, bool)
    """A date, and whether what was decided is meant; else what came."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[Day] = ()
        self.at = -1
        """The day that is read; -1: none."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(130)
        self.setAccessibleName(self.tr("Received and decided, day by day"))

    def sizeHint(self) -> QSize:
        return QSize(440, 160)

    def show_days(self, days: Sequence[Day]) -> None:
        """The last one is today, and not over."""
        if len(days) != len(self._days):
            self.at = -1
        self._days = days
        self.update()

    def spoken(self, day: Day) -> str:
        """A day as it is read aloud."""
        return filled(
            self.tr("%1: %2 received, %3 decided"), texts.day(day.on), day.received, day.decided
        )

    # -- keys and mouse ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._days) - 1
        steps = {
            Qt.Key.Key_Left: max(0, (self.at if self.at >= 0 else last + 1) - 1),
            Qt.Key.Key_Right: min(last, self.at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and self._days:
            self._read(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self.at <= last:
            decided = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.day_wanted.emit(self._days[self.at].on, decided)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.at < 0 and self._days:
            self._read(len(self._days) - 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _read(self, index: int) -> None:
        self.at = index
        spoken = self.spoken(self._days[index])
        self.setAccessibleDescription(spoken)
        announce(self, spoken)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._day_at(event.position())
        self.setToolTip(self.spoken(self._days[index]) if index is not None else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self._day_at(event.position())
        if index is not None:
            self.at = index
            # Near its line the decisions are meant, else what came.
            day = self._days[index]
            near = abs(event.position().y() - self._height_of(day.decided)) < 9
            self.day_wanted.emit(day.on, near)

    def _day_at(self, at: QPointF) -> int | None:
        index = int((at.x() - _LEFT) // self._step) if self._days else -1
        return index if 0 <= index < len(self._days) else None

    # -- painting ----------------------------------------------------------------------------------

    @property
    def _step(self) -> float:
        return (self.width() - _LEFT - 4) / max(1, len(self._days))

    @property
    def _lines(self) -> list[int]:
        return scale(max((max(day.received, day.decided) for day in self._days), default=1))

    def _height_of(self, value: float) -> float:
        room = self.height() - _TOP - _BOTTOM
        return _TOP + room * (1 - value / self._lines[-1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = theme.tokens()
        painter.setFont(theme.font(8.5))
        for value in self._lines:
            y = self._height_of(value)
            painter.setPen(QPen(QColor(t.line), 1))
            painter.drawLine(QPointF(_LEFT, y), QPointF(self.width() - 4, y))
            painter.setPen(QColor(t.muted))
            place = QRectF(0, y - 8, _LEFT - 6, 16)
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(place, right, texts.number(value))
        for index, day in enumerate(self._days):
            self._draw_bar(painter, index, day)
        self._draw_decisions(painter)
        self._draw_dates(painter)
        if self.hasFocus() and self.at >= 0:
            painter.setPen(QPen(QColor(t.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            left = _LEFT + self.at * self._step
            painter.drawRoundedRect(QRectF(left, 2, self._step, self.height() - _BOTTOM), 3, 3)
        painter.end()

    def _draw_bar(self, painter: QPainter, index: int, day: Day) -> None:
        t = theme.tokens()
        unfinished = index == len(self._days) - 1
        width = min(26.0, max(2.0, self._step - 4))
        left = _LEFT + index * self._step + (self._step - width) / 2
        top = self._height_of(day.received)
        bar = QRectF(left, top, width, self._height_of(0) - top)
        strength = 0.45 if day.working else 0.16
        if unfinished:
            pen = QPen(QColor(t.accent), 1.2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            strength = 0.12
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(t.accent, strength))
        painter.drawRect(bar)

    def _draw_decisions(self, painter: QPainter) -> None:
        """A line over the days that are worked; days off part it."""
        t = theme.tokens()
        last: QPointF | None = None
        points = []
        painter.setPen(QPen(QColor(t.ok), 1.8))
        for index, day in enumerate(self._days):
            here = None
            if day.working or day.decided:
                x = _LEFT + (index + 0.5) * self._step
                here = QPointF(x, self._height_of(day.decided))
                points.append(here)
            if last is not None and here is not None:
                painter.drawLine(last, here)
            last = here
        painter.setPen(QPen(QColor(t.surface), 1))
        painter.setBrush(QColor(t.ok))
        for point in points:
            painter.drawEllipse(point, 3.2, 3.2)

    def _draw_dates(self, painter: QPainter) -> None:
        t = theme.tokens()
        painter.setPen(QColor(t.muted))
        room = QRectF(0, self.height() - _BOTTOM + 2, 70, _BOTTOM - 2)
        last = len(self._days) - 1
        write = partial(self._write_date, painter, room)
        for index, day in enumerate(self._days):
            monday = day.on.weekday() == 0 or last < 8
            if index != last and monday and (last - index) * self._step > 60:
                write(index, f"{day.on:%d.%m}")
        if self._days:
            painter.setPen(QColor(t.text))
            write(last, self.tr("today"))

    def _write_date(self, painter: QPainter, room: QRectF, index: int, words: str) -> None:
        place = QRectF(room)
        place.moveCenter(QPointF(_LEFT + (index + 0.5) * self._step, room.center().y()))
        place.moveRight(min(place.right(), self.width()))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        if place.right() >= self.width():
            middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(middle), words)
