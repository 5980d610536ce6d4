"""The administrator's page: who works here, as what, for which offices; and whether the account is
open.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from clerkdesk.domain.text import fold
from clerkdesk.gui.administration.people_forms import ConfirmForm, PasswordForm, PersonForm
from clerkdesk.gui.administration.people_import import NewPasswords, PeopleImport
from clerkdesk.gui.kit import icons, texts, theme
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.layout import chain, column, row
from clerkdesk.gui.kit.notices import MessageBar
from clerkdesk.gui.kit.tables import DISPLAY, Index, PlainTable, table, table_card
from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, clearable, label
from clerkdesk.usecases.people import accounts, staff
from clerkdesk.usecases.people.staff import StaffAndOffices, StaffRow
from clerkdesk.usecases.reference_data import Choice

_OFFICES = 3
"""The column of a person's offices."""
_OFFICES_SHOWN = 2


class PeopleTable(PlainTable):
    """A closed account stands back; what is cut short is said in full by its tooltip."""

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        person: StaffRow = super().data(index, Qt.ItemDataRole.UserRole)
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                shortened = index.column() == _OFFICES and len(person.departments) > _OFFICES_SHOWN
                return "\n".join(person.departments) if shortened else None
            case Qt.ItemDataRole.ForegroundRole:
                return None if person.active else QColor(theme.tokens().muted)
        return super().data(index, role)


