"""A page with keys of its own."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

Steps = dict[str, Callable[[], object]]
"""Keys, as "Ctrl+Return" → what they do."""


class KeyedPage(QWidget):
    """Its keys are the page's, and not the open application's behind it."""

    def steps(self) -> Steps:
        """What the keys do now."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self._step(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._step(event)
        if step is not None:
            step()
            return
        super().keyPressEvent(event)

    def _step(self, event: QEvent) -> Callable[[], object] | None:
        if not isinstance(event, QKeyEvent):
            return None
        keys = event.keyCombination()
        # The number block's Enter is Enter.
        key = Qt.Key.Key_Return if keys.key() == Qt.Key.Key_Enter else keys.key()
        modifiers = keys.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self.steps().get(QKeySequence(QKeyCombination(modifiers, key)).toString())
