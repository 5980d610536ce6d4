"""The register of certificates as Qt sees it: as many rows as there are, of which only the blocks
one looks at are in memory.
"""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor

from clerkdesk.domain.identifiers import group_code
from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.blocks import Blocks
from clerkdesk.gui.kit.tables import DISPLAY, Index
from clerkdesk.usecases.certificates.listing import PAGE, Known, RegisterRow

ROW = Qt.ItemDataRole.UserRole
STATE = 8
"""The column of the state."""
_PRINTS = 7
_MUTED = frozenset({2, 3, 4, 5, 6})


class RegisterModel(QAbstractTableModel):
    """Blocks of 100 rows; what is missing is asked for by ``block_wanted``."""

    block_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None, *, of_letters: bool = False) -> None:
        super().__init__(parent)
        self._of_letters = of_letters
        self._blocks: Blocks[RegisterRow] = Blocks(PAGE, self.block_wanted.emit)

    @property
    def kept_blocks(self) -> int:
        """How many blocks are in memory."""
        return self._blocks.kept

    def reset(self, count: int, first: list[RegisterRow]) -> None:
        """Show another list of ``count`` rows, of which the first ones are there."""
        self.beginResetModel()
        self._blocks.reset(count, first)
        self.endResetModel()

    def set_block(self, block: int, rows: list[RegisterRow]) -> None:
        known = self._blocks.put(block, rows)
        if known is not None:
            self.dataChanged.emit(self.index(known[0], 0), self.index(known[-1], STATE))

    def forget(self, block: int) -> None:
        """See ``Blocks.forget``."""
        self._blocks.forget(block)

    def known_before(self, block: int) -> Known | None:
        """The nearest block in memory above this one; None: there is none."""
        known = self._blocks.last_before(block)
        return None if known is None else Known(known[0], known[1].id)

    def row_at(self, index: Index) -> RegisterRow | None:
        """None: there is none, or its block is on the way."""
        return self._blocks.row(index.row()) if index.isValid() else None

    def place_of(self, number: str) -> int | None:
        """The position of a certificate among the rows in memory; None: it is not there."""
        for place, row in self._blocks.rows():
            if row.number == number:
                return place
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._blocks.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else STATE + 1

    def heads(self) -> tuple[str, ...]:
        return (
            self.tr("Letter") if self._of_letters else self.tr("Certificate"),
            self.tr("Applicant") if self._of_letters else self.tr("Owner"),
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