class PeoplePage(QWidget):
    """``own_password_set``: the administrator's own password is another now, and what signed in
    with the old one must do so again. ``open_form`` with every form.

    ``me``: the administrator's login.
    """

    own_password_set = Signal()
    open_form = Signal(object)
    """A form that is ready to be opened."""

    def __init__(
        self, tasks: TaskRunner, organisation: str, me: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._organisation = organisation
        self._me = me
        self._people: list[StaffRow] = []
        self._offices: list[Choice] = []
        self._next_selected: str | None = None
        self.count = label("", "muted")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name or login…"))
        self.search.setAccessibleName(self.tr("Search people"))
        self.search.setFixedWidth(300)
        self._glass = self.search.addAction(
            icons.icon("search", theme.tokens().muted), QLineEdit.ActionPosition.LeadingPosition
        )
        clearable(self.search)
        self.new_button = button(self.tr("New person…"), "primary", "user", self.add)
        self.import_button = button(
            self.tr("From a table…"), None, "folder-input", self.import_people
        )
        self.change_button = button(self.tr("Change…"), None, "notebook-pen", self.change)
        self.password_button = button(self.tr("Set the password…"), None, None, self.set_password)
        self.active_button = button(self.tr("Disable…"), "danger", None, self.turn)
        heads = (
            self.tr("Name"),
            self.tr("Login"),
            self.tr("Role"),
            self.tr("Offices"),
            self.tr("E-services"),
            self.tr("Account"),
        )
        self.model = PeopleTable(heads, self)
        self.table = table(self.model, self.tr("People"))
        self.table.horizontalHeader().setSectionResizeMode(_OFFICES, QHeaderView.ResizeMode.Stretch)
        self.table.setWordWrap(False)
        self.table.activated.connect(lambda _index: self.change())
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._selected())
        self.model.modelReset.connect(self._selected)
        self.nothing = label(
            self.tr("Nobody is found. Write less, or another part of the name."), "muted"
        )
        self.nothing.hide()
        self.bar = MessageBar()
        card = table_card(self.table)
        head = row(label(self.tr("People"), "title"), self.count, 1, spacing=10)
        head.addWidget(self.import_button)
        head.addWidget(self.new_button)
        tools = row(
            self.search, 1, self.change_button, self.password_button, self.active_button, spacing=8
        )
        self.setLayout(column(head, self.bar, tools, self.nothing, card, spacing=12))
        order = (
            self.import_button,
            self.new_button,
            self.search,
            self.change_button,
            self.password_button,
            self.active_button,
            self.table,
        )
        chain(order)
        self.search.textChanged.connect(lambda _text: self._fill())
        self._selected()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the list ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list again, and take the colours of the theme in force."""
        self._glass.setIcon(icons.icon("search", theme.tokens().muted))
        task = self._tasks.read(self, staff.staff_and_offices, self._organisation)
        task.handled = True
        task.succeeded.connect(self._show)
        task.failed.connect(lambda error: self.bar.say(message(error), "bad"))

    def _show(self, lists: StaffAndOffices) -> None:
        self._people = lists.staff
        self._offices = lists.departments
        self._fill()

    def _fill(self) -> None:
        """The people whom the search leaves; whoever was selected still is."""
        selected = self._next_selected or (self.person.login if self.person else None)
        self._next_selected = None
        query = fold(self.search.text())
        shown = [
            person for person in self._people if query in fold(f"{person.name} {person.login}")
        ]
        self.model.set_rows([self._line(person) for person in shown], shown)
        self.count.setText(texts.number(len(shown)))
        self.nothing.setVisible(bool(self._people) and not shown)
        for index, person in enumerate(shown):
            if person.login == selected:
                self.table.selectRow(index)

    def _line(self, person: StaffRow) -> list[str]:
        offices = ", ".join(person.departments[:_OFFICES_SHOWN]) or self.tr(
            "The whole organisation"
        )
        if len(person.departments) > _OFFICES_SHOWN:
            offices += filled(self.tr(" and %1 more"), len(person.departments) - _OFFICES_SHOWN)
        services = ", ".join(texts.word(service) for service in person.services) or self.tr("All")
        state = self.tr("Active") if person.active else self.tr("Disabled")
        if person.active and not person.has_password:
            state = self.tr("Active, without a password")
        return [person.name, person.login, texts.word(person.role), offices, services, state]

    @property
    def person(self) -> StaffRow | None:
        """Who is selected."""
        rows = self.table.selectionModel().selectedRows()
        person: StaffRow | None = rows[0].data(Qt.ItemDataRole.UserRole) if rows else None
        return person

    def _selected(self) -> None:
        person = self.person
        hint = self.tr("Choose a person in the list first.") if person is None else ""
        for account_button in (self.change_button, self.password_button, self.active_button):
            account_button.setEnabled(person is not None)
            account_button.setToolTip(hint)
        self.active_button.setText(
            self.tr("Enable…") if person is not None and not person.active else self.tr("Disable…")
        )

    # -- what is done to it ------------------------------------------------------------------------

    def add(self) -> None:
        """Open the form for a new colleague."""
        form = PersonForm(
            tasks=self._tasks,
            organisation=self._organisation,
            offices=self._offices,
            person=None,
            me=self._me,
            parent=self.window(),
        )
        form.accepted.connect(
            lambda: self._done(
                filled(self.tr("%1 is added."), form.name.text().strip()),
                form.login.text().strip(),
            )
        )
        self.open_form.emit(form)

    def import_people(self) -> None:
        """Open the form that takes a table of new colleagues."""
        form = PeopleImport(self._tasks, self._organisation, self.window())
        form.accepted.connect(partial(self._imported, form))
        self.open_form.emit(form)

    def _imported(self, form: PeopleImport) -> None:
        accounts_of = form.accounts
        self._done(
            filled(self.tr("Accounts that were added: %1."), len(accounts_of)),
            accounts_of[0].login,
        )
        self.open_form.emit(NewPasswords(accounts_of, self.window()))

    def change(self) -> None:
        """Open the form for the selected account."""
        if self.person is not None:
            form = PersonForm(
                tasks=self._tasks,
                organisation=self._organisation,
                offices=self._offices,
                person=self.person,
                me=self._me,
                parent=self.window(),
            )
            form.accepted.connect(
                lambda: self._done(
                    filled(self.tr("%1 is changed."), form.name.text().strip()),
                    form.login.text(),
                )
            )
            self.open_form.emit(form)

    def set_password(self) -> None:
        """Open the form for another password of the selected person."""
        person = self.person
        if person is None:
            return
        own = person.login == self._me
        hint = (
            self.tr("You sign in again with it.")
            if own
            else self.tr("Tell it to the person yourself; it is shown nowhere again.")
        )
        form = PasswordForm(self._tasks, person, hint, self.window())
        form.accepted.connect(
            lambda: self._done(
                filled(self.tr("The password of %1 is set."), person.name), person.login
            )
        )
        if own:
            form.accepted.connect(self.own_password_set)
        self.open_form.emit(form)

    def turn(self) -> None:
        """Disable the account, or enable it again, after a sentence of what that means."""
        person = self.person
        if person is None:
            return
        if person.active:
            title = self.tr("Disable the account")
            accept = self.tr("Disable")
            consequence = self.tr(
                "%1 can sign in no more, and open sessions end at once: what is not saved there is "
                "lost. Applications in this person's work stay there until a supervisor assigns "
                "them."
            )
            outcome = self.tr("The account of %1 is disabled.")
        else:
            title = self.tr("Enable the account")
            accept = self.tr("Enable")
            consequence = self.tr("%1 can sign in again, with the same role, offices and password.")
            outcome = self.tr("The account of %1 is enabled.")
        form = ConfirmForm(
            tasks=self._tasks,
            title=title,
            accept=accept,
            consequence=filled(consequence, person.name),
            start=partial(self._start_turning, person),
            parent=self.window(),
            danger=person.active,
        )
        form.accepted.connect(lambda: self._done(filled(outcome, person.name), person.login))
        self.open_form.emit(form)

    def _start_turning(self, person: StaffRow, owner: QWidget) -> Task:
        return self._tasks.run(owner, accounts.set_active, person.login, not person.active)

    def _done(self, outcome: str, login: str) -> None:
        self.bar.say(outcome, "ok")
        self._next_selected = login
        self.reload()
