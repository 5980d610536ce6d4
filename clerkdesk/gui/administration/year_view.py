"""A year as twelve months: shape and colour for each kind of day, all of it by the keyboard."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerkdesk.domain.day_kinds import DayKind
from clerkdesk.gui.administration import calendar_texts
from clerkdesk.gui.administration.calendar_draft import CalendarDraft, Days, is_working, kind_in
from clerkdesk.gui.kit import theme
from clerkdesk.gui.kit.notices import announce

_COLUMNS = 4
_WEEKS = 6
_HEAD = 18
_WEEKDAYS = 17
_GAP = (8, 20)
_CELL = 25
_NARROW_CELL = 17
"""Pixels: no day is wider."""
_ROW = (15, 20)
"""Pixels: how low and how high a week may be."""
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind of day is painted; tokens of the theme."""

    ground: str = ""
    ink: str = "text"
    edge: str = ""
    round: bool = False
    underlined: bool = False


LOOKS = {
    DayKind.HOLIDAY: _Look(ground="bad_soft", ink="bad", round=True),
    DayKind.MOVED: _Look(ground="warn_soft", ink="warn", underlined=True),
    DayKind.WORKING: _Look(edge="ok", ink="ok", ground="ok_soft"),
    DayKind.MOURNING: _Look(ground="text", ink="surface"),
}
"""A worked day looks so where its weekday says that it is free."""
_CHOSEN = _Look(ground="accent", ink="on_accent")


def paint_day(painter: QPainter, cell: QRect, text: str, look: _Look) -> None:
    """A day's number in the shape of its kind, in the middle of the cell."""
    tokens = theme.tokens()
    side = min(cell.width() - 2, cell.height() + 1, 19)
    shape = QRectF(0, 0, side, side)
    shape.moveCenter(QRectF(cell).center())
    radius = side / 2 if look.round else 3
    if look.ground or look.edge:
        painter.setBrush(
            QColor(getattr(tokens, look.ground)) if look.ground else Qt.GlobalColor.transparent
        )
        edge = (
            QPen(QColor(getattr(tokens, look.edge)), 1.4) if look.edge else QPen(Qt.PenStyle.NoPen)
        )
        painter.setPen(edge)
        painter.drawRoundedRect(shape, radius, radius)
    painter.setPen(QColor(getattr(tokens, look.ink)))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)
    if look.underlined:
        line = QRectF(shape.left() + 3, shape.bottom() - 3, side - 6, 1.4)
        painter.fillRect(line, QColor(getattr(tokens, look.ink)))


