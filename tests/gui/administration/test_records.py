"""The other kinds of settings: found as one types, seen before they are saved, taken back."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.gui.administration.page import SettingsPage
from clerkdesk.gui.administration.record_pane import RecordPane
from clerkdesk.gui.kit.form import TextArea
from clerkdesk.gui.shell.window import MainWindow
from tests.gui.conftest import Office
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(120)
CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(office: Office, kind: SettingsKind, window: MainWindow | None = None) -> RecordPane:
    window = window or office.window("admin")
    window.show_page(f"settings/{kind}")
    page = window.pages.of(SettingsPage)
    pane = page.pane(kind)
    assert isinstance(pane, RecordPane)
    office.qtbot.waitUntil(lambda: pane.model.rowCount() > 0 and window.tasks.idle, timeout=20_000)
    return pane


def saved(office: Office, pane: RecordPane) -> None:
    until = office.qtbot.waitUntil
    until(pane.save_button.isEnabled, timeout=5_000)
    QTest.keyClick(pane.focusWidget() or pane, Qt.Key.Key_S, CONTROL)
    until(lambda: not pane.drafts, timeout=10_000)


def test_a_phrase_is_found_taken_away_and_brought_back(office: Office) -> None:
    pane = shown(office, SettingsKind.PHRASES)
    until = office.qtbot.waitUntil
    before = pane.model.rowCount()
    pane.search.setFocus()
    type_text(pane.search, "arxa uzu")
    until(lambda: pane.model.rowCount() < before, timeout=5_000)
    QTest.keyClick(pane.search, Qt.Key.Key_Return)
    edit = pane.fields["text"]
    assert isinstance(edit, TextArea)
    text = edit.toPlainText()
    assert "arxa üzü" in text and pane.table.hasFocus()
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    saved(office, pane)
    pane.search.clear()
    stored = "SELECT count(*) FROM verdict_phrase WHERE text = :text AND service = 'no_debt'"
    until(lambda: office.desk.scalar(stored, text=text) == 0, timeout=5_000)
    until(lambda: bool(pane.changes.back_buttons), timeout=10_000)
    pane.changes.back_buttons[0].click()
    assert edit.toPlainText() == text
    edit.setFocus()
    saved(office, pane)
    assert office.desk.scalar(stored, text=text) == 1


def test_a_district_gets_another_office_by_keys(office: Office) -> None:
    pane = shown(office, SettingsKind.ROUTES)
    chooser = pane.fields["office"]
    assert isinstance(chooser, QComboBox)
    office.qtbot.waitUntil(lambda: chooser.count() > 1, timeout=5_000)
    before = chooser.currentText()
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert chooser.currentText() != before and pane.drafts
    office_name = chooser.currentText()
    saved(office, pane)
    office.qtbot.waitUntil(lambda: bool(pane.changes.lines), timeout=10_000)
    assert office_name in pane.changes.lines[0].detail


def test_a_letterhead_of_another_date_is_added_and_one_in_force_is_not_taken_away(
    office: Office,
) -> None:
    pane = shown(office, SettingsKind.LETTERHEADS)
    until = office.qtbot.waitUntil
    typed = {"valid_from": "01.12.2026", "legal_name": "“Azərsu” MMC", "short_name": "Azərsu"}
    for name, edit in pane.fields.items():
        assert isinstance(edit, QLineEdit)
        edit.setFocus()
        type_text(edit, typed.get(name, "955"))
    until(lambda: "MMC" in pane.preview.text(), timeout=5_000)
    saved(office, pane)
    until(partial(has_rows, pane, 3), timeout=10_000)
    pane.choose("2004-06-11")
    for name, edit in pane.fields.items():
        if name != "valid_from":
            assert isinstance(edit, QLineEdit)
            edit.clear()
    until(pane.fault.isVisible, timeout=5_000)
    assert not pane.save_button.isEnabled() and "11.06.2004" in pane.fault.text()


def has_rows(pane: RecordPane, count: int) -> bool:
    return pane.model.rowCount() == count


def test_every_kind_is_found_by_its_words_and_shows_what_it_is_made_of(office: Office) -> None:
    window = office.window("admin")
    for kind, words in {
        SettingsKind.DOCUMENTS: "çıxarış",
        SettingsKind.BASES: "qərar",
        SettingsKind.COMPLAINTS: "məhkəmə",
        SettingsKind.RETENTION: "ay",
    }.items():
        pane = shown(office, kind, window)
        page = window.pages.of(SettingsPage)
        assert kind in page.kinds.narrow(words) and pane.preview.text()
        page.kinds.narrow("")
