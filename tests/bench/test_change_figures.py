"""What changes cost on PostgreSQL: decisions with their history, clerks side by side, and how soon
other desks hear of them.
"""

import math
import statistics
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.bench.measuring import figure, in_parallel
from tests.conftest import NOW, Desk, TestClock, admin

pytestmark = [pytest.mark.bench, pytest.mark.timeout(2400)]
HISTORY_TRIGGERS = r"""
    SELECT tgname, tgrelid::regclass::text FROM pg_trigger
    WHERE tgname LIKE 'cd\_history%' OR tgname LIKE 'cd\_chain%'
"""


def new_applications(desk: Desk, count: int) -> list[str]:
    """The tests' server has no autovacuum; without it every turn is slower than the one before,
    whatever it measures. So it is done here, where nobody waits for it.
    """
    numbers = [
        desk.take_in(samples.no_debt(f"bench-{time.monotonic_ns()}-{n}")) for n in range(count)
    ]
    with desk.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM (ANALYZE)"))
    return numbers


@pytest.fixture
def small(postgres: str, postgres_template: str, tmp_path: Path) -> Iterator[Desk]:
    """An installation of its own on PostgreSQL, empty."""
    database = f"bench_{time.monotonic_ns()}"
    admin(postgres, f"CREATE DATABASE {database} TEMPLATE cd_template")
    url = make_url(postgres).set(database=database).render_as_string(hide_password=False)
    desk = Desk(url, make_engine(url), TestClock(NOW), tmp_path)
    yield desk
    desk.close()
    admin(postgres, f"DROP DATABASE {database} WITH (FORCE)")


def take_and_refuse(unit: UnitOfWork, numbers: list[str]) -> None:
    for number in numbers:
        unit.run(casework.take, number)
        unit.run(review.refuse, number, "other", "səbəb")


def test_take_and_decide_with_history_at_eight_connections(small: Desk) -> None:
    """Against the same with every history trigger taken away; in turn, so that the weather is the
    same for both.
    """
    rounds = 6
    each = 8
    units = [small.another("tural") for _ in range(8)]
    with small.engine.connect() as connection:
        triggers = connection.execute(text(HISTORY_TRIGGERS)).all()
    rates: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(rounds * 2):
        history = turn % 2 == 0
        state = "ENABLE" if history else "DISABLE"
        with small.engine.begin() as connection:
            for trigger, table in triggers:
                connection.execute(text(f"ALTER TABLE {table} {state} TRIGGER {trigger}"))
        numbers = new_applications(small, 8 * each)
        seconds = in_parallel(
            [partial(take_and_refuse, unit, numbers[n::8]) for n, unit in enumerate(units)]
        )
        if turn >= 2:
            rates[history].append(2 * len(numbers) / seconds)
    with_ = statistics.median(rates[True])
    without = statistics.median(rates[False])
    figure(
        "PostgreSQL: take + decide, 8 connections",
        f"{with_ / without:.2f}x the same without history ({with_:.0f} / {without:.0f} per s)",
        "≥ 0.8x",
    )


def test_sixteen_clerks_decide_once_a_second(small: Desk) -> None:
    seconds = 8
    numbers = new_applications(small, 16 * seconds)
    units = [small.another("tural") for _ in range(16)]
    for index, unit in enumerate(units):
        for number in numbers[index::16]:
            unit.run(casework.take, number)
    taken: list[float] = []
    tick = threading.Event()

    def work(index: int) -> None:
        begun = time.perf_counter() + index / 16
        for n, number in enumerate(numbers[index::16]):
            tick.wait(max(0.0, begun + n - time.perf_counter()))
            started = time.perf_counter()
            units[index].run(review.refuse, number, "other", "səbəb")
            taken.append((time.perf_counter() - started) * 1000)

    in_parallel([partial(work, index) for index in range(16)])
    taken.sort()
    p95 = taken[math.ceil(len(taken) * 0.95) - 1]
    figure(
        "PostgreSQL: a decision, 16 clerks, one a second each",
        f"p50 {taken[len(taken) // 2]:.1f}, p95 {p95:.1f} ms",
        "p95 ≤ 30 ms",
    )


def test_a_change_reaches_fifty_listening_desks(small: Desk) -> None:
    units = [small.another("tural") for _ in range(50)]
    arrived: list[float] = []
    ready = threading.Semaphore(0)

    def changed() -> None:
        arrived.append(time.perf_counter())
        ready.release()

    watches = [unit.watch(changed) for unit in units]

    def all_have_heard() -> None:
        for _ in watches:
            assert ready.acquire(timeout=30)

    for watch in watches:
        watch.start()
    all_have_heard()
    number = small.take_in()
    all_have_heard()
    delays: list[float] = []
    small.as_("gunel").run(casework.take, number)
    all_have_heard()
    committed = 0.0

    def note_commit() -> None:
        nonlocal committed
        committed = time.perf_counter()

    writer = UnitOfWork(small.as_("gunel").engine, on_commit=note_commit)
    for n in range(30):
        arrived.clear()
        writer.run(casework.note, number, f"qeyd {n}")
        all_have_heard()
        delays += [(at - committed) * 1000 for at in arrived]
    for watch in watches:
        watch.stop()
    delays.sort()
    p95 = delays[math.ceil(len(delays) * 0.95) - 1]
    figure(
        "PostgreSQL: a change reaches 50 listening desks",
        f"p50 {delays[len(delays) // 2]:.1f}, p95 {p95:.1f} ms",
        "p95 ≤ 50 ms",
    )
