"""Reports leave by themselves, each once, as a paper in an e-mail."""

from datetime import date

import pypdfium2
import pytest

from clerkdesk.adapters.mail import as_email
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.lanes import Lane
from clerkdesk.domain.report import Period
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.supervision import report_mails
from clerkdesk.usecases.unit_of_work import now
from clerkdesk.worker.neighbours import Rest
from tests import samples
from tests.conftest import Desk
from tests.integration.worker.test_alarm_mails import Postbox, telling

RULE = "day 00:00 boss@example.az,board@example.az"
"""Of yesterday, whatever hour it is."""


def yesterdays(desk: Desk) -> Period:
    """Tells of applications that were registered a day ago; the period."""
    desk.take_in(samples.no_debt(str(desk.clock.now)))
    today = baku_date(desk.local.read(now))
    if desk.embedded:
        desk.clock.forward(days=1)
        return Period(today, today)
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql(
            "UPDATE application SET registered_at = registered_at - INTERVAL '1 day'"
        )
    on = date.fromordinal(today.toordinal() - 1)
    return Period(on, on)


def test_an_organisations_report_is_mailed_once_to_each(desk: Desk) -> None:
    desk.run("admin", installation_settings.set_setting, "report_mail", RULE)
    period = yesterdays(desk)
    box = Postbox()
    send = telling(desk, box).lanes()[Lane.ALARMS]
    assert send() == 1 and send() == 0
    assert [mail.to for mail in box.mails] == ["boss@example.az", "board@example.az"]
    (mail, _other) = box.mails
    assert mail.subject == f"Hesabat: {period.text()}" and mail.file is not None
    (paper,) = as_email(mail).iter_attachments()
    assert paper.get_filename() == f"hesabat-{period.file_text()}.pdf"
    with pypdfium2.PdfDocument(paper.get_payload(decode=True)) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "“Azərsu”" in text and "Azərişıq" not in text, "nobody else's"
    logged = "SELECT given FROM access_log WHERE purpose = 'report'"
    assert desk.scalar(logged) == f"report .pdf {period.text()} → boss@example.az,board@example.az"
    if desk.embedded:
        assert desk.local.read(verification.verify, None).whole


def test_a_mail_server_that_is_away_gets_it_later_and_two_workers_send_one(desk: Desk) -> None:
    desk.run("admin", installation_settings.set_setting, "report_mail", RULE)
    yesterdays(desk)
    box = Postbox()
    box.refuses = True
    send = telling(desk, box).lanes()[Lane.ALARMS]
    with pytest.raises(Rest):
        send()
    box.refuses = False
    worker = desk.worker().unit_of_work
    (due,) = worker.read(report_mails.due)
    assert worker.run(report_mails.claim, due) is True
    assert worker.run(report_mails.claim, due) is False, "another worker has it"
    assert send() == 0 and box.mails == []
    worker.run(report_mails.give_back, due)
    assert send() == 1 and len(box.mails) == 2


def test_a_day_without_work_fills_no_mailbox(embedded: Desk) -> None:
    embedded.run("admin", installation_settings.set_setting, "report_mail", RULE)
    box = Postbox()
    assert telling(embedded, box).lanes()[Lane.ALARMS]() == 0 and box.mails == []


def test_a_rule_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid, match="setting_wrong"):
        desk.run("admin", installation_settings.set_setting, "report_mail", "daily boss")


def test_the_next_days_report_takes_the_place_of_the_last_ones_note(embedded: Desk) -> None:
    embedded.run("admin", installation_settings.set_setting, "report_mail", RULE)
    first = yesterdays(embedded)
    box = Postbox()
    send = telling(embedded, box).lanes()[Lane.ALARMS]
    assert send() == 1
    second = yesterdays(embedded)
    assert send() == 1 and send() == 0
    subjects = [f"Hesabat: {period.text()}" for period in (first, second)]
    assert [mail.subject for mail in box.mails[::2]] == subjects
    assert embedded.scalar("SELECT count(*) FROM report_mail") == 1
