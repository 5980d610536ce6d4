"""The document on the whole screen, with the stated data beside it if one likes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from clerkdesk.gui.widgets import VerticalArea, column, row

_BESIDE = 340


class FullScreenWindow(QWidget):
    """Takes the viewer's own body for as long as it is open: the same page, zoom and verdict, not a copy. ``left`` when it closes."""

    left = Signal()

    def __init__(self, title: str, companion: Callable[[], QWidget] | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(title)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._companion = companion
        self._frame = QFrame()
        self._frame.setProperty("card", "true")
        self._frame.setLayout(column(spacing=0, margins=(1, 1, 1, 1)))
        inside = QWidget()
        self.beside = VerticalArea(inside)
        self.beside.setFixedWidth(_BESIDE)
        self.setLayout(row(self._frame, self.beside, spacing=12, margins=(12, 12, 12, 12)))
        self.beside.setHidden(companion is None)
        self.update_companion()

    def take(self, body: QWidget) -> None:
        layout = self._frame.layout()
        assert layout is not None
        layout.addWidget(body)

    def update_companion(self) -> None:
        """The stated data as they are now."""
        if self._companion is None:
            return
        made, shown = self._companion(), not self.beside.isHidden()
        before = self.beside.takeWidget()
        made.installEventFilter(self.beside)
        self.beside.setWidget(made)
        self.beside.setVisible(shown)
        before.deleteLater()

    def show_beside(self, shown: bool) -> None:
        self.beside.setVisible(shown and self._companion is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.left.emit()
        super().closeEvent(event)
