"""Signing in to the embedded file."""

from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.adapters import keyring_store
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.session.session_form import SessionForm, remember_box
from clerkdesk.usecases.people import sign_in
from clerkdesk.usecases.people.sign_in import SignIn


class SignInForm(SessionForm):
    """Account and password; ``login`` is set when it is accepted.

    ``last_login``: who was here before a lock.
    """

    def __init__(
        self, tasks: TaskRunner, last_login: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(self._title(), self._accept(), parent, width=380)
        self._tasks = tasks
        self.login: str | None = None
        self.account = QLineEdit()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.field(self.tr("Account"), self.account)
        self.field(self.tr("Password"), self.password)
        self.remember = remember_box(self.tr("Remember on this computer"))
        self.body.addWidget(self.remember)
        self.account.editingFinished.connect(self._recall)
        self.account.setFocus()
        if last_login is not None:
            # After a lock only the password is asked for, and never taken from the keyring: whoever
            # sits here may be somebody else.
            self.account.setText(last_login)
            self.account.editingFinished.disconnect(self._recall)
            self.password.setFocus()

    def _title(self) -> str:
        return self.tr("Sign in")

    def _accept(self) -> str:
        return self.tr("Sign in")

    def _recall(self) -> None:
        if self.password.text():
            return
        password = keyring_store.recall(self.account.text())
        if password:
            self.password.setText(password)
            self.remember.setChecked(True)

    def try_accept(self) -> None:
        """Sign in, or say why not."""
        self.accept_button.setEnabled(False)
        task = self._tasks.run(
            self, sign_in.sign_in, self.account.text().strip(), self.password.text()
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
