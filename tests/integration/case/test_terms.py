"""Terms follow the calendar: days decided later move open applications, and both sides learn it."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.store.reference_models import CalendarOverride
from clerkdesk.usecases.case import casework, detail, review, terms
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.supervision import calendar_decisions, working_days
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import mail_bodies, ready

MONDAY = date(2026, 11, 23)
ACT = "Nazirlər Kabinetinin 18.11.2026-cı il tarixli 412 nömrəli qərarı"


def due(desk: Desk, number: str) -> date:
    return desk.local.read(detail.header, number).due_on


def decide(desk: Desk, on: date, *, working: bool, act: str = ACT) -> None:
    desk.run("admin", calendar_decisions.decide, on, working, act)


def test_a_free_day_declared_later_moves_the_open_terms(desk: Desk) -> None:
    new = desk.take_in()
    held = ready(desk, "elnur", samples.idp())
    refused_one = desk.take_in(samples.no_debt("eg-2026-000002"))
    desk.run("tural", review.refuse, refused_one, "other", "səhv")
    preview = desk.as_("admin").read(working_days.moved_by, MONDAY, False)
    assert [(row.number, row.before, row.after) for row in preview] == [
        (new, MONDAY, date(2026, 11, 24))
    ]
    assert due(desk, new) == MONDAY, "a preview changes nothing"
    decide(desk, MONDAY, working=False)
    desk.worker().once()
    assert due(desk, new) == date(2026, 11, 24)
    assert due(desk, held) == date(2026, 11, 24)
    assert due(desk, refused_one) == MONDAY
    desk.run(
        "admin",
        calendar_decisions.decide,
        MONDAY,
        True,
        "ləğv edildi",
        earlier_confirmed=True,
    )
    desk.worker().once()
    assert due(desk, new) == MONDAY


def test_whoever_decides_about_a_day_does_not_wait_for_the_next_beat(desk: Desk) -> None:
    number = desk.take_in()
    worker = desk.worker()
    worker.once()
    decide(desk, MONDAY, working=False)
    worker.once()
    assert due(desk, number) == date(2026, 11, 24)
    desk.run(
        "admin", calendar_decisions.decide_own, MONDAY, True, "Növbətçi gün", earlier_confirmed=True
    )
    worker.keep()
    assert due(desk, number) == MONDAY


@pytest.mark.parametrize(
    ("submitted", "due_on"),
    [
        ("2024-12-27T10:00:00+04:00", date(2025, 1, 6)),
        ("2025-03-19T10:00:00+04:00", date(2025, 4, 3)),
        ("2001-01-05T10:00:00+04:00", date(2001, 1, 10)),
    ],
)
def test_what_was_submitted_years_ago_has_the_term_of_those_days(
    desk: Desk, submitted: str, due_on: date
) -> None:
    number = desk.take_in(samples.no_debt(submitted_at=submitted))
    assert due(desk, number) == due_on
    desk.worker().once()
    assert due(desk, number) == due_on
    assert not [subject for subject in mail_bodies(desk) if "son tarixi dəyişdi" in subject]


def test_the_history_keeps_both_dates_and_the_act_and_the_citizen_reads_them(desk: Desk) -> None:
    number = desk.take_in()
    decide(desk, MONDAY, working=False)
    desk.worker().once()
    history = desk.local.run(detail.open_case, number).history
    assert [event.detail for event in history if event.action == "move_term"] == [
        f"23.11.2026 → 24.11.2026: {ACT}"
    ]
    (subject,) = [subject for subject in mail_bodies(desk) if "son tarixi dəyişdi" in subject]
    assert number in subject
    body = mail_bodies(desk)[subject]
    assert f"23.11.2026 → 24.11.2026: {ACT}" in body and "Yeni son tarix: 24.11.2026" in body
    assert desk.scalar("SELECT version FROM application WHERE number = :n", n=number) == 2
    desk.worker().once()
    assert desk.scalar("SELECT count(*) FROM event WHERE action = 'move_term'") == 1


def test_a_day_of_the_own_organisation_moves_its_terms_and_no_others(desk: Desk) -> None:
    new = desk.take_in()
    other = ready(desk, "elnur", samples.idp())
    before = due(desk, other)
    decide(desk, MONDAY, working=True)
    desk.run("admin", calendar_decisions.decide_own, MONDAY, False, "Arxivin köçürülməsi")
    desk.worker().once()
    assert (due(desk, new), due(desk, other)) == (date(2026, 11, 24), before)
    (body,) = [body for subject, body in mail_bodies(desk).items() if "son tarixi" in subject]
    assert "Arxivin köçürülməsi" in body
    listed = {day.on: day for day in desk.as_("admin").read(working_days.of_year, 2026)}
    assert listed[MONDAY].source == "organisation"
    assert listed[MONDAY].decided_by == desk.scalar("SELECT name FROM staff WHERE login = 'admin'")
    row = f"FROM calendar_day WHERE \"on\" = '{MONDAY}' AND source = 'organisation'"
    assert desk.scalar(f"SELECT count(*) {row}") == 1
    # An act moves nothing on a day of which the organisation has decided for itself.
    assert desk.as_("admin").read(working_days.moved_by, MONDAY, True) == []
    (moved,) = desk.as_("admin").read(working_days.moved_by, MONDAY, True, own=True)
    assert (moved.number, moved.after) == (new, MONDAY)
    desk.run(
        "admin", calendar_decisions.decide_own, MONDAY, True, "Səhv idi", earlier_confirmed=True
    )
    desk.worker().once()
    assert due(desk, new) == MONDAY
    assert desk.local.read(verification.verify).findings == ()
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.run("gunel", calendar_decisions.decide_own, MONDAY, False, "x")
    with pytest.raises(Invalid, match="missing") as refused:
        desk.run("admin", calendar_decisions.decide_own, MONDAY, False, " ")
    assert refused.value.params["field"] == "reason"


def test_a_closure_of_two_months_moves_the_terms_behind_it(server: Desk) -> None:
    numbers = [server.take_in(), ready(server, "elnur", samples.idp())]
    closed = [
        {"on": MONDAY + timedelta(days=days), "is_working": False, "act": ACT} for days in range(70)
    ]
    with server.engine.begin() as connection:
        connection.execute(insert(CalendarOverride), closed)
    server.worker().once()
    assert {due(server, number) for number in numbers} == {date(2027, 2, 1)}
    later = server.take_in(samples.no_debt("eg-2026-000009"))
    assert due(server, later) == date(2027, 2, 1)


def test_who_decides_while_the_terms_move_is_faster(server: Desk) -> None:
    number = server.take_in()
    decide(server, MONDAY, working=False)
    begun: list[str] = []

    def between(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "FOR NO KEY UPDATE" in statement and not begun:
            begun.append(statement)
            server.run("tural", review.refuse, number, "other", "səhv")

    event.listen(server.engine, "before_cursor_execute", between)
    server.local.run(terms.move_open, 10)
    event.remove(server.engine, "before_cursor_execute", between)
    header = server.local.read(detail.header, number)
    assert begun and (header.status, header.due_on) == ("refused", MONDAY)


def test_the_portal_learns_of_the_new_date(desk: Desk) -> None:
    desk.take_in()
    before = desk.scalar("SELECT max(wanted) FROM portal_push") or 0
    decide(desk, MONDAY, working=False)
    desk.worker().once()
    assert desk.scalar("SELECT max(wanted) FROM portal_push") > before


def test_many_terms_are_moved_in_several_steps(embedded: Desk) -> None:
    for number in range(23):
        embedded.take_in(samples.no_debt(f"eg-2026-{number:06}"))
    decide(embedded, MONDAY, working=False)
    moved = [embedded.local.run(terms.move_open, 10) for _ in range(3)]
    assert moved == [10, 10, 3]
    assert embedded.scalar("SELECT count(*) FROM application WHERE due_on = '2026-11-24'") == 23
    assert embedded.scalar("SELECT count(*) FROM calendar_override WHERE applied_at IS NULL") == 0


def test_a_reopened_application_has_the_term_of_todays_calendar(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("tural", review.refuse, number, "other", "səhv")
    decide(desk, MONDAY, working=False)
    desk.worker().once()
    assert due(desk, number) == MONDAY
    desk.run("sabina", review.reopen, number, "yenidən baxılır")
    assert due(desk, number) == date(2026, 11, 24)


def test_waiting_beyond_the_ceiling_ends_at_the_ceiling(embedded: Desk) -> None:
    embedded.local.run(set_setting, "waiting_stops_clock", "yes")
    number = ready(embedded)
    ceiling = embedded.local.read(working_days.of_year, 2026)
    assert ceiling, "the year has days off"
    embedded.run("gunel", casework.wait, number, "sənəd")
    embedded.clock.forward(days=60)
    embedded.run("gunel", casework.resume, number)
    # 15 working days after Wednesday the 18th of November.
    assert due(embedded, number) == date(2026, 12, 9)


def test_days_of_waiting_stay_part_of_the_term_when_it_moves(embedded: Desk) -> None:
    embedded.local.run(set_setting, "waiting_stops_clock", "yes")
    number = ready(embedded)
    embedded.run("gunel", casework.wait, number, "sənəd")
    embedded.clock.forward(days=5)
    embedded.run("gunel", casework.resume, number)
    assert due(embedded, number) == date(2026, 11, 26)
    decide(embedded, date(2026, 11, 26), working=False)
    embedded.worker().once()
    assert due(embedded, number) == date(2026, 11, 27)


def test_two_waits_and_an_investigation_are_one_term(embedded: Desk) -> None:
    embedded.local.run(set_setting, "waiting_stops_clock", "yes")
    number = ready(embedded, "elnur", samples.idp())
    for _time in range(2):
        embedded.run("elnur", casework.wait, number, "sənəd")
        embedded.clock.forward(days=3)
        embedded.run("elnur", casework.resume, number)
    embedded.run("elnur", casework.investigate, number, "yoxlanılır")
    header = embedded.local.read(detail.header, number)
    assert (header.term_working_days, header.waited_days) == (5, 4)
    assert header.due_on == date(2026, 12, 3)  # nine working days after the 20th


@pytest.mark.parametrize(
    ("on", "act", "code"),
    [
        (MONDAY, "  \u200b ", "missing"),
        (MONDAY, "x" * 201, "too_long"),
        (MONDAY, "a\x1bb", "control_characters"),
        (date(2031, 1, 1), ACT, "calendar_day_far"),
    ],
)
def test_a_decision_needs_its_act_and_a_day_near_enough(
    embedded: Desk, on: date, act: str, code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        embedded.run("admin", calendar_decisions.decide, on, False, act)
    assert refusal.value.code == code


def test_only_an_administrator_decides_a_day(desk: Desk) -> None:
    for login in ("gunel", "sabina", "audit"):
        with pytest.raises(NotAllowed):
            desk.run(login, calendar_decisions.decide, MONDAY, False, ACT)
        with pytest.raises(NotAllowed):
            desk.as_(login).read(working_days.moved_by, MONDAY, False)


def test_a_year_lists_its_holidays_and_decided_days_with_their_source(desk: Desk) -> None:
    decide(desk, MONDAY, working=False)
    days = {day.on: day for day in desk.as_("admin").read(working_days.of_year, 2026)}
    assert (days[MONDAY].working, days[MONDAY].source, days[MONDAY].reason) == (False, "act", ACT)
    assert days[MONDAY].decided_by == "İnzibatçı Nümunə"
    assert days[date(2026, 3, 20)].source == "package"
    assert date(2026, 11, 24) not in days and date(2026, 11, 28) not in days


def test_where_nothing_was_decided_no_term_is_looked_at(desk: Desk) -> None:
    desk.take_in()
    desk.local.run(terms.move_open, 10)
    assert desk.local.run(terms.move_open, 10) == 0
