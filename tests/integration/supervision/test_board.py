"""The supervisor's page: its numbers are those of the lists behind them."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from clerkdesk.adapters.mail import Left, Mail, NotSent
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.forecast import Reason
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.supervision import late_list
from clerkdesk.usecases.supervision.board import board
from clerkdesk.usecases.supervision.mishaps import What
from clerkdesk.usecases.supervision.workload import Load
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import ready


def test_the_page_counts_what_is_open_by_office_and_person(desk: Desk) -> None:
    held = ready(desk)
    desk.take_in(samples.no_debt("b"))
    desk.take_in(samples.no_debt("c", object__district="Yasamal"))
    desk.run("gunel", casework.wait, held, "sənəd")
    seen = desk.as_("sabina").read(board)
    numbers = {name: number.now for name, number in seen.overview.numbers.items()}
    assert (numbers["new"], numbers["in_progress"]) == (2, 1)
    assert numbers["undelivered"] == 0
    assert seen.overview.numbers["new"].before is None, "nobody looked a week ago"
    offices = {row.code: row.total for row in seen.overview.offices}
    assert offices == {"su-nesimi": 2, "su-yasamal": 1}
    people = {row.login: row for row in seen.workload.people}
    assert (people["gunel"].held, people["gunel"].waiting) == (1, 1)
    assert people["gunel"].load is Load.TOO_LITTLE and people["gunel"].offices == ("Nəsimi",)
    assert "elnur" not in people, "another organisation"
    one = desk.as_("sabina").read(board, "su-yasamal")
    assert [row.code for row in one.overview.offices] == ["su-yasamal"]
    assert one.overview.numbers["new"].now == 1


def test_who_does_not_oversee_has_no_page(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.as_("gunel").read(board)
    with pytest.raises(NotFound, match="department_unknown"):
        desk.as_("sabina").read(board, "isiq-merkez")


def test_todays_part_and_what_was_counted_add_up(embedded: Desk) -> None:
    for day in range(3):
        for turn in range(day + 1):
            number = embedded.take_in(samples.no_debt(f"r{day}{turn}"))
            embedded.run("tural", casework.take, number)
            embedded.run("tural", review.refuse, number, "duplicate", "təkrar")
        embedded.worker().once()
        embedded.clock.forward(days=1)
    embedded.clock.forward(days=-1)
    seen = embedded.as_("sabina").read(board, None, 7).overview
    assert [(day.received, day.decided) for day in seen.period.days[-3:]] == [
        (1, 1),
        (2, 2),
        (3, 3),
    ]
    assert [each.number for each in seen.period.reasons] == [6]
    assert seen.today.refused == 3 and seen.period.decided == 6
    assert seen.period.median == 2, "within the first column, in its middle"


def test_a_number_of_the_forecast_is_that_of_its_list(embedded: Desk) -> None:
    waits = ready(embedded)
    embedded.run("gunel", casework.wait, waits, "sənəd")
    embedded.take_in(samples.no_debt("b"))
    seen = embedded.as_("sabina").read(board).overview
    day = next(day for day in seen.forecast.days if seen.forecast.late[Reason.CITIZEN, day])
    chosen = embedded.as_("sabina").read(late_list.will_be_late, day, Reason.CITIZEN)
    assert len(chosen) == seen.forecast.late[Reason.CITIZEN, day] == 1
    assert embedded.as_("sabina").read(late_list.will_be_late, day) == chosen
    assert seen.forecast.unknown == 1, "nobody has decided here yet: nothing is said of the queue"


def test_the_hour_a_week_ago_stands_beside_the_number(embedded: Desk) -> None:
    embedded.take_in()
    embedded.worker().once()
    embedded.clock.forward(days=7)
    embedded.take_in(samples.no_debt("b"))
    number = embedded.as_("sabina").read(board).overview.numbers["new"]
    assert (number.now, number.before) == (2, 1)
    assert number.line[-1] == 2 and number.line[-8] == 1 and number.line[-2] is None


def test_what_went_wrong_is_told_and_nothing_is_called_well_unseen(embedded: Desk) -> None:
    seen = embedded.as_("sabina").read(board).mishaps
    assert {line.what for line in seen.lines} == {What.WORKER, What.UNSEALED}
    assert seen.sealed_at is None
    embedded.worker().once()
    with embedded.engine.begin() as connection:
        connection.execute(text("PRAGMA query_only=0"))
    embedded.clock.forward(seconds=30)
    assert embedded.as_("sabina").read(board).mishaps.lines == []
    embedded.clock.now += timedelta(hours=1)
    later = embedded.as_("sabina").read(board).mishaps
    assert What.UNSEALED in {line.what for line in later.lines}


class Refusing:
    """A mail server that takes no letter of ours, ever."""

    def send(self, _mail: Mail) -> Left:
        raise NotSent("mail_refused", again=False)


def test_what_did_not_arrive_what_has_no_office_and_what_was_undone_is_told(desk: Desk) -> None:
    # Billing does not know the code, so nothing says later where it is either.
    nowhere = samples.no_debt("lost", object__district=..., subscriber_code="99009")
    lost = desk.take_in(nowhere)
    undone = desk.take_in(samples.no_debt("undone"))
    desk.run("tural", review.refuse, undone, "duplicate", "təkrar")
    desk.run("tural", review.undo, undone)
    desk.later(minutes=1)
    desk.worker(email=Refusing()).once()
    lines = {line.what: line for line in desk.as_("sabina").read(board).mishaps.lines}
    unsent = lines[What.UNDELIVERED]
    assert unsent.emails == 2 and unsent.number == unsent.emails + unsent.texts
    unrouted = lines[What.UNROUTED]
    assert (unrouted.number, lines[What.UNDONE].number) == (1, 1)
    registered = desk.as_("sabina").run(detail.open_case, lost).header.registered_at
    assert unrouted.since == registered
    office = desk.as_("sabina").read(board, "su-nesimi").mishaps
    assert What.UNROUTED not in {line.what for line in office.lines}, "the central one's"


def test_the_services_of_a_person_stand_with_their_load(desk: Desk) -> None:
    desk.run(
        "admin",
        accounts.change_staff,
        "tural",
        name="Tural Abbasov",
        role="clerk",
        departments=[],
        services=["no_debt"],
    )
    people = {row.login: row for row in desk.as_("sabina").read(board).workload.people}
    assert people["tural"].services == {"no_debt"} and people["tural"].offices == ()
    assert people["gunel"].services == frozenset()
