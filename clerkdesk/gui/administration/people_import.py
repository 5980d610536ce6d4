"""Many colleagues at once, from a table: every row is judged before anybody has an account."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from clerkdesk import file_rights
from clerkdesk.domain import staff_table
from clerkdesk.domain.errors import Expected, Invalid
from clerkdesk.domain.staff_table import Row
from clerkdesk.gui.kit import files, texts, timers
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form, OnceForm, TextArea
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.tables import DISPLAY, Index, PlainTable, table
from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases.people import table as people_table
from clerkdesk.usecases.people.passwords import FirstPassword, NewPassword
from clerkdesk.usecases.people.table import Report

_SOON_MS = 250
_MOST_OCTETS = 1 << 20
_EXAMPLE = (
    "login;name;role;departments;services\n"
    "aysel;Aysel Nümunə;clerk;su-nesimi;no_debt\n"
    "rauf;Rauf Nümunə;supervisor;;"
)


class _Judged(PlainTable):
    """What is cut short is said in full by its tooltip."""

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        return super().data(index, DISPLAY if role == Qt.ItemDataRole.ToolTipRole else role)


class PeopleImport(Form):
    """The button first has the table judged, then makes the accounts; ``accounts``: those that were
    made.
    """

    section = "settings"

    def __init__(self, tasks: TaskRunner, organisation: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("People from a table"), self.tr("Check"), parent, width=720)
        self._tasks = tasks
        self._organisation = organisation
        self._rows: list[Row] = []
        self._judged: list[Row] | None = None
        """The rows of which it is known that all of them can be accounts."""
        self._already: list[str] = []
        """Logins of these that are there."""
        self.accounts: list[NewPassword] = []
        words = self.tr(
            "Each line is a person, as a spreadsheet copies or saves it. Several offices or"
            " e-services stand with blanks between them; none: all. Who is there already stays."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self.table_text = TextArea(lines=6)
        self.table_text.setPlaceholderText(_EXAMPLE)
        self.field(self.tr("Table, its heads first"), self.table_text)
        self.file_button = button(self.tr("From a CSV file…"), None, "folder-input", self.choose)
        self.body.addLayout(row(self.file_button, 1))
        self.summary = label("", "strong", wrap=True)
        self.body.addWidget(self.summary)
        heads = (self.tr("Person"), self.tr("Login"), self.tr("Role"), self.tr("What becomes"))
        self.model = _Judged(heads, self)
        self.table = table(self.model, self.tr("People of the table"))
        widths = self.table.horizontalHeader()
        widths.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        widths.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(190)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.table, 1)
        self._soon = timers.pause(self, _SOON_MS, self._read)
        self.table_text.textChanged.connect(self._changed)
        self.table_text.setFocus()

    def choose(self) -> None:
        """Ask for the file."""
        chosen = files.open_file(self, self.tr("People from a table"), "CSV (*.csv *.txt *.tsv)")
        if chosen is not None:
            self.take_file(chosen)

    def take_file(self, path: Path) -> None:
        """Show whom the file names."""
        try:
            with path.open("rb") as file:
                content = file.read(_MOST_OCTETS + 1)
            if len(content) > _MOST_OCTETS:
                # The rest of its people would be missing without a word.
                raise Invalid("file_too_large", field="file", limit=_MOST_OCTETS >> 20)
            staff_table.read(content, self._organisation)
        except (OSError, Expected) as error:
            self.say(message(error) if isinstance(error, Expected) else str(error))
            return
        self.table_text.setPlainText(content.decode("utf-8-sig"))
        self._read()

    # -- judging -----------------------------------------------------------------------------------

    def _changed(self) -> None:
        """What was known of the table is over."""
        self._judged = None
        self.accept_button.setText(self.tr("Check"))
        self._soon.start()

    def _read(self) -> None:
        self._rows = []
        if self.table_text.text:
            try:
                self._rows = staff_table.read(self.table_text.text.encode(), self._organisation)
            except Expected as error:
                self.say(message(error))
            else:
                self.problem.hide()
        self._show({})
        count = len(self._rows)
        self.summary.setText(self.tr("%n person(s) in the table", "", count) if count else "")

    def _show(self, becomes: dict[int, str]) -> None:
        """``becomes``: by the row's line."""
        lines = [
            [
                each.name,
                each.login,
                texts.word(each.role) if texts.known(each.role) else each.role,
                becomes.get(each.line, self.tr("not checked yet")),
            ]
            for each in self._rows
        ]
        self.model.set_rows(lines, self._rows)

    def try_accept(self) -> None:
        """Have the table judged, or make the accounts of one that was."""
        if not self.accept_button.isEnabled():
            return
        self._read()
        if not self._rows:
            self.say(self.tr("The table names nobody yet."))
            return
        rows = list(self._rows)
        self.accept_button.setEnabled(False)
        if self._judged != rows:
            self._follow(self._tasks.run(self, people_table.look, rows), self._looked, rows)
            return
        hashed = self._tasks.unit_of_work.dialect == "sqlite"
        make = partial(people_table.first_passwords, rows, self._already, hashed=hashed)
        self._follow(self._tasks.call_outside(self, make), self._take, rows)

    def _follow(self, task: Task, done: Callable[[list[Row], Any], None], rows: list[Row]) -> None:
        """``done`` is handed the rows that were asked about: the text may be another by then."""
        task.handled = True
        task.succeeded.connect(partial(done, rows))
        task.failed.connect(self._failed)

    def _failed(self, error: BaseException) -> None:
        self.accept_button.setEnabled(True)
        self.say(message(error))

    def _changed_since(self, rows: list[Row]) -> bool:
        self._read()
        return self._rows != rows

    def _looked(self, rows: list[Row], report: Report) -> None:
        self.accept_button.setEnabled(True)
        if self._changed_since(rows):
            return
        self._tell(report)
        already = set(report.already)
        count = sum(each.login.strip() not in already for each in self._rows)
        if report.refused or not count:
            return
        self._judged = rows
        self._already = report.already
        self.accept_button.setText(self.tr("Make %n account(s)", "", count))

    def _tell(self, report: Report) -> None:
        becomes = {each.line: self.tr("a new account") for each in self._rows}
        for each in self._rows:
            if each.login.strip() in report.already:
                becomes[each.line] = self.tr("is there already, stays")
        for refused in report.refused:
            becomes[refused.line] = message(refused.error)
        self._show(becomes)
        faults = len(report.refused)
        summary = self.tr("Every row can be taken.")
        if faults:
            summary = self.tr("%n row(s) cannot be taken: nobody is added.", "", faults)
        elif len(report.already) == len(self._rows):
            summary = self.tr("Everybody in the table is there already.")
        self.summary.setText(summary)

    def _take(self, rows: list[Row], passwords: dict[str, FirstPassword]) -> None:
        if self._changed_since(rows):
            self.accept_button.setEnabled(True)
            return
        self._follow(self._tasks.run(self, people_table.take, rows, passwords), self._made, rows)

    def _made(self, rows: list[Row], report: Report) -> None:
        self.accept_button.setEnabled(True)
        if report.refused and self._changed_since(rows):
            return
        if report.refused:
            # Somebody was made or closed meanwhile.
            self._judged = None
            self.accept_button.setText(self.tr("Check"))
            self._tell(report)
            return
        self.accounts = report.accounts
        self.accept()


