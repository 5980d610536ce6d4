"""Signing in to the embedded file; the demo offers its people, an empty office its first account."""

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QLineEdit, QWidget

from clerkdesk.adapters import keyring_store
from clerkdesk.gui import texts
from clerkdesk.gui.dialogs.base import Form
from clerkdesk.gui.errors import message
from clerkdesk.gui.tasks import TaskRunner
from clerkdesk.gui.widgets import button, label
from clerkdesk.usecases import administration
from clerkdesk.usecases.administration import SignIn, StaffRow
from clerkdesk.usecases.sentences import sentence


class SignInForm(Form):
    """Account and password; ``login`` is set when it is accepted."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(self._title(), self._accept(), parent, width=380)
        self._tasks = tasks
        self.login: str | None = None
        self.account, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.field(self.tr("Account"), self.account)
        self.field(self.tr("Password"), self.password)
        self.remember = QCheckBox(self.tr("Remember on this computer"))
        self.remember.setEnabled(keyring_store.usable())
        if not self.remember.isEnabled():
            self.remember.setToolTip(sentence("keyring_not_usable"))
        self.body.addWidget(self.remember)
        self.account.editingFinished.connect(self._recall)

    def _title(self) -> str:
        return self.tr("Sign in")

    def _accept(self) -> str:
        return self.tr("Sign in")

    def _recall(self) -> None:
        if not self.password.text() and (known := keyring_store.recall(self.account.text())):
            self.password.setText(known)
            self.remember.setChecked(True)

    def try_accept(self) -> None:
        self.accept_button.setEnabled(False)
        task = self._tasks.run(self, administration.sign_in, self.account.text().strip(), self.password.text())
        task.handled = True
        task.succeeded.connect(self._answered)
        task.failed.connect(self._failed)

    def _failed(self, error: BaseException) -> None:
        self.accept_button.setEnabled(True)
        self.say(message(error))

    def _answered(self, result: SignIn) -> None:
        self.accept_button.setEnabled(True)
        if result.login is None:
            self.say(sentence(result.code, {"seconds": result.seconds}))
            self.password.selectAll()
            return
        if self.remember.isChecked():
            keyring_store.remember(result.login, self.password.text())
        self.login = result.login
        self.accept()


class DemoPeople(Form):
    """Which of the sample people one is."""

    def __init__(self, people: list[StaffRow], default: str, parent: QWidget | None = None) -> None:
        super().__init__(self._title(), self._accept(), parent, width=460)
        self.login = default
        self.body.addWidget(label(self.tr("A sample office: its people, applications and documents are samples."), "muted", wrap=True))
        group = QButtonGroup(self)
        names = {"azersu": "Azərsu", "azerishiq": "Azərişıq"}
        for person in people:
            place = ", ".join(person.departments)
            text = f"{person.name} — {texts.word(person.role)}, {names[person.organisation]}" + (f" · {place}" if place else "")
            made = button(text, "nav", "user-check", lambda login=person.login: self._choose(login))  # type: ignore[misc]
            made.setCheckable(True)
            made.setChecked(person.login == default)
            made.setMinimumHeight(32)
            group.addButton(made)
            self.body.addWidget(made)
        self.accept_button.setFocus()

    def _title(self) -> str:
        return self.tr("Who are you?")

    def _accept(self) -> str:
        return self.tr("Open the desk")

    def _choose(self, login: str) -> None:
        self.login = login


class FirstAccount(Form):
    """An office without people: makes the first administrator."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(self._title(), self._accept(), parent, width=440)
        self._tasks = tasks
        self.login: str | None = None
        self.body.addWidget(label(self.tr("This office has no accounts yet. The first one is the administrator's; colleagues are added with “clerkdesk staff add”."), "muted", wrap=True))
        self.name, self.account, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.organisation = QComboBox()
        self.organisation.addItem("Azərsu", "azersu")
        self.organisation.addItem("Azərişıq", "azerishiq")
        self.field(self.tr("Name"), self.name)
        self.field(self.tr("Account"), self.account)
        self.field(self.tr("Password"), self.password)
        self.field(self.tr("Organisation"), self.organisation)

    def _title(self) -> str:
        return self.tr("Welcome to ClerkDesk")

    def _accept(self) -> str:
        return self.tr("Create the account")

    def try_accept(self) -> None:
        login = self.account.text().strip()
        task = self._tasks.run(
            self, administration.add_staff, login, self.name.text(), "admin", str(self.organisation.currentData()), None, None, self.password.text()
        )
        task.handled = True
        task.succeeded.connect(lambda _none: self._made(login))
        task.failed.connect(lambda error: self.say(message(error)))

    def _made(self, login: str) -> None:
        self.login = login
        self.accept()
