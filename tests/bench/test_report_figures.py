"""How long a list of a hundred thousand applications takes as a file, and in how much memory."""

import time
from pathlib import Path

import psutil
import pytest
from sqlalchemy import text

from clerkdesk.adapters import report_files
from clerkdesk.domain.report import Period, parse_period
from clerkdesk.usecases.supervision import giving_out, reporting
from clerkdesk.usecases.supervision.giving_out import Kind
from clerkdesk.usecases.unit_of_work import now
from tests.bench import million
from tests.bench.measuring import figure, median
from tests.conftest import Desk

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]
ROWS = 100_000
MIB = 2**20


@pytest.mark.parametrize("form", [".xlsx", ".csv"])
def test_a_hundred_thousand_rows_as_a_file(desk: Desk, tmp_path: Path, form: str) -> None:
    desk.take_in()
    million.fill(desk.engine, ROWS)
    unit = desk.as_("sabina")
    today = unit.read(now).date()
    period = Period(parse_period("year", today).since, parse_period("year", today).until)
    process = psutil.Process()
    before = process.memory_info().rss
    started = time.perf_counter()
    taking = unit.run(giving_out.begin, Kind.APPLICATIONS, period, form)
    path = tmp_path / f"all{form}"
    rows = giving_out.rows(unit, taking)
    assert report_files.save_list(path, Kind.APPLICATIONS, rows, giving_out.mark(taking)) == ROWS
    taken = time.perf_counter() - started
    grown = (process.memory_info().rss - before) / MIB
    started = time.perf_counter()
    with desk.engine.connect() as connection:
        raw = connection.execute(text("SELECT * FROM application ORDER BY registered_at, id"))
        assert sum(1 for _row in raw.yield_per(2000)) == ROWS
    driver = time.perf_counter() - started
    name = f"100,000 rows to {form}, {desk.engine.dialect.name}"
    figure(name, f"{taken:.1f} s, {taken / driver:.1f}x the driver, +{grown:.0f} MB", "15 s, flat")
    figures = median(lambda: unit.read(reporting.report, period), times=3)
    figure(f"a year's report, {desk.engine.dialect.name}", f"{figures:.0f} ms", "—")
    assert grown < 150, "memory grows with the rows"
