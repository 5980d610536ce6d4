"""What the administrator fills in for a colleague: the account, its password, closing it."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from clerkdesk.domain.errors import Expected
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.lifecycle import Role
from clerkdesk.domain.text import fold
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import button, clearable, column, label, restyle, row
from clerkdesk.usecases.office import Choice
from clerkdesk.usecases.people import administration
from clerkdesk.usecases.people.administration import StaffRow

# Without letters and figures that are taken for each other when a password is read aloud or copied
# by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Sixteen letters in four groups: 79 bits, and still to be dictated."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


class PasswordField(QWidget):
    """A password, hidden while it is typed; a made one is shown, for somebody must be told it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.setFocusProxy(self.edit)
        self.make_button = button(self.tr("Make one"), None, "refresh-cw", self.make)
        self.show_button = button(self.tr("Show"), None, None, self._toggle)
        self.copy_button = button(self.tr("Copy"), None, None, self._copy)
        self.setLayout(
            row(self.edit, self.make_button, self.show_button, self.copy_button, spacing=6)
        )
        self.edit.textChanged.connect(lambda text: self.copy_button.setEnabled(bool(text)))
        self.copy_button.setEnabled(False)

    def make(self) -> None:
        self.edit.setText(new_password())
        self._show(True)

    def _toggle(self) -> None:
        self._show(self.edit.echoMode() is QLineEdit.EchoMode.Password)

    def _show(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setText(self.tr("Hide") if shown else self.tr("Show"))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.edit.text())

    @property
    def text(self) -> str:
        return self.edit.text()


class OfficeChoice(QWidget):
    """Any number of offices, found as one types."""

    def __init__(
        self, offices: list[Choice], chosen: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search offices…"))
        self.search.setAccessibleName(self.tr("Search offices"))
        clearable(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Offices"))
        self.list.setMinimumHeight(112)
        for office in sorted(offices, key=lambda office: office.code not in chosen):
            item = QListWidgetItem(office.title)
            item.setData(Qt.ItemDataRole.UserRole, office.code)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(
                Qt.CheckState.Checked if office.code in chosen else Qt.CheckState.Unchecked
            )
            item.setSizeHint(QSize(0, 26))
            self.list.addItem(item)
        self.said = label("", "muted")
        self.setFocusProxy(self.search)
        self.setLayout(column(self.search, self.list, self.said, spacing=6))
        self.search.textChanged.connect(self._find)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.list.itemActivated.connect(self._turn)
        self._count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    @property
    def codes(self) -> list[str]:
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]

    def choose(self, code: str, chosen: bool = True) -> None:
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) == code:
                item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def _turn(self, item: QListWidgetItem) -> None:
        item.setCheckState(
            Qt.CheckState.Unchecked
            if item.checkState() is Qt.CheckState.Checked
            else Qt.CheckState.Checked
        )

    def _find(self, text: str) -> None:
        wanted = fold(text)
        for item in self._items():
            item.setHidden(wanted not in fold(item.text()))

    def _count(self) -> None:
        count = len(self.codes)
        self.said.setText(
            self.tr("%n office(s) chosen", "", count)
            if count
            else self.tr("None is chosen: the whole organisation.")
        )


class _TaskForm(Form):
    """A form whose button runs a use case; what it refuses stands in the form, and nothing typed is
    lost.
    """

    section = "supervisors"

    def __init__(
        self,
        tasks: TaskRunner,
        title: str,
        accept: str,
        parent: QWidget | None,
        *,
        danger: bool = False,
        width: int = 480,
    ) -> None:
        super().__init__(title, accept, parent, danger=danger, width=width)
        self._tasks = tasks
        self._fields: dict[str, tuple[str, QWidget]] = {}

    def _named(self, key: str, name: str, widget: QWidget) -> None:
        """A field whose faults the use case tells by ``key``."""
        self.field(name, widget)
        self._fields[key] = (name, widget)

    def _start(self) -> Task:
        raise NotImplementedError

    def try_accept(self) -> None:
        if not self.accept_button.isEnabled():
            return
        problem = self.check()
        if problem:
            self.say(problem)
            return
        self.accept_button.setEnabled(False)
        task = self._start()
        task.handled = True
        task.succeeded.connect(lambda _none: self.accept())
        task.failed.connect(self._failed)

    def _failed(self, error: BaseException) -> None:
        self.accept_button.setEnabled(True)
        key = (
            {"login_taken": "login"}.get(error.code, str(error.params.get("field", "")))
            if isinstance(error, Expected)
            else ""
        )
        self.fault(key, message(error))

    def fault(self, key: str, said: str) -> None:
        """Show what is wrong, with the field's name, and go to the field."""
        for _name, widget in self._fields.values():
            restyle(_edit(widget), invalid=None)
        if key in self._fields:
            name, widget = self._fields[key]
            said = f"{name}: {said}"
            restyle(_edit(widget), invalid="true")
            widget.setFocus()
        self.say(said)
        self.grow()


