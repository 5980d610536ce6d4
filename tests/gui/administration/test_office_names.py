"""Offices are renamed, and papers' days and a setting's first change are taken back, by keys."""

from functools import partial

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
OWN = "SELECT max(value) FROM organisation_setting WHERE key = :key"


def shown(office: Office, kind: SettingsKind) -> RecordPane:
    window = office.window("admin")
    window.show_page(f"settings/{kind}")
    pane = window.pages.of(SettingsPage).pane(kind)
    assert isinstance(pane, RecordPane)
    office.qtbot.waitUntil(lambda: pane.model.rowCount() > 0 and window.tasks.idle, timeout=20_000)
    return pane


def written(pane: RecordPane, field: str, text: str) -> None:
    edit = pane.fields[field]
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    type_text(edit, text)


def saved(office: Office, pane: RecordPane) -> None:
    office.qtbot.waitUntil(pane.save_button.isEnabled, timeout=10_000)
    QTest.keyClick(pane.save_button, Qt.Key.Key_Space)
    office.qtbot.waitUntil(lambda: not pane.drafts, timeout=10_000)


def is_own(office: Office, key: str, value: str) -> bool:
    stored: object = office.desk.scalar(OWN, key=key)
    return stored == value


def test_an_office_is_found_renamed_and_taken_back(office: Office) -> None:
    number = office.desk.take_in()
    pane = shown(office, SettingsKind.OFFICES)
    until = office.qtbot.waitUntil
    stored = (
        "SELECT d.name FROM application a JOIN department d ON d.id = a.department_id"
        " WHERE a.number = :number"
    )
    before = str(office.desk.scalar(stored, number=number))
    pane.search.setFocus()
    type_text(pane.search, before)
    until(lambda: pane.model.rowCount() == 1, timeout=5_000)
    written(pane, "name", "Mərkəzi növbə")
    until(pane.fault.isVisible, timeout=5_000)
    assert not pane.save_button.isEnabled(), "two offices would be one in every list"
    written(pane, "name", "Yeni ad idarəsi")
    until(pane.effect.isVisible, timeout=10_000)
    assert "1" in pane.effect.text()
    saved(office, pane)
    assert office.desk.scalar(stored, number=number) == "Yeni ad idarəsi"
    until(lambda: bool(pane.changes.back_buttons), timeout=10_000)
    pane.changes.back_buttons[0].click()
    saved(office, pane)
    assert office.desk.scalar(stored, number=number) == before


@pytest.mark.parametrize(
    ("kind", "key", "value", "before"),
    [
        (SettingsKind.PAPERS, "certificate_valid_days", "30", "0"),
        (SettingsKind.OFFICE, "load_norm", "20", "12"),
    ],
)
def test_the_first_change_of_a_setting_is_taken_back_to_the_installations(
    office: Office, kind: SettingsKind, key: str, value: str, before: str
) -> None:
    pane = shown(office, kind)
    until = office.qtbot.waitUntil
    pane.choose(key)
    written(pane, "value", value)
    saved(office, pane)
    until(partial(is_own, office, key, value), timeout=10_000)
    until(lambda: bool(pane.changes.back_buttons), timeout=10_000)
    pane.changes.back_buttons[0].click()
    saved(office, pane)
    until(partial(is_own, office, key, before), timeout=10_000)
