"""The households of a list as Qt sees them, with a box before each that may be approved."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor

from clerkdesk.domain.caravans import Standing
from clerkdesk.gui.caravans import standing
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.tables import DISPLAY, Index
from clerkdesk.usecases.caravans.listing import HouseholdRow

PEOPLE = 1
OLD_ADDRESS = 3
DOUBLED = 4
DEBT = 5
STATE = 6
"""Columns."""
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class HouseholdModel(QAbstractTableModel):
    """``chosen_changed``: other households are ticked than before."""

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HouseholdRow] = []
        self._chosen: set[str] = set()
        self.is_touched = False
        """Somebody has chosen: what becomes ready is not ticked by itself any more."""

    def show_rows(self, rows: list[HouseholdRow]) -> None:
        """Other households; those that are no longer ready lose their tick."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def keep_chosen(self, chosen: set[str]) -> None:
        """These alone are ticked."""
        if chosen != self._chosen:
            self._chosen = chosen
            if self._rows:
                last = self.index(len(self._rows) - 1, 0)
                self.dataChanged.emit(self.index(0, 0), last)
            self.chosen_changed.emit()

    @property
    def chosen(self) -> set[str]:
        """The ticked households, whether the list shows them now or not."""
        return set(self._chosen)

    def choose_none(self) -> None:
        self.is_touched = True
        self.keep_chosen(set())

    def toggle(self, index: Index) -> None:
        """Tick a household, or not any more; nothing of one that is not ready."""
        shown = self.row_at(index)
        if shown is not None and shown.standing is Standing.READY:
            self.is_touched = True
            self.keep_chosen(self._chosen ^ {shown.household})

    def row_at(self, index: Index) -> HouseholdRow | None:
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, household: str) -> int | None:
        for place, shown in enumerate(self._rows):
            if shown.household == household:
                return place
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else STATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return (
                self.tr("Head of the household"),
                self.tr("People"),
                self.tr("Application"),
                self.tr("Old address"),
                self.tr("Doubled FIN"),
                self.tr("Debt, ₼"),
                self.tr("State"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (PEOPLE, DOUBLED, DEBT):
            return _RIGHT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = self.row_at(index)
        flags = super().flags(index)
        if shown is None or index.column() != 0:
            return flags
        # A box that does nothing is there all the same: its tooltip says why.
        return flags | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            self.toggle(index)
            return True
        return False

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        shown = self.row_at(index)
        if shown is None:
            return None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cells(shown)[column]
            case Qt.ItemDataRole.ToolTipRole:
                return standing.why(shown) or self.cells(shown)[column]
            case Qt.ItemDataRole.CheckStateRole if (
                column == 0 and shown.standing is not Standing.DONE
            ):
                ticked = shown.household in self._chosen
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole if column == 0:
                return self._spoken(shown)
            case Qt.ItemDataRole.TextAlignmentRole if column in (PEOPLE, DOUBLED, DEBT):
                return _RIGHT
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(shown, column)
        return None

    def _spoken(self, shown: HouseholdRow) -> str:
        """A screen reader says the row by its first cell."""
        ticked = [self.tr("chosen")] if shown.household in self._chosen else []
        return ", ".join(filter(None, [*self.cells(shown), *ticked, standing.why(shown)]))

    @staticmethod
    def _colour(shown: HouseholdRow, column: int) -> QColor | None:
        t = theme.tokens()
        if column == DEBT and shown.indebted:
            return QColor(t.bad)
        if column == DOUBLED and shown.doubled:
            return QColor(t.warn)
        if column == OLD_ADDRESS or (shown.number is None and column > 0):
            return QColor(t.muted)
        return None

    def cells(self, shown: HouseholdRow) -> tuple[str, ...]:
        """What stands in the columns."""
        return (
            shown.head,
            texts.number(shown.people),
            shown.number or self.tr("has not come"),
            shown.old_address,
            texts.number(len(shown.doubled)) if shown.doubled else "–",
            texts.money(shown.amount).rstrip("\u00a0₼") if shown.amount is not None else "–",
            standing.word(shown.standing),
        )
