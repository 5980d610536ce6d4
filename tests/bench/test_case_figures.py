"""What opening, taking and deciding cost beside the driver alone, which sends the same statements
in the same transactions; on both databases, in turn within one run.

pytest -n 0 -m bench -s tests/bench/test_case_figures.py
"""

import sqlite3
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from clerkdesk.store.engine import add_functions
from clerkdesk.usecases.case import casework, detail, review
from tests import samples
from tests.bench.measuring import figure
from tests.conftest import Desk

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]
CASES = 60
"""How many applications are worked on, a half by each side."""
READS = ("opening again",)
"""What may be done twice with the same application."""
A_RUN = timedelta(minutes=10)
Sent = list[tuple[str, Any]]


@contextmanager
def noted(desk: Desk, login: str) -> Iterator[Sent]:
    """What the desk of a person sends, with its values."""
    sent: Sent = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if not statement.startswith(("PRAGMA", "BEGIN")):
            sent.append((statement, values))

    engine = desk.as_(login).engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


class Driver:
    """The driver alone, under a person's login: a connection for the case, one for the looks."""

    def __init__(self, desk: Desk, login: str) -> None:
        self._embedded = desk.embedded
        if desk.embedded:
            path = desk.url.removeprefix("sqlite:///")
            self.main: Any = sqlite3.connect(path, isolation_level=None)
            for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-16384"):
                self.main.execute(f"PRAGMA {pragma}")
            add_functions(self.main, desk.clock)
            self.looks: Any = self.main
            return
        self.main, self.looks = (_detached(desk, login) for _ in range(2))
        self.looks.autocommit = True

    def send(self, statements: Sent) -> None:
        """One transaction."""
        if self._embedded:
            self.main.execute("BEGIN IMMEDIATE")
        for statement, values in statements:
            line = self.looks if "cd_open" in statement or "cd_look" in statement else self.main
            many = isinstance(values, list)
            cursor = line.cursor()
            (cursor.executemany if many else cursor.execute)(statement, values)
            if cursor.description is not None and not many:
                cursor.fetchall()
        self.main.execute("COMMIT") if self._embedded else self.main.commit()

    def close(self) -> None:
        self.main.close()
        self.looks.close()


def _detached(desk: Desk, login: str) -> Any:
    raw = desk.as_(login).engine.raw_connection()
    driver = raw.driver_connection
    raw.detach()
    return driver


def for_another(statements: Sent, swaps: dict[Any, Any]) -> Sent:
    """The same of another application, and of now."""
    at = datetime.now(UTC)

    def of_now(value: Any) -> Any:
        if isinstance(value, datetime) and abs(at - value) < A_RUN:
            return at
        return swaps.get(value, value)

    def swapped(values: Any) -> Any:
        if isinstance(values, dict):
            return {key: of_now(value) for key, value in values.items()}
        if isinstance(values, list):
            return [swapped(each) for each in values]
        return tuple(map(of_now, values))

    return [(statement, swapped(values)) for statement, values in statements]


def measured(work: Callable[[Any], object], on: Any) -> float:
    started = time.perf_counter()
    work(on)
    return (time.perf_counter() - started) * 1000


def compared(name: str, ours: list[float], plain: list[float], sent: int, goal: str) -> None:
    # The better quarter: whatever else the machine does falls on either side by chance.
    mine, raw = (statistics.quantiles(taken, n=4)[0] for taken in (ours, plain))
    figure(name, f"{mine / raw:.2f}x raw ({mine:.2f} / {raw:.2f} ms), {sent} statements", goal)


def cases_of(desk: Desk) -> list[tuple[int, str, str]]:
    """Ids, numbers and codes of applications that have been compared; the last one first, whose id
    is no person's.
    """
    codes = [f"120466{n:05}" for n in range(CASES)]
    numbers = [
        desk.take_in(samples.no_debt(f"d-{uuid.uuid4()}", subscriber_code=code)) for code in codes
    ]
    for number in numbers:
        desk.compare(number)
    key = "SELECT id FROM application WHERE number = :number"
    ids = [desk.scalar(key, number=number) for number in numbers]
    return list(zip(ids, numbers, codes))[::-1]


def test_opening_taking_and_deciding(desk: Desk) -> None:
    where = "SQLite" if desk.embedded else "PostgreSQL"
    unit = desk.as_("gunel")
    cases = cases_of(desk)
    driver = Driver(desk, "gunel")
    acts: list[tuple[str, Callable[[str], object], str]] = [
        ("opening, with a new look", lambda n: unit.run(detail.open_case, n), "≤ 1.3x, ≤ 1.5x"),
        ("opening again", lambda n: unit.run(detail.open_case, n), "≤ 1.3x, ≤ 1.5x"),
        ("taking", lambda n: unit.run(casework.take, n), "≤ 1.3x"),
        ("approving", lambda n: unit.run(review.approve, n), "≤ 1.3x"),
    ]
    for name, act, goal in acts:
        if name == "approving":
            for _key, number, _code in cases:
                unit.run(review.accept_documents, number)
                desk.compare(number)
        example, *rest = cases
        with noted(desk, "gunel") as sent:
            act(example[1])
        op_ids = {
            value
            for statement, values in sent
            if statement.startswith("INSERT INTO operation")
            for value in (values.values() if isinstance(values, dict) else values)
            if isinstance(value, str) and len(value) == 36
        }
        ours: list[float] = []
        plain: list[float] = []
        for turn, another in enumerate(rest):
            swaps: dict[Any, Any] = dict(zip(example, another))
            swaps |= {op: str(uuid.uuid4()) for op in op_ids}
            script = for_another(sent, swaps)
            if turn % 2 or name in READS:
                plain.append(measured(driver.send, script))
            if not turn % 2 or name in READS:
                ours.append(measured(act, another[1]))
        compared(f"{where}: {name}", ours[5:], plain[5:], len(sent), goal)
    driver.close()
