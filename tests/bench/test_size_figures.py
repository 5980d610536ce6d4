"""What the clerk's operations cost in installations of other sizes, in one run: flat lines are what
is asked for. ``CLERKDESK_BENCH_SIZES=10000,5000000`` chooses the sizes; the chart of the last run
lies in docs/pictures/cost-by-size-*.svg where ``CLERKDESK_FIGURES`` keeps figures.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from clerkdesk.domain.queues import Queue
from clerkdesk.store.engine import make_engine
from clerkdesk.store.statements import PAGE
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.queue import browsing, changes, searching
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.bench import million
from tests.bench.cost_chart import draw
from tests.bench.measuring import FIGURES_FILE, figure, median
from tests.conftest import NOW, Desk, TestClock, _fill, admin

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]
SIZES = [
    int(size) for size in os.environ.get("CLERKDESK_BENCH_SIZES", "10000,100000,1000000").split(",")
]
PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
EVERYTHING = Filter(Queue.ALL)
FLAT = 2.0
"""So many times what it costs in the smallest installation; the weather included."""
Operations = Mapping[str, Callable[[], object]]


@pytest.fixture(params=["postgresql", "sqlite"])
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def installations(
    engine_name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[int], Desk]]:
    """An installation of so many applications, one after another."""
    opened: list[Desk] = []

    def open_one(rows: int) -> Desk:
        folder = tmp_path / str(rows)
        folder.mkdir()
        clock = TestClock(NOW)
        if engine_name == "sqlite":
            url = f"sqlite:///{folder / 'clerkdesk.db'}"
            desk = Desk(url, make_engine(url, clock), clock, folder)
            _fill(desk.engine)
        else:
            server = request.getfixturevalue("postgres")
            request.getfixturevalue("postgres_template")
            admin(server, f"CREATE DATABASE rows_{rows} TEMPLATE cd_template")
            url = make_url(server).set(database=f"rows_{rows}").render_as_string(False)
            desk = Desk(url, make_engine(url), clock, folder)
        opened.append(desk)
        desk.take_in(samples.no_debt())
        million.fill(desk.engine, rows)
        # As an office has it: the newest two thousand may be open, however many lie behind them.
        million.spread(desk.engine, rows=rows, a_day=2000, open_rows=2000)
        return desk

    yield open_one
    for desk in opened:
        desk.close()
        if engine_name == "postgresql":
            admin(request.getfixturevalue("postgres"), f"DROP DATABASE {desk.engine.url.database}")


def operations(desk: Desk) -> Operations:
    """What is measured, by its name in the chart."""
    unit = desk.as_("tural")
    token = unit.read(changes.since, ()).change_token
    last = unit.read(browsing.count, EVERYTHING) - PAGE
    number = desk.take_in(samples.no_debt("measured"))
    return {
        "first page of 200": partial(unit.read, browsing.first_page, EVERYTHING),
        "a block from the end": partial(unit.read, browsing.block, EVERYTHING, last // PAGE),
        "counts of the sidebar": partial(unit.read, browsing.counts),
        "search, many hits": partial(unit.read, searching.search, "eliyev"),
        "search, no hit": partial(unit.read, searching.search, "zzyzx"),
        "a look after a change": partial(unit.read, changes.since, (*token[:-1], token[-1] + 1)),
        "opening": partial(unit.run, detail.open_case, number),
        "a note": partial(unit.run, casework.note, number, "ölçü"),
    }


def test_what_an_operation_costs_does_not_grow_with_the_installation(
    engine_name: str, installations: Callable[[int], Desk]
) -> None:
    costs: dict[str, dict[int, float]] = defaultdict(dict)
    for rows in SIZES:
        desk = installations(rows)
        with desk.engine.connect() as connection:
            nothing = median(lambda: connection.execute(text("SELECT 1")).all(), 100)
        for name, work in operations(desk).items():
            taken = median(work, 30)
            costs[name][rows] = taken
            figure(
                f"{engine_name}: {name}, {rows:,} applications",
                f"{taken:.2f} ms, {taken / nothing:.0f}x SELECT 1",
                "flat",
            )
        desk.engine.dispose()
    for name, of_size in costs.items():
        growth = of_size[SIZES[-1]] / of_size[SIZES[0]]
        figure(f"{engine_name}: {name}, largest to smallest", f"{growth:.2f}x", f"≤ {FLAT}x")
    if FIGURES_FILE is not None:
        title = {"sqlite": "SQLite", "postgresql": "PostgreSQL, a clerk of all offices"}
        chart = draw(title[engine_name], costs)
        (PICTURES / f"cost-by-size-{engine_name}.svg").write_text(chart, encoding="utf-8")
