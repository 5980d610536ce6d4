"""The administrator's page: who works here, as what, for which offices; and the accounts' doors."""

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from clerkdesk.domain.text import fold
from clerkdesk.gui.kit import icons, texts, theme
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.notices import MessageBar
from clerkdesk.gui.kit.tables import PlainTable, table
from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.gui.kit.widgets import Card, button, clearable, column, label, row
from clerkdesk.gui.supervision.people_forms import ConfirmForm, PasswordForm, PersonForm
from clerkdesk.usecases import office
from clerkdesk.usecases.office import Choice
from clerkdesk.usecases.people import administration
from clerkdesk.usecases.people.administration import StaffRow

_OFFICES_SHOWN = 2


class PeopleTable(PlainTable):
    """A closed account stands back; what is cut short is said in full by its tooltip."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if index.isValid() and role in (
            Qt.ItemDataRole.ForegroundRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            person = super().data(index, Qt.ItemDataRole.UserRole)
            if role == Qt.ItemDataRole.ToolTipRole:
                return (
                    "\n".join(person.departments)
                    if index.column() == 3 and len(person.departments) > _OFFICES_SHOWN
                    else None
                )
            return None if person.active else QColor(theme.tokens().muted)
        return super().data(index, role)


class PeoplePage(QWidget):
    """``own_password_set``: the administrator's own password is another now, and what signed in
    with the old one must do so again.
    """

    own_password_set = Signal()
    open_form = Signal(object)
    """A form that is ready to be opened."""

    def __init__(
        self, tasks: TaskRunner, organisation: str, me: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._organisation = organisation
        self._me = me
        self._people: list[StaffRow] = []
        self._offices: list[Choice] = []
        self._wanted: str | None = None
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
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.setWordWrap(False)
        self.table.activated.connect(lambda _index: self.change())
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._selected())
        self.model.modelReset.connect(self._selected)
        self.nothing = label(
            self.tr("Nobody is found. Write less, or another part of the name."), "muted"
        )
        self.nothing.hide()
        self.bar = MessageBar()
        card = Card()
        card.body.addWidget(self.table)
        card.setSizePolicy(
            card.sizePolicy().horizontalPolicy(), self.table.sizePolicy().verticalPolicy()
        )
        head = row(label(self.tr("People"), "title"), self.count, 1, self.new_button, spacing=10)
        tools = row(
            self.search, 1, self.change_button, self.password_button, self.active_button, spacing=8
        )
        self.setLayout(
            column(head, self.bar, tools, self.nothing, card, spacing=14, margins=(24, 16, 24, 18))
        )
        order = (
            self.new_button,
            self.search,
            self.change_button,
            self.password_button,
            self.active_button,
            self.table,
        )
        for before, after in zip(order, order[1:]):
            self.setTabOrder(before, after)
        self.search.textChanged.connect(lambda _text: self._fill())
        self._selected()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the list ----------------------------------------------------------------------------------

    def reload(self) -> None:
        self._glass.setIcon(icons.icon("search", theme.tokens().muted))
        task = self._tasks.read(self, _lists, self._organisation)
        task.handled = True
        task.succeeded.connect(self._show)
        task.failed.connect(lambda error: self.bar.say(message(error), "bad"))

    def _show(self, lists: tuple[list[StaffRow], list[Choice]]) -> None:
        self._people, self._offices = lists
        self._fill()

    def _fill(self) -> None:
        kept = self._wanted or (self.person.login if self.person else None)
        self._wanted = None
        wanted = fold(self.search.text())
        found = [
            person for person in self._people if wanted in fold(f"{person.name} {person.login}")
        ]
        self.model.set_rows([self._line(person) for person in found], list(found))
        self.count.setText(texts.number(len(found)))
        self.nothing.setVisible(bool(self._people) and not found)
        place = next((n for n, person in enumerate(found) if person.login == kept), None)
        if place is not None:
            self.table.selectRow(place)

    def _line(self, person: StaffRow) -> list[str]:
        offices = ", ".join(person.departments[:_OFFICES_SHOWN]) or self.tr(
            "The whole organisation"
        )
        if len(person.departments) > _OFFICES_SHOWN:
            offices += self.tr(" and %1 more").replace(
                "%1", str(len(person.departments) - _OFFICES_SHOWN)
            )
        services = ", ".join(texts.word(service) for service in person.services) or self.tr("All")
        state = self.tr("Active") if person.active else self.tr("Disabled")
        if person.active and not person.has_password:
            state = self.tr("Active, without a password")
        return [person.name, person.login, texts.word(person.role), offices, services, state]

    @property
    def person(self) -> StaffRow | None:
        """Who is selected."""
        rows = self.table.selectionModel().selectedRows()
        found: StaffRow | None = rows[0].data(Qt.ItemDataRole.UserRole) if rows else None
        return found

    def _selected(self) -> None:
        person = self.person
        hint = self.tr("Choose a person in the list first.") if person is None else ""
        for made in (self.change_button, self.password_button, self.active_button):
            made.setEnabled(person is not None)
            made.setToolTip(hint)
        self.active_button.setText(
            self.tr("Enable…") if person is not None and not person.active else self.tr("Disable…")
        )

    # -- what is done to it ------------------------------------------------------------------------

    def add(self) -> None:
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
                self.tr("%1 is added.").replace("%1", form.name.text().strip()),
                form.login.text().strip(),
            )
        )
        self.open_form.emit(form)

    def change(self) -> None:
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
                    self.tr("%1 is changed.").replace("%1", form.name.text().strip()),
                    form.login.text(),
                )
            )
            self.open_form.emit(form)

    def set_password(self) -> None:
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
                self.tr("The password of %1 is set.").replace("%1", person.name), person.login
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
            said = self.tr(
                "%1 can sign in no more, and open sessions end at once: what is not saved there is lost. Applications in this person's work stay there until a supervisor assigns them."
            )
            done = self.tr("The account of %1 is disabled.")
        else:
            title = self.tr("Enable the account")
            accept = self.tr("Enable")
            said = self.tr("%1 can sign in again, with the same role, offices and password.")
            done = self.tr("The account of %1 is enabled.")
        start = partial(self._turn, person)
        form = ConfirmForm(
            tasks=self._tasks,
            title=title,
            accept=accept,
            said=said.replace("%1", person.name),
            start=start,
            parent=self.window(),
            danger=person.active,
        )
        form.accepted.connect(lambda: self._done(done.replace("%1", person.name), person.login))
        self.open_form.emit(form)

    def _turn(self, person: StaffRow, owner: QWidget) -> Task:
        return self._tasks.run(owner, administration.set_active, person.login, not person.active)

    def _done(self, said: str, login: str) -> None:
        self.bar.say(said, "ok")
        self._wanted = login
        self.reload()


def _lists(session: Any, organisation: str) -> tuple[list[StaffRow], list[Choice]]:
    return administration.list_staff(session), office.departments(session, organisation)
