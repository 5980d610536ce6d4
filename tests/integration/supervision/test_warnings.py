"""Before it is late: the holder is warned, then supervisors, then whoever must know; and what was
forecast in the evening is compared with what became of it.
"""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import bindparam, text

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.forecast import Reason
from clerkdesk.domain.lanes import Lane
from clerkdesk.store.guard import ddl
from clerkdesk.store.types import Moment
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.supervision import forecast_notes, warning_mails
from clerkdesk.usecases.supervision.board import board
from clerkdesk.usecases.supervision.warned import NOTHING, Warned, warned_of
from clerkdesk.worker.neighbours import Rest
from tests import samples
from tests.conftest import Desk
from tests.integration.worker.test_alarm_mails import Postbox, telling

RULE = "3 1 4 sabina@example.az head@example.az"


def rule(desk: Desk, value: str = RULE) -> None:
    desk.run("admin", installation_settings.set_setting, "warning_no_debt", value)


def clock(desk: Desk, *, hour: int, days: int = 0) -> datetime:
    """It becomes that hour in Baku, so many days later."""
    now = desk.clock.now.astimezone(BAKU)
    instant = now.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=days)
    desk.later(seconds=(instant - now).total_seconds())
    return instant


def soon(desk: Desk) -> None:
    """The terms of what is there have not ended, whatever the server's clock shows."""
    if desk.embedded:
        return
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("UPDATE application SET due_at = cd_now() + INTERVAL '1 hour'")


def key(desk: Desk, number: str) -> int:
    return int(desk.scalar(f"SELECT id FROM application WHERE number = '{number}'"))


def test_the_holder_is_warned_then_supervisors_then_others(embedded: Desk) -> None:
    rule(embedded)
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)
    own = (key(embedded, number),)
    due_at = datetime.fromisoformat(
        f"{embedded.scalar('SELECT due_at FROM application')}+00:00"
    ).astimezone(BAKU)
    days = (due_at.date() - embedded.clock.now.astimezone(BAKU).date()).days

    def seen(login: str) -> Warned:
        return embedded.as_(login).read(warned_of)

    clock(embedded, hour=14, days=days)
    assert seen("gunel") == seen("sabina") == NOTHING
    clock(embedded, hour=15)
    assert seen("gunel") == Warned(own, (), ()) and seen("tural") == NOTHING
    assert seen("sabina") == NOTHING, "the holder first"
    clock(embedded, hour=17)
    assert seen("sabina") == Warned((), own, ())
    clock(embedded, hour=19)
    assert seen("gunel") == NOTHING, "it is late now, and stands among what is overdue"
    assert seen("sabina") == NOTHING
    three_days = 3 if due_at.weekday() == 4 else 1
    clock(embedded, hour=14, days=three_days)
    assert seen("sabina") == Warned((), (), own) and seen("gunel") == NOTHING
    assert seen("kamran") == NOTHING, "another organisation"


def test_supervisors_of_an_office_are_warned_of_it_alone_and_of_what_nobody_holds(
    desk: Desk,
) -> None:
    rule(desk, "99 99 0")
    number = desk.take_in()
    desk.take_in(samples.idp())
    soon(desk)
    assert desk.as_("sabina").read(warned_of) == Warned((), (key(desk, number),), ())
    assert desk.local.read(warned_of) == NOTHING, "whoever has the database works on nothing"
    assert desk.as_("gunel").read(warned_of) == NOTHING, "nobody holds it"
    desk.run("gunel", casework.take, number)
    assert desk.as_("gunel").read(warned_of).held == (key(desk, number),)
    rule(desk, "0 0 0")
    assert desk.as_("sabina").read(warned_of) == NOTHING, "the rule warns nobody"


def test_a_mail_tells_of_each_term_once_by_numbers_alone(desk: Desk) -> None:
    rule(desk, "99 99 4 sabina@example.az,boss@example.az -")
    number = desk.take_in()
    soon(desk)
    box = Postbox()
    box.refuses = True
    send = telling(desk, box).lanes()[Lane.ALARMS]
    with pytest.raises(Rest):
        send()
    box.refuses = False
    assert send() == 1 and send() == 0
    assert [mail.to for mail in box.mails] == ["sabina@example.az", "boss@example.az"]
    (mail, _other) = box.mails
    assert mail.subject == "ClerkDesk: 1 müraciətin müddəti bitmək üzrədir"
    assert number in mail.body and "Məmmədov" not in mail.body
    assert desk.worker().unit_of_work.read(warning_mails.due) == []


