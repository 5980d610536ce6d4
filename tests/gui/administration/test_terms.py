"""Another term begins on a day that one writes; what it does is read before, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.gui.administration.page import SettingsPage
from clerkdesk.gui.administration.record_pane import RecordPane
from tests.gui.conftest import Office
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(120)
CONTROL = Qt.KeyboardModifier.ControlModifier
STORED = "SELECT max(value) FROM organisation_setting WHERE key = 'term_no_debt'"


def typed(pane: RecordPane, field: str, text: str) -> QLineEdit:
    edit = pane.fields[field]
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    type_text(edit, text)
    return edit


def test_another_term_is_written_for_a_later_day_and_taken_back(office: Office) -> None:
    window = office.window("admin")
    window.show_page(f"settings/{SettingsKind.TERMS}")
    pane = window.pages.of(SettingsPage).pane(SettingsKind.TERMS)
    assert isinstance(pane, RecordPane)
    until = office.qtbot.waitUntil
    until(lambda: pane.model.rowCount() == 1 and window.tasks.idle, timeout=20_000)
    typed(pane, "days", "16")
    until(pane.fault.isVisible, timeout=5_000)
    assert "15" in pane.fault.text() and not pane.save_button.isEnabled()
    typed(pane, "days", "2")
    edit = typed(pane, "valid_from", "20.11.2026")
    until(lambda: "sabahdan" in pane.fault.text(), timeout=5_000)
    assert not pane.save_button.isEnabled(), "what is submitted today is promised already"
    typed(pane, "valid_from", "07.12.2026")
    until(pane.save_button.isEnabled, timeout=5_000)
    assert "09.12.2026" in pane.preview.text() and "Açıq müraciətlərə" in pane.preview.text()
    QTest.keyClick(edit, Qt.Key.Key_S, CONTROL)
    until(lambda: office.desk.scalar(STORED) == "3; 2026-12-07 2", timeout=10_000)
    until(lambda: bool(pane.changes.back_buttons) and window.tasks.idle, timeout=10_000)
    pane.changes.back_buttons[0].click()
    until(pane.save_button.isEnabled, timeout=5_000)
    QTest.keyClick(pane.save_button, Qt.Key.Key_Space)
    until(lambda: office.desk.scalar(STORED) == "3", timeout=10_000)
