"""The document on the whole screen, with the stated data beside it if one likes."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clerkdesk.gui.kit import theme
from clerkdesk.gui.kit.layout import VerticalArea, column, row

_BESIDE = 340


class FullScreenWindow(QWidget):
    """Takes the viewer's own body for as long as it is open: the same page, zoom and verdict, not a
    copy. ``left`` when it closes.
    """

    left = Signal()

    def __init__(
        self, title: str, companion: Callable[[], QWidget] | None, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        theme.dress(self)
        self.setWindowTitle(title)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._companion = companion
        self._frame = QFrame()
        self._frame.setProperty("card", "true")
        self._frame.setLayout(column(spacing=0, margins=(1, 1, 1, 1)))
        inside = QWidget()
        self.beside = VerticalArea(inside, self.tr("Stated data"))
        self.beside.setFixedWidth(_BESIDE)
        self.setLayout(row(self._frame, self.beside, spacing=12, margins=(12, 12, 12, 12)))
        self.beside.setHidden(companion is None)
        self.update_companion()

    def take(self, body: QWidget) -> None:
        """Show the body here."""
        layout = self._frame.layout()
        assert layout is not None
        layout.addWidget(body)

    def update_companion(self) -> None:
        """The stated data as they are now."""
        if self._companion is None:
            return
        companion = self._companion()
        shown = not self.beside.isHidden()
        self.beside.replace(companion)
        self.beside.setVisible(shown)

    def show_beside(self, shown: bool) -> None:
        """Show or hide the stated data."""
        self.beside.setVisible(shown and self._companion is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.left.emit()
        super().closeEvent(event)


class FullScreen(QObject):
    """Moves the body between its home and a window of its own, and remembers whether the stated
    data stand beside it.
    """

    changed = Signal(bool)

    def __init__(self, body: QWidget, home: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._body = body
        self._home = home
        self._parent = parent
        self.window: FullScreenWindow | None = None
        self.companion: Callable[[], QWidget] | None = None
        self.beside = True

    def toggle(self, title: str) -> None:
        """Put the body on the whole screen, in a window of this title, or bring it back."""
        if self.window is not None:
            self.window.close()
            return
        window = FullScreenWindow(title, self.companion, self._parent.window())
        self.window = window
        window.take(self._body)
        window.show_beside(self.beside)
        window.left.connect(self._leave)
        self.changed.emit(True)
        # Also where no window manager makes it so large.
        window.setGeometry(self._parent.screen().geometry())
        window.showFullScreen()

    def _leave(self) -> None:
        window = self.window
        self.window = None
        if window is not None:
            # First, for the window takes with it whatever it holds.
            self._home.insertWidget(0, self._body)
            self._body.show()
            window.deleteLater()
            self.changed.emit(False)

    def close(self) -> None:
        """Bring the body back, if it is away."""
        if self.window is not None:
            self.window.close()

    def update_companion(self) -> None:
        """Make the stated data beside the page anew."""
        if self.window is not None:
            self.window.update_companion()

    def toggle_beside(self) -> None:
        """Show or hide the stated data, now and the next time."""
        if self.window is not None and self.companion is not None:
            self.beside = not self.beside
            self.window.show_beside(self.beside)
