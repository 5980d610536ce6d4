"""Four weeks of who is not at work, a line a person and a field a day."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.gui.kit import theme
from clerkdesk.usecases.supervision.absences import Named

DAYS = 28
MOST_PEOPLE = 8
_NAMES = 170
_LINE = 22
_HEAD = 20


class _Line(NamedTuple):
    """One person's absences."""

    name: str
    absences: list[Named]


class AbsenceCalendar(QWidget):
    """Painted alone: the list below it says the same in words."""

    def __init__(self, calendar: WorkingCalendar, today: date) -> None:
        super().__init__()
        self._calendar = calendar
        self.first = today - timedelta(days=today.weekday())
        self._today = today
        self._lines: list[_Line] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_absences(self, absences: Sequence[Named]) -> None:
        """Those of these weeks, each person once."""
        last = self.first + timedelta(days=DAYS - 1)
        lines: dict[str, _Line] = {}
        for each in absences:
            if each.from_day <= last and each.to_day >= self.first:
                lines.setdefault(each.login, _Line(each.name, [])).absences.append(each)
        self._lines = list(lines.values())[:MOST_PEOPLE]
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_NAMES + DAYS * 14, _HEAD + max(1, len(self._lines)) * _LINE + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        t = theme.tokens()
        wide = (self.width() - _NAMES) / DAYS
        painter.setFont(theme.font(8.5))
        metrics = QFontMetrics(painter.font())
        bottom = _HEAD + max(1, len(self._lines)) * _LINE
        for place in range(DAYS):
            day = self.first + timedelta(days=place)
            left = _NAMES + place * wide
            if not self._calendar.is_working(day):
                painter.fillRect(QRectF(left, _HEAD, wide, bottom - _HEAD), QColor(t.sunken))
            if day.weekday() == 0:
                painter.setPen(QColor(t.muted))
                painter.drawText(QRectF(left, 0, wide * 7, _HEAD), f"{day:%d.%m}")
        for number, line in enumerate(self._lines):
            top = _HEAD + number * _LINE
            painter.setPen(QColor(t.text))
            name = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, _NAMES - 10)
            box = QRectF(0, top, _NAMES - 8, _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
            for absence in line.absences:
                self._bar(painter, absence, top, wide)
        today = _NAMES + (self._today - self.first).days * wide
        painter.setPen(QColor(t.accent))
        painter.drawLine(int(today), _HEAD, int(today), bottom)
        painter.end()

    def _bar(self, painter: QPainter, absence: Named, top: float, wide: float) -> None:
        begins = max(0, (absence.from_day - self.first).days)
        ends = min(DAYS, (absence.to_day - self.first).days + 1)
        bar = QRectF(_NAMES + begins * wide + 1, top + 5, (ends - begins) * wide - 2, _LINE - 10)
        tokens = theme.tokens()
        painter.setPen(QColor(tokens.muted))
        painter.setBrush(QBrush(QColor(tokens.muted), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(bar, 3, 3)
