"""Key events to whichever widget has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Keyboard:
    """What a person types while ``window`` is in front."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def press(self, keys: str, on: QWidget | None = None) -> None:
        """``keys`` as "Ctrl+Return"; ``on``: another widget than the one that has the keyboard."""
        sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
        QTest.keySequence(on or self._target(), sequence)
        # The last event of a sequence still carries its modifiers, and Qt would take them for held:
        # the next row that is selected would be one more.
        if isValid(self._window):
            QTest.keyRelease(self._window, Qt.Key.Key_Control)

    def type(self, text: str, on: QWidget | None = None) -> None:
        type_text(on or self._target(), text)

    def form(self, title: str) -> bool:
        """Whether a form of this title is there, and has the keyboard."""
        form = QApplication.activeModalWidget()
        focused = QApplication.focusWidget()
        return (
            form is not None
            and form.windowTitle() == title
            and focused is not None
            and form.isAncestorOf(focused)
        )

    def _target(self) -> QWidget:
        if QApplication.focusWidget() is None:
            # When a form closes a window manager gives the keyboard back to the window behind;
            # offscreen there is none.
            (QApplication.activeModalWidget() or self._window).activateWindow()
            QApplication.processEvents()
        return QApplication.focusWidget() or self._window


def type_text(widget: QWidget, text: str) -> None:
    """Type as a person does, Azerbaijani letters included: QTest.keyClicks aborts Python on
    them.
    """
    for letter in text:
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, widget, Qt.Key(0), letter, Qt.KeyboardModifier.NoModifier, -1
        )
