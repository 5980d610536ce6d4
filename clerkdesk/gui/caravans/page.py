"""The Committee's lists of departures: which there are, and one of them with its households."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from clerkdesk.adapters import list_files, report_files
from clerkdesk.domain.caravans import Standing
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.report import Period
from clerkdesk.gui.caravans.approval_form import ApprovalForm
from clerkdesk.gui.caravans.household_card import HouseholdCard
from clerkdesk.gui.caravans.list_card import HouseholdList, share
from clerkdesk.gui.caravans.standing import StandingBar
from clerkdesk.gui.caravans.taking_form import Offered, TakingForm
from clerkdesk.gui.kit import files, texts
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.keyed_page import KeyedPage, Steps
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.tables import PlainTable, table, table_card
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import Card, button, chip, label, tool
from clerkdesk.usecases.caravans import approving, listing, taking
from clerkdesk.usecases.caravans.listing import (
    CaravanRow,
    CaravanView,
    HouseholdPerson,
    HouseholdRow,
)
from clerkdesk.usecases.supervision import giving_out
from clerkdesk.usecases.supervision.giving_out import Kind


class CaravansPage(KeyedPage):
    """``opened`` with the number of an application that is to be opened."""

    opened = Signal(str)

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self.view: CaravanView | None = None
        """The list that is looked at; None: which there are."""
        self._wanted: int | None = None
        """The list that is to be shown; what comes late of another one is not."""
        self._asked: tuple[int, date] | None = None
        """For this one the missing debts were asked for."""
        self.stack = QStackedWidget()
        self.stack.addWidget(self._lists())
        self.stack.addWidget(self._departure())
        self.setLayout(column(self.stack, margins=(24, 16, 24, 18)))

    @property
    def key_hints(self) -> str:
        """The keys of this page, for the line at the bottom."""
        return self.tr(
            "J/K household   Space choose   Enter open   Ctrl+Enter approve those chosen"
            "   Esc lists   F1 help"
        )

    # -- making it ---------------------------------------------------------------------------------

    def _lists(self) -> QWidget:
        self.take_button = button(
            self.tr("Take a list in…"), "primary", "upload", lambda: self.choose_file(None)
        )
        heads = (
            self.tr("Settlement"),
            self.tr("Departure"),
            self.tr("List"),
            self.tr("Households"),
            self.tr("People"),
            self.tr("Taken in"),
            self.tr("By"),
        )
        self.lists = PlainTable(heads, self)
        self.lists_table = table(self.lists, self.tr("Lists of departures"))
        self.lists_table.activated.connect(lambda index: self._open_list(index.row()))
        self.nothing = label(
            self.tr(
                "There is no list. Take in the file that the Committee has sent: XLSX or CSV, one"
                " row a person."
            ),
            wrap=True,
        )
        self.lists_card = table_card(self.lists_table)
        holder = QWidget()
        head = row(label(self.tr("Lists of departures"), "title"), 1, self.take_button)
        holder.setLayout(column(head, self.nothing, self.lists_card, spacing=12))
        layout = holder.layout()
        assert layout is not None
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        return holder

    def _departure(self) -> QWidget:
        self.back_button = tool("arrow-left", self.tr("To the lists"), self.show_lists)
        self.title = label("", "title")
        self.left = chip("", "warn")
        self.renew_button = button(self.tr("Renew the list…"), None, "refresh-cw", self._renew)
        self.export_button = button(self.tr("XLSX"), None, "download", self.export)
        self.export_button.setAccessibleName(self.tr("Save the households as XLSX or CSV"))
        self.export_button.setEnabled(self._context.me.oversees)
        if not self._context.me.oversees:
            self.export_button.setToolTip(sentence("supervisor_only"))
        self.close_button = button(self.tr("Departure is over…"), None, "archive", self._ask_close)
        self.day = label("", "strong")
        self.about = label("", "muted")
        self.done = label("", "strong")
        self.bar = StandingBar()
        summary = Card()
        summary.body.addLayout(row(self.day, self.about, 1, self.done, spacing=12))
        summary.body.addWidget(self.bar)
        self.list = HouseholdList()
        self.card = HouseholdCard()
        self.list.entered.connect(self.open_household)
        self.list.approve_wanted.connect(self.ask_approval)
        self.card.open_wanted.connect(self.opened)
        self.card.closed.connect(self._close_card)
        holder = QWidget()
        parts = row(self.list, self.card, spacing=12)
        parts.setStretch(0, 1)
        layout = column(
            row(
                self.back_button,
                label(self.tr("Lists of departures"), "muted"),
                label("/", "muted"),
                self.title,
                self.left,
                1,
                self.renew_button,
                self.export_button,
                self.close_button,
            ),
            summary,
            parts,
            spacing=12,
        )
        layout.setStretch(2, 1)
        holder.setLayout(layout)
        return holder

    # -- reading -----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read what is shown again."""
        if self._wanted is not None:
            self.show_list(self._wanted)
            return
        task = self._context.tasks.read(self, listing.lists)
        task.succeeded.connect(self._show_lists)

    def _show_lists(self, lists: list[CaravanRow]) -> None:
        self.lists.set_rows(
            [
                [
                    each.settlement,
                    texts.day(each.day),
                    each.list_number,
                    texts.number(each.households),
                    texts.number(each.people),
                    texts.when(each.taken_at),
                    each.taken_by_name,
                ]
                for each in lists
            ],
            [each.id for each in lists],
        )
        self.nothing.setVisible(not lists)
        self.lists_card.setVisible(bool(lists))
        if lists and not self.lists_table.currentIndex().isValid():
            self.lists_table.selectRow(0)

    def show_lists(self) -> None:
        """Which lists there are."""
        self.view = None
        self._wanted = None
        self._asked = None
        self.card.close_card()
        self.stack.setCurrentIndex(0)
        self.reload()
        self.lists_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_list(self, place: int) -> None:
        key = self.lists.data(self.lists.index(place, 0), Qt.ItemDataRole.UserRole)
        if isinstance(key, int):
            self.show_list(key)

    def show_list(self, caravan: int) -> None:
        """One list with its households; of which billing has said nothing today it is asked."""
        self._wanted = caravan
        task = self._context.tasks.read(self, listing.view, caravan)
        task.succeeded.connect(self._show_view)
        task.failed.connect(partial(self._not_shown, caravan))

    def _not_shown(self, caravan: int, error: object) -> None:
        """A colleague has closed the list, or taken in a newer one: the others are there."""
        if caravan == self._wanted and isinstance(error, NotAllowed | NotFound):
            self.show_lists()

    def _show_view(self, view: CaravanView) -> None:
        if view.caravan.id != self._wanted:
            return
        anew = self.view is None or self.view.caravan.id != view.caravan.id
        self.view = view
        caravan = view.caravan
        self.title.setText(caravan.settlement)
        self._show_left(caravan)
        self.day.setText(texts.day(caravan.day))
        self.about.setText(
            filled(
                self.tr("%1 households · %2 people · Committee's list № %3"),
                caravan.households,
                caravan.people,
                caravan.list_number,
            )
        )
        done = view.count(Standing.DONE)
        whole = len(view.households)
        self.done.setText(
            filled(self.tr("%1 of %2 households completed, %3"), done, whole, share(done, whole))
        )
        self.bar.show_view(view)
        self.list.show_view(view, anew=anew)
        self.stack.setCurrentIndex(1)
        if anew:
            self.card.close_card()
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_card_anew(view)
        self._ask_debts(caravan.id)

    def _show_card_anew(self, view: CaravanView) -> None:
        """The opened household as it stands now; its people are those that were looked at."""
        if self.card.shown is None:
            return
        for household in view.households:
            if household.household == self.card.shown.household:
                if household != self.card.shown:
                    self.card.show_household(household, self.card.people)
                return
        self.card.close_card()

    def _show_left(self, caravan: CaravanRow) -> None:
        today = baku_date(self._context.clock())
        if caravan.day < today:
            self.left.setText(self.tr("was %n day(s) ago", "", (today - caravan.day).days))
        elif caravan.day == today:
            self.left.setText(self.tr("today"))
        else:
            days = self._context.calendar.working_days_between(today, caravan.day)
            self.left.setText(self.tr("%n working day(s) left", "", days))

    def _ask_debts(self, caravan: int) -> None:
        """Once a day for each list that is opened; the answer is shown when it has come."""
        of_today = (caravan, baku_date(self._context.clock()))
        if self._asked == of_today or not self._context.connected:
            return
        self._asked = of_today
        task = self._context.tasks.run(self, approving.ask_missing_debts, caravan)
        task.succeeded.connect(lambda asked: self.reload() if asked else None)

    # -- a household -------------------------------------------------------------------------------

    def open_household(self, shown: HouseholdRow) -> None:
        """Show its people, and write down that somebody looks."""
        if self.view is None:
            return
        caravan = self.view.caravan.id
        task = self._context.tasks.run(self, listing.household, caravan, shown.household)
        task.succeeded.connect(lambda people: self._show_household(caravan, shown, people))

    def _show_household(
        self, caravan: int, shown: HouseholdRow, people: list[HouseholdPerson]
    ) -> None:
        if caravan == self._wanted:
            self.card.show_household(shown, people)

    def _close_card(self) -> None:
        self.card.close_card()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- deciding ----------------------------------------------------------------------------------

    def ask_approval(self, rows: list[HouseholdRow]) -> None:
        """Show whom it is about; accepting approves each by itself."""
        if self.view is None or not self._context.reachable():
            return
        form = ApprovalForm(self.view.caravan.id, rows, self._context.tasks, self._context.front)
        form.decided.connect(self.reload)
        form.finished.connect(lambda _result: self.reload())
        self._context.open_form.emit(form)

    # -- a file ------------------------------------------------------------------------------------

    def choose_file(self, instead_of: int | None) -> None:
        """Ask for the Committee's file."""
        if not self._context.reachable():
            return
        chosen = files.open_files(
            self._context.front, self.tr("The Committee's list"), self.tr("Lists (*.xlsx *.csv)")
        )
        if chosen:
            self.read_file(chosen[0], instead_of)

    def _renew(self) -> None:
        if self.view is not None:
            self.choose_file(self.view.caravan.id)

    def read_file(self, path: Path, instead_of: int | None = None) -> None:
        """Read a file in a process of its own, and show what it brings, or what does not fit."""
        unit = self._context.tasks.unit_of_work

        def read() -> Offered:
            reading = unit.read(listing.examine, list_files.read(path))
            departure = reading.departure
            changes = None
            if departure is not None and instead_of is not None:
                changes = unit.read(listing.changes, instead_of, departure)
            return Offered(path.name, reading, instead_of, changes)

        task = self._context.tasks.call_outside(self, read)
        task.succeeded.connect(self._offer)

    def _offer(self, offered: Offered) -> None:
        form = TakingForm(offered, self._context.front)
        form.accepted.connect(lambda: self._take(offered))
        self._context.open_form.emit(form)

    def _take(self, offered: Offered) -> None:
        departure = offered.reading.departure
        if departure is None:
            return
        task = self._context.tasks.run(self, taking.take, departure, offered.instead_of)
        task.succeeded.connect(self.show_list)

    def export(self) -> None:
        """Ask where to, and write the households of the list into a file; no FIN leaves with it."""
        if self.view is None or not self._context.reachable():
            return
        day = self.view.caravan.day
        path = files.save_file(
            self._context.front,
            self.tr("Save the households as XLSX or CSV"),
            f"koc-{day}.xlsx",
            self.tr("XLSX (*.xlsx);;CSV (*.csv)"),
        )
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the households into a file, off the window's thread; that somebody takes them out
        is logged, and the file carries the mark.
        """
        if self.view is None:
            return
        caravan = self.view.caravan
        unit = self._context.tasks.unit_of_work

        def write() -> Path:
            form = report_files.form_of(path, report_files.LIST_FORMS)
            departs = Period(caravan.day, caravan.day)
            taken = unit.run(giving_out.begin, Kind.CARAVAN, departs, form)
            rows = unit.read(listing.view, caravan.id).households
            report_files.save_list(path, Kind.CARAVAN, rows, giving_out.mark(taken))
            return path

        task = self._context.tasks.call_outside(self, write)
        task.succeeded.connect(
            lambda saved: self._context.notice.emit(
                filled(self.tr("%1 is saved."), saved.name), "ok"
            )
        )

    def _ask_close(self) -> None:
        if self.view is None or not self._context.reachable():
            return
        caravan = self.view.caravan.id
        form = Form(
            self.tr("The departure is over"),
            self.tr("Close the list"),
            self._context.front,
            danger=True,
        )
        form.section = "caravans"
        form.body.addWidget(
            label(
                self.tr(
                    "Nobody works with the list any more, and its people are erased some time"
                    " later. This cannot be undone."
                ),
                wrap=True,
            )
        )
        form.accepted.connect(lambda: self._close_list(caravan))
        self._context.open_form.emit(form)

    def _close_list(self, caravan: int) -> None:
        task = self._context.tasks.run(self, taking.close, caravan)
        task.succeeded.connect(lambda _value: self.show_lists())

    # -- keys --------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        table = self.lists_table if self.view is None else self.list.table
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def steps(self) -> Steps:
        steps: Steps = {"Ctrl+Shift+O": lambda: self.choose_file(None)}
        if self.view is not None:
            steps["Esc"] = self._close_card if self.card.shown is not None else self.show_lists
            steps["Ctrl+Return"] = self.list.approve
            steps["Ctrl+F"] = self._focus_search
        return steps

    def _focus_search(self) -> None:
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()
