"""What keeps the office from being answered stands in red where everybody looks."""

import pytest

from clerkdesk.gui.supervision.dashboard import DashboardPage
from clerkdesk.usecases.supervision import alarms
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)


def test_the_field_for_which_answers_are_not_taken_is_named_until_it_is_over(
    office: Office,
) -> None:
    office.desk.local.run(alarms.sound, "debt", "alarm_debt_field", "error_code")
    drive = office.drive("sabina")
    status = drive.window.status
    office.qtbot.waitUntil(lambda: "error_code" in status.alarm.accessibleName(), timeout=15_000)
    assert status.alarm.isVisible() and status.alarm.property("tone") == "bad"
    drive.window.show_page("dashboard")
    page = drive.window.pages.of(DashboardPage)
    card = page.mishaps
    office.qtbot.waitUntil(lambda: "error_code" in " ".join(card.told), timeout=15_000)
    office.desk.local.run(alarms.end, "debt")
    drive.window.refresh()
    office.qtbot.waitUntil(lambda: not status.alarm.isVisible(), timeout=15_000)


def test_a_long_alarm_makes_no_window_wider_and_ends_in_an_ellipsis(office: Office) -> None:
    office.desk.local.run(alarms.sound, "mail", "alarm_mail", "x" * 90)
    drive = office.drive("gunel")
    drive.window.resize(1280, 720)
    status = drive.window.status
    office.qtbot.waitUntil(status.alarm.isVisible, timeout=15_000)
    office.qtbot.waitUntil(lambda: status.alarm.text().endswith("…"), timeout=15_000)
    assert drive.window.width() == 1280
    assert "x" * 90 in status.alarm.toolTip()
