"""The window measures what its clerk waits for, and the administrator sees it."""

import pytest

from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.domain.timings import Timed
from clerkdesk.gui.administration.page import SettingsPage
from clerkdesk.gui.administration.timings_pane import TimingsPane
from clerkdesk.gui.shell.measuring import Measuring
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(120)


def test_lists_openings_and_pages_are_counted_noted_and_shown(office: Office) -> None:
    until = office.qtbot.waitUntil
    number = office.desk.take_in()
    drive = office.drive("gunel")
    window = drive.window
    (measuring,) = window.findChildren(Measuring)
    drive.open(number)
    until(lambda: {wait.what for wait in measuring.counts} >= {Timed.LIST, Timed.OPEN})
    until(lambda: Timed.PAGE in {wait.what for wait in measuring.counts}, timeout=20_000)
    measuring.note()
    assert not measuring.counts
    noted = "SELECT count(*) FROM desk_timing WHERE workstation = :name"
    name = window.context.workstation()
    until(lambda: office.desk.scalar(noted, name=name) >= 3, timeout=10_000)
    boss = office.window("admin")
    boss.show_page(f"settings/{SettingsKind.TIMINGS}")
    pane = boss.pages.of(SettingsPage).pane(SettingsKind.TIMINGS)
    assert isinstance(pane, TimingsPane)
    until(lambda: pane.model.rowCount() >= 3, timeout=10_000)
    assert pane.model.index(0, 0).data().startswith(name)
