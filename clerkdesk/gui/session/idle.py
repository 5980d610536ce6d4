"""Tells when nobody has touched keyboard or mouse for a while."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from clerkdesk.gui.kit import timers

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """``due`` fires once after the time without a touch.

    It looks at windows, not widgets: an event there comes once.
    """

    due = Signal()

    def __init__(self, milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = timers.pause(self, milliseconds, self.due.emit)
        self._watched: QWindow | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())
        self._timer.start()

    @property
    def milliseconds(self) -> int:
        """So long without a touch makes it due."""
        return self._timer.interval()

    @property
    def milliseconds_left(self) -> int:
        """Until it is due, should nobody touch anything."""
        return self._timer.remainingTime()

    def _watch(self, window: QWindow | None) -> None:
        if window is None or window is self._watched:
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._gone)
        self._watched = window
        window.installEventFilter(self)
        window.destroyed.connect(self._gone)
        self._timer.start()

    def _gone(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._timer.start()
        return super().eventFilter(watched, event)
