"""The window's dress, and another theme's: one part of it in each turn of the event loop, so that
no turn takes long.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget

from clerkdesk.gui.kit import theme, timers
from clerkdesk.gui.kit.widgets import retint


class ThemeSwitch(QObject):
    """Each part of the window wears the style sheet by itself; pages that nobody looks at change
    when they are shown.
    """

    done = Signal()

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._steps: list[Callable[[], object]] = []
        self._turn = timers.repeating(self, 0, self._next)
        for part in self._parts():
            theme.dress(part)

    def _parts(self) -> list[QWidget]:
        window = self._window
        return [
            window.sidebar,
            window.bar,
            window.queue,
            *window.detail.parts(),
            window.status,
            window.toast,
        ]

    def change(self, name: str) -> None:
        """Into another theme: light, dark or system. Nothing is painted before all of it is done."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        window = self._window
        window.setUpdatesEnabled(False)
        theme.apply(app, name)
        shown = window.stack.currentWidget()
        others = [
            other for other in app.topLevelWidgets() if other.isVisible() and other.styleSheet()
        ]
        parts = self._parts() + ([] if shown is window.splitter else [shown]) + others
        self._steps = [
            step for part in parts for step in (partial(theme.dress, part), partial(retint, part))
        ]
        self._steps += [
            window.sidebar.restyle,
            window.queue.restyle,
            partial(window.status.show_database, window.connected),
            self._again,
        ]
        self._turn.start()

    def _again(self) -> None:
        # Chips and marks are painted in colours of their own.
        if self._window.detail.case is not None:
            self._window.detail.show_case(self._window.detail.case)

    def _next(self) -> None:
        self._steps.pop(0)()
        if not self._steps:
            self._turn.stop()
            self._window.setUpdatesEnabled(True)
            self.done.emit()


class Splitter(QSplitter):
    """With a plain line between its parts, for which it needs no dress of its own."""

    def createHandle(self) -> QSplitterHandle:
        return _Line(self.orientation(), self)


class _Line(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.tokens().line)
