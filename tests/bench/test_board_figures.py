"""The supervisor's page at ten thousand applications and at ten times as many: the same office, for
longer. As ratios; what it costs does not follow what an office has decided in all its years.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.supervision import rolling_up
from clerkdesk.usecases.supervision.board import board
from clerkdesk.worker.figures import Figures
from tests import samples
from tests.bench import million
from tests.bench.measuring import figure, median
from tests.conftest import NOW, Desk, TestClock, _fill

pytestmark = [pytest.mark.bench, pytest.mark.timeout(2400)]
SIZES = (10_000, 100_000)
A_DAY = 1_000
OPEN = 5_000
"""Of these four in a hundred are open (``million``)."""
FLAT = 1.5
"""So many times as long it may take at ten times the size."""


def office(folder: Path, rows: int) -> Iterator[Desk]:
    folder.mkdir()
    clock = TestClock(NOW)
    url = f"sqlite:///{folder / 'clerkdesk.db'}"
    desk = Desk(url, make_engine(url, clock), clock, folder)
    _fill(desk.engine)
    desk.take_in(samples.no_debt())
    million.fill(desk.engine, rows)
    million.spread(desk.engine, rows, A_DAY, OPEN)
    Figures(desk.local).count_anew()
    desk.local.run(rolling_up.note_hour)
    yield desk
    desk.close()


def test_the_page_costs_the_same_whatever_lies_behind_it(tmp_path: Path) -> None:
    taken = []
    for rows in SIZES:
        for desk in office(tmp_path / str(rows), rows):
            unit = desk.as_("sabina")
            taken.append(median(partial(unit.read, board)))
            figure(f"the supervisor's page at {rows}", f"{taken[-1]:.1f} ms", "≤ 50 ms")
    ratio = taken[1] / taken[0]
    figure("ten times as many, times as long", f"{ratio:.2f}", f"≤ {FLAT}")
    assert ratio <= FLAT
