"""A queue as Qt sees it: as many rows as there are, of which only the blocks one looks at are in
memory.
"""

from collections import OrderedDict
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
MAX_BLOCKS = 64


class QueueModel(QAbstractTableModel):
    """Blocks of 200 rows, the last 64 kept; what is missing is asked for by ``block_wanted``."""

    block_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[str, ...] = DEFAULT_COLUMNS
        self.words: Callable[[QueueRow, str], str] = lambda _row, _key: ""
        """A column's text; whoever shows the list knows the names behind the ids."""
        self._count = 0
        self._blocks: OrderedDict[int, list[QueueRow]] = OrderedDict()
        self._asked: set[int] = set()

    @property
    def kept_blocks(self) -> int:
        """How many blocks are in memory."""
        return len(self._blocks)

    def reset(self, count: int, first: list[QueueRow]) -> None:
        """Show another list of ``count`` rows, of which the first ones are there."""
        self.beginResetModel()
        self._count = count
        self._blocks = OrderedDict(_in_blocks(first))
        self._asked = set()
        self.endResetModel()

    def shows(self, count: int, first: list[QueueRow]) -> bool:
        """Whether this very list is shown and whole."""
        blocks = _in_blocks(first)
        is_whole = count == self._count == len(first)
        return is_whole and all(self._blocks.get(block) == rows for block, rows in blocks.items())

    def set_columns(self, columns: tuple[str, ...]) -> None:
        """Other columns beside name and number."""
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self.endResetModel()

    def set_block(self, block: int, rows: list[QueueRow]) -> None:
        self._asked.discard(block)
        self._blocks[block] = rows
        while len(self._blocks) > MAX_BLOCKS:
            self._blocks.popitem(last=False)
        top = block * PAGE
        if rows and top < self._count:
            self.dataChanged.emit(
                self.index(top, 0),
                self.index(min(top + len(rows), self._count) - 1, self.columnCount() - 1),
            )

    def row_at(self, row: int) -> QueueRow | None:
        """The row, asking for its block where it is not there."""
        block, offset = divmod(row, PAGE)
        rows = self._blocks.get(block)
        if rows is None:
            if block not in self._asked:
                self._asked.add(block)
                self.block_wanted.emit(block)
            return None
        self._blocks.move_to_end(block)
        return rows[offset] if offset < len(rows) else None

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

    def known_before(self, block: int) -> Known | None:
        """The nearest block in memory above this one; None: there is none."""
        above = [each for each, rows in self._blocks.items() if each < block and len(rows) == PAGE]
        return Known(max(above), self._blocks[max(above)][-1]) if above else None

    def find(self, application_id: int) -> int | None:
        """The position of an application among the rows in memory."""
        for block, rows in self._blocks.items():
            for offset, row in enumerate(rows):
                if row.id == application_id:
                    return block * PAGE + offset
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

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


def _in_blocks(rows: list[QueueRow]) -> dict[int, list[QueueRow]]:
    """The rows of a list's start by their block; an empty list has an empty one."""
    starts = range(0, max(1, len(rows)), PAGE)
    return {start // PAGE: rows[start : start + PAGE] for start in starts}


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
