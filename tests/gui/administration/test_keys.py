"""A portal's key is made by keys, shown this once, and ended after a question."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.gui.administration.keys_pane import KeyForm, KeysPane
from clerkdesk.gui.administration.page import SettingsPage
from clerkdesk.gui.administration.people_forms import ConfirmForm
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.usecases.portal import keys, portals
from tests.gui.conftest import Office
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(120)
CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(office: Office) -> KeysPane:
    window = office.window("admin")
    window.show_page(f"settings/{SettingsKind.KEYS}")
    pane = window.pages.of(SettingsPage).pane(SettingsKind.KEYS)
    assert isinstance(pane, KeysPane)
    office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=20_000)
    return pane


def form_of(office: Office, kind: type[KeyForm] | type[ConfirmForm]) -> KeyForm | ConfirmForm:
    def opened() -> bool:
        return isinstance(QApplication.activeModalWidget(), kind)

    office.qtbot.waitUntil(opened, timeout=10_000)
    form = QApplication.activeModalWidget()
    assert isinstance(form, kind)
    return form


def test_a_key_is_made_by_keys_and_opens_the_gateway_though_nobody_sees_it_again(
    office: Office,
) -> None:
    pane = shown(office)
    until = office.qtbot.waitUntil
    assert pane.nothing.isVisible() and not pane.make_button.isEnabled()
    pane.name.setFocus()
    type_text(pane.name, "mygov.az")
    pane.channel.setCurrentIndex(pane.channel.findData("mygov"))
    until(pane.make_button.isEnabled, timeout=5_000)
    assert "Borcsuzluq arayışı" in pane.preview.text() and "köçkün" not in pane.preview.text()
    QTest.keyClick(pane.name, Qt.Key.Key_S, CONTROL)
    form = form_of(office, KeyForm)
    assert isinstance(form, KeyForm)
    key = form.key.text()
    QTest.keyClick(form, Qt.Key.Key_Return)
    until(lambda: pane.model.rowCount() == 1 and not pane.name.text(), timeout=10_000)
    caller = office.desk.local.read(portals.caller, key)
    assert (caller.name, caller.channel, caller.organisation) == ("mygov.az", "mygov", "azersu")
    rows = [pane.model.index(0, place).data() for place in range(pane.model.columnCount())]
    assert key not in str(rows) and not pane.nothing.isVisible()
    until(lambda: len(pane.changes.lines) == 1, timeout=10_000)
    assert key not in str(pane.changes.lines)


def named(office: Office) -> KeysPane:
    """The pane, with what a new key needs."""
    pane = shown(office)
    type_text(pane.name, "mygov.az")
    office.qtbot.waitUntil(pane.make_button.isEnabled, timeout=5_000)
    return pane


def test_escape_does_not_throw_a_new_key_away(office: Office) -> None:
    pane = named(office)
    QTest.keyClick(pane.name, Qt.Key.Key_S, CONTROL)
    form = form_of(office, KeyForm)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    form.close()
    assert form.isVisible() and form.accept_button.text() in form.problem.text()
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert not form.isVisible()


def test_who_goes_on_typing_while_a_key_is_made_makes_no_second_one(office: Office) -> None:
    pane = named(office)
    QTest.keyClick(pane.name, Qt.Key.Key_S, CONTROL)
    QTest.keyClick(pane.name, Qt.Key.Key_X)
    assert not pane.make_button.isEnabled()
    QTest.keyClick(pane.name, Qt.Key.Key_S, CONTROL)
    form = form_of(office, KeyForm)
    window = pane.window()
    assert isinstance(window, MainWindow)
    office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=10_000)
    assert office.desk.scalar("SELECT count(*) FROM portal_key") == 1
    QTest.keyClick(form, Qt.Key.Key_Return)
    type_text(pane.name, "e-gov")
    office.qtbot.waitUntil(pane.make_button.isEnabled, timeout=5_000)


def test_keys_that_were_not_read_are_not_none(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_session: object) -> None:
        raise StoreUnavailable("database_locked")

    read = portals.keys
    monkeypatch.setattr(portals, "keys", fails)
    pane = shown(office)
    type_text(pane.search, "my")
    assert pane.nothing.text() == "Açarları oxumaq mümkün olmadı."
    pane.search.clear()
    monkeypatch.setattr(portals, "keys", read)
    pane.reload()
    office.qtbot.waitUntil(lambda: "HTTP" in pane.nothing.text(), timeout=10_000)


def test_what_is_wrong_is_said_while_one_types(office: Office) -> None:
    pane = shown(office)
    until = office.qtbot.waitUntil
    pane.name.setFocus()
    type_text(pane.name, "p" * 61)
    until(pane.fault.isVisible, timeout=5_000)
    assert "60" in pane.fault.text() and not pane.make_button.isEnabled()
    pane.discard()
    type_text(pane.name, "mygov.az")
    pane.rate.setFocus()
    QTest.keyClick(pane.rate, Qt.Key.Key_A, CONTROL)
    type_text(pane.rate, "0")
    until(pane.fault.isVisible, timeout=5_000)
    assert not pane.make_button.isEnabled()
    QTest.keyClick(pane.rate, Qt.Key.Key_S, CONTROL)
    assert office.desk.scalar("SELECT count(*) FROM portal_key") == 0


def test_the_end_of_a_key_is_asked_for_and_says_what_stops(office: Office) -> None:
    for name in ("eski", "yeni"):
        office.desk.run("admin", keys.add_key, name, "e-gov")
    pane = shown(office)
    until = office.qtbot.waitUntil
    until(lambda: pane.model.rowCount() == 2, timeout=10_000)
    opened = "SELECT count(*) FROM portal_key WHERE revoked_at IS NULL"
    pane.search.setFocus()
    type_text(pane.search, "eski")
    until(lambda: pane.model.rowCount() == 1, timeout=5_000)
    pane.end()
    form = form_of(office, ConfirmForm)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert office.desk.scalar(opened) == 2
    pane.end()
    form = form_of(office, ConfirmForm)
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    until(lambda: office.desk.scalar(opened) == 1, timeout=10_000)
    until(lambda: not pane.end_button.isEnabled(), timeout=10_000)
    left = office.desk.as_("admin").read(portals.keys)
    assert [key.revoked_at is None for key in left] == [False, True]
