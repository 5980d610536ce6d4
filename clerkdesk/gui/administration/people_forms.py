"""What the administrator fills in for a colleague: the account, its password, closing it."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from clerkdesk.domain.errors import Expected
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.lifecycle import Role
from clerkdesk.gui.administration.office_choice import OfficeChoice
from clerkdesk.gui.administration.password_field import PasswordField
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import label, mark_invalid
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.people.staff import StaffRow
from clerkdesk.usecases.reference_data import Choice


class TaskForm(Form):
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

    def keyed_field(self, key: str, name: str, widget: QWidget) -> None:
        """A field whose faults the use case tells by ``key``."""
        self.field(name, widget)
        self._fields[key] = (name, widget)

    def _start(self) -> Task:
        raise NotImplementedError

    def try_accept(self) -> None:
        """Run the use case, unless something is missing."""
        if not self.accept_button.isEnabled():
            return
        problem = self.check()
        if problem:
            self.say(problem)
            return
        self.accept_button.setEnabled(False)
        task = self._start()
        task.handled = True
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self._failed)

    def _succeeded(self, _value: object) -> None:
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.accept_button.setEnabled(True)
        self.fault(_field_of(error), message(error))

    def fault(self, key: str, problem: str) -> None:
        """Say what is wrong, with the field's name, and go to the field; another ``key``: with
        none of the fields.
        """
        for _name, widget in self._fields.values():
            mark_invalid(_editor(widget), "")
        if key in self._fields:
            name, widget = self._fields[key]
            problem = f"{name}: {problem}"
            mark_invalid(_editor(widget), problem)
            widget.setFocus()
        self.say(problem)
        self.grow()


def _field_of(error: BaseException) -> str:
    """The key of the field that a refusal is about; "": none."""
    if not isinstance(error, Expected):
        return ""
    if error.code == "login_taken":
        return "login"
    return str(error.params.get("field", ""))


def _editor(widget: QWidget) -> QWidget:
    """What shows a field's frame."""
    return widget.edit if isinstance(widget, PasswordField) else widget


class PersonForm(TaskForm):
    """A new colleague, or (``person``) an account that is there.

    ``me``: the login of whoever changes it; nobody changes the own role.
    """

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
        self.keyed_field("role", self.tr("Role"), self.role)
        self.offices = OfficeChoice(offices, person.department_codes if person else [])
        self.keyed_field("department", self.tr("Offices"), self.offices)
        self.services: dict[str, QCheckBox] = {}
        for service, eservice in ESERVICES.items():
            if eservice.organisation == organisation:
                box = QCheckBox(texts.word(service))
                box.setChecked(person is not None and service in person.services)
                self.services[str(service)] = box
        self.body.addWidget(
            label(self.tr("E-services (none chosen: all of the organisation's)"), "muted")
        )
        self.body.addLayout(row(*self.services.values(), 1, spacing=16))
        self.password = PasswordField() if person is None else None
        if self.password is not None:
            self.keyed_field("password", self.tr("Password"), self.password)
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
        for column, (key, name, widget) in enumerate(fields):
            caption = label(name, "muted")
            caption.setBuddy(widget)
            widget.setAccessibleName(name)
            grid.addWidget(caption, 0, column)
            grid.addWidget(widget, 1, column)
            grid.setColumnStretch(column, 1)
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
                accounts.change_staff,
                login,
                name=name,
                role=role,
                departments=offices,
                services=services,
            )
        return self._tasks.run(
            self,
            accounts.add_staff,
            login,
            name=name,
            role=role,
            organisation=self._organisation,
            departments=offices,
            services=services,
            password=self.password.text,
        )


class PasswordForm(TaskForm):
    """A new password for a colleague, or for oneself; ``hint``: what to know beforehand."""

    def __init__(
        self, tasks: TaskRunner, person: StaffRow, hint: str, parent: QWidget | None
    ) -> None:
        super().__init__(tasks, self._title(), self._accept(), parent, width=480)
        self._person = person
        self.body.addWidget(label(f"{person.name} · {person.login}", "strong"))
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.password = PasswordField()
        self.keyed_field("password", self.tr("New password"), self.password)
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
        return self._tasks.run(self, accounts.set_password, self._person.login, self.password.text)


class ConfirmForm(TaskForm):
    """A sentence of what will happen, and the button that does it: ``start`` gives the task, which
    belongs to the widget it is called with.
    """

    def __init__(
        self,
        tasks: TaskRunner,
        title: str,
        accept: str,
        consequence: str,
        start: Callable[[QWidget], Task],
        parent: QWidget | None,
        *,
        danger: bool,
    ) -> None:
        super().__init__(tasks, title, accept, parent, danger=danger, width=440)
        self._begin = start
        self.body.addWidget(label(consequence, wrap=True))
        # Its usual word means to close, and so does the button beside it.
        self.cancel_button.setText(self.tr("Leave it as it is"))
        self.cancel_button.setFocus()

    def _start(self) -> Task:
        return self._begin(self)
