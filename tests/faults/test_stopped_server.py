"""PostgreSQL stopped at once and started again while four clerks decide."""

import threading
import time
from functools import partial

import pytest

from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.queue import browsing
from tests.conftest import Desk
from tests.faults.clerks import (
    CLERKS,
    Record,
    counters_are_right,
    decide_all,
    decided_once,
    fill,
    together,
    truth,
    until,
)
from tests.faults.cluster import Cluster

pytestmark = pytest.mark.timeout(300)
SEED = 20261125
BACK_SECONDS = 5.0


@pytest.mark.parametrize("count", [20, pytest.param(300, marks=pytest.mark.long)])
def test_a_server_that_stops_twice_loses_nothing_and_the_desks_go_on_by_themselves(
    own_server: tuple[Cluster, Desk], count: int
) -> None:
    cluster, desk = own_server
    fill(desk, count)
    record = Record()
    back = []

    def told_more_than(number: int) -> bool:
        return len(record.attempts) > number

    def stop_twice() -> None:
        for part in (4, 2):
            until(partial(told_more_than, 3 * count // part - 1), 60, "the clerks are at work")
            cluster.stop()
            cluster.start()
            back.append((time.monotonic(), len(record.attempts)))
            known = len(record.attempts)
            until(partial(told_more_than, known), BACK_SECONDS, "a desk goes on by itself")

    together(stop_twice, lambda: decide_all(desk, record, SEED), timeout=280)
    assert len(back) == 2
    truth(desk, record)
    decided_once(desk, count)


def test_a_desk_without_work_in_hand_is_there_again_within_seconds(
    own_server: tuple[Cluster, Desk],
) -> None:
    cluster, desk = own_server
    number = fill(desk, 1)[0]
    unit = desk.as_("gunel")
    lines: list[bool] = []
    heard = threading.Event()
    watch = unit.watch(heard.set, lines.append)
    watch.start()
    try:
        until(heard.is_set, 10, "the watch listens")
        unit.read(browsing.counts)
        cluster.stop()
        until(lambda: lines == [False], 10, "the broken line is told")
        cluster.start()
        heard.clear()
        started = time.monotonic()
        unit.run(casework.take, number)
        until(lambda: lines == [False, True] and heard.is_set(), BACK_SECONDS, "the line is back")
        assert time.monotonic() - started < BACK_SECONDS
    finally:
        watch.stop()


def test_decisions_on_one_application_from_all_desks_survive_a_stop(
    own_server: tuple[Cluster, Desk],
) -> None:
    cluster, desk = own_server
    numbers = fill(desk, 12)
    record = Record()
    for number in numbers:
        desk.run("gunel", casework.take, number)
        desk.run("gunel", review.accept_documents, number)

    def work(login: str) -> None:
        unit = desk.as_(login)
        for number in numbers:
            record.run(unit, login, review.approve, number)

    def stop() -> None:
        until(lambda: len(record.attempts) >= 8, 60, "the clerks are at work")
        cluster.stop()
        cluster.start()

    together(stop, *(lambda login=login: work(login) for login in CLERKS))
    truth(desk, record)
    assert {attempt.arguments[0] for attempt in record.attempts if attempt.done} == set(numbers)
    assert all(attempt.login == "gunel" for attempt in record.attempts if attempt.done), (
        "only who holds it decides"
    )
    counters_are_right(desk)
