"""Who is not at work: noted with its days, ended earlier, taken back; what they hold is offered for
moving.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QLineEdit, QPushButton

from clerkdesk.domain.absences import AbsenceKind
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.limits import ACT_LENGTH
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import empty, row
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.supervision.absence_calendar import AbsenceCalendar
from clerkdesk.usecases.supervision import absence_notes, absences
from clerkdesk.usecases.supervision.absences import Named
from clerkdesk.usecases.supervision.workload import PersonRow


def kind_words(kind: str) -> str:
    """Why somebody is not at work."""
    translate = QCoreApplication.translate
    return {
        AbsenceKind.LEAVE: translate("AbsenceForm", "On leave"),
        AbsenceKind.ILLNESS: translate("AbsenceForm", "Ill"),
        AbsenceKind.TRIP: translate("AbsenceForm", "On a trip"),
        AbsenceKind.OTHER: translate("AbsenceForm", "Not at work"),
    }[AbsenceKind(kind)]


class AbsenceForm(Form):
    """Opened again after each change, with what stands then."""

    section = "supervisors"
    noted = Signal(object)
    """The ``PersonRow`` of whom it was noted that they are not at work today; None: of another day,
    or an absence has ended."""

    def __init__(
        self, context: DeskContext, people: Sequence[PersonRow], chosen: str | None
    ) -> None:
        super().__init__(
            QCoreApplication.translate("AbsenceForm", "Who is not at work"),
            QCoreApplication.translate("AbsenceForm", "Note it"),
            context.front,
            width=640,
        )
        self._context = context
        self._people = {person.login: person for person in people}
        today = baku_date(context.clock())
        self._today = today
        self.calendar = AbsenceCalendar(context.calendar, today)
        self.calendar.hide()
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(14)
        self._lines.setColumnStretch(0, 2)
        self._lines.setColumnStretch(1, 3)
        self.ends: dict[int, QPushButton] = {}
        """The buttons that end an absence, by its id."""
        self.person = QComboBox()
        for each in sorted(people, key=lambda each: each.name):
            held = self.tr("%n application(s) held", "", each.held)
            self.person.addItem(f"{each.name} · {held}", each.login)
        self.person.setCurrentIndex(self.person.findData(chosen) if chosen else -1)
        self.kind = QComboBox()
        for kind in AbsenceKind:
            self.kind.addItem(kind_words(kind), str(kind))
        self.from_day = self._day(self.tr("From"))
        self.to_day = self._day(self.tr("To, included"))
        self.from_day.dateChanged.connect(self.to_day.setMinimumDate)
        self.note = QLineEdit()
        self.note.setMaxLength(ACT_LENGTH)
        self.body.addWidget(self.calendar)
        self.body.addLayout(self._lines)
        self.field(self.tr("Who"), self.person)
        self.field(self.tr("Why"), self.kind)
        days = row(self.from_day, label("–", "muted"), self.to_day, 1, spacing=8)
        self.body.addWidget(label(self.tr("From, and to which day included"), "muted"))
        self.body.addLayout(days)
        self.field(self.tr("Note (never what ails somebody)"), self.note)
        self.person.setFocus()
        self._read()

    def _day(self, name: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("dd.MM.yyyy")
        edit.setDate(QDate(self._today.year, self._today.month, self._today.day))
        edit.setAccessibleName(name)
        return edit

    # -- what stands -------------------------------------------------------------------------------

    def _read(self) -> None:
        self._context.tasks.read(self, absences.coming).succeeded.connect(self._show)

    def _show(self, standing: Sequence[Named]) -> None:
        self.calendar.show_absences(standing)
        self.calendar.setVisible(bool(standing))
        empty(self._lines)
        self.ends = {}
        for line, each in enumerate(standing):
            days = f"{texts.day(each.from_day)} – {texts.day(each.to_day)}"
            words = f"{kind_words(each.kind)}, {days}"
            begun = each.from_day < self._today
            ending = button(
                self.tr("Is back") if begun else self.tr("Take it back"),
                "link",
                None,
                partial(self._end, each.id),
            )
            ending.setAccessibleName(f"{ending.text()}: {each.name}, {words}")
            self.ends[each.id] = ending
            self._lines.addWidget(label(each.name, "strong"), line, 0)
            self._lines.addWidget(label(words, "muted", wrap=True), line, 1)
            self._lines.addWidget(ending, line, 2)
        if not standing:
            self._lines.addWidget(label(self.tr("Everybody is at work."), "muted"), 0, 0, 1, 3)
        for place in range(self._lines.count()):
            item = self._lines.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                # Qt shows it a moment later, and what is hidden has no size.
                widget.show()
        self.grow()

    def _end(self, absence_id: int) -> None:
        if not self._context.reachable():
            return
        task = self._context.tasks.run(self, absence_notes.end, absence_id)
        task.handled = True
        task.succeeded.connect(lambda _none: self._ended())
        task.failed.connect(lambda error: self.say(message(error)))

    def _ended(self) -> None:
        self._read()
        self.noted.emit(None)

    # -- noting ------------------------------------------------------------------------------------

    def check(self) -> str | None:
        if self.person.currentData() is None:
            return self.wrong(self.person, sentence("missing"))
        return None

    def try_accept(self) -> None:
        problem = self.check()
        if problem:
            self.say(problem)
            return
        if not self.accept_button.isEnabled() or not self._context.reachable():
            return
        self.accept_button.setEnabled(False)
        task = self._context.tasks.run(
            self,
            absence_notes.note,
            self.person.currentData(),
            _of(self.from_day),
            _of(self.to_day),
            self.kind.currentData(),
            self.note.text(),
        )
        task.handled = True
        task.succeeded.connect(lambda _none: self._noted())
        task.failed.connect(self._not_noted)

    def _noted(self) -> None:
        person = self._people[self.person.currentData()]
        now_away = _of(self.from_day) <= self._today
        self.accept()
        words = filled(self.tr("It is noted that %1 is not at work."), person.name)
        self._context.notice.emit(words, "ok")
        self.noted.emit(person if now_away and person.held else None)

    def _not_noted(self, error: BaseException) -> None:
        self.accept_button.setEnabled(True)
        self.say(message(error))


def _of(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())