class NewPasswords(OnceForm):
    """The passwords that new accounts begin with, this once."""

    def __init__(self, accounts: Sequence[NewPassword], parent: QWidget | None) -> None:
        super().__init__(self.tr("The new passwords"), self.tr("I have them"), parent)
        words = self.tr(
            "Give each person the own one now. They are shown this once: nobody can read them"
            " again. Each changes it in the window."
        )
        self.body.addWidget(label(words, wrap=True))
        self.passwords = TextArea(
            "\n".join(f"{account.login}\t{account.password}" for account in accounts), lines=10
        )
        self.passwords.setReadOnly(True)
        self.field(self.tr("Login and password"), self.passwords)
        self.save_button = button(self.tr("Save as a file…"), None, "download", self.choose)
        self.outcome = label("", "muted", wrap=True)
        self.body.addLayout(row(self.save_button, self.outcome, 1))

    def choose(self) -> None:
        """Ask where."""
        chosen = files.save_file(self, self.windowTitle(), "passwords.csv", "CSV (*.csv)")
        if chosen is not None:
            self.save(chosen)

    def save(self, path: Path) -> None:
        """Write them where nobody else on this computer reads them."""
        try:
            path.touch(mode=0o600)
            file_rights.keep_to_oneself(path)
            files.write_whole(path, self.passwords.toPlainText().encode())
            file_rights.keep_to_oneself(path)
        except OSError as error:
            self.say(str(error))
            return
        self.outcome.setText(filled(self.tr("Saved: %1. Delete it when all have theirs."), path))
