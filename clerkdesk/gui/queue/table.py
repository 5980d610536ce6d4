"""The table of the list: its keys, and how many rows one key selects."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from clerkdesk.gui.kit.layout import RingedTable
from clerkdesk.gui.queue.delegate import HEIGHT

MOST = 500
"""So many are selected at once by one key."""


class ApplicationTable(RingedTable):
    """Rows by arrows or J and K; Enter opens."""

    opened = Signal()
    left = Signal()
    """Escape, where nothing else is meant by it."""
    narrowed = Signal(int)

    def dress(self) -> None:
        """Give it the looks and habits of a list; its model is there."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        vertical = self.verticalHeader()
        horizontal = self.horizontalHeader()
        vertical.hide()
        vertical.setDefaultSectionSize(HEIGHT)
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        horizontal.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        horizontal.setHighlightSections(False)
        horizontal.setTextElideMode(Qt.TextElideMode.ElideRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.narrowed.emit(event.size().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            # Not a million: nobody answers for so many in one press.
            last = min(self.model().rowCount(), MOST) - 1
            if last >= 0:
                span = QItemSelection(
                    self.model().index(0, 0),
                    self.model().index(last, self.model().columnCount() - 1),
                )
                self.selectionModel().select(span, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        elif key == Qt.Key.Key_Escape and len(self.selectionModel().selectedRows()) > 1:
            self.selectRow(self.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K) and not event.modifiers():
            step = 1 if key == Qt.Key.Key_J else -1
            self.selectRow(
                max(0, min(self.model().rowCount() - 1, self.currentIndex().row() + step))
            )
        else:
            super().keyPressEvent(event)

    def select_several(self, rows: list[int | None]) -> None:
        """Beside the current one, where several are left; None: a row that is no longer there."""
        there = [row for row in rows if row is not None]
        for row in there if len(there) > 1 else []:
            self.selectionModel().select(
                self.model().index(row, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )


def usual_width(key: str, *, roomy: bool, below: bool) -> int:
    """Of a column, in pixels. ``below``: the district stands below the name."""
    if roomy:
        return 124
    if key == "due":
        return 122 if below else 116
    return 84
