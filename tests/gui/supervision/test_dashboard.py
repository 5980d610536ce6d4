"""The supervisor's page in a real window: its keys, its lists, the way back, what is old."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.supervision.dashboard import DashboardPage
from clerkdesk.usecases.case import casework
from tests import samples
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(180)


def board(office: Office) -> tuple[WindowDrive, DashboardPage]:
    drive = office.drive("sabina")
    drive.window.show_page("dashboard")
    page = drive.window.pages.of(DashboardPage)
    office.qtbot.waitUntil(lambda: page.board is not None, timeout=30_000)
    return drive, page


def test_a_number_opens_its_list_by_its_key_and_escape_leads_back_to_it(office: Office) -> None:
    number = office.desk.take_in()
    office.desk.take_in(samples.no_debt("b", object__district="Yasamal"))
    drive, page = board(office)
    new = page.numbers["new"]
    assert new.count == 2 and "2" in new.accessibleName()
    new.setFocus()
    QTest.keyClick(new, Qt.Key.Key_1)
    window = drive.window
    office.qtbot.waitUntil(lambda: window.queue.model.rowCount() == 2, timeout=30_000)
    assert window.queue.filter.queue is Queue.NEW
    QTest.keyClick(window.queue.table, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is page
    assert page.focusWidget() is new, "where one was"
    cell = page.offices.cells["su-nesimi", 0]
    assert cell.count == 0 and not cell.isEnabled(), "nothing to be opened"
    # A list that one has chosen oneself has nothing to go back to.
    window.show_queue(Queue.NEW)
    QTest.keyClick(window.queue.table, Qt.Key.Key_Escape)
    assert window.navigation.at_the_desk
    assert number


def test_an_office_is_chosen_and_its_lists_are_its_own(office: Office) -> None:
    office.desk.take_in()
    office.desk.take_in(samples.no_debt("b", object__district="Yasamal"))
    drive, page = board(office)
    page.office.setCurrentIndex(page.office.findData("su-yasamal"))
    office.qtbot.waitUntil(lambda: page.numbers["new"].count == 1, timeout=30_000)
    page.numbers["new"].click()
    queue = drive.window.queue
    office.qtbot.waitUntil(lambda: queue.model.rowCount() == 1, timeout=30_000)
    assert queue.filter.departments == ("su-yasamal",)


def test_what_others_do_is_seen_without_asking(office: Office) -> None:
    number = office.desk.take_in()
    _drive, page = board(office)
    office.unit.acting_as("tural").run(casework.take, number)
    office.qtbot.waitUntil(lambda: page.numbers["in_progress"].count == 1, timeout=30_000)
    assert page.numbers["new"].count == 0
    assert {person.login: person.held for person in page.people.model.rows}["tural"] == 1


def test_what_could_not_be_read_leaves_the_old_figures_pale_and_says_so(office: Office) -> None:
    office.desk.take_in()
    drive, page = board(office)
    at = page.at.text()
    with office.desk.engine.begin() as connection:
        connection.execute(text("ALTER TABLE hour_state RENAME TO hour_state_away"))
    page.reload()
    office.qtbot.waitUntil(page.again_button.isVisible, timeout=30_000)
    assert page.numbers["new"].stale and page.at.text() == at and page.problem.text()
    with office.desk.engine.begin() as connection:
        connection.execute(text("ALTER TABLE hour_state_away RENAME TO hour_state"))
    page.again_button.click()
    office.qtbot.waitUntil(lambda: not page.numbers["new"].stale, timeout=30_000)
    assert not page.problem.isVisible()
    assert drive.window.isVisible()


def test_the_chart_is_read_day_by_day_with_the_keyboard_and_has_a_table(
    office: Office, heard: list[str]
) -> None:
    office.desk.take_in()
    drive, page = board(office)
    chart = page.chart.chart
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert "20.11.2026" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert "19.11.2026" in chart.accessibleDescription()
    assert "20.11.2026" in heard[-2] and heard[-1] == chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_End)
    page.chart.as_table.click()
    assert page.chart.table_model.index(0, 1).data() == "1"
    page.chart.as_table.click()
    QTest.keyClick(chart, Qt.Key.Key_Return)
    queue = drive.window.queue
    office.qtbot.waitUntil(lambda: queue.model.rowCount() == 1, timeout=30_000)
    assert queue.filter.registered_on is not None


def test_the_page_fits_a_small_window_and_a_large_one(office: Office) -> None:
    office.desk.take_in()
    drive, page = board(office)
    for width, height in ((1280, 720), (1440, 900)):
        drive.window.resize(width, height)
        QTest.qWait(0)
        content = page.area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= page.area.viewport().width() + 1
