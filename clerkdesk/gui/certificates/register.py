"""Checking certificates, and the register of them."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clerkdesk.adapters import report_files
from clerkdesk.domain.letter import gives_letters
from clerkdesk.domain.report import Period
from clerkdesk.gui.certificates import acts
from clerkdesk.gui.certificates.check_pane import CheckPane
from clerkdesk.gui.certificates.checking import Checked
from clerkdesk.gui.certificates.prints_form import PrintsForm
from clerkdesk.gui.certificates.register_list import RegisterList
from clerkdesk.gui.kit import files, texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.forms import TextForm
from clerkdesk.gui.kit.keyed_page import KeyedPage, Steps
from clerkdesk.gui.kit.layout import column
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import label
from clerkdesk.usecases.certificates import issuing, listing, register
from clerkdesk.usecases.certificates.listing import RegisterRow
from clerkdesk.usecases.certificates.register import Wish
from clerkdesk.usecases.supervision import giving_out
from clerkdesk.usecases.supervision.giving_out import Kind

_NARROW = 1150
_WIDE = 1450
_PANE = 430
"""Pixels: the check is as high at most, and on a low window this part of the page."""
_PANE_PART = 0.6
_FIRST_DAY = date(2000, 1, 1)


class RegisterPage(KeyedPage):
    """``opened`` with the number of an application that is to be opened, ``print_wanted`` with that
    of one whose certificate is to be printed again.
    """

    opened = Signal(str)
    print_wanted = Signal(str)

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self.check = CheckPane(context)
        self.list = RegisterList(context)
        self.check.action_chosen.connect(self._act)
        self.list.chosen.connect(self._check_row)
        self.list.export_wanted.connect(self.export)
        self.list.prints_wanted.connect(self.show_prints)
        may_export = context.me.oversees
        self.list.export_button.setEnabled(may_export)
        if not may_export:
            self.list.export_button.setToolTip(sentence("supervisor_only"))
        layout = column(
            label(self._title(), "title"),
            self.check,
            self.list,
            spacing=12,
            margins=(24, 16, 24, 18),
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _title(self) -> str:
        if gives_letters(self._context.me.organisation):
            return self.tr("Check of a letter, and the register")
        return self.tr("Check of a certificate, and the register")

    @property
    def key_hints(self) -> str:
        """The keys of this page, for the line at the bottom."""
        return self.tr(
            "Ctrl+Shift+O choose a file   Enter check   Ctrl+F search the register   Ctrl+P print"
            "   Ctrl+K commands   F1 help"
        )

    def reload(self) -> None:
        """Read the register again."""
        self.list.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.check.set_narrow(narrow)
        self.list.set_narrow(narrow)
        self.list.set_wide(self.width() >= _WIDE)
        self.check.setMaximumHeight(min(_PANE, round(self.height() * _PANE_PART)))

    # -- what is done about a paper ----------------------------------------------------------------

    def _check_row(self, entry: RegisterRow) -> None:
        self.check.check_row(entry.number)

    def _act(self, name: str) -> None:
        checked = self.check.result
        if checked is None:
            return
        entry = checked.row
        match name:
            case "again":
                self.check.check_again()
            case "act":
                self.save_act(checked)
            case "open" if entry is not None:
                self.opened.emit(entry.application_number)
            case "print" if entry is not None:
                self.print_wanted.emit(entry.application_number)
            case "newer" if entry is not None and entry.superseded_by:
                self.check.check_row(entry.superseded_by)
            case "revoke" if entry is not None:
                self.ask_revoke(entry)
            case "compare" if entry is not None:
                self.check.compare(entry.number)

    def ask_revoke(self, entry: RegisterRow) -> None:
        """Ask why, and make the certificate invalid."""
        if not self._context.reachable():
            return
        task = self._context.tasks.read(self, register.wishes, entry.number)
        task.succeeded.connect(lambda wishes: self._ask_why(entry, wishes))

    def _ask_why(self, entry: RegisterRow, wishes: list[Wish]) -> None:
        form = TextForm(
            filled(self.tr("Revoke %1"), entry.number),
            self.tr("Revoke"),
            self.tr("Reason"),
            self._context.front,
            hint="\n".join([self._consequence(), *map(self._wish, wishes)]),
            section="certificates",
        )
        form.accepted.connect(lambda: self._revoke(entry, form.text.text))
        self._context.open_form.emit(form)

    def _consequence(self) -> str:
        return self.tr(
            "The paper is no longer valid, whoever has it; its application can be opened again."
            " This cannot be undone."
        )

    def _wish(self, wish: Wish) -> str:
        """Who wants it already: the second one agrees by revoking."""
        asked = self.tr("%1 wants it revoked since %2: %3")
        return filled(asked, wish.actor, texts.when(wish.at), wish.reason)

    def _revoke(self, entry: RegisterRow, reason: str) -> None:
        task = self._context.tasks.run(self, issuing.revoke, entry.number, reason)
        task.succeeded.connect(lambda done: self._revoked(entry, done))

    def _revoked(self, entry: RegisterRow, done: bool) -> None:
        if done:
            revoked = self.tr("%1 is revoked. The application can be opened again.")
            self._context.notice.emit(filled(revoked, entry.number), "ok")
        else:
            text = self.tr("%1 is revoked once a second supervisor agrees: Revoke… by another one.")
            self._context.notice.emit(filled(text, entry.number), "warn")
        self.check.check_again()
        self.reload()

    # -- what leaves the program -------------------------------------------------------------------

    def save_act(self, checked: Checked) -> None:
        """Ask where, and write the act of this check there."""
        number = checked.number or "arayis"
        name = f"yoxlama-{number}-{checked.at:%Y%m%d-%H%M}.pdf"
        path = files.save_file(self, self.tr("Save the act"), name, "PDF (*.pdf)")
        if path is not None:
            self.save_act_to(path, checked)

    def save_act_to(self, path: Path, checked: Checked) -> None:
        """Write the act of this check into a file."""
        by = self._context.me.name

        def write() -> Path:
            from clerkdesk.adapters import check_act_pdf  # 35 ms that no start waits for

            content = check_act_pdf.render(acts.act(checked, by))
            files.write_whole(path, content)
            return path

        task = self._context.tasks.call_outside(self, write)
        task.succeeded.connect(self._saved)

    def _saved(self, path: Path) -> None:
        self._context.notice.emit(filled(self.tr("Saved: %1"), str(path)), "ok")

    def export(self) -> None:
        """Ask where, and write what the list shows into a file; who took it is written down."""
        path = files.save_file(
            self, self.tr("Save as…"), "arayislar.xlsx", "Excel (*.xlsx);;CSV (*.csv)"
        )
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the filtered register into a file, off the window's thread."""
        narrowed = self.list.filter
        unit = self._context.tasks.unit_of_work
        today = self._context.clock().date()
        period = Period(narrowed.since or _FIRST_DAY, narrowed.until or today)

        def write() -> Path:
            form = report_files.form_of(path, report_files.LIST_FORMS)
            taking = unit.run(
                giving_out.begin, Kind.CERTIFICATES, period, form, narrowed.department
            )
            rows = listing.given_rows(unit, narrowed)
            report_files.save_list(path, Kind.CERTIFICATES, rows, giving_out.mark(taking))
            return path

        task = self._context.tasks.call_outside(self, write)
        task.succeeded.connect(self._saved)

    def show_prints(self) -> None:
        """Every sheet that was printed; of the selected certificate, where one is."""
        entry = self.list.current
        form = PrintsForm(self._context, entry.number if entry is not None else None)
        self._context.open_form.emit(form)

    # -- keys --------------------------------------------------------------------------------------

    def steps(self) -> Steps:
        return {
            "Ctrl+Shift+O": self.check.input.choose,
            "Ctrl+F": self._focus_search,
            "Ctrl+P": lambda: self._act("print"),
        }

    def _focus_search(self) -> None:
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()
