"""What an organisation sets with one value is changed by keys, in the window's words, and taken
back.
"""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from clerkdesk.gui.administration.record_pane import RecordPane
from clerkdesk.usecases.administration.setting_records import KEYS
from tests.gui.conftest import Office
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(120)
CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = "waiting_stops_clock"


def stored(office: Office) -> object:
    return office.desk.scalar(f"SELECT max(value) FROM organisation_setting WHERE key = '{KEY}'")


def is_stored(office: Office, value: str) -> bool:
    return stored(office) == value


def test_a_rule_is_changed_in_the_windows_words_and_taken_back(office: Office) -> None:
    window = office.window("admin")
    window.show_page("settings/office")
    pane = window.pages.of(RecordPane)
    until = office.qtbot.waitUntil
    until(lambda: pane.model.rowCount() == len(KEYS) and window.tasks.idle, timeout=20_000)
    pane.choose(KEY)
    edit = pane.fields["value"]
    assert isinstance(edit, QLineEdit)
    no = edit.text()
    yes = {"xeyr": "bəli", "no": "yes"}[no]
    for word, value in ((yes, "yes"), (no, "no")):
        edit.setFocus()
        QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
        type_text(edit, "?")
        until(pane.fault.isVisible, timeout=5_000)
        assert not pane.save_button.isEnabled() and no not in pane.preview.text().split()
        QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
        type_text(edit, word)
        until(pane.save_button.isEnabled, timeout=5_000)
        QTest.keyClick(edit, Qt.Key.Key_S, CONTROL)
        until(partial(is_stored, office, value), timeout=10_000)
        until(lambda: not pane.drafts and window.tasks.idle, timeout=10_000)
    until(lambda: bool(pane.changes.back_buttons), timeout=10_000)
    pane.changes.back_buttons[0].click()
    assert edit.text() == yes and stored(office) == "no", "it is drafted first"


def test_other_office_hours_say_what_they_move_before_they_are_saved(office: Office) -> None:
    number = office.desk.take_in()
    window = office.window("admin")
    window.show_page("settings/office")
    pane = window.pages.of(RecordPane)
    until = office.qtbot.waitUntil
    until(lambda: pane.model.rowCount() == len(KEYS) and window.tasks.idle, timeout=20_000)
    pane.choose("office_closes")
    edit = pane.fields["value"]
    assert isinstance(edit, QLineEdit) and not pane.effect.isVisible()
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    type_text(edit, "17:00")
    until(pane.save_button.isEnabled, timeout=5_000)
    assert pane.effect.isVisible() and "1" in pane.effect.text()
    QTest.keyClick(edit, Qt.Key.Key_S, CONTROL)
    until(lambda: not pane.drafts and window.tasks.idle, timeout=10_000)
    due = "SELECT due_at FROM application WHERE number = :number"
    office.desk.worker().once()
    assert "13:00" in str(office.desk.scalar(due, number=number)), "in UTC"
