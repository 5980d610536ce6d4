"""The register of certificates as Qt sees it: as far as somebody has scrolled, the rest is asked
for.
"""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor

from clerkdesk.domain.identifiers import group_code
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.tables import DISPLAY, Index
from clerkdesk.usecases.certificates.listing import PAGE, RegisterRow

ROW = Qt.ItemDataRole.UserRole
STATE = 8
"""The column of the state."""
_PRINTS = 7
_MUTED = frozenset({2, 3, 4, 5, 6})


class RegisterModel(QAbstractTableModel):
    """Pages one behind the other; ``more_wanted`` with the id behind which the next one begins."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RegisterRow] = []
        self._whole = True
        self._asked = False

    def show_first(self, rows: list[RegisterRow]) -> None:
        """Another list, of which this is the first page."""
        self.beginResetModel()
        self._rows = list(rows)
        self._take_end(rows)
        self.endResetModel()

    def add_page(self, rows: list[RegisterRow]) -> None:
        """What comes behind what is there."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        self._take_end(rows)

    def _take_end(self, rows: list[RegisterRow]) -> None:
        self._whole = len(rows) < PAGE
        self._asked = False

    def row_at(self, index: Index) -> RegisterRow | None:
        """None: there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, number: str) -> int | None:
        """The position of a certificate among what is there; None: it is not."""
        for place, row in enumerate(self._rows):
            if row.number == number:
                return place
        return None

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:
        return not parent.isValid() and not self._whole and not self._asked

    def fetchMore(self, parent: Index = QModelIndex()) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(self._rows[-1].id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else STATE + 1

    def heads(self) -> tuple[str, ...]:
        return (
            self.tr("Certificate"),
            self.tr("Owner"),
            self.tr("Subscriber code"),
            self.tr("Office"),
            self.tr("Formed"),
            self.tr("Decided by"),
            self.tr("Printed by"),
            self.tr("Prints"),
            self.tr("State"),
        )

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return self.heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == _PRINTS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cells(row)[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return self.cells(row)[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == 0:
                # A screen reader says the row by its first cell.
                return ", ".join(filter(None, self.cells(row)))
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.ForegroundRole if index.column() in _MUTED:
                return QColor(theme.tokens().muted)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == _PRINTS:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def cells(self, row: RegisterRow) -> tuple[str, ...]:
        """What stands in the columns."""
        return (
            row.number,
            texts.whose(row.name),
            group_code(row.subscriber_code) if row.subscriber_code else "—",
            row.office,
            texts.when(row.issued_at),
            row.decider or "—",
            row.printed_by,
            texts.number(row.prints),
            " ".join(filter(None, (texts.word(row.state), remark(row)))),
        )


def remark(row: RegisterRow) -> str:
    """What stands beside the state: the one in its place, or why it was revoked."""
    if row.state == "superseded":
        return row.superseded_by or ""
    return (row.state_reason or "") if row.state == "revoked" else ""
