"""How widgets stand: rows and columns, a column that scrolls, the order of the Tab key."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)


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


class FocusRing(QFrame):
    """A line around what has no border of its own, while the keyboard is in it: it lies over the
    content, so that nothing moves when it comes. Whom it is around tells it of the focus.
    """

    _BY_KEYBOARD = (
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    )

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def follow(self, event: QFocusEvent) -> None:
        """The focus has come or gone."""
        # Who clicks sees where the mouse is.
        self.setVisible(event.gotFocus() and event.reason() in self._BY_KEYBOARD)
        self.fit()

    def fit(self) -> None:
        """Whom it is around has another size."""
        around = self.parentWidget()
        if around is not None and self.isVisible():
            self.setGeometry(around.rect())
            self.raise_()


class RingedTable(QTableView):
    """A table that shows when the keyboard is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = FocusRing(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.follow(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.follow(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.fit()


_SCROLLING = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class VerticalArea(QScrollArea):
    """Scrolls a column whose texts wrap; by the keyboard too, with the focus in it or in what it
    holds. ``name`` is the screen reader's.

    Qt's own resizing would give it the height it has at its narrowest.
    """

    def __init__(self, inside: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def replace(self, inside: QWidget) -> None:
        """Show this in place of what is inside, at its full width from the first frame on."""
        outdated = self.takeWidget()
        inside.installEventFilter(self)
        self.setWidget(inside)
        self._fit()
        outdated.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.follow(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.follow(event)

    def event(self, event: QEvent) -> bool:
        # The window has PgUp and PgDown as keys of the document; in here they scroll.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._action(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            # Taken even at the end: a list behind would take the next row for it.
            self.verticalScrollBar().triggerAction(action)

    @staticmethod
    def _action(event: QKeyEvent) -> QAbstractSlider.SliderAction | None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        return _SCROLLING.get(Qt.Key(event.key())) if plain else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.fit()
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
