"""F1 in a form reaches whoever above it has the guide, and says so where nobody has."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.help_event import HelpRequest, ask_above


class Window(QWidget):
    """Has the guide, or passes every question on."""

    def __init__(self, parent: QWidget | None = None, *, answers: bool = True) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.sections: list[str] = []
        self._answers = answers

    def customEvent(self, event: QEvent) -> None:
        if isinstance(event, HelpRequest):
            self.sections.append(event.section)
            event.setAccepted(self._answers)


class SomeForm(Form):
    section = "amending"


@pytest.fixture
def window(dressed: None, qtbot: QtBot) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    yield window


def f1(form: Form) -> list[str]:
    """Press it; what the form then says that nobody answered."""
    unanswered: list[str] = []
    form.help_wanted.connect(unanswered.append)
    QTest.keyClick(form, Qt.Key.Key_F1)
    return unanswered


def test_f1_reaches_the_window_with_the_forms_section(window: Window) -> None:
    assert f1(SomeForm("Title", "Accept", window)) == []
    assert window.sections == ["amending"]


def test_f1_in_a_form_over_a_form_reaches_the_window_below_both(window: Window) -> None:
    below = SomeForm("Title", "Accept", window)
    assert f1(Form("Title", "Accept", below)) == []
    assert window.sections == [""]


def test_only_the_nearest_that_answers_is_asked(window: Window) -> None:
    silent = Window(window, answers=False)
    near = Window(silent)
    assert ask_above(QWidget(near), "day")
    assert (near.sections, silent.sections, window.sections) == (["day"], [], [])
    assert ask_above(near, "day")
    assert (silent.sections, window.sections) == (["day"], ["day"])


def test_a_form_that_nobody_answers_says_so(dressed: None, qtbot: QtBot) -> None:
    form = SomeForm("Title", "Accept", None)
    qtbot.addWidget(form)
    assert f1(form) == ["amending"]


def test_f1_with_another_key_is_no_question(window: Window) -> None:
    form = SomeForm("Title", "Accept", window)
    QTest.keyClick(form, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert window.sections == []
