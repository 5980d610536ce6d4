"""Signing in to a server."""

from collections.abc import Callable
from contextlib import suppress
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from clerkdesk.adapters import keyring_store
from clerkdesk.domain.errors import Expected
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import label
from clerkdesk.gui.session.session_form import SessionForm, remember_box
from clerkdesk.servers import Server
from clerkdesk.usecases.unit_of_work import UnitOfWork


class Opened(Protocol):
    """What is opened on a server, and closed again if nobody waits for it any more."""

    @property
    def close(self) -> Callable[[], None] | None:
        """None: there is nothing to close."""


D = TypeVar("D", bound=Opened)


class ServerSignIn(SessionForm, Generic[D]):
    """Which server, account and password; ``desk`` is what ``enter`` opened when it is accepted.

    ``enter`` gets the server, the login and the password, on another thread; ``state`` keeps who
    signed in where; ``locked``: the same person is asked again, and no password is recalled.
    """

    def __init__(
        self,
        servers: list[Server],
        enter: Callable[[Server, str, str], D],
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
        self.desk: D | None = None
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
        # PostgreSQL cuts off what a role's name has beyond 63 octets.
        self.account.setMaxLength(63)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.field(self.tr("Account"), self.account)
        self.field(self.tr("Password"), self.password)
        self.remember = remember_box(self.tr("Remember on this computer"))
        self.body.addWidget(self.remember)
        self.account.editingFinished.connect(self._recall)
        self.server.currentIndexChanged.connect(lambda _place: self._server_chosen())
        self._server_chosen()

    def _title(self) -> str:
        return self.tr("Sign in")

    def _accept(self) -> str:
        return self.tr("Sign in")

    def note(self, finding: str) -> None:
        """Say what was seen of the server."""
        if finding:
            self.body.insertWidget(1, label(finding, "muted", wrap=True))

    @property
    def chosen(self) -> Server:
        """The server that stands in the box."""
        server: Server = self.server.currentData()
        return server

    def _key(self) -> str:
        return f"{self.chosen.name} {self.account.text().strip()}"

    def _server_chosen(self) -> None:
        """Whoever signed in there last is asked for the password only."""
        last_login = str(self._state.value(f"account/{self.chosen.name}", ""))
        login = last_login or self.chosen.login
        # Where nobody has signed in yet, what was typed stays; a recalled account goes.
        if login or self._recalled:
            self.account.setText(login)
        self._recall()
        first = self.password if self.account.text() else self.account
        first.setFocus()

    def _recall(self) -> None:
        # Nothing is recalled over a password that was typed.
        if self._locked or self.password.text() != self._recalled:
            return
        # A remembered password belongs to one account on one server.
        self._recalled = ""
        if self.account.text().strip():
            self._recalled = keyring_store.recall(self._key()) or ""
        self.password.setText(self._recalled)
        self.remember.setChecked(bool(self._recalled))

    def try_accept(self) -> None:
        """Connect, unless that is under way already."""
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

    def _entered(self, desk: D) -> None:
        self._busy(False)
        if not self.isVisible():
            # Given up while the server was answering.
            if desk.close is not None:
                desk.close()
            return
        self._state.setValue("server", self.chosen.name)
        self._state.setValue(f"account/{self.chosen.name}", self.account.text().strip())
        # The desk is open: a keyring that does not work is no reason to keep anybody out.
        with suppress(Expected):
            if self.remember.isChecked():
                keyring_store.remember(self._key(), self.password.text())
            elif self._recalled:
                keyring_store.forget(self._key())
        self.desk = desk
        self.accept()
