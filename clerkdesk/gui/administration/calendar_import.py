"""Taking in the days of an act as a table: every difference is seen before anything is drafted."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.domain import day_table
from clerkdesk.domain.day_kinds import DayDecision
from clerkdesk.domain.day_table import DayTable
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.limits import ACT_LENGTH
from clerkdesk.gui.administration import calendar_texts
from clerkdesk.gui.administration.calendar_draft import Days, stored_kind
from clerkdesk.gui.kit import files, texts, timers
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form, TextArea
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.tables import PlainTable, table
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label, restyle
from clerkdesk.usecases.supervision import working_days
from clerkdesk.usecases.supervision.working_days import CalendarDay

_SOON_MS = 250
_MOST_OCTETS = 1 << 20


class CalendarImport(Form):
    """``decisions``: the days that the act makes other than they are."""

    section = "settings"

    def __init__(self, context: DeskContext, year: int, parent: QWidget | None) -> None:
        super().__init__(
            self.tr("Days of an act"), self.tr("Take into the draft"), parent, width=620
        )
        self._context = context
        self._days: dict[int, Days] = {}
        self._table: DayTable | None = None
        self.decisions: list[DayDecision] = []
        self.act = QLineEdit()
        self.act.setMaxLength(ACT_LENGTH)
        self.field(self.tr("Act"), self.act)
        self.rows = TextArea(lines=6)
        self.rows.setPlaceholderText("27.11.2026; köçürülmüş\n05.12.2026; iş günü")
        self.field(self.tr("Day and kind on each line, as a spreadsheet copies them"), self.rows)
        self.file_button = button(self.tr("From a CSV file…"), None, "folder-input", self.choose)
        self.body.addLayout(row(self.file_button, 1))
        self.summary = label("", "strong", wrap=True)
        self.faults = label("", wrap=True)
        restyle(self.faults, tone="bad")
        self.model = PlainTable((self.tr("Day"), self.tr("Now"), self.tr("By the act")), self)
        self.table = table(self.model, self.tr("Differences"))
        self.table.setMinimumHeight(170)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.faults)
        self._soon = timers.pause(self, _SOON_MS, self._read)
        self.rows.textChanged.connect(self._soon.start)
        for known in (year - 1, year, year + 1):
            task = context.tasks.read(self, working_days.of_year, known)
            task.succeeded.connect(lambda days, of=known: self._know(of, days))
        self.act.setFocus()

    def _know(self, year: int, days: list[CalendarDay]) -> None:
        self._days[year] = {day.on: day for day in days}
        self._compare()

    def choose(self) -> None:
        """Ask for the file."""
        kinds = "CSV (*.csv *.txt *.tsv)"
        chosen = files.open_file(self, self.tr("Days of an act"), kinds)
        if chosen is not None:
            self.take_file(chosen)

    def take_file(self, path: Path) -> None:
        """Show what the file says."""
        try:
            with path.open("rb") as file:
                content = file.read(_MOST_OCTETS)
            day_table.read(content)
        except (OSError, Expected) as error:
            shown = message(error) if isinstance(error, Expected) else str(error)
            self.say(shown)
            return
        self.rows.setPlainText(content.decode("utf-8-sig"))
        self._read()

    def _read(self) -> None:
        self._table = None
        if self.rows.text:
            try:
                self._table = day_table.parse(self.rows.text)
            except Expected as error:
                self.say(message(error))
        self._compare()

    def _compare(self) -> None:
        """The lines of the act that say other than what is there."""
        stated = self._table.decisions if self._table is not None else ()
        known = {on: day for days in self._days.values() for on, day in days.items()}
        self.decisions = [
            decision for decision in stated if stored_kind(decision.on, known) is not decision.kind
        ]
        lines = [
            [
                f"{texts.day(decision.on)}, {calendar_texts.weekday(decision.on)}",
                calendar_texts.day_is(stored_kind(decision.on, known)),
                calendar_texts.day_is(decision.kind),
            ]
            for decision in self.decisions
        ]
        self.model.set_rows(lines, self.decisions)
        self._say_what_is_wrong()
        same = len(stated) - len(self.decisions)
        self.summary.setText(
            filled(
                self.tr("Days that become others: %1. As they are already: %2."),
                len(self.decisions),
                same,
            )
            if stated
            else ""
        )

    def _say_what_is_wrong(self) -> None:
        faults = self._table.faults if self._table is not None else ()
        sentences = [
            sentence(fault.code, {"line": fault.line, "text": fault.text}) for fault in faults[:4]
        ]
        if len(faults) > len(sentences):
            sentences.append("…")
        self.faults.setText("\n".join(sentences))
        self.faults.setVisible(bool(sentences))

    def check(self) -> str | None:
        self._read()
        if not self.act.text().strip():
            return self.wrong(self.act, sentence("missing"))
        if self._table is not None and self._table.faults:
            return self.wrong(self.rows, self.faults.text())
        if not self.decisions:
            return self.wrong(self.rows, self.tr("The table changes no day."))
        return None
