"""The households of one list: chips that narrow them, a search, the rows, and what is chosen."""

from collections.abc import Callable, Hashable
from enum import StrEnum

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from clerkdesk.domain.caravans import Standing
from clerkdesk.domain.text import fold
from clerkdesk.gui.caravans.model import OLD_ADDRESS, PEOPLE, STATE, HouseholdModel
from clerkdesk.gui.caravans.standing import ChipDelegate
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.choices import Choices
from clerkdesk.gui.kit.layout import RingedTable, column, row
from clerkdesk.gui.kit.tables import make_quiet, set_widths
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, button, clearable, label
from clerkdesk.usecases.caravans.listing import CaravanView, HouseholdRow

_WIDTHS = (190, 56, 152, 150, 88, 74, 104)
"""Of the columns, in pixels; the first takes the room that is left."""
_NARROW = {OLD_ADDRESS: 900, PEOPLE: 740}
"""Column → pixels of the card below which it has no room: both stand in the opened household."""


class Part(StrEnum):
    """Which households are shown."""

    ALL = "all"
    READY = "ready"
    DOUBLED = "doubled"
    INDEBTED = "indebted"
    MISSING = "missing"
    DONE = "done"


_HOLDS: dict[Part, Callable[[HouseholdRow], bool]] = {
    Part.ALL: lambda shown: True,
    Part.READY: lambda shown: shown.standing is Standing.READY,
    Part.DOUBLED: lambda shown: bool(shown.doubled),
    Part.INDEBTED: lambda shown: shown.indebted,
    Part.MISSING: lambda shown: shown.standing is Standing.MISSING,
    Part.DONE: lambda shown: shown.standing is Standing.DONE,
}


def _has(shown: HouseholdRow, words: list[str]) -> bool:
    """Whether name and number hold every word."""
    text = fold(f"{shown.head} {shown.number or ''}")
    return all(word in text for word in words)


class HouseholdTable(RingedTable):
    """J and K go from one to the next, Space ticks, Enter opens."""

    entered = Signal()
    ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.entered.emit()
            case Qt.Key.Key_Space:
                self.ticked.emit()
            case Qt.Key.Key_J:
                self._go(1)
            case Qt.Key.Key_K:
                self._go(-1)
            case _:
                super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        place = min(max(self.currentIndex().row() + step, 0), self.model().rowCount() - 1)
        if place >= 0:
            self.selectRow(place)


class HouseholdList(Card):
    """``entered`` with the ``HouseholdRow`` to be opened, ``approve_wanted`` with those chosen."""

    entered = Signal(object)
    approve_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._view: CaravanView | None = None
        self._part = Part.ALL
        self.model = HouseholdModel(self)
        self.model.chosen_changed.connect(self._show_chosen)
        self.table = self._table()
        self._parts = Choices(self)
        self.part_buttons = {part: button("", "tab") for part in Part}
        for part, shown in self.part_buttons.items():
            self._parts.add(shown, part)
        self._parts.chosen.connect(self._choose_part)
        self._parts.mark(Part.ALL)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name or number…"))
        self.search.setAccessibleName(self.tr("Look for a household by name or number"))
        clearable(self.search)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.nothing = label(self.tr("No household of the list fits."), "muted")
        head = row(*self.part_buttons.values(), self.search, spacing=6)
        head.setStretchFactor(self.search, 1)
        self.sum = label("", "strong")
        self.left = label("", "muted")
        self.clear_button = button(self.tr("Choose none"), None, None, self.model.choose_none)
        self.approve_button = button("", "primary", "check", self.approve)
        self.body.addLayout(head)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(
            row(
                column(self.sum, self.left, spacing=1),
                1,
                self.clear_button,
                self.approve_button,
                spacing=8,
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._show_chosen()

    def _table(self) -> HouseholdTable:
        view = HouseholdTable()
        view.setModel(self.model)
        view.setItemDelegateForColumn(STATE, ChipDelegate(self.model.row_at, view))
        make_quiet(view, self.tr("Households of the list"), row_height=36)
        view.setMinimumHeight(120)
        set_widths(view, _WIDTHS, stretched=0)
        view.entered.connect(self._enter)
        view.ticked.connect(lambda: self.model.toggle(view.currentIndex()))
        view.doubleClicked.connect(lambda _index: self._enter())
        return view

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for section, least in _NARROW.items():
            self.table.setColumnHidden(section, self.width() < least)

    # -- what is shown -----------------------------------------------------------------------------

    def show_view(self, view: CaravanView, *, anew: bool) -> None:
        """The households as they stand now; ``anew``: of another list. All that are ready are
        chosen until somebody chooses.
        """
        ready = {each.household for each in view.households if each.standing is Standing.READY}
        # Until somebody chooses, what becomes ready while one looks is chosen, too.
        self.model.is_touched &= not anew
        chosen = self.model.chosen & ready if self.model.is_touched else ready
        self._view = view
        self._fill()
        self.model.keep_chosen(chosen)
        self._show_chosen()

    def _fill(self) -> None:
        if self._view is None:
            return
        current = self.current
        words = fold(self.search.text()).split()
        rows = [
            each for each in self._view.households if _HOLDS[self._part](each) and _has(each, words)
        ]
        self.model.show_rows(rows)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        place = self.model.place_of(current.household) if current is not None else None
        if place is not None:
            self.table.selectRow(place)
        elif rows:
            self.table.selectionModel().setCurrentIndex(
                self.model.index(0, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
        self._show_counts()

    def _show_counts(self) -> None:
        names = {
            Part.ALL: self.tr("All"),
            Part.READY: self.tr("Ready"),
            Part.DOUBLED: self.tr("Doubled FIN"),
            Part.INDEBTED: self.tr("Indebted"),
            Part.MISSING: self.tr("No application"),
            Part.DONE: self.tr("Completed"),
        }
        households = self._view.households if self._view is not None else []
        for part, shown in self.part_buttons.items():
            count = sum(map(_HOLDS[part], households))
            shown.setText(f"{names[part]}  {texts.number(count)}")

    def _choose_part(self, part: Hashable) -> None:
        self._part = Part(str(part))
        self._fill()

    @property
    def current(self) -> HouseholdRow | None:
        """The selected household."""
        index: QModelIndex = self.table.currentIndex()
        return self.model.row_at(index) if index.row() < self.model.rowCount() else None

    def _enter(self) -> None:
        if self.current is not None:
            self.entered.emit(self.current)

    # -- what is chosen ----------------------------------------------------------------------------

    @property
    def chosen(self) -> list[HouseholdRow]:
        """The ticked households, in the list's order."""
        ticked = self.model.chosen
        households = self._view.households if self._view is not None else []
        return [each for each in households if each.household in ticked]

    def _show_chosen(self) -> None:
        count = len(self.chosen)
        findings = self._view.count(Standing.FINDING) if self._view is not None else 0
        self.sum.setText(
            self.tr("%n household(s) chosen: no finding, no debt", "", count)
            if count
            else self.tr("No household is chosen")
        )
        self.left.setText(
            self.tr("%n household(s) with a finding are looked at one by one", "", findings)
            if findings
            else ""
        )
        self.clear_button.setEnabled(bool(count))
        self.approve_button.setEnabled(bool(count))
        self.approve_button.setText(
            self.tr("Approve %n household(s)…", "", count) if count else self.tr("Approve…")
        )

    def approve(self) -> None:
        """Ask for what is chosen to be approved; nothing without it."""
        if self.chosen:
            self.approve_wanted.emit(self.chosen)


def share(done: int, whole: int) -> str:
    """``34 %``"""
    return filled("%1 %", round(100 * done / whole) if whole else 0)
