"""What a clerk's acts take on a line that takes its time: how often each goes to the server and
back, and how long it takes over lines of 1, 20 and 80 ms.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pytest
from sqlalchemy import make_url

from clerkdesk.domain.queues import Queue
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.queue import browsing, changes, searching
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.bench.measuring import figure
from tests.conftest import Desk
from tests.far_line import FarLine, far_line

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]
LINES_MS = (1, 20, 80)
TURNS = 5


@pytest.fixture
def far(server: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FarLine, str]]:
    url = make_url(server.url).set(username="gunel")
    with far_line(url, tmp_path_factory.mktemp("line")) as (line, address):
        yield line, address


def acts(unit: UnitOfWork, numbers: Iterator[str]) -> Mapping[str, Callable[[], object]]:
    """What is measured; each may be done again and again."""
    token = unit.read(changes.since, ()).change_token
    number = next(numbers)

    def decide() -> None:
        unit.run(review.refuse, decided.pop(), "other", "səbəb")

    def take() -> None:
        decided.append(next(numbers))
        unit.run(casework.take, decided[-1])

    decided: list[str] = []
    unit.run(casework.take, number)
    document = unit.run(detail.open_case, number).documents[0].id
    return {
        "first page": partial(unit.read, browsing.first_page, Filter(Queue.NEW)),
        "counts": partial(unit.read, browsing.counts),
        "search": partial(unit.read, searching.search, "eliyev"),
        "a look after a change": partial(unit.read, changes.since, (*token[:-1], token[-1] + 1)),
        "open": partial(unit.run, detail.open_case, number),
        "take": take,
        "refuse": decide,
        "a verdict": partial(unit.run, review.give_verdict, number, document, True),
        "a note": partial(unit.run, casework.note, number, "qeyd"),
    }


def median_over(line: FarLine, milliseconds: int, work: Callable[[], object]) -> float:
    """Milliseconds."""
    line.seconds = milliseconds / 1000
    taken = []
    for _ in range(TURNS):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def test_acts_over_a_line_that_takes_its_time(server: Desk, far: tuple[FarLine, str]) -> None:
    line, address = far
    numbers = iter([server.take_in(samples.no_debt(f"far-{n}")) for n in range(TURNS * 5)])
    engine = make_engine(address)
    try:
        for name, work in acts(UnitOfWork(engine), numbers).items():
            line.seconds = 0.0
            if name not in ("take", "refuse"):
                work()
            line.trips = 0
            work()
            trips = line.trips
            taken = [median_over(line, ms, work) for ms in LINES_MS]
            figure(
                f"PostgreSQL: {name} over a line of {', '.join(map(str, LINES_MS))} ms",
                f"{trips} trips; " + ", ".join(f"{ms:.0f}" for ms in taken) + " ms",
                "≤ 2 trips to the screen",
            )
    finally:
        engine.dispose()
