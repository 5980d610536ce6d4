"""Who has too much, who is away with work, who has little; and the way to share it out."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.widgets import button
from clerkdesk.gui.supervision.board_card import BoardCard, Wanted
from clerkdesk.gui.supervision.people_list import ROW, PeopleList, PeopleModel
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision.workload import Load, PersonRow, Workload

_ROWS = 8


class PeopleCard(BoardCard):
    """Three views of everybody; never in the order of speed."""

    balance_wanted = Signal()
    absences_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("PeopleCard", "CLERKS"))
        self.model = PeopleModel(self)
        self.list = PeopleList(self.model, self.tr("Clerks and what they hold"))
        self.list.person_wanted.connect(self._person_wanted)
        self.list.setMinimumHeight(ROW * 3)
        self.list.hide()
        self._seen = Workload(0, ())
        self.views: list[QPushButton] = []
        for index in range(3):
            choice = button("", "view", None, partial(self.show_view, index))
            choice.setCheckable(True)
            self.views.append(choice)
        self.views[0].setChecked(True)
        self.balance = button(
            self.tr("Share out…"), None, "arrow-left-right", self.balance_wanted.emit
        )
        self.absences = button("", None, "calendar-x", self.absences_wanted.emit)
        self.absences.setToolTip(self.tr("Who is not at work (A)"))
        self.absences.setAccessibleName(self.tr("Who is not at work"))
        self.head.insertLayout(1, row(*self.views, spacing=6))
        self.head.addWidget(self.absences)
        self.head.addWidget(self.balance)
        self.body.addWidget(self.list, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_workload(self, seen: Workload) -> None:
        self.filled_now()
        self.list.show()
        self._seen = seen
        numbers = [len(self._of_view(index)) for index in range(3)]
        names = (self.tr("Need attention"), self.tr("Away"), self.tr("All"))
        for choice, name, number in zip(self.views, names, numbers):
            choice.setText(f"{name}  {texts.number(number)}")
        self._show()

    def show_view(self, index: int) -> None:
        """0: who needs attention; 1: who is away; 2: everybody."""
        for place, choice in enumerate(self.views):
            choice.setChecked(place == index)
        self._show()

    @property
    def chosen(self) -> str | None:
        """The login of the person on whom the list stands; None: there is nobody."""
        at = self.list.currentIndex()
        return self.model.rows[at.row()].login if at.isValid() else None

    @property
    def people(self) -> list[PersonRow]:
        """Everybody."""
        return self._of_view(2)

    @property
    def view(self) -> int:
        """Which view is shown."""
        return next(place for place, choice in enumerate(self.views) if choice.isChecked())

    def _of_view(self, index: int) -> list[PersonRow]:
        people = self._seen.people
        if index == 1:
            return [person for person in people if person.absence is not None]
        if index == 2:
            return list(people)
        return [person for person in people if person.load is not Load.USUAL]

    def _show(self) -> None:
        rows = self._of_view(self.view)
        if list(self.model.rows) == rows and self.model.norm == self._seen.norm:
            return
        before = self.chosen
        self.model.set_rows(rows, self._seen.norm)
        places = [place for place, person in enumerate(rows) if person.login == before]
        if rows:
            self.list.selectRow(places[0] if places else 0)

    def _person_wanted(self, person: PersonRow, late: bool) -> None:
        queue = Queue.OVERDUE if late else Queue.IN_PROGRESS
        self.list_wanted.emit(Wanted(Filter(queue, holder=person.login), person.name))
