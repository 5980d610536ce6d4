"""Administrators are told of alarms by e-mail, over a real SMTP server, and once of each."""

from dataclasses import replace

import pytest

from clerkdesk.adapters.mail import Left, Mail, NotSent, Smtp
from clerkdesk.domain.alarm_rules import News
from clerkdesk.domain.lanes import Lane
from clerkdesk.domain.messages import MessageState
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.supervision import alarm_mails, alarms, dashboard, heartbeat
from clerkdesk.worker.loop import Worker
from clerkdesk.worker.neighbours import Rest
from tests.conftest import Desk
from tests.faults.outside import mailbox

RULE = "* 10 240 it@example.az,boss@example.az; backup 0 0 boss@example.az"


class Postbox:
    """Takes mail, or refuses all of it."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.refuses = False

    def send(self, mail: Mail) -> Left:
        if self.refuses:
            raise NotSent("mail_unreachable", again=True, silent=True)
        self.mails.append(mail)
        return Left(MessageState.SENT)


def telling(desk: Desk, mailer: object) -> Worker:
    usual = desk.worker()
    services = replace(usual.services, email=mailer)  # type: ignore[arg-type]
    return Worker(usual.unit_of_work, services)


def sound(desk: Desk, source: str = "sms") -> None:
    desk.worker().unit_of_work.run(alarms.sound, source, f"alarm_{source}_silent", "sms.example.az")


def end(desk: Desk, source: str = "sms") -> None:
    desk.worker().unit_of_work.run(alarms.end, source)


def rules(desk: Desk, value: str = RULE) -> None:
    desk.local.run(installation_settings.set_setting, "alarm_mail", value)


def earlier(desk: Desk, minutes: int) -> None:
    """Alarms and what was said of them are so much older."""
    if desk.embedded:
        desk.later(minutes=minutes)
        return
    with desk.engine.begin() as connection:
        for statement in (
            "UPDATE alarm SET since = since - INTERVAL '{} min'",
            "UPDATE alarm_mail SET since = since - INTERVAL '{0} min',"
            " mailed_at = mailed_at - INTERVAL '{0} min'",
        ):
            connection.exec_driver_sql(statement.format(minutes))


def test_without_a_rule_nobody_is_told(desk: Desk) -> None:
    box = Postbox()
    sound(desk)
    earlier(desk, 600)
    assert telling(desk, box).lanes()[Lane.ALARMS]() == 0 and box.mails == []


def test_an_alarm_that_lasts_is_told_and_its_end_too(desk: Desk) -> None:
    box = Postbox()
    rules(desk)
    tell = telling(desk, box).lanes()[Lane.ALARMS]
    sound(desk)
    assert tell() == 0
    earlier(desk, 11)
    assert tell() == 1 and tell() == 0
    assert [mail.to for mail in box.mails] == ["it@example.az", "boss@example.az"]
    assert "sms.example.az" in box.mails[0].body and "No SMS leaves" in box.mails[0].body
    assert "SMS göndərilmir" in box.mails[0].body
    earlier(desk, 240)
    assert tell() == 1, "it goes on"
    end(desk)
    assert tell() == 1 and tell() == 0
    assert len(box.mails) == 6 and "over" in box.mails[-1].body


def test_two_workers_say_it_once_and_what_could_not_be_sent_is_due_again(desk: Desk) -> None:
    box = Postbox()
    rules(desk)
    one, other = (telling(desk, box).lanes()[Lane.ALARMS] for _worker in range(2))
    sound(desk)
    earlier(desk, 11)
    box.refuses = True
    with pytest.raises(Rest):
        one()
    assert box.mails == []
    box.refuses = False
    assert [one(), other()] == [1, 0] and len(box.mails) == 2


def test_a_rule_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(Exception, match="setting_wrong"):
        rules(desk, "* 10 it@example.az")


def test_a_dead_lane_is_an_alarm(desk: Desk) -> None:
    worker = desk.worker()
    living = [heartbeat.LaneSign(lane, 0.0) for lane in Lane if lane is not Lane.SMS]
    worker.unit_of_work.run(heartbeat.beat, "w", [*living, heartbeat.LaneSign(Lane.SMS, 9999.0)])
    worker.caretaker.look_after_lanes()
    (alarm,) = desk.as_("gunel").read(dashboard.alarms)
    assert (alarm.source, alarm.detail) == ("lane", "sms")
    worker.unit_of_work.run(heartbeat.beat, "w", [heartbeat.LaneSign(Lane.SMS, 1.0)])
    worker.caretaker.look_after_lanes()
    assert not desk.as_("gunel").read(dashboard.alarms)


def test_a_real_server_takes_it(embedded: Desk) -> None:
    with mailbox() as (box, address):
        rules(embedded, "sms 0 0 it@example.az")
        sound(embedded)
        assert telling(embedded, Smtp(address)).lanes()[Lane.ALARMS]() == 1
        assert box.accepted == 1


def test_that_an_alarm_goes_on_is_due_again_where_it_could_not_be_sent(desk: Desk) -> None:
    box = Postbox()
    rules(desk, "sms 10 240 it@example.az")
    tell = telling(desk, box).lanes()[Lane.ALARMS]
    sound(desk)
    earlier(desk, 11)
    assert tell() == 1
    earlier(desk, 240)
    box.refuses = True
    with pytest.raises(Rest):
        tell()
    (due,) = desk.worker().unit_of_work.read(alarm_mails.due)
    assert due.news is News.GOES_ON and due.before is not None, "it was said once, and is known"
    box.refuses = False
    assert tell() == 1 and tell() == 0 and len(box.mails) == 2