def test_two_workers_send_one_warning(embedded: Desk) -> None:
    rule(embedded, "99 99 0 sabina@example.az -")
    embedded.take_in()
    worker = embedded.worker().unit_of_work
    (due,) = worker.read(warning_mails.due)
    assert worker.run(warning_mails.claim, due) and not worker.run(warning_mails.claim, due)
    worker.run(warning_mails.give_back, due)
    assert worker.read(warning_mails.due) == [due]


def test_what_is_no_rule_is_refused(embedded: Desk) -> None:
    with pytest.raises(Invalid, match="setting_wrong"):
        rule(embedded, "soon")


def test_the_evening_notes_what_will_be_late_and_the_next_one_what_was(embedded: Desk) -> None:
    clock(embedded, hour=9)
    waits = embedded.take_in()
    embedded.run("gunel", casework.take, waits)
    embedded.run("gunel", casework.wait, waits, "sənəd")
    unit = embedded.worker().unit_of_work
    clock(embedded, hour=17)
    assert not unit.run(forecast_notes.note_evening), "the office is open"
    clock(embedded, hour=18)
    assert unit.run(forecast_notes.note_evening) and not unit.run(forecast_notes.note_evening)
    friday = embedded.clock.now.astimezone(BAKU).weekday() == 4
    clock(embedded, hour=12, days=3 if friday else 1)
    evenings = embedded.as_("sabina").read(board).overview.checked
    assert evenings == [], "the day is not over"
    clock(embedded, hour=18)
    unit.run(forecast_notes.note_evening)
    clock(embedded, hour=12, days=1)
    (checked,) = embedded.as_("sabina").read(board).overview.checked
    assert (checked.foreseen, checked.late, checked.hit) == (1, 1, True)
    one = embedded.as_("sabina").read(board, "su-yasamal").overview.checked
    assert [(each.foreseen, each.late) for each in one] == [(0, 0)], "one office of it"


def test_an_evening_that_nobody_looked_at_is_not_a_hit(embedded: Desk) -> None:
    unit = embedded.worker().unit_of_work
    clock(embedded, hour=18)
    assert unit.run(forecast_notes.note_evening)
    friday = embedded.clock.now.astimezone(BAKU).weekday() == 4
    clock(embedded, hour=20, days=3 if friday else 1)
    assert not unit.run(forecast_notes.note_evening), "it is two hours later"
    clock(embedded, hour=12, days=1)
    (checked,) = embedded.as_("sabina").read(board).overview.checked
    assert checked.late is None and checked.hit is None


def test_what_still_comes_today_is_forecast_as_it_came_on_the_days_before(embedded: Desk) -> None:
    clock(embedded, hour=12)
    for turn in range(4):
        number = embedded.take_in(samples.no_debt(f"p{turn}"))
        embedded.run("tural", casework.take, number)
        embedded.run("tural", review.refuse, number, "duplicate", "təkrar")
    embedded.clock.forward(days=1)
    embedded.worker().once()
    friday = (embedded.clock.now - timedelta(days=1)).astimezone(BAKU).weekday() == 4
    clock(embedded, hour=9, days=2 if friday else 0)
    seen = embedded.as_("sabina").read(board).overview.forecast
    tomorrow = seen.days[1]
    assert seen.of_day(tomorrow) == 0 and seen.late[Reason.UNHELD, tomorrow] == 0
    # Four in five days, one of them after nine: the pace reaches it.
    assert seen.coming(tomorrow) == 0


def test_a_warning_that_could_not_be_sent_is_due_again_beside_those_that_were(desk: Desk) -> None:
    rule(desk, "99 99 0 sabina@example.az -")
    desk.take_in()
    soon(desk)
    worker = desk.worker().unit_of_work
    (first,) = worker.read(warning_mails.due)
    assert worker.run(warning_mails.claim, first)
    number = desk.take_in(samples.no_debt("later"))
    with desk.engine.begin() as connection:
        if desk.embedded:
            ddl.drop_triggers(connection)
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.execute(
            text("UPDATE application SET due_at = :due WHERE number = :number").bindparams(
                bindparam("due", first.through + timedelta(minutes=1), Moment())
            ),
            {"number": number},
        )
    (second,) = worker.read(warning_mails.due)
    assert (second.numbers, second.before) == ([number], first.through)
    assert worker.run(warning_mails.claim, second) and worker.read(warning_mails.due) == []
    worker.run(warning_mails.give_back, second)
    assert worker.read(warning_mails.due) == [second], "and not the first one once more"


def test_what_one_is_warned_of_twice_is_listed_once_and_the_latest_first() -> None:
    assert Warned((3, 1), (2, 3), (1,)).all == (1, 2, 3)
