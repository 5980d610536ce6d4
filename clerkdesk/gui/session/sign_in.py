"""Signing in to the embedded file or to a server; the demo offers its people, an empty office its
first account.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QLineEdit, QWidget

from clerkdesk.adapters import keyring_store
from clerkdesk.domain.errors import Expected
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.shell import help
from clerkdesk.settings import Server
from clerkdesk.usecases.people import administration
from clerkdesk.usecases.people.administration import SignIn, StaffRow
from clerkdesk.usecases.unit_of_work import UnitOfWork


class SessionForm(Form):
    """A form before there is a desk: it opens the guide itself where no window above has it."""

    section = "day"

    def __init__(self, title: str, accept: str, parent: QWidget | None, *, width: int) -> None:
        super().__init__(title, accept, parent, width=width)
        self.help_wanted.connect(self._open_guide)

    def _open_guide(self, section: str) -> None:
        help.open_alone(self, section)


class SignInForm(SessionForm):
    """Account and password; ``login`` is set when it is accepted."""

    def __init__(
        self, tasks: TaskRunner, before: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(self._title(), self._accept(), parent, width=380)
        self._tasks = tasks
        self.login: str | None = None
        self.account = QLineEdit()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.field(self.tr("Account"), self.account)
        self.field(self.tr("Password"), self.password)
        self.remember = QCheckBox(self.tr("Remember on this computer"))
        self.remember.setEnabled(keyring_store.usable())
        if not self.remember.isEnabled():
            self.remember.setToolTip(sentence("keyring_not_usable"))
        self.body.addWidget(self.remember)
        self.account.editingFinished.connect(self._recall)
        self.account.setFocus()
        if before is not None:
            # After a lock only the password is asked for, and never taken from the keyring: whoever
            # sits here may be somebody else.
            self.account.setText(before)
            self.account.editingFinished.disconnect(self._recall)
            self.password.setFocus()

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
        task = self._tasks.run(
            self, administration.sign_in, self.account.text().strip(), self.password.text()
        )
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


class ServerSignIn(SessionForm):
    """Which server, account and password; ``desk`` is what ``enter`` opened when it is accepted."""

    def __init__(
        self,
        servers: list[Server],
        enter: Callable[[Server, str, str], Any],
        state: QSettings,
        *,
        locked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self._title(), self._accept(), parent, width=400)
        # Nothing is open yet to run use cases on: the runner only carries the call off this thread.
        self.tasks = TaskRunner(cast(UnitOfWork, None), lambda _error: None, self)
        self._enter = enter
        self._state = state
        self._locked = locked
        self.desk: Any = None
        self._recalled = ""
        self.server = QComboBox()
        self.account = QLineEdit()
        self.password = QLineEdit()
        for offered in servers:
            self.server.addItem(offered.name, offered)
        self.server.setCurrentIndex(max(0, self.server.findText(str(state.value("server", "")))))
        if len(servers) > 1:
            self.field(self.tr("Server"), self.server)
        else:
            self.body.addWidget(label(servers[0].name, "muted"))
        self.account.setMaxLength(63)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.field(self.tr("Account"), self.account)
        self.field(self.tr("Password"), self.password)
        self.remember = QCheckBox(self.tr("Remember on this computer"))
        self.remember.setEnabled(keyring_store.usable())
        if not self.remember.isEnabled():
            self.remember.setToolTip(sentence("keyring_not_usable"))
        self.body.addWidget(self.remember)
        self.account.editingFinished.connect(self._recall)
        self.server.currentIndexChanged.connect(lambda _place: self._server_chosen())
        self._server_chosen()

    def _title(self) -> str:
        return self.tr("Sign in")

    def _accept(self) -> str:
        return self.tr("Sign in")

    @property
    def chosen(self) -> Server:
        found: Server = self.server.currentData()
        return found

    def _key(self) -> str:
        return f"{self.chosen.name} {self.account.text().strip()}"

    def _server_chosen(self) -> None:
        """Whoever signed in there last is asked for the password only."""
        known = str(self._state.value(f"account/{self.chosen.name}", "")) or self.chosen.login
        if known or self._recalled:
            self.account.setText(known)
        self._recall()
        (self.password if self.account.text() else self.account).setFocus()

    def _recall(self) -> None:
        if self._locked or self.password.text() != self._recalled:
            return
        # A remembered password belongs to one account on one server.
        self._recalled = (
            keyring_store.recall(self._key()) or "" if self.account.text().strip() else ""
        )
        self.password.setText(self._recalled)
        self.remember.setChecked(bool(self._recalled))

    def try_accept(self) -> None:
        if not self.accept_button.isEnabled():
            return
        if not self.account.text().strip():
            self.say(sentence("missing"))
            self.account.setFocus()
            return
        self._busy(True)
        server = self.chosen
        login = self.account.text().strip()
        password = self.password.text()
        enter = self._enter
        task = self.tasks.call(self, lambda: enter(server, login, password))
        task.handled = True
        task.succeeded.connect(self._entered)
        task.failed.connect(self._failed)

    def _busy(self, busy: bool) -> None:
        for widget in (self.server, self.account, self.password, self.accept_button):
            widget.setEnabled(not busy)
        self.accept_button.setText(self.tr("Connecting…") if busy else self._accept())
        self.problem.hide()

    def say(self, problem: str) -> None:
        super().say(problem)
        layout = self.layout()
        if layout is not None:
            # A window of its own makes room for the sentence below, never out of its fields.
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        self.say(message(error))
        self.password.setFocus()
        self.password.selectAll()

    def _entered(self, desk: Any) -> None:
        self._busy(False)
        if not self.isVisible():
            # Given up while the server was answering.
            if desk.close is not None:
                desk.close()
            return
        self._state.setValue("server", self.chosen.name)
        self._state.setValue(f"account/{self.chosen.name}", self.account.text().strip())
        with suppress(Expected):
            if self.remember.isChecked():
                keyring_store.remember(self._key(), self.password.text())
            elif self._recalled:
                keyring_store.forget(self._key())
        self.desk = desk
        self.accept()


class DemoPeople(SessionForm):
    """Which of the sample people one is."""

    def __init__(self, people: list[StaffRow], default: str, parent: QWidget | None = None) -> None:
        super().__init__(self._title(), self._accept(), parent, width=460)
        self.login = default
        self.body.addWidget(
            label(
                self.tr("A sample office: its people, applications and documents are samples."),
                "muted",
                wrap=True,
            )
        )
        group = QButtonGroup(self)
        names = {"azersu": "Azərsu", "azerishiq": "Azərişıq"}
        for person in people:
            place = ", ".join(person.departments)
            text = f"{person.name} — {texts.word(person.role)}, {names[person.organisation]}" + (
                f" · {place}" if place else ""
            )
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


class FirstAccount(SessionForm):
    """An office without people: makes the first administrator."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(self._title(), self._accept(), parent, width=440)
        self._tasks = tasks
        self.login: str | None = None
        self.body.addWidget(
            label(
                self.tr(
                    "This office has no accounts yet. The first one is the administrator's; colleagues are added with “clerkdesk staff add”."
                ),
                "muted",
                wrap=True,
            )
        )
        self.name = QLineEdit()
        self.account = QLineEdit()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.organisation = QComboBox()
        self.organisation.addItem("Azərsu", "azersu")
        self.organisation.addItem("Azərişıq", "azerishiq")
        self.field(self.tr("Name"), self.name)
        self.field(self.tr("Account"), self.account)
        self.field(self.tr("Password"), self.password)
        self.field(self.tr("Organisation"), self.organisation)
        self.name.setFocus()

    def _title(self) -> str:
        return self.tr("Welcome to ClerkDesk")

    def _accept(self) -> str:
        return self.tr("Create the account")

    def try_accept(self) -> None:
        login = self.account.text().strip()
        task = self._tasks.run(
            self,
            administration.add_staff,
            login,
            self.name.text(),
            "admin",
            str(self.organisation.currentData()),
            None,
            None,
            self.password.text(),
        )
        task.handled = True
        task.succeeded.connect(lambda _none: self._made(login))
        task.failed.connect(lambda error: self.say(message(error)))

    def _made(self, login: str) -> None:
        self.login = login
        self.accept()


class GoOn(SessionForm):
    """After a lock on a server whose login is the computer's own: nothing can be asked, but nothing
    is shown either.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The desk is locked"), self.tr("Go on"), parent, width=380)
        self.body.addWidget(
            label(self.tr("Nobody has touched keyboard or mouse for a while."), "muted", wrap=True)
        )
