"""What leaves the desk as a file: the figures of a period, or what was registered or issued."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any, NamedTuple

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit

from clerkdesk.adapters import report_files
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.report import Period, parse_period
from clerkdesk.gui.kit import files, timers
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.reference_data import Choice
from clerkdesk.usecases.supervision import giving_out, reporting
from clerkdesk.usecases.supervision.giving_out import Kind

_OTHER = "other"
_PROGRESS_MS = 200


class _GivenUp(Exception):
    """Somebody has closed the form while its file was being written."""


class _Writing:
    """A list on its way into a file: how far it is, and whether it is still wanted."""

    def __init__(self) -> None:
        self.rows = 0
        self.given_up = Event()

    def counted(self, rows: Iterator[Any]) -> Iterator[Any]:
        """The rows as they go by. Raises _GivenUp."""
        for each in rows:
            if self.given_up.is_set():
                raise _GivenUp
            self.rows += 1
            yield each


class Drawn(NamedTuple):
    """A paper that is ready."""

    file_name: str
    content: bytes


class ReportForm(Form):
    """A period, an office, what is wanted; shown as a paper, or saved."""

    section = "supervisors"

    drawn = Signal(object)
    """A ``Drawn`` that somebody wants to see."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(self.tr("Reports"), self.tr("Show the paper"), context.front, width=480)
        self._context = context
        self._writing: _Writing | None = None
        self.kind = QComboBox()
        for kind, name in (
            (Kind.REPORT, self.tr("Report: the figures of the period")),
            (Kind.APPLICATIONS, self.tr("Applications, one in each row")),
            (Kind.CERTIFICATES, self.tr("Certificates, one in each row")),
        ):
            self.kind.addItem(name, kind)
        self.field(self.tr("What"), self.kind)
        self.period = QComboBox()
        for code, name in (
            ("day", self.tr("Today")),
            ("yesterday", self.tr("Yesterday")),
            ("week", self.tr("This week")),
            ("last-week", self.tr("Last week")),
            ("month", self.tr("This month")),
            ("last-month", self.tr("Last month")),
            ("year", self.tr("This year")),
            (_OTHER, self.tr("From one day to another")),
        ):
            self.period.addItem(name, code)
        self.field(self.tr("Period"), self.period)
        self.since = self._day(self.tr("First day"))
        self.until = self._day(self.tr("Last day"))
        self.body.addLayout(row(self.since, self.until, spacing=8))
        self.office = QComboBox()
        self.office.addItem(self.tr("All offices"), None)
        self.field(self.tr("Office"), self.office)
        self.note = label(
            self.tr("Your name and the time stand in the file, and in the log."),
            "muted",
            wrap=True,
        )
        self.body.addWidget(self.note)
        self.save_button = button(self.tr("Save as…"), None, "save", self.save)
        self.buttons.insertWidget(0, self.save_button)
        self._progress = timers.repeating(self, _PROGRESS_MS, self._show_progress)
        self.kind.currentIndexChanged.connect(lambda _place: self._chosen())
        self.period.currentIndexChanged.connect(lambda _place: self._chosen())
        self._chosen()
        self.kind.setFocus()
        organisation = context.me.organisation
        if organisation is not None:
            context.tasks.read(self, reference_data.departments, organisation).succeeded.connect(
                self._offer
            )

    def _day(self, name: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setDisplayFormat("dd.MM.yyyy")
        edit.setCalendarPopup(True)
        edit.setDate(QDate(*self._today.timetuple()[:3]))
        edit.setAccessibleName(name)
        edit.setToolTip(name)
        return edit

    @property
    def _today(self) -> date:
        return baku_date(self._context.clock())

    def _offer(self, offices: list[Choice]) -> None:
        for office in offices:
            self.office.addItem(office.title, office.code)

    def _chosen(self) -> None:
        """Only what the choice needs is there."""
        by_hand = self.period.currentData() == _OTHER
        self.since.setVisible(by_hand)
        self.until.setVisible(by_hand)
        self.accept_button.setVisible(self.chosen_kind is Kind.REPORT)

    @property
    def chosen_kind(self) -> Kind:
        # Qt gives an enumeration's text back.
        return Kind(self.kind.currentData())

    def wanted_period(self) -> Period:
        """What is chosen. Raises Invalid (period_unclear)."""
        code = self.period.currentData()
        if code == _OTHER:
            since = self.since.date().toString("yyyy-MM-dd")
            until = self.until.date().toString("yyyy-MM-dd")
            code = f"{since}..{until}"
        return parse_period(code, self._today)

    def check(self) -> str | None:
        try:
            self.wanted_period()
        except Invalid:
            return self.wrong(self.until, self.tr("The last day lies before the first."))
        return None

    def try_accept(self) -> None:
        """Draw the paper, and give it to who shows it."""
        problem = self.check()
        if problem:
            self.say(problem)
            return
        if not self.accept_button.isVisible() or not self.accept_button.isEnabled():
            return
        period = self.wanted_period()
        office = self.office.currentData()
        unit = self._context.tasks.unit_of_work

        def draw() -> Drawn:
            from clerkdesk.adapters import report_pdf  # 35 ms that no start waits for

            report = unit.read(reporting.report, period, office)
            return Drawn(f"hesabat-{period.file_text()}.pdf", report_pdf.render(report))

        self._busy(True)
        task = self._context.tasks.call_outside(self, draw)
        task.handled = True
        task.succeeded.connect(self._show)
        task.failed.connect(self._failed)

    def _show(self, drawn: Drawn) -> None:
        self.accept()
        self.drawn.emit(drawn)

    def save(self) -> None:
        """Ask where, and write the file there."""
        problem = self.check()
        if problem:
            self.say(problem)
            return
        kind = self.chosen_kind
        period = self.wanted_period()
        name = {Kind.REPORT: "hesabat", Kind.APPLICATIONS: "muracietler"}.get(kind, "arayislar")
        kinds = "Excel (*.xlsx);;CSV (*.csv)"
        if kind is Kind.REPORT:
            kinds = f"{kinds};;PDF (*.pdf)"
        path = files.save_file(
            self, self.tr("Save as…"), f"{name}-{period.file_text()}.xlsx", kinds
        )
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write what is chosen into the file, off the window's thread."""
        kind = self.chosen_kind
        period = self.wanted_period()
        office = self.office.currentData()
        unit = self._context.tasks.unit_of_work
        writing = _Writing()
        self._writing = writing

        def write() -> Path | None:
            form = report_files.form_of(
                path, report_files.REPORT_FORMS if kind is Kind.REPORT else report_files.LIST_FORMS
            )
            taking = unit.run(giving_out.begin, kind, period, form, office)
            mark = giving_out.mark(taking)
            if kind is Kind.REPORT:
                report_files.save_report(path, unit.read(reporting.report, period, office), mark)
                return path
            try:
                rows = writing.counted(giving_out.rows(unit, taking))
                report_files.save_list(path, kind, rows, mark)
            except _GivenUp:
                return None
            return path

        self._busy(True)
        self._progress.start()
        task = self._context.tasks.call_outside(self, write)
        task.handled = True
        task.succeeded.connect(self._saved)
        task.failed.connect(self._failed)

    def _show_progress(self) -> None:
        if self._writing is not None and self._writing.rows:
            rows = f"{self._writing.rows:,}".replace(",", " ")
            self.note.setText(filled(self.tr("%1 rows are written…"), rows))

    def _saved(self, path: Path | None) -> None:
        self._busy(False)
        if path is not None:
            self._context.notice.emit(filled(self.tr("Saved: %1"), str(path)), "ok")
            self.accept()

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        self.say(message(error))

    def _busy(self, busy: bool) -> None:
        self.accept_button.setDisabled(busy)
        self.save_button.setDisabled(busy)
        if not busy:
            self._progress.stop()

    def reject(self) -> None:
        """Close it; a file that is on its way is not finished."""
        if self._writing is not None:
            self._writing.given_up.set()
        super().reject()