def _edit(widget: QWidget) -> QWidget:
    return widget.edit if isinstance(widget, PasswordField) else widget


class PersonForm(_TaskForm):
    """A new colleague, or (``person``) an account that is there."""

    def __init__(
        self,
        tasks: TaskRunner,
        organisation: str,
        offices: list[Choice],
        person: StaffRow | None,
        me: str | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(tasks, self._title(person), self._accept(person), parent, width=560)
        self._organisation = organisation
        self.name = QLineEdit(person.name if person else "")
        self.login = QLineEdit(person.login if person else "")
        self.name.setMaxLength(80)
        self.login.setMaxLength(63)
        self.login.setEnabled(person is None)
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(texts.word(role), str(role))
        self.role.setCurrentIndex(self.role.findData(person.role if person else "clerk"))
        own = person is not None and person.login == me
        self.role.setEnabled(not own)
        self.role.setToolTip(sentence("CD914") if own else "")
        self._pair(("name", self.tr("Name"), self.name), ("login", self.tr("Login"), self.login))
        self._named("role", self.tr("Role"), self.role)
        self.offices = OfficeChoice(offices, person.department_codes if person else [])
        self._named("department", self.tr("Offices"), self.offices)
        self.services = {
            str(service): QCheckBox(texts.word(service))
            for service, eservice in ESERVICES.items()
            if eservice.organisation == organisation
        }
        for service, box in self.services.items():
            box.setChecked(person is not None and service in person.services)
        named = label(self.tr("E-services (none chosen: all of the organisation's)"), "muted")
        self.body.addWidget(named)
        self.body.addLayout(row(*self.services.values(), 1, spacing=16))
        self.password = PasswordField() if person is None else None
        if self.password is not None:
            self._named("password", self.tr("Password"), self.password)
            self.password.edit.setAccessibleName(self.tr("Password"))
        self.name.setFocus()

    def _title(self, person: StaffRow | None) -> str:
        return self.tr("New person") if person is None else self.tr("Change the account")

    def _accept(self, person: StaffRow | None) -> str:
        return self.tr("Add") if person is None else self.tr("Save")

    def _pair(self, *fields: tuple[str, str, QWidget]) -> None:
        """Two short fields beside each other."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, (key, name, widget) in enumerate(fields):
            named = label(name, "muted")
            named.setBuddy(widget)
            widget.setAccessibleName(name)
            grid.addWidget(named, 0, place)
            grid.addWidget(widget, 1, place)
            grid.setColumnStretch(place, 1)
            self._fields[key] = (name, widget)
        self.body.addLayout(grid)

    def check(self) -> str | None:
        # An account without a password would open to anybody who knows its name.
        if self.password is not None and not self.password.text:
            self.fault("password", sentence("missing"))
            return self.problem.text()
        return None

    def _start(self) -> Task:
        services = [service for service, box in self.services.items() if box.isChecked()]
        name = self.name.text()
        role = str(self.role.currentData())
        login = self.login.text().strip()
        offices = self.offices.codes
        if self.password is None:
            return self._tasks.run(
                self,
                administration.change_staff,
                login,
                name=name,
                role=role,
                departments=offices,
                services=services,
            )
        return self._tasks.run(
            self,
            administration.add_staff,
            login,
            name,
            role,
            self._organisation,
            offices,
            services,
            self.password.text,
        )


class PasswordForm(_TaskForm):
    """A new password for a colleague, or for oneself."""

    def __init__(
        self, tasks: TaskRunner, person: StaffRow, hint: str, parent: QWidget | None
    ) -> None:
        super().__init__(tasks, self._title(), self._accept(), parent, width=480)
        self._person = person
        self.body.addWidget(label(f"{person.name} · {person.login}", "strong"))
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.password = PasswordField()
        self._named("password", self.tr("New password"), self.password)
        self.password.edit.setAccessibleName(self.tr("New password"))
        self.password.setFocus()

    def _title(self) -> str:
        return self.tr("Set the password")

    def _accept(self) -> str:
        return self.tr("Set")

    def check(self) -> str | None:
        if not self.password.text:
            self.fault("password", sentence("missing"))
            return self.problem.text()
        return None

    def _start(self) -> Task:
        return self._tasks.run(
            self, administration.set_password, self._person.login, self.password.text
        )


class ConfirmForm(_TaskForm):
    """A sentence of what will happen, and the button that does it."""

    def __init__(
        self,
        tasks: TaskRunner,
        title: str,
        accept: str,
        said: str,
        start: Callable[[QWidget], Task],
        parent: QWidget | None,
        *,
        danger: bool,
    ) -> None:
        super().__init__(tasks, title, accept, parent, danger=danger, width=440)
        self._begin = start
        self.body.addWidget(label(said, wrap=True))
        # Its usual word means to close, and so does the button beside it.
        self.cancel_button.setText(self.tr("Leave it as it is"))
        self.cancel_button.setFocus()

    def _start(self) -> Task:
        return self._begin(self)
