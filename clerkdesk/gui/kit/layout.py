"""How widgets stand: rows and columns, a column that scrolls, the order of the Tab key."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget


def column(
    *items: QWidget | QLayout | int,
    spacing: int = 8,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QVBoxLayout:
    """Widgets and layouts under each other; a number is a stretch."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def row(
    *items: QWidget | QLayout | int,
    spacing: int = 8,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QHBoxLayout:
    """Widgets and layouts beside each other; a number is a stretch."""
    layout = QHBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def _fill(
    layout: QVBoxLayout | QHBoxLayout,
    items: tuple[QWidget | QLayout | int, ...],
    spacing: int,
    margins: tuple[int, int, int, int],
) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def height_for(layout: QLayout, width: int) -> int:
    """What a layout needs at this width, wrapped texts included, in logical pixels."""
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()


def keyed(root: QWidget) -> list[QWidget]:
    """What the Tab key reaches below ``root``, in the order in which it was made."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def chain(widgets: Sequence[QWidget]) -> None:
    """Let the Tab key go from one to the next: what is made later would come last otherwise."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


class VerticalArea(QScrollArea):
    """Scrolls a column whose texts wrap.

    Qt's own resizing would give it the height it has at its narrowest.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if inside is None or layout is None:
            return
        room = self.viewport().size()
        inside.resize(room.width(), max(height_for(layout, room.width()), room.height()))


def rule() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("rule", "true")
    return line
