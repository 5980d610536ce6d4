"""The tables of the auditor's page."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from clerkdesk.gui.kit import theme
from clerkdesk.gui.kit.tables import DISPLAY, Index, PlainTable


class TrailTable(PlainTable):
    """What is cut short, and whose login a name stands for, is said by the tooltip; the key of a
    row is its ``Access`` or ``Act``.
    """

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            entry = super().data(index, Qt.ItemDataRole.UserRole)
            text = super().data(index)
            return f"{text} · {entry.login}" if entry.login and entry.actor == text else text
        return super().data(index, role)


class OutlierTable(PlainTable):
    """Who stands out is said in a word in the last column, and in the warning's colour besides; the
    key of a row is its ``Outlier``.
    """

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.ForegroundRole:
            person = super().data(index, Qt.ItemDataRole.UserRole)
            remark = index.column() == self.columnCount() - 1
            return QColor(theme.tokens().warn) if person.flagged and remark else None
        return super().data(index, role)