class YearView(QWidget):
    """``selected_changed`` with the day that the keyboard or the mouse is on; ``kind_wanted``: T
    was pressed; ``year_wanted`` when a step leads out of the year.
    """

    selected_changed = Signal(object)
    kind_wanted = Signal()
    undo_wanted = Signal()
    editor_wanted = Signal()
    year_wanted = Signal(object)

    def __init__(self, draft: CalendarDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._days: Days = {}
        self._today = date.min
        self.selected = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Year"))

    # -- what is shown -----------------------------------------------------------------------------

    def show_year(self, days: Days, selected: date, today: date) -> None:
        """The year of the selected day."""
        self._days = days
        self._today = today
        self.selected = selected
        self._say(quiet=True)
        self.update()

    def changed(self) -> None:
        """The draft is another one."""
        self._say()
        self.update()

    @property
    def year(self) -> int:
        return self.selected.year

    def spoken(self, on: date) -> str:
        """A day as it is read aloud, and as its tooltip says it."""
        kind = kind_in(self._draft, on, self._days)
        day = self._days.get(on)
        return calendar_texts.spoken(
            on=on,
            kind=kind,
            reason=day.reason if day is not None and on not in self._draft.decisions else "",
            is_today=on == self._today,
            is_draft=on in self._draft.decisions,
        )

    def _say(self, *, quiet: bool = False) -> None:
        words = self.spoken(self.selected)
        self.setAccessibleDescription(words)
        if not quiet:
            announce(self, words)

    def select(self, on: date) -> None:
        """Go to a day, of whatever year."""
        if on == self.selected:
            return
        if on.year != self.year:
            self.year_wanted.emit(on)
            return
        self.selected = on
        self._say()
        self.update()
        self.selected_changed.emit(on)

    # -- geometry ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(4 * 7 * 19 + 3 * _GAP[1], 3 * (_HEAD + _WEEKDAYS + _WEEKS * 18) + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * 7 * 14 + 3 * _GAP[0], 3 * (_HEAD + _WEEKDAYS + _WEEKS * _ROW[0]) + 8)

    def _cell(self) -> QSize:
        width = (self.width() - (_COLUMNS - 1) * _GAP[0]) // _COLUMNS // 7
        height = (self.height() // 3 - _HEAD - _WEEKDAYS - 4) // _WEEKS
        # Where there is room the months stand apart.
        if width > _NARROW_CELL:
            width = max(_NARROW_CELL, (self.width() - (_COLUMNS - 1) * _GAP[1]) // _COLUMNS // 7)
        return QSize(min(width, _CELL), max(_ROW[0], min(height, _ROW[1])))

    def _month_at(self, month: int) -> QPoint:
        cell = self._cell()
        wide = (self.width() - 7 * cell.width()) // (_COLUMNS - 1)
        high = _HEAD + _WEEKDAYS + _WEEKS * cell.height() + 4
        spare = max(0, self.height() - 3 * high) // 3
        row, column = divmod(month - 1, _COLUMNS)
        return QPoint(column * wide, row * (high + spare))

    def cell_of(self, on: date) -> QRect:
        """Where a day of the shown year stands."""
        size = self._cell()
        at = self._month_at(on.month)
        first = date(on.year, on.month, 1).weekday()
        week, weekday = divmod(first + on.day - 1, 7)
        return QRect(
            at.x() + weekday * size.width(),
            at.y() + _HEAD + _WEEKDAYS + week * size.height(),
            size.width(),
            size.height(),
        )

    def day_at(self, point: QPoint) -> date | None:
        """The day under the mouse."""
        for month in range(1, 13):
            for day in range(1, calendar.monthrange(self.year, month)[1] + 1):
                on = date(self.year, month, day)
                if self.cell_of(on).contains(point):
                    return on
        return None

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.selected == date.min:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_month(painter, month)
        painter.end()

    def _paint_month(self, painter: QPainter, month: int) -> None:
        tokens = theme.tokens()
        size = self._cell()
        at = self._month_at(month)
        head = QRect(at.x(), at.y(), 7 * size.width(), _HEAD)
        days = [
            date(self.year, month, day)
            for day in range(1, calendar.monthrange(self.year, month)[1] + 1)
        ]
        kinds = {on: kind_in(self._draft, on, self._days) for on in days}
        worked = sum(is_working(kind) for kind in kinds.values())
        painter.setFont(theme.font(9, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.text))
        painter.drawText(
            head.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, calendar_texts.month(month)
        )
        painter.setFont(theme.font(8))
        painter.setPen(QColor(tokens.muted))
        count = calendar_texts.Counts().working(worked)
        painter.drawText(
            head.adjusted(0, 0, -3, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            count,
        )
        for place, name in enumerate(calendar_texts.weekdays()):
            cell = QRect(at.x() + place * size.width(), at.y() + _HEAD, size.width(), _WEEKDAYS)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, name)
        for on, kind in kinds.items():
            self._paint(painter, on, kind)

    def _paint(self, painter: QPainter, on: date, kind: DayKind | None) -> None:
        tokens = theme.tokens()
        look = _plain(on) if kind is None or _is_plain(on, kind) else LOOKS[kind]
        chosen = on == self.selected
        if chosen:
            look = _CHOSEN
        weight = QFont.Weight.DemiBold if look.ground or look.edge else QFont.Weight.Normal
        painter.setFont(theme.font(8.5, weight))
        cell = self.cell_of(on)
        paint_day(painter, cell, str(on.day), look)
        if on in self._draft.decisions and not chosen:
            painter.setPen(QPen(QColor(tokens.accent), 1.2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(1, 0.5, -1, -0.5), 4, 4)
        if on == self._today:
            line = QRectF(cell.center().x() - 4, cell.bottom() - 0.5, 9, 2)
            painter.fillRect(line, QColor(tokens.accent))
        if chosen and self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(0, -0.5, 0, 0.5), 5, 5)

    # -- keys and mouse ----------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # The window has T, Ctrl+Z and the paging keys for documents; here they are the year's.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control:
            return key is Qt.Key.Key_Z
        return key in _STEPS or key in _MONTHS or key is Qt.Key.Key_T

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key is Qt.Key.Key_Z:
            self.undo_wanted.emit()
        elif control:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.select(self.selected + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self.select(_month_later(self.selected, _MONTHS[key]))
        elif key is Qt.Key.Key_T:
            self.kind_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editor_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on = self.day_at(event.position().toPoint())
        if on is not None:
            self.select(on)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on = self.day_at(event.position().toPoint())
        self.setToolTip(self.spoken(on) if on is not None else "")


def _is_plain(on: date, kind: DayKind) -> bool:
    return kind is DayKind.WORKING and on.weekday() < calendar.SATURDAY


def _plain(on: date) -> _Look:
    return _Look() if on.weekday() < calendar.SATURDAY else _Look(ink="muted")


def _month_later(on: date, months: int) -> date:
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))
