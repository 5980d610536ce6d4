"""Days decided together: what they do is seen before, and happens as it was seen."""

from datetime import date

import pytest

from clerkdesk.domain.day_kinds import DayDecision, DayKind
from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed
from clerkdesk.usecases.case import detail, review
from clerkdesk.usecases.history import office, verification
from clerkdesk.usecases.supervision import calendar_decisions, working_days
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import mail_bodies

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
SATURDAY = date(2026, 11, 28)
ACT = "NK-nın 20.11.2026 tarixli qərarı"
MOVED = (DayDecision(MONDAY, DayKind.MOVED), DayDecision(SATURDAY, DayKind.WORKING))
NOTHING = (DayDecision(MONDAY, None), DayDecision(SATURDAY, None))


def due(desk: Desk, number: str) -> date:
    return desk.local.read(detail.header, number).due_on


def test_what_was_seen_before_is_what_happens_and_taking_it_back_is_seen_before_too(
    desk: Desk,
) -> None:
    number = desk.take_in()
    refused = desk.take_in(samples.no_debt("eg-2026-000002"))
    desk.run("tural", review.refuse, refused, "other", "səhv")
    seen = desk.as_("admin").read(working_days.effect, MOVED)
    assert [(term.number, term.before, term.after) for term in seen.moved] == [
        (number, MONDAY, TUESDAY)
    ]
    assert seen.earlier == 0
    moved = desk.run("admin", calendar_decisions.decide_days, MOVED, ACT, seen=seen.moved)
    desk.worker().once()
    assert moved == 1 and due(desk, number) == TUESDAY and due(desk, refused) == MONDAY
    listed = {day.on: day for day in desk.as_("admin").read(working_days.of_year, 2026)}
    assert (listed[MONDAY].kind, listed[SATURDAY].kind) == (DayKind.MOVED, DayKind.WORKING)
    back = desk.as_("admin").read(working_days.effect, NOTHING)
    assert [(term.before, term.after) for term in back.moved] == [(TUESDAY, MONDAY)]
    with pytest.raises(Invalid, match="terms_move_earlier") as refusal:
        desk.run("admin", calendar_decisions.decide_days, NOTHING, ACT, seen=back.moved)
    assert refusal.value.params["count"] == back.earlier == 1
    assert due(desk, number) == TUESDAY
    desk.run(
        "admin",
        calendar_decisions.decide_days,
        NOTHING,
        ACT,
        seen=back.moved,
        earlier_confirmed=True,
    )
    desk.worker().once()
    assert due(desk, number) == MONDAY
    assert desk.scalar("SELECT count(*) FROM calendar_override") == 0
    assert desk.local.read(verification.verify).findings == ()


def test_an_application_that_came_meanwhile_stops_the_saving(desk: Desk) -> None:
    desk.take_in()
    seen = desk.as_("admin").read(working_days.effect, MOVED)
    desk.take_in(samples.no_debt("eg-2026-000002"))
    with pytest.raises(Conflict, match="effect_changed") as refusal:
        desk.run("admin", calendar_decisions.decide_days, MOVED, ACT, seen=seen.moved)
    assert (refusal.value.params["before"], refusal.value.params["count"]) == (1, 2)
    assert desk.scalar("SELECT count(*) FROM calendar_override") == 0


def test_citizens_are_not_told_where_the_decision_says_so(embedded: Desk) -> None:
    number = embedded.take_in()
    embedded.run("admin", calendar_decisions.decide_days, MOVED, ACT, tell_citizens=False)
    embedded.worker().once()
    assert due(embedded, number) == TUESDAY
    assert not [subject for subject in mail_bodies(embedded) if "son tarixi" in subject]


def test_the_history_of_a_day_says_from_what_to_what(desk: Desk) -> None:
    day = (DayDecision(MONDAY, DayKind.HOLIDAY),)
    desk.run("admin", calendar_decisions.decide_days, MOVED, ACT)
    desk.later(minutes=1)
    desk.run("admin", calendar_decisions.decide_days, day, "Yeni qərar")
    kinds = ("calendar_override", "organisation_day")
    newest, *older = desk.as_("admin").read(office.changes, kinds)
    assert newest.in_force and newest.first.subject == "2026-11-23"
    assert (newest.before("kind"), newest.after("kind")) == ("moved", "holiday")
    assert newest.after("act") == "Yeni qərar"
    assert {(change.first.subject, change.in_force) for change in older} == {
        ("2026-11-23", False),
        ("2026-11-28", True),
    }
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.as_("gunel").read(office.changes, kinds)


def test_a_day_of_its_own_falls_back_to_the_states(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("admin", calendar_decisions.decide_days, MOVED[:1], ACT)
    desk.worker().once()
    assert due(desk, number) == TUESDAY
    own = (DayDecision(MONDAY, DayKind.WORKING),)
    desk.run(
        "admin",
        calendar_decisions.decide_days,
        own,
        "Növbə",
        own=True,
        earlier_confirmed=True,
    )
    desk.worker().once()
    assert due(desk, number) == MONDAY
    back = desk.as_("admin").read(working_days.effect, NOTHING[:1], own=True)
    assert [term.after for term in back.moved] == [TUESDAY]
    desk.run("admin", calendar_decisions.decide_days, NOTHING[:1], "Bitdi", own=True)
    desk.worker().once()
    assert due(desk, number) == TUESDAY


def test_a_day_of_which_nothing_is_decided_stays_so_when_that_is_taken_back(desk: Desk) -> None:
    assert desk.run("admin", calendar_decisions.decide_days, NOTHING, ACT) == 0
    assert desk.scalar("SELECT count(*) FROM calendar_override") == 0


def test_who_has_no_organisation_decides_no_day_of_one(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.local.run(calendar_decisions.decide_days, MOVED, ACT, own=True)
    assert desk.scalar("SELECT count(*) FROM organisation_day") == 0


def test_a_year_lists_its_own_days_alone(desk: Desk) -> None:
    later = DayDecision(date(2027, 11, 22), DayKind.MOVED)
    desk.run("admin", calendar_decisions.decide_days, [MOVED[0], later], "Növbə", own=True)
    for year, on in ((2026, MONDAY), (2027, later.on)):
        days = desk.as_("admin").read(working_days.of_year, year)
        assert [day.on for day in days if day.source == "organisation"] == [on]
