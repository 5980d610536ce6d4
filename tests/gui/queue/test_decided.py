"""What one has decided oneself is a list: of today, of yesterday, of any day."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.gui.kit import texts
from clerkdesk.gui.queue.decided import DayForm
from clerkdesk.usecases.case import review
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import numbers_listed

pytestmark = pytest.mark.timeout(90)


def test_my_decisions_of_today_yesterday_and_another_day(office: Office) -> None:
    earlier = office.desk.take_in()
    office.desk.run("gunel", review.refuse, earlier, "duplicate", "")
    office.desk.clock.forward(days=1)
    later = office.desk.take_in(samples.no_debt("b"))
    office.desk.run("gunel", review.refuse, later, "duplicate", "")
    others = office.desk.take_in(samples.no_debt("c"))
    office.desk.run("tural", review.refuse, others, "duplicate", "")
    drive = office.drive("gunel")
    queue = drive.window.queue
    today, yesterday, another = queue.decided.menu().actions()
    today.trigger()
    drive.until(lambda: numbers_listed(drive.window) == [later], "today's are not listed")
    day = baku_date(office.desk.clock())
    assert texts.day(day) in queue.title.text()
    yesterday.trigger()
    drive.until(lambda: numbers_listed(drive.window) == [earlier], "yesterday's are not listed")
    another.trigger()
    form = drive.form(DayForm)
    before = day - timedelta(days=2)
    form.calendar.setSelectedDate(QDate(before.year, before.month, before.day))
    form.try_accept()
    drive.until(lambda: numbers_listed(drive.window) == [], "that day's are not listed")
    assert texts.day(before) in queue.title.text()


def test_there_is_no_later_day_than_today(office: Office) -> None:
    drive = office.drive("gunel")
    drive.window.queue.decided.ask_day()
    form = drive.form(DayForm)
    tomorrow = baku_date(office.desk.clock()) + timedelta(days=1)
    form.calendar.setSelectedDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
    assert form.day < tomorrow
