"""A queue as Qt sees it: as many rows as there are, of which only the blocks one looks at are in
memory.
"""

from collections.abc import Callable, Mapping, Sequence, Set
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

from clerkdesk.domain.queues import IN_ANOTHER_ORDER, NEWEST_FIRST, Queue
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

    def amend(self, queue: Queue, count: int, touched: Set[int], rows: Sequence[QueueRow]) -> bool:
        """Show what has changed of this list, ``count`` long now: of the touched applications those
        in it are given. False: it must be read again, for rows move that are in memory.
        """
        positions = {row.id: at for at, row in self._blocks.rows() if row.id in touched}
        if self._blocks.asks or (queue in IN_ANOTHER_ORDER and (positions or rows)):
            return False
        given = {row.id: row for row in rows}
        if not positions.keys() <= given.keys():
            return False
        held = self._blocks.from_the_top
        is_cut = 0 <= held < self._blocks.count
        if count != self._blocks.count and (not is_cut or count < held):
            return False
        if len(touched) > len(positions) and not self._lie_behind(queue, held, rows, positions):
            return False
        if any(self._moves(at, given[key]) for key, at in positions.items()):
            return False
        for key, at in positions.items():
            self._blocks.exchange(at, given[key])
            self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))
        self._grow(count)
        return True

    def _moves(self, position: int, row: QueueRow) -> bool:
        before = self._blocks.row(position)
        return before is None or before.due_at != row.due_at

    def _lie_behind(
        self, queue: Queue, held: int, rows: Sequence[QueueRow], positions: Mapping[int, int]
    ) -> bool:
        """Whether no row that is not in memory can have come before, or gone from before, one that
        is: all of them lie behind.
        """
        if held == self._blocks.count:
            return len(rows) == len(positions)
        last = self._blocks.row(held - 1) if held > 0 else None
        if last is None:
            return False
        edge = (last.due_at, last.id)
        keys = [(row.due_at, row.id) for row in rows if row.id not in positions]
        if queue in NEWEST_FIRST:
            return all(key < edge for key in keys)
        return all(key > edge for key in keys)

    def _grow(self, count: int) -> None:
        """To another length, with rows at the end that are not in memory."""
        before = self._blocks.count
        if count > before:
            self.beginInsertRows(QModelIndex(), before, count - 1)
            self._blocks.count = count
            self.endInsertRows()
        elif count < before:
            self.beginRemoveRows(QModelIndex(), count, before - 1)
            self._blocks.count = count
            self.endRemoveRows()

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
