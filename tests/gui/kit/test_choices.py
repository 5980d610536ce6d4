"""One of several buttons is chosen by whatever sets its state; its role is what one sees."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.gui.kit.choices import Choices, spoken_as


class Row:
    """Three buttons in a row, and what was chosen of them."""

    def __init__(self) -> None:
        self.widget = QWidget()
        self.group = Choices(self.widget)
        self.buttons = [QPushButton(text) for text in "abc"]
        self.chosen: list[object] = []
        layout = QHBoxLayout(self.widget)
        for button in self.buttons:
            spoken_as(button, "tab")
            layout.addWidget(button)
            self.group.add(button, button.text())
        spoken_as(self.widget, "tabs")
        self.group.chosen.connect(self.chosen.append)


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[Row]:
    row = Row()
    qtbot.addWidget(row.widget)
    row.widget.show()
    yield row


def test_whatever_sets_a_button_chooses_it(row: Row) -> None:
    row.buttons[1].click()
    row.buttons[2].toggle()
    row.buttons[0].setChecked(True)
    QTest.mouseClick(row.buttons[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(row.buttons[2], Qt.Key.Key_Space)
    assert row.chosen == ["b", "c", "a", "b", "c"]
    assert row.group.marked == "c"


def test_the_marked_one_can_be_chosen_again(row: Row) -> None:
    row.buttons[0].click()
    row.buttons[0].click()
    row.buttons[1].toggle()
    row.buttons[1].click()
    assert row.chosen == ["a", "a", "b", "b"]


def test_marking_chooses_nothing(row: Row) -> None:
    row.group.mark("b")
    assert row.buttons[1].isChecked() and row.chosen == []
    row.group.mark(None)
    assert row.group.marked is None and row.chosen == []
    row.group.mark("nobody")
    assert row.group.marked is None
    row.group.clear()
    row.buttons[2].click()
    assert row.chosen == []


def test_a_screen_reader_hears_tabs_and_can_press_them(row: Row) -> None:
    assert QAccessible.queryAccessibleInterface(row.widget).role() is QAccessible.Role.PageTabList
    tab = QAccessible.queryAccessibleInterface(row.buttons[1])
    assert tab.role() is QAccessible.Role.PageTab
    assert tab.text(QAccessible.Text.Name) == "b" and not tab.state().selected
    actions = tab.actionInterface()
    assert actions is not None and "Press" in actions.actionNames()
    actions.doAction("Press")
    assert row.chosen == ["b"] and tab.state().selected


def test_a_description_outlives_neither_its_widget_nor_the_garbage(qtbot: QtBot) -> None:
    for _ in range(50):
        row = Row()
        row.widget.show()
        assert QAccessible.queryAccessibleInterface(row.buttons[0]) is not None
        gc.collect()
        row.widget.deleteLater()
        del row
        qtbot.wait(1)  # a turn of the loop, with which the widget goes
    gc.collect()


def test_a_role_is_told_also_where_a_screen_reader_was_there_first(qtbot: QtBot) -> None:
    """Qt describes a widget by its class as soon as somebody listens: before its role is said."""
    QAccessible.setActive(True)
    try:
        tab = QPushButton("Borc")
        qtbot.addWidget(tab)
        tab.setAccessibleName("Borc")
        assert QAccessible.queryAccessibleInterface(tab).role() is QAccessible.Role.Button
        spoken_as(tab, "tab")
        spoken = QAccessible.queryAccessibleInterface(tab)
        assert spoken.role() is QAccessible.Role.PageTab
        spoken_as(tab, "tab")
        assert QAccessible.queryAccessibleInterface(tab).role() is QAccessible.Role.PageTab
    finally:
        QAccessible.setActive(False)
