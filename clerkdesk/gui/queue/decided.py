"""What one has decided oneself: today, yesterday, or on any day of a calendar."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QObject, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.location import ListLocation, Location
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import tint, tool
from clerkdesk.usecases.queue.filters import Filter


class DayForm(Form):
    """A day of the calendar; no later one than ``last``."""

    section = "views"

    def __init__(self, title: str, last: date, parent: QWidget | None) -> None:
        super().__init__(title, self.tr("Show"), parent, width=420)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(self.tr("Day"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Qt's own red and black are not to be read on every theme.
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        for name, icon in (("prevmonth", "arrow-left"), ("nextmonth", "arrow-right")):
            arrow = self.calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if arrow is not None:
                tint(arrow, icon)
        self.calendar.setMaximumDate(QDate(last.year, last.month, last.day))
        self.body.addWidget(self.calendar)
        self.calendar.activated.connect(lambda _day: self.try_accept())
        self.calendar.setFocus()

    @property
    def day(self) -> date:
        chosen = self.calendar.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())


class DecidedByMe(QObject):
    """``button`` opens the menu; without an account one has decided nothing, and there is none."""

    def __init__(self, context: DeskContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.button = tool("calendar-clock", self.tr("My decisions"), self.show_menu)
        self.button.setVisible(context.me.id is not None)

    def menu(self) -> QMenu:
        menu = QMenu(self.button)
        theme.dress(menu)
        menu.addAction(self.tr("My decisions today"), lambda: self.show_day(self.today))
        menu.addAction(
            self.tr("My decisions yesterday"), lambda: self.show_day(self.today - timedelta(days=1))
        )
        menu.addAction(self.tr("On another day…"), self.ask_day)
        return menu

    def show_menu(self) -> None:
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    @property
    def today(self) -> date:
        """By the database's clock, in Baku."""
        return baku_date(self._context.clock())

    def ask_day(self) -> None:
        form = DayForm(self.tr("My decisions"), self.today, self._context.front)
        form.accepted.connect(lambda: self.show_day(form.day))
        self._context.open_form.emit(form)

    def show_day(self, day: date) -> None:
        """The list of what one decided on that day."""
        decided = Filter(Queue.ALL, decided_by=self._context.me.login, decided_on=day)
        title = filled(self.tr("My decisions, %1"), texts.day(day))
        self._context.go_to.emit(Location(list=ListLocation(decided, title)))
