"""Citizens who do not answer are reminded as the office has set it, and nothing ends by itself."""

from datetime import timedelta

from sqlalchemy import text

from clerkdesk.domain.queues import Queue
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.conftest import Desk

WAITING = Filter(Queue.WAITING)


def asked(desk: Desk, name: str, days_ago: int) -> str:
    """The number of an application of which Günel has asked for something so many days ago."""
    package = samples.no_debt(name, submitted_at="2026-11-18T09:15:00+04:00")
    number = desk.take_in(package)
    desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.wait, number, "Yeni çıxarış göndərin")
    earlier = timedelta(days=days_ago)
    case = desk.local.read(detail.header, number)
    assert case.waiting_since is not None
    with desk.engine.begin() as connection:
        if desk.embedded:
            connection.execute(text("DROP TRIGGER IF EXISTS cd_refuse_application_update"))
            moment = (case.waiting_since - earlier).strftime("%Y-%m-%d %H:%M:%S.%f")
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            moment = (case.waiting_since - earlier).isoformat()
        for table, column, key in (
            ("application", "waiting_since", "id"),
            ("outbox_message", "queued_at", "application_id"),
        ):
            connection.execute(
                text(f"UPDATE {table} SET {column} = :at WHERE {key} = :id"),
                {"at": moment, "id": case.id},
            )
    return number


def sent(desk: Desk, number: str) -> int:
    """How many times the citizen was asked, by whatever channel."""
    messages = desk.local.run(detail.open_case, number).messages
    return sum(message.event == "waiting" and message.channel == "email" for message in messages)


def test_a_citizen_is_reminded_once_for_each_day_that_is_set(desk: Desk) -> None:
    number = asked(desk, "slow", 10)
    assert desk.worker().unit_of_work.run(outbox.remind) == 0, "nobody has set it"
    desk.local.run(set_setting, "reminder_days", "2, 40")
    assert desk.worker().unit_of_work.run(outbox.remind) == 1
    assert desk.worker().unit_of_work.run(outbox.remind) == 0, "once, not at every look"
    assert sent(desk, number) == 2
    desk.worker().once()
    body = "\n".join(
        path.read_text(errors="replace") for path in (desk.folder / "messages").rglob("*.eml")
    )
    assert body
    header = desk.local.read(detail.header, number)
    assert header.status == "in_progress" and header.waiting_for == "Yeni çıxarış göndərin"


def test_who_has_been_asked_today_is_not_reminded(desk: Desk) -> None:
    desk.local.run(set_setting, "reminder_days", "1")
    number = asked(desk, "today", 0)
    assert desk.worker().unit_of_work.run(outbox.remind) == 0
    assert sent(desk, number) == 1


def test_who_does_not_answer_the_last_reminder_stands_on_top(desk: Desk) -> None:
    recent = asked(desk, "recent", 0)
    silent = asked(desk, "silent", 10)
    unit = desk.as_("gunel")
    assert [row.number for row in unit.read(browsing.page, WAITING)] == [recent, silent]
    desk.local.run(set_setting, "reminder_days", "1, 2")
    first = desk.as_("gunel").read(browsing.first_page, WAITING)
    assert [row.number for row in first.rows] == [silent, recent]
    assert first.unanswered_before is not None


def test_a_message_that_cannot_be_made_fails_alone(server: Desk) -> None:
    """Of an application that somebody has registered by hand and in part."""
    broken = server.take_in(samples.no_debt("broken"))
    server.take_in(samples.no_debt("whole"))
    with server.engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(
            text("""
                DELETE FROM application_detail
                WHERE application_id = (SELECT id FROM application WHERE number = :number)
            """),
            {"number": broken},
        )
    server.worker().once()
    states = "SELECT string_agg(DISTINCT m.state, ' ') FROM outbox_message m JOIN application a"
    of = "ON a.id = m.application_id WHERE a.number"
    assert server.scalar(f"{states} {of} = :number", number=broken) == "failed"
    assert server.scalar(f"{states} {of} <> :number", number=broken) in ("sent", "written")
