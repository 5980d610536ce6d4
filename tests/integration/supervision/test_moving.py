"""Work that changes hands: proposed, moved with one reason, taken back as one."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid, NotAllowed, NotFound
from clerkdesk.domain.limits import ACT_LENGTH
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.people import staff
from clerkdesk.usecases.supervision import absence_notes, absences, moving, sharing
from clerkdesk.usecases.supervision.board import board
from clerkdesk.usecases.supervision.moving import HandOver, Moved
from clerkdesk.usecases.supervision.workload import Load
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk


def held_by(desk: Desk, login: str) -> int:
    number: int = desk.scalar(
        "SELECT count(*) FROM application p JOIN staff s ON s.id = p.holder_id"
        " WHERE s.login = :login",
        login=login,
    )
    return number


def fall_ill(desk: Desk, login: str, days: int = 3) -> None:
    today = baku_date(desk.as_("sabina").read(now))
    desk.run("sabina", absence_notes.note, login, today, today + timedelta(days=days), "illness")


def proposed(desk: Desk) -> list[HandOver]:
    proposal = desk.as_("sabina").read(sharing.propose)
    logins = {part.person.staff_id: part.person.login for part in proposal.givers}
    logins |= {part.person.staff_id: part.person.login for part in proposal.takers}
    return [
        HandOver(move.application_id, move.version, logins[move.taker], logins[move.giver])
        for move in proposal.moves
    ]


def test_the_work_of_who_falls_ill_is_moved_with_a_reason_and_comes_back_as_one(
    desk: Desk,
) -> None:
    numbers = [desk.take_in(samples.no_debt(f"ill{n}")) for n in range(4)]
    for number in numbers:
        desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.wait, numbers[0], "sənəd")
    fall_ill(desk, "gunel")
    rows = {row.login: row for row in desk.as_("sabina").read(board).workload.people}
    assert rows["gunel"].load is Load.AWAY and rows["gunel"].absence is not None
    later = HandOver(0, 0, "", "")
    assert proposed(desk) == [], "she has looked at them just now"
    _an_hour_ago(desk)
    proposal = proposed(desk)
    assert len(proposal) == 3 and {each.login for each in proposal} == {"tural"}
    with pytest.raises(Invalid, match="reason_required"):
        desk.run("sabina", moving.move, proposal, "  ")
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.run("tural", moving.move, proposal, "mənə")
    moved: Moved = desk.run("sabina", moving.move, [*proposal, later], "xəstədir")
    assert moved.number == 3 and moved.left == [(0, "application_not_found")]
    assert (held_by(desk, "gunel"), held_by(desk, "tural")) == (1, 3)
    history = desk.run("tural", detail.open_case, numbers[1]).history[0]
    assert history.detail == "Günel Hüseynova → Tural Abbasov: xəstədir"
    assert len({event for event in _operations(desk)}) == 1, "one operation"
    back = desk.run("sabina", moving.move_back, moved, "sağaldı")
    assert back.number == 3
    assert (held_by(desk, "gunel"), held_by(desk, "tural")) == (4, 0)


def _operations(desk: Desk) -> list[str]:
    with desk.engine.connect() as connection:
        rows = connection.execute(
            text("SELECT op_id FROM event WHERE action = 'assign' AND detail LIKE '%xəstədir'")
        )
        return [row[0] for row in rows]


def _an_hour_ago(desk: Desk) -> None:
    if desk.embedded:
        desk.clock.forward(hours=1)
        return
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.exec_driver_sql("UPDATE access_log SET at = at - INTERVAL '1 hour'")


def test_what_somebody_has_touched_meanwhile_stays_where_it_is(desk: Desk) -> None:
    numbers = [desk.take_in(samples.no_debt(f"t{n}")) for n in range(2)]
    for number in numbers:
        desk.run("gunel", casework.take, number)
    _an_hour_ago(desk)
    fall_ill(desk, "gunel")
    proposal = proposed(desk)
    assert len(proposal) == 2
    desk.run("gunel", casework.wait, numbers[0], "sənəd")
    moved = desk.run("sabina", moving.move, proposal, "xəstədir")
    assert moved.number == 1 and [code for _id, code in moved.left] == ["conflict"]


def test_an_absence_is_noted_and_ended_by_a_supervisor(desk: Desk) -> None:
    today = baku_date(desk.as_("sabina").read(now))
    week = today + timedelta(days=7)

    def listed() -> list[absences.AbsenceRow]:
        return desk.as_("sabina").read(absences.listed, today, week)

    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.run("gunel", absence_notes.note, "gunel", today, week)
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.as_("gunel").read(absences.listed, today, week)
    with pytest.raises(Invalid, match="absence_days"):
        desk.run("sabina", absence_notes.note, "gunel", week, today)
    # On a server she does not even see that there is one.
    with pytest.raises((Invalid, NotFound), match="not_of_this_office|account_unknown"):
        desk.run("sabina", absence_notes.note, "elnur", today, week)
    desk.run("sabina", absence_notes.note, "gunel", today, week, "leave", "illik")
    (noted,) = listed()
    assert (noted.from_day, noted.to_day, noted.note) == (today, week, "illik")
    assert noted.noted_by == "Sabina Rəhimova"
    assert desk.as_("kamran").read(absences.listed, today, week) == [], "another organisation's"
    with pytest.raises(NotFound, match="absence_unknown"):
        desk.run("kamran", absence_notes.end, noted.id)
    desk.run("sabina", absence_notes.end, noted.id)
    assert listed() == []

    def told(session: Session) -> list[str]:
        return [person.login for person in staff.list_staff(session)]

    assert "gunel" in desk.as_("sabina").read(told)
    kinds = desk.scalar("SELECT count(*) FROM office_event WHERE kind = 'absence'")
    assert kinds >= 2, "noted and ended are history"


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"kind": "siesta"}, "unknown_value"),
        ({"text": "x" * (ACT_LENGTH + 1)}, "too_long"),
        ({"text": "a\x00b"}, "control_characters"),
    ],
)
def test_what_cannot_be_noted_of_an_absence_is_said(
    embedded: Desk, stated: dict[str, str], code: str
) -> None:
    today = baku_date(embedded.local.read(now))
    with pytest.raises(Invalid, match=code):
        embedded.run("sabina", absence_notes.note, "gunel", today, today, **stated)


def test_who_is_back_before_the_end_was_away_until_yesterday(desk: Desk) -> None:
    today = baku_date(desk.local.read(now))
    week = timedelta(days=7)
    desk.run("sabina", absence_notes.note, "gunel", today - week, today + week)
    (noted,) = desk.as_("sabina").read(absences.coming)
    desk.run("sabina", absence_notes.end, noted.id)
    assert desk.as_("sabina").read(absences.coming) == []
    (ended,) = desk.as_("sabina").read(absences.listed, today - week, today + week)
    assert (ended.from_day, ended.to_day) == (today - week, today - timedelta(days=1))


def test_of_two_absences_the_one_that_lasts_longer_is_shown(desk: Desk) -> None:
    today = baku_date(desk.local.read(now))
    week = today + timedelta(days=7)
    desk.run("sabina", absence_notes.note, "gunel", today - timedelta(days=2), week, "leave")
    fall_ill(desk, "gunel", 1)
    people = desk.as_("sabina").read(board).workload.people
    (absence,) = [row.absence for row in people if row.login == "gunel"]
    assert absence is not None and (absence.kind, absence.to_day) == ("leave", week)


def test_one_of_several_is_given_with_the_reason_of_all_and_comes_back(desk: Desk) -> None:
    numbers = [desk.take_in(samples.no_debt(f"g{n}")) for n in range(2)]
    desk.run("gunel", casework.take, numbers[0])
    keys = [desk.local.read(detail.header, number).id for number in numbers]
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.run("gunel", moving.give, keys[1], "gunel", "mənə")
    with pytest.raises(Invalid, match="reason_required"):
        desk.run("sabina", moving.give, keys[1], "tural", " ")
    back = [desk.run("sabina", moving.give, key, "tural", "xəstədir") for key in keys]
    assert held_by(desk, "tural") == 2
    assert [(each.login, each.giver) for each in back] == [("gunel", "tural"), ("", "tural")]
    returned = desk.run("sabina", moving.move, back, "sağaldı")
    assert (returned.number, returned.left) == (2, [])
    assert (held_by(desk, "gunel"), held_by(desk, "tural")) == (1, 0)


def test_who_holds_too_much_gives_to_who_has_little(desk: Desk) -> None:
    desk.run("admin", installation_settings.set_setting, "load_norm", "2")
    for n in range(5):
        number = desk.take_in(samples.no_debt(f"much{n}"))
        desk.run("gunel", casework.take, number)
    _an_hour_ago(desk)
    rows = desk.as_("sabina").read(board).workload.people
    assert (rows[0].login, rows[0].held, rows[0].load) == ("gunel", 5, Load.TOO_MUCH)
    proposal = desk.as_("sabina").read(sharing.propose)
    assert [part.person.login for part in proposal.givers] == ["gunel"]
    assert [part.person.login for part in proposal.takers] == ["tural"]
    assert (len(proposal.moves), proposal.givers[0].after, proposal.takers[0].after) == (2, 3, 2)
    assert proposal.late_after <= proposal.late_before
