"""A queue as Qt sees it: as many rows as there are, of which only the blocks one looks at are in
memory.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.blocks import Blocks
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.queue.waiting import waiting_text
from clerkdesk.usecases.queue.rows import PAGE, Known, QueueRow
from clerkdesk.usecases.queue.views import DEFAULT_COLUMNS

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
"""The QueueRow behind an index; None while its block is on the way."""
DISPLAY = Qt.ItemDataRole.DisplayRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_SERVED = {DISPLAY, ACCESSIBLE, ROW}


class QueueModel(QAbstractTableModel):
    """Blocks of 200 rows, the last 64 kept; what is missing is asked for by ``block_wanted``."""

    block_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[str, ...] = DEFAULT_COLUMNS
        self.words: Callable[[QueueRow, str], str] = lambda _row, _key: ""
        """A column's text; whoever shows the list knows the names behind the ids."""
        self._blocks: Blocks[QueueRow] = Blocks(PAGE, self.block_wanted.emit)

    @property
    def kept_blocks(self) -> int:
        """How many blocks are in memory."""
        return self._blocks.kept

    def reset(self, count: int, first: list[QueueRow]) -> None:
        """Show another list of ``count`` rows, of which the first ones are there."""
        self.beginResetModel()
        self._blocks.reset(count, first)
        self.endResetModel()

    def shows(self, count: int, first: list[QueueRow]) -> bool:
        """Whether this very list is shown and whole."""
        is_whole = count == self._blocks.count == len(first)
        return is_whole and self._blocks.begins_with(first)

    def set_columns(self, columns: tuple[str, ...]) -> None:
        """Other columns beside name and number."""
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self.endResetModel()

    def set_block(self, block: int, rows: list[QueueRow]) -> None:
        known = self._blocks.put(block, rows)
        if known is not None:
            self.dataChanged.emit(
                self.index(known[0], 0), self.index(known[-1], self.columnCount() - 1)
            )

    def row_at(self, row: int) -> QueueRow | None:
        """The row, asking for its block where it is not there."""
        return self._blocks.row(row)

    def following(self, application_id: int) -> int | None:
        """The id of the row below this one's, or above it at the end; None: no other is there."""
        position = self.find(application_id)
        if position is None:
            return None
        for other in (position + 1, position - 1):
            row = self.row_at(other) if 0 <= other < self.rowCount() else None
            if row is not None:
                return row.id
        return None

    def forget(self, block: int) -> None:
        """See ``Blocks.forget``."""
        self._blocks.forget(block)

    def known_before(self, block: int) -> Known | None:
        """The nearest block in memory above this one; None: there is none."""
        known = self._blocks.last_before(block)
        return None if known is None else Known(*known)

    def find(self, application_id: int) -> int | None:
        """The position of an application among the rows in memory."""
        for position, row in self._blocks.rows():
            if row.id == application_id:
                return position
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._blocks.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1 + len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in _SERVED or not index.isValid():
            return None
        row = self.row_at(index.row())
        if role == ROW:
            return row
        if row is None:
            return ""
        if index.column():
            return self.words(row, self.columns[index.column() - 1])
        if role == ACCESSIBLE:
            # A screen reader says the row by its first cell.
            keys = dict.fromkeys((*self.columns, "holder"))
            cells = [self.words(row, key) for key in keys]
            parts = (texts.whose(row.name), row.number, waiting_text(row), _to_weigh(row), *cells)
            return ", ".join(part for part in parts if part)
        return texts.whose(row.name)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != DISPLAY:
            return None
        return heads()[self.columns[section - 1] if section else "application"]


def _to_weigh(row: QueueRow) -> str:
    """The sign of findings, said; "": there is none."""
    if not row.open_findings:
        return ""
    translate = QCoreApplication.translate
    text = filled(translate("Queue", "to weigh: %1"), row.open_findings)
    serious = filled(translate("Queue", "serious: %1"), row.serious_findings)
    return f"{text}, {serious}" if row.serious_findings else text


def heads() -> dict[str, str]:
    """Column → its head."""
    translate = QCoreApplication.translate
    return {
        "application": translate("Queue", "APPLICATION"),
        "place": translate("Queue", "DISTRICT"),
        "due": translate("Queue", "DUE"),
        "service": translate("Queue", "E-SERVICE"),
        "holder": translate("Queue", "HOLDER"),
        "department": translate("Queue", "OFFICE"),
        "submitted": translate("Queue", "SUBMITTED"),
        "code": translate("Queue", "CODE"),
    }
