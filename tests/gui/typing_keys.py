"""Typing as a person does, Azerbaijani letters included: qtbot.keyClicks aborts Python on them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def type_text(widget: QWidget, text: str) -> None:
    for letter in text:
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, widget, Qt.Key(0), letter, Qt.KeyboardModifier.NoModifier, -1
        )
