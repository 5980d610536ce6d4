"""The window's dress, and another theme's: one part of it in each turn of the event loop, so that
no turn takes long.
"""

from collections.abc import Callable, Sequence
from functools import partial

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

    def __init__(
        self,
        window: QWidget,
        parts: Sequence[QWidget],
        page: Callable[[], QWidget | None],
        behind: Sequence[Callable[[], object]],
        name: Callable[[], str],
    ) -> None:
        """``page``: the page that is shown now, if one is. ``behind``: what is painted in colours
        of its own, done when everything is dressed. ``name``: of the theme that is chosen.
        """
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._page = page
        self._behind = behind
        self._name = name
        self._steps: list[Callable[[], object]] = []
        self._turn = timers.repeating(self, 0, self._next)
        for part in parts:
            theme.dress(part)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def _system_changed(self) -> None:
        """The system looks otherwise now: dark, or of strong contrast."""
        if theme.chosen(_application(), self._name()) != theme.tokens():
            self.change(self._name())

    def change(self, name: str) -> None:
        """Into another theme: light, dark or system. Nothing is painted before it is all done."""
        app = _application()
        self._window.setUpdatesEnabled(False)
        theme.apply(app, name)
        page = self._page()
        pages = [] if page is None else [page]
        others = [other for other in app.topLevelWidgets() if other.isVisible()]
        dressed = [other for other in others if other.styleSheet()]
        self._steps = []
        for part in (*self._parts, *pages, *dressed):
            self._steps += [partial(theme.dress, part), partial(retint, part)]
        self._steps += self._behind
        self._turn.start()

    def _next(self) -> None:
        self._steps.pop(0)()
        if not self._steps:
            self._turn.stop()
            self._window.setUpdatesEnabled(True)
            self.done.emit()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


class Splitter(QSplitter):
    """With a plain line between its parts, for which it needs no dress of its own."""

    def createHandle(self) -> QSplitterHandle:
        return _Line(self.orientation(), self)


class _Line(QSplitterHandle):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.tokens().line)
