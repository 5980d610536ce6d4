"""Backends killed, lines cut around COMMIT, a line that stalls: each decision once, and everybody
told the truth.
"""

import random
import sys
import threading
from collections import Counter

import pytest
from sqlalchemy import create_engine, text

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.usecases.case import casework, review
from tests.conftest import Desk
from tests.faults.clerks import CLERKS, Record, decide_all, decided_once, fill, truth
from tests.faults.proxy import Proxy

pytestmark = pytest.mark.timeout(600)
SEED = 20261124


KILLS = 3
"""So often at most a clerk's line is cut in one operation: on a busy machine no transaction is
shorter than the time between two cuts, and none would ever end.
"""


class Killer:
    """Ends a backend of a random clerk's every 10 ms, from the superuser's chair.

    The clerk is chosen first: else the last one at work would be killed every 10 ms.
    """

    def __init__(self, url: str, record: Record) -> None:
        self._record = record
        self._cuts: Counter[tuple[str, int]] = Counter()
        """By the clerk and how many operations of hers have ended."""
        self._engine = create_engine(url, isolation_level="AUTOCOMMIT")
        self._stop = threading.Event()
        self.killed = 0
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Killer":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        self._thread.join(10)
        self._engine.dispose()

    def _run(self) -> None:
        statement = text(
            """
                SELECT pg_terminate_backend(pid)
                FROM (
                  SELECT pid
                  FROM pg_stat_activity
                  WHERE datname = current_database() AND usename = :clerk
                  ORDER BY random()
                  LIMIT 1
                ) victim
            """
        )
        dice = random.Random(SEED)
        with self._engine.connect() as connection:
            while not self._stop.wait(0.01):
                clerk = dice.choice(CLERKS)
                operation = clerk, self._record.ended(clerk)
                if self._cuts[operation] == KILLS:
                    continue
                if connection.execute(statement, {"clerk": clerk}).scalar() is True:
                    self._cuts[operation] += 1
                    self.killed += 1


@pytest.mark.parametrize("count", [12, pytest.param(400, marks=pytest.mark.long)])
def test_backends_killed_every_ten_milliseconds_lose_and_double_nothing(
    server_desk: Desk, count: int
) -> None:
    fill(server_desk, count)
    record = Record()
    with Killer(server_desk.url, record) as killer:
        decide_all(server_desk, record, SEED)
    sys.stdout.write(
        f"seed {SEED}: {killer.killed} backends killed, {len(record.attempts)} operations\n"
    )
    assert killer.killed >= count, "the test killed too little to say anything"
    truth(server_desk, record)
    decided_once(server_desk, count)


@pytest.mark.parametrize(
    ("where", "cuts"),
    [("after", 6), ("before", 6), pytest.param("after", 300, marks=pytest.mark.long)],
)
def test_a_line_cut_around_the_commit_tells_the_truth(
    server_desk: Desk, over: Desk, proxy: Proxy, where: str, cuts: int
) -> None:
    # So many applications that each act's commit is cut often enough.
    count = cuts * 5 // 4
    fill(server_desk, count)
    dice = random.Random(SEED)
    guard = threading.Lock()

    def choose() -> str:
        with guard:
            return where if dice.random() < 0.4 else "pass"

    proxy.at_commit = choose
    record = Record()
    decide_all(over, record, SEED)
    proxy.at_commit = lambda: "pass"
    sys.stdout.write(f"seed {SEED}: {proxy.cuts}, {len(record.attempts)} operations\n")
    assert proxy.cuts[where] >= cuts, "the test cut too little to say anything"
    assert not [attempt for attempt in record.attempts if attempt.unknown]
    truth(server_desk, record)
    decided_once(server_desk, count)


def test_a_commit_that_is_cut_again_and_again_while_it_is_asked_for_is_told_truthfully(
    server_desk: Desk, over: Desk, proxy: Proxy
) -> None:
    number = fill(server_desk, 1)[0]
    unit = over.as_("gunel")
    record = Record()
    doubts: list[bool] = []
    unit.on_doubt = doubts.append
    unit.run(casework.take, number)
    unit.run(review.accept_documents, number)
    answers = iter(["after", "before", "before", "after"])
    proxy.at_commit = lambda: next(answers, "pass")
    record.run(unit, "gunel", review.approve, number)
    assert record.attempts[0].done and doubts == [True, False]
    truth(server_desk, record)
    decided_once(server_desk, 1)


def test_a_line_that_stalls_at_the_commit_and_dies_is_told_truthfully(
    server_desk: Desk, over: Desk, proxy: Proxy
) -> None:
    number = fill(server_desk, 1)[0]
    unit = over.as_("gunel")
    record = Record()
    doubts: list[bool] = []
    unit.on_doubt = doubts.append
    unit.run(casework.take, number)
    unit.run(review.accept_documents, number)
    armed = threading.Event()

    def pull_the_cable() -> None:
        proxy.cut_all()
        proxy.release()

    def once() -> str:
        if armed.is_set():
            return "pass"
        armed.set()
        # The line stands still with the COMMIT in it; half a second later somebody pulls the cable,
        # and it is lost.
        threading.Timer(0.5, pull_the_cable).start()
        return "stall"

    proxy.at_commit = once
    record.run(unit, "gunel", review.approve, number)
    assert record.attempts[0].done and doubts == [True, False] and proxy.cuts["stall"] == 1
    truth(server_desk, record)
    decided_once(server_desk, 1)


def test_a_server_that_stays_away_leaves_the_result_open_and_says_so(
    server_desk: Desk, over: Desk, proxy: Proxy
) -> None:
    number = fill(server_desk, 1)[0]
    unit = over.as_("gunel")
    record = Record()
    unit.recovery_seconds = 1.0
    unit.run(casework.take, number)
    unit.run(review.accept_documents, number)

    def gone() -> str:
        proxy.refuse()
        return "after"

    proxy.at_commit = gone
    attempt = record.run(unit, "gunel", review.approve, number)
    assert (
        isinstance(attempt.error, StoreUnavailable)
        and attempt.error.code == "result_unknown"
        and attempt.seconds < 15
    )
    proxy.at_commit = lambda: "pass"
    proxy.up()
    assert unit.happened(attempt.op_id) == (
        server_desk.scalar("SELECT status FROM application") == "completed"
    ), "asked for later, it is known"
