"""What did not arrive: seen by the office, sent again from the page and from the application, and
whom to call.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.gui.supervision.undelivered import UndeliveredPage
from clerkdesk.usecases.case import casework
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import buttons_of

pytestmark = pytest.mark.timeout(90)


def failed(office: Office, *numbers: str) -> None:
    """The SMS of these applications did not reach their numbers."""
    office.desk.worker().once()
    with office.desk.engine.begin() as connection:
        for number in numbers:
            connection.execute(
                text(
                    "UPDATE outbox_message SET state = 'failed', fault = 'sms_undelivered'"
                    " WHERE channel = 'sms' AND application_id ="
                    " (SELECT id FROM application WHERE number = :number)"
                ),
                {"number": number},
            )


def shown(office: Office, window: MainWindow) -> UndeliveredPage:
    """The page, up to date."""
    window.show_page("undelivered")
    page = window.pages.of(UndeliveredPage)
    office.qtbot.waitUntil(lambda: window.tasks.idle)
    return page


def test_where_everything_arrived_the_page_says_so(office: Office) -> None:
    page = shown(office, office.window("elnur"))
    assert (
        page.nothing.isVisible()
        and page.model.rowCount() == 0
        and not page.again_button.isEnabled()
    )


def test_who_was_reached_by_nothing_is_found_and_called(office: Office, qtbot: QtBot) -> None:
    reached = office.desk.take_in(samples.idp("eg-1"))
    alone = office.desk.take_in(samples.idp("eg-2", contact__email=None))
    failed(office, reached, alone)
    window = office.window("elnur")
    page = shown(office, window)
    assert {page.model.index(row, 1).data() for row in range(2)} == {reached, alone}
    page.to_call.setChecked(True)
    assert [page.model.index(0, column).data() for column in (1, 3, 5)] == [
        alone,
        "SMS nömrəyə çatmadı.",
        "yox",
    ]
    page.table.selectRow(0)
    page.open()
    qtbot.waitUntil(
        lambda: window.detail.case is not None and window.detail.case.header.number == alone,
        timeout=15_000,
    )
    office.desk.run("elnur", casework.take, alone)
    office.desk.run("elnur", casework.call, alone, "reached", "Xəbər verildi")
    assert shown(office, window).model.rowCount() == 0


def test_a_message_is_sent_again_from_the_page(office: Office, qtbot: QtBot) -> None:
    number = office.desk.take_in(samples.idp())
    failed(office, number)
    window = office.window("elnur")
    page = shown(office, window)
    page.table.selectRow(0)
    QTest.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=15_000)
    assert number in window.bar.text.text()
    assert (
        office.desk.scalar(
            "SELECT count(*) FROM outbox_message WHERE state IN ('failed', 'unclear')"
        )
        == 0
    )


def test_a_message_is_sent_again_from_the_application(office: Office, qtbot: QtBot) -> None:
    number = office.desk.take_in(samples.idp())
    failed(office, number)
    window = office.drive("elnur").open(number).window
    window.detail.show_tab(3)
    (again,) = buttons_of(window.detail.messages_tab, "Təkrar göndər")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: (
            office.desk.scalar("SELECT count(*) FROM outbox_message WHERE state = 'failed'") == 0
        ),
        timeout=15_000,
    )
