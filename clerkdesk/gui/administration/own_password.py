"""One's own password, changed by oneself."""

from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.gui.administration.people_forms import TaskForm
from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import label
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.people.staff import Me


class OwnPasswordForm(TaskForm):
    """The present password, for a desk that was left open is nobody's leave; and the new one
    twice.
    """

    section = "languages"

    def __init__(self, tasks: TaskRunner, me: Me, parent: QWidget | None) -> None:
        super().__init__(
            tasks, self.tr("Change the password"), self.tr("Change"), parent, width=420
        )
        self.body.addWidget(label(f"{me.name} · {me.login}", "strong"))
        self.present = self._password("present", self.tr("Present password"))
        self.new = self._password("password", self.tr("New password"))
        self.repeated = self._password("repeated", self.tr("New password once more"))
        self.present.setFocus()

    def offer(self, given: str) -> None:
        """At somebody's first sign-in: ``given`` is the password that was used for it."""
        self.present.setText(given)
        self.body.insertWidget(
            1,
            label(
                self.tr(
                    "The administrator knows the password that you were given. Choose one that "
                    "only you know."
                ),
                "muted",
                wrap=True,
            ),
        )
        self.cancel_button.setText(self.tr("Later"))
        self.new.setFocus()

    def _password(self, key: str, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.keyed_field(key, name, edit)
        return edit

    def check(self) -> str | None:
        if not self.new.text():
            self.fault("password", sentence("missing"))
        elif self.repeated.text() != self.new.text():
            self.fault("repeated", self.tr("It is not the same as the new password."))
        else:
            return None
        return self.problem.text()

    def _start(self) -> Task:
        return self._tasks.run(
            self, accounts.change_own_password, self.present.text(), self.new.text()
        )

    def _succeeded(self, value: object) -> None:
        """A wrong present password is counted, and therefore an answer."""
        if isinstance(value, accounts.Refusal):
            self.accept_button.setEnabled(True)
            self.fault("present", sentence(value.code, {"seconds": value.seconds}))
        else:
            super()._succeeded(value)
