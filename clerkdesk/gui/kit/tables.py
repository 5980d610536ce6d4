"""Quiet tables of texts: the model, the view, and the card a view fills."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clerkdesk.gui.kit.layout import RingedTable
from clerkdesk.gui.kit.widgets import Card

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole


class PlainTable(QAbstractTableModel):
    """Rows of texts, with the key of each row under UserRole; numbers stand at the right.

    ``heads``: the names of the columns.
    """

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = list(heads)
        self._rows = list[list[str]]()
        self._keys = list[object]()

    def set_rows(self, rows: list[list[str]], keys: Sequence[object]) -> None:
        """The rows from now on, and one key for each of them."""
        self.beginResetModel()
        self._rows = rows
        self._keys = list(keys)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.UserRole:
                return self._keys[index.row()]
            case Qt.ItemDataRole.ToolTipRole if index.column() == 0:
                return text
            # Without the narrow space that ``texts.number`` has between thousands.
            case Qt.ItemDataRole.TextAlignmentRole if text.replace("\u202f", "").isdigit():
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == DISPLAY:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and self._rows:
            # A head stands over its figures.
            return self.data(self.index(0, section), role)
        return None


def table(model: PlainTable, name: str) -> QTableView:
    """A quiet table whose first column takes the room that is left; ``name`` is the screen
    reader's.
    """
    view = RingedTable()
    view.setModel(model)
    make_quiet(view, name)
    view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return view


def make_quiet(view: QTableView, name: str, row_height: int = 34) -> None:
    """One whole row is chosen, nothing draws lines, Tab goes on; ``name`` is the screen reader's,
    ``row_height`` in pixels.
    """
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(row_height)
    heads = view.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def set_widths(view: QTableView, widths: Sequence[int], stretched: int) -> None:
    """Of the columns, in pixels, which one may draw wider; one takes the room that is left."""
    heads = view.horizontalHeader()
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    heads.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    for section, width in enumerate(widths):
        view.setColumnWidth(section, width)


def table_card(view: QTableView, caption: str = "") -> Card:
    """A card around a table, as tall as there is room."""
    card = Card(caption)
    card.body.addWidget(view)
    card.setSizePolicy(card.sizePolicy().horizontalPolicy(), view.sizePolicy().verticalPolicy())
    return card
