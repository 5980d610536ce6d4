"""A call that says when to call again puts its application on top of the holder's work then."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.queues import Queue
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk


def held(desk: Desk, request: str) -> str:
    number = desk.take_in(samples.no_debt(request))
    desk.run("gunel", casework.take, number)
    return number


def mine(desk: Desk) -> list[str]:
    rows = desk.as_("gunel").read(browsing.first_page, Filter(Queue.MINE)).rows
    return [row.number for row in rows]


def to_be_called(desk: Desk, login: str = "gunel") -> int:
    return len(desk.as_(login).read(browsing.call_backs))


def call(desk: Desk, number: str, hours: float, outcome: str = "call_back") -> None:
    at = desk.local.read(now) + timedelta(hours=hours)
    desk.run("gunel", casework.call, number, outcome, "", at)


def test_at_the_hour_it_stands_on_top_until_the_next_call(embedded: Desk) -> None:
    first = held(embedded, "first")
    second = held(embedded, "second")
    assert mine(embedded) == [first, second]
    call(embedded, second, 4)
    assert (mine(embedded), to_be_called(embedded)) == ([first, second], 1)
    embedded.later(hours=4)
    assert mine(embedded) == [second, first]
    embedded.run("gunel", casework.call, second, "reached", "Sabah gələcək")
    assert (mine(embedded), to_be_called(embedded)) == ([first, second], 0)


def test_a_call_that_is_due_comes_first_on_a_server_too(desk: Desk) -> None:
    first = held(desk, "first")
    second = held(desk, "second")
    call(desk, second, 1)
    assert mine(desk) == [first, second]
    if desk.embedded:
        desk.later(hours=1)
    else:
        with desk.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text("UPDATE note SET again_at = again_at - INTERVAL '1 hour'"))
    assert mine(desk) == [second, first]


def test_what_is_released_is_nobodys_call(desk: Desk) -> None:
    number = held(desk, "first")
    call(desk, number, 1)
    assert (to_be_called(desk), to_be_called(desk, "tural")) == (1, 0)
    desk.run("gunel", casework.release, number)
    assert to_be_called(desk) == 0


@pytest.mark.parametrize(
    ("outcome", "hours"),
    [("reached", 1.0), ("call_back", -1.0), ("call_back", 61 * 24.0)],
)
def test_a_time_that_makes_no_sense_is_refused(desk: Desk, outcome: str, hours: float) -> None:
    number = held(desk, "first")
    with pytest.raises(Invalid) as refused:
        call(desk, number, hours, outcome)
    assert refused.value.code == "call_again_wrong"
