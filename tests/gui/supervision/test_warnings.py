"""Before it is late: the list of what one is warned of, and the rules that say when."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from clerkdesk.gui.administration.record_pane import RecordPane
from clerkdesk.gui.supervision.dashboard import DashboardPage
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.supervision import forecast_notes
from tests import samples
from tests.gui.conftest import Office
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(180)
CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = "warning_no_debt"


def stored(office: Office) -> object:
    return office.desk.scalar(f"SELECT value FROM organisation_setting WHERE key = '{KEY}'")


def test_what_is_about_to_be_late_has_its_own_list_as_long_as_there_is_any(office: Office) -> None:
    office.desk.run("admin", installation_settings.set_setting, KEY, "99 99 0")
    number = office.desk.take_in()
    office.desk.take_in(samples.no_debt("b"))
    drive = office.drive("gunel")
    entry = drive.window.sidebar.buttons["warned"]
    assert not entry.isVisible(), "nobody holds them"
    office.unit.acting_as("gunel").run(casework.take, number)
    office.qtbot.waitUntil(entry.isVisible, timeout=30_000)
    assert entry.accessibleName().endswith(": 1")
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Space)
    queue = drive.window.queue
    office.qtbot.waitUntil(lambda: queue.model.rowCount() == 1, timeout=30_000)
    assert entry.isChecked() and queue.filter.only is not None


def test_the_administrator_says_when_and_takes_it_back_by_keys(office: Office) -> None:
    window = office.window("admin")
    window.show_page("settings/warnings")
    pane = window.pages.of(RecordPane)
    until = office.qtbot.waitUntil
    until(lambda: pane.model.rowCount() == 1 and window.tasks.idle, timeout=20_000)
    hours = pane.fields["supervisor_hours"]
    assert isinstance(hours, QLineEdit) and hours.text() == "1"
    hours.setFocus()
    QTest.keyClick(hours, Qt.Key.Key_A, CONTROL)
    type_text(hours, "7")
    until(lambda: pane.fault.isVisible() and not pane.save_button.isEnabled(), timeout=5_000)
    QTest.keyClick(hours, Qt.Key.Key_A, CONTROL)
    type_text(hours, "2")
    until(pane.save_button.isEnabled, timeout=5_000)
    assert "16:00" in pane.preview.text(), "two hours before the office closes"
    QTest.keyClick(hours, Qt.Key.Key_S, CONTROL)
    until(lambda: stored(office) == "3 2 4 - -", timeout=10_000)
    until(lambda: len(pane.changes.lines) == 1 and window.tasks.idle, timeout=10_000)
    hours.setFocus()
    QTest.keyClick(hours, Qt.Key.Key_A, CONTROL)
    type_text(hours, "3")
    until(pane.save_button.isEnabled, timeout=5_000)
    QTest.keyClick(hours, Qt.Key.Key_S, CONTROL)
    until(lambda: stored(office) == "3 3 4 - -", timeout=10_000)
    until(lambda: bool(pane.changes.back_buttons) and window.tasks.idle, timeout=10_000)
    pane.changes.back_buttons[0].click()
    assert hours.text() == "2" and stored(office) == "3 3 4 - -", "it is drafted first"
    hours.setFocus()
    QTest.keyClick(hours, Qt.Key.Key_S, CONTROL)
    until(lambda: stored(office) == "3 2 4 - -", timeout=10_000)


def test_the_page_says_what_became_of_the_forecasts(office: Office) -> None:
    number = office.desk.take_in()
    office.desk.run("gunel", casework.take, number)
    office.desk.run("gunel", casework.wait, number, "sənəd")
    clock = office.desk.clock
    unit = office.desk.worker().unit_of_work
    days = 0
    while days < 3:
        clock.now = clock.now.replace(hour=14, minute=5)
        days += unit.run(forecast_notes.note_evening)
        clock.forward(days=1)
    drive = office.drive("sabina")
    drive.window.show_page("dashboard")
    page = drive.window.pages.of(DashboardPage)
    office.qtbot.waitUntil(lambda: page.board is not None, timeout=30_000)
    assert page.board is not None
    assert [each.hit for each in page.board.overview.checked] == [True, True]
    assert "2" in page.forecast.checked.text() and page.forecast.checked.isVisible()
