"""Who one is in the sample office, the first account of an office without people, and the first
password of one's own.
"""

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from clerkdesk.gui.administration.own_password import OwnPasswordForm
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.choices import Choices, spoken_as
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.session.session_form import SessionForm
from clerkdesk.gui.shell import help
from clerkdesk.usecases.people import accounts, staff
from clerkdesk.usecases.people.staff import StaffRow
from clerkdesk.usecases.unit_of_work import UnitOfWork


class DemoPeople(SessionForm):
    """Which of the sample people one is; ``default``: the login of whoever is chosen at first."""

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
        people_shown = Choices(self)
        people_shown.chosen.connect(self._choose)
        names = {"azersu": "Azərsu", "azerishiq": "Azərişıq"}
        for person in people:
            text = f"{person.name} — {texts.word(person.role)}, {names[person.organisation]}"
            if person.departments:
                text += " · " + ", ".join(person.departments)
            choice = button(text, "nav", "user-check")
            spoken_as(choice, "entry")
            choice.setMinimumHeight(32)
            people_shown.add(choice, person.login)
            self.body.addWidget(choice)
        people_shown.mark(default)
        self.accept_button.setFocus()

    def _title(self) -> str:
        return self.tr("Who are you?")

    def _accept(self) -> str:
        return self.tr("Open the desk")

    def _choose(self, login: str) -> None:
        self.login = login


class FirstAccount(SessionForm):
    """An office without people: makes the first administrator, whose ``login`` it has then."""

    section = "first"

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(self._title(), self._accept(), parent, width=440)
        self._tasks = tasks
        self.login: str | None = None
        self.body.addWidget(
            label(
                self.tr(
                    "This office has no accounts yet. The first one is the administrator's; "
                    "colleagues are added later on the page “People”."
                ),
                "muted",
                wrap=True,
            )
        )
        self.name = QLineEdit()
        self.account = QLineEdit()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.repeated = QLineEdit()
        self.repeated.setEchoMode(QLineEdit.EchoMode.Password)
        self.organisation = QComboBox()
        self.organisation.addItem("Azərsu", "azersu")
        self.organisation.addItem("Azərişıq", "azerishiq")
        self.field(self.tr("Name"), self.name)
        self.field(self.tr("Account"), self.account)
        self.field(self.tr("Password"), self.password)
        self.field(self.tr("Password once more"), self.repeated)
        self.field(self.tr("Organisation"), self.organisation)
        self.name.setFocus()

    def _title(self) -> str:
        return self.tr("Welcome to ClerkDesk")

    def _accept(self) -> str:
        return self.tr("Create the account")

    def try_accept(self) -> None:
        """Create the account."""
        if self.repeated.text() != self.password.text():
            self.say(self.wrong(self.repeated, self.tr("It is not the same as the password.")))
            return
        login = self.account.text().strip()
        # Enter pressed twice makes one account.
        self.accept_button.setEnabled(False)
        task = self._tasks.run(
            self,
            accounts.add_staff,
            login,
            name=self.name.text(),
            role="admin",
            organisation=str(self.organisation.currentData()),
            password=self.password.text(),
        )
        task.handled = True
        task.succeeded.connect(lambda _none: self._created(login))
        task.failed.connect(self._refused)

    def _refused(self, error: Exception) -> None:
        self.accept_button.setEnabled(True)
        self.say(message(error))

    def _created(self, login: str) -> None:
        self.login = login
        self.accept()


def own_password_set(unit_of_work: UnitOfWork, given: str) -> bool:
    """Ask for a password of one's own in place of the one that was ``given``; True: it is set."""
    tasks = TaskRunner(unit_of_work, lambda _error: None)
    form = OwnPasswordForm(tasks, unit_of_work.read(staff.me), None)
    form.offer(given)
    form.help_wanted.connect(lambda section: help.open_alone(form, section))
    is_set = form.exec() == QDialog.DialogCode.Accepted
    tasks.wait()
    form.deleteLater()
    return is_set
