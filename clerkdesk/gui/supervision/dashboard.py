"""The supervisor's page: within ten seconds where work piles up, what will be late and why, who has
too much, and what went wrong.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.forecast import PACE_DAYS, Checked, Reason
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.facts import FactsForm
from clerkdesk.gui.kit.layout import VerticalArea, column, row
from clerkdesk.gui.kit.notices import announce
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.supervision.absence_form import AbsenceForm
from clerkdesk.gui.supervision.balance_form import BalanceForm
from clerkdesk.gui.supervision.board_card import Wanted
from clerkdesk.gui.supervision.cells import NumberCard
from clerkdesk.gui.supervision.chart_card import ChartCard
from clerkdesk.gui.supervision.forecast_card import ForecastCard, reason_words
from clerkdesk.gui.supervision.mishaps_card import MishapsCard
from clerkdesk.gui.supervision.offices_card import OfficesCard
from clerkdesk.gui.supervision.people_card import PeopleCard
from clerkdesk.gui.supervision.reasons_card import ReasonsCard
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.reference_data import Choice
from clerkdesk.usecases.supervision import late_list, moving
from clerkdesk.usecases.supervision.board import Board, board
from clerkdesk.usecases.supervision.moving import Moved
from clerkdesk.usecases.supervision.workload import PersonRow

PERIODS = (1, 7, 30)
"""Days up to now that chart and reasons speak of."""
_WIDE = 1140
"""Pixels from which three cards stand beside each other."""
_GAP = 12


class DashboardPage(QWidget):
    """Every number is a link to its list; the page's keys are 1 to 5, A, B, Ctrl+P and F5."""

    list_wanted = Signal(object, str)
    """A ``Filter`` and the title of its list."""
    page_wanted = Signal(str)
    report_wanted = Signal()

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._context = context
        self.board: Board | None = None
        """What is shown; None: nothing has come yet."""
        self._reading = False
        self._again = False
        self._wide: bool | None = None
        self._build()
        context.tasks.read(
            self, reference_data.departments, context.me.organisation or ""
        ).succeeded.connect(self._set_offices)

    # -- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.at = label("", "muted")
        self.problem = label("", wrap=True)
        self.problem.setProperty("tone", "bad")
        self.again_button = button(self.tr("Again"), "link", "refresh-cw", self.reload)
        self.problem.hide()
        self.again_button.hide()
        self.moved = label("", "strong")
        self.back_button = button(self.tr("Take it back"), "link", "undo-2", self.take_back)
        self.moved.hide()
        self.back_button.hide()
        self._moved: Moved | None = None
        self.periods: list[QPushButton] = []
        for days in PERIODS:
            name = self.tr("Today") if days == 1 else self.tr("%n day(s)", "", days)
            choice = button(name, "view", None, partial(self.choose_period, days))
            choice.setCheckable(True)
            choice.setChecked(days == PERIODS[-1])
            self.periods.append(choice)
        self.office = QComboBox()
        self.office.setAccessibleName(self.tr("Office"))
        self.office.setMinimumWidth(150)
        self.office.addItem(self.tr("All offices"), None)
        self.office.currentIndexChanged.connect(lambda _index: self.reload())
        report = button(self.tr("Report…"), None, "printer", self.report_wanted.emit)
        head = row(
            label(self.tr("Dashboard"), "title"),
            self.at,
            1,
            row(*self.periods, spacing=6),
            self.office,
            report,
            spacing=10,
            # As far as the cards below go.
            margins=(0, 0, 8, 0),
        )
        self._make_cards()
        self.grid = QGridLayout()
        self.grid.setSpacing(_GAP)
        content = QWidget()
        content.setLayout(
            column(self._number_row(), self.grid, 1, spacing=_GAP, margins=(0, 0, 8, 8))
        )
        self.area = VerticalArea(content, self.tr("Dashboard"))
        self.setLayout(
            column(
                head,
                row(self.problem, self.again_button, 1, spacing=8),
                row(self.moved, self.back_button, 1, spacing=8),
                self.area,
                spacing=10,
                margins=(24, 14, 16, 0),
            )
        )

    def _number_row(self) -> QWidget:
        names = {
            "new": (self.tr("New"), "text", False),
            "in_progress": (self.tr("In progress"), "text", False),
            "late": (self.tr("Overdue"), "bad", True),
            "due_today": (self.tr("Due today"), "warn", True),
            "undelivered": (self.tr("Not arrived"), "text", True),
        }
        self.numbers = {}
        for key, (name, tone, rising_is_bad) in names.items():
            card = NumberCard(name, tone, rising_is_bad=rising_is_bad)
            card.clicked.connect(partial(self.open_number, key))
            self.numbers[key] = card
        cards = QWidget()
        cards.setLayout(row(*self.numbers.values(), spacing=_GAP))
        return cards

    def _make_cards(self) -> None:
        self.forecast = ForecastCard()
        self.forecast.late_wanted.connect(self._late_wanted)
        self.forecast.how_wanted.connect(self.explain)
        self.offices = OfficesCard()
        self.mishaps = MishapsCard()
        self.mishaps.page_wanted.connect(self.page_wanted)
        self.people = PeopleCard()
        self.people.balance_wanted.connect(self.balance)
        self.people.balance.setVisible(self._context.me.supervises)
        self.people.absences_wanted.connect(self.note_absence)
        self.people.absences.setVisible(self._context.me.supervises)
        self.chart = ChartCard()
        self.reasons = ReasonsCard()
        for card in (self.offices, self.people, self.chart, self.reasons, self.mishaps):
            card.list_wanted.connect(self._wanted)

    def _place(self) -> None:
        """Where the cards stand: three beside each other, or two."""
        wide = self.width() >= _WIDE
        if wide == self._wide:
            return
        self._wide = wide
        side = column(self.chart, self.reasons, spacing=_GAP)
        if wide:
            self.grid.addWidget(self.forecast, 0, 0, 1, 5)
            self.grid.addWidget(self.offices, 0, 5, 1, 6)
            self.grid.addWidget(self.mishaps, 0, 11, 1, 4)
            self.grid.addWidget(self.people, 1, 0, 1, 8)
            self.grid.addLayout(side, 1, 8, 1, 7)
        else:
            self.grid.addWidget(self.forecast, 0, 0, 1, 6)
            self.grid.addWidget(self.offices, 0, 6, 1, 9)
            self.grid.addWidget(self.people, 1, 0, 1, 10)
            self.grid.addWidget(self.mishaps, 1, 10, 1, 5)
            self.grid.addLayout(side, 2, 0, 1, 15)
        for place in range(15):
            self.grid.setColumnStretch(place, 1)
            self.grid.setColumnMinimumWidth(place, 20)

    def _set_offices(self, offices: list[Choice]) -> None:
        for office in offices:
            self.office.addItem(office.title, office.code)

    # -- reading -----------------------------------------------------------------------------------

    @property
    def days(self) -> int:
        """Of the chosen period."""
        return next(days for days, each in zip(PERIODS, self.periods) if each.isChecked())

    def choose_period(self, days: int) -> None:
        """Chart and reasons speak of so many days."""
        for each, choice in zip(PERIODS, self.periods):
            choice.setChecked(each == days)
        self.reload()

    def reload(self) -> None:
        """Read everything again; what is shown stays until it has come."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        task = self._context.tasks.read(self, board, self.office.currentData(), self.days)
        task.handled = True
        task.succeeded.connect(self._show)
        task.failed.connect(self._not_read)

    def _show(self, seen: Board) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.reload()
            return
        self.board = seen
        self._say("")
        look = seen.overview
        self.at.setText(texts.when(look.at))
        then = self._then(look.at.astimezone(BAKU).date())
        for key, number in look.numbers.items():
            card = self.numbers[key]
            card.stale = False
            card.show_number(number.now, number.before, number.line, then)
        self.forecast.show_forecast(look.forecast, look.closes, look.at, look.checked)
        today = look.at.astimezone(BAKU).date()
        ahead = [self._context.calendar.add_working_days(today, days) for days in (1, 2, 3)]
        self.offices.show_offices(look.offices, [today, *ahead])
        self.mishaps.show_mishaps(seen.mishaps, look.at)
        self.people.show_workload(seen.workload)
        self.chart.show_period(look.period)
        self.reasons.show_reasons(look.period)

    def _then(self, today: date) -> str:
        """The same weekday a week ago, in short."""
        weekdays = (
            self.tr("last Mon"),
            self.tr("last Tue"),
            self.tr("last Wed"),
            self.tr("last Thu"),
            self.tr("last Fri"),
            self.tr("last Sat"),
            self.tr("last Sun"),
        )
        return weekdays[(today - timedelta(days=7)).weekday()]

    def _not_read(self, error: BaseException) -> None:
        """The old figures stay, pale, with their time."""
        self._reading = False
        self._say(message(error))
        for card in self.numbers.values():
            card.stale = True
            card.update()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.again_button.setVisible(bool(problem))

    # -- going to lists ----------------------------------------------------------------------------

    def _within(self, chosen: Filter) -> Filter:
        """The same of the office that is chosen."""
        code = self.office.currentData()
        if code is None or chosen.departments or chosen.only is not None:
            return chosen
        parts = {name: getattr(chosen, name) for name in chosen.__dataclass_fields__}
        return Filter(**{**parts, "departments": (code,)})

    def _wanted(self, wanted: Wanted) -> None:
        self.list_wanted.emit(self._within(wanted.filter), wanted.title)

    def open_number(self, key: str) -> None:
        """The list behind one of the five figures."""
        if key == "undelivered":
            self.page_wanted.emit(key)
            return
        queue = {
            "new": Queue.NEW,
            "in_progress": Queue.IN_PROGRESS,
            "late": Queue.OVERDUE,
            "due_today": Queue.DUE_TODAY,
        }[key]
        self._wanted(Wanted(Filter(queue), self.numbers[key].name))

    def _late_wanted(self, day: date, reason: Reason) -> None:
        title = f"{reason_words(reason)} · {texts.day(day)}"
        office = self.office.currentData()
        task = self._context.tasks.read(self, late_list.will_be_late, day, reason, office)
        task.succeeded.connect(
            lambda chosen: self.list_wanted.emit(Filter(Queue.ALL, only=tuple(chosen)), title)
        )

    def balance(self) -> None:
        """Propose how work could be shared out among the clerks."""
        if not self._context.me.supervises:
            return
        office = self.office.currentData()
        form = BalanceForm(self._context, office, self.office.currentText())
        form.moved.connect(self._offer_back)
        form.list_wanted.connect(
            lambda chosen: self.list_wanted.emit(
                Filter(Queue.ALL, only=chosen), self.tr("Would be moved")
            )
        )
        self._context.open_form.emit(form)

    def note_absence(self) -> None:
        """Note who is not at work; what they hold is then offered for moving."""
        if not self._context.me.supervises or self.board is None:
            return
        form = AbsenceForm(self._context, self.people.people, self.people.chosen)
        form.noted.connect(self._noted)
        self._context.open_form.emit(form)

    def _noted(self, person: PersonRow | None) -> None:
        self.reload()
        if person is not None:
            self.balance()

    def _offer_back(self, moved: Moved) -> None:
        """What was moved comes back as one, as long as nobody has touched it."""
        self._moved = moved if moved.number else None
        notice = self.tr("%n application(s) moved.", "", moved.number)
        if moved.left:
            notice += " " + self.tr("%n stayed: somebody has changed it.", "", len(moved.left))
        self.moved.setText(notice)
        self.moved.show()
        self.back_button.setVisible(self._moved is not None)
        announce(self, notice)
        self.reload()

    def take_back(self) -> None:
        """Give what was moved back to whoever had it."""
        if self._moved is None or not self._context.reachable():
            return
        moved = self._moved
        self._moved = None
        self.back_button.hide()
        reason = self.tr("Taken back")
        task = self._context.tasks.run(self, moving.move_back, moved, reason)
        task.succeeded.connect(self._taken_back)

    def _taken_back(self, moved: Moved) -> None:
        self.moved.setText(self.tr("%n application(s) taken back.", "", moved.number))
        self.reload()

    def explain(self) -> None:
        """By which numbers the forecast goes."""
        if self.board is None:
            return
        look = self.board.overview
        paces = [
            (office.name, filled(self.tr("%1 decisions an hour"), _decimal(office.pace)))
            for office in look.offices
            if office.pace is not None
        ]
        lines = [
            (self.tr("Taken from"), self.tr("the last %n working day(s)", "", PACE_DAYS)),
            (self.tr("Hours until the end"), _decimal(look.hours_left)),
            *paces,
            (
                self.tr("Nothing is said of"),
                self.tr("%n application(s) where no pace is known", "", look.forecast.unknown),
            ),
            *((reason_words(reason), _explained(reason)) for reason in Reason),
            *((texts.day(each.day), _became(each)) for each in look.checked),
        ]
        form = FactsForm(
            self.tr("How it is reckoned what will be late"),
            lines,
            self._context.front,
            section="supervisors",
        )
        self._context.open_form.emit(form)

    # -- keys --------------------------------------------------------------------------------------

    def _own(self, event: QKeyEvent) -> bool:
        """Whether it is one of the page's keys; then it does what that means."""
        if isinstance(self.focusWidget(), QComboBox):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        keys: dict[Qt.Key, Callable[[], object]] = {
            **{
                Qt.Key(Qt.Key.Key_1 + place): partial(self.open_number, name)
                for place, name in enumerate(self.numbers)
            },
            Qt.Key.Key_B: self.balance,
            Qt.Key.Key_A: self.note_absence,
            Qt.Key.Key_F5: self.reload,
        }
        if control:
            keys = {Qt.Key.Key_P: self.report_wanted.emit}
        if key not in keys:
            return False
        if event.type() == QEvent.Type.KeyPress:
            keys[key]()
        return True

    def event(self, event: QEvent) -> bool:
        # The window has some of these as keys of the document.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._own(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._own(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        # Where one was, when one comes back from a list.
        (self.focusWidget() or next(iter(self.numbers.values()))).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def _decimal(number: float | None) -> str:
    return "—" if number is None else f"{number:.1f}".replace(".", ",")


def _became(checked: Checked) -> str:
    """Of a day that is over: what was forecast in the evening before, and what became of it."""
    translate = QCoreApplication.translate
    if checked.late is None:
        words = translate("DashboardPage", "%1 forecast; nobody looked when the office closed")
        return filled(words, checked.foreseen)
    words = translate("DashboardPage", "%1 forecast, %2 were late")
    return filled(words, checked.foreseen, checked.late)


def _explained(reason: Reason) -> str:
    translate = QCoreApplication.translate
    return {
        Reason.UNHELD: translate(
            "DashboardPage", "its place in the office's queue is beyond the office's pace"
        ),
        Reason.CITIZEN: translate("DashboardPage", "something was asked for and has not come"),
        Reason.AWAY: translate("DashboardPage", "its holder is not at work until that day"),
        Reason.BILLING: translate("DashboardPage", "asked more than ten minutes ago, no answer"),
        Reason.QUEUE: translate(
            "DashboardPage", "its place in the holder's queue is beyond the holder's pace"
        ),
    }[reason]
