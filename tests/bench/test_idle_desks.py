"""How many desks at which nobody works one PostgreSQL holds, over TLS, and in how much memory."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from threading import Event

import psutil
import pytest
from sqlalchemy import Engine, text

from clerkdesk.adapters import packages
from clerkdesk.domain.queues import Queue
from clerkdesk.store.change_feed import Watch
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.people import accounts, staff
from clerkdesk.usecases.queue import browsing, changes
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.bench.measuring import figure, in_parallel
from tests.certificates import Authority
from tests.conftest import _fill
from tests.servers import TlsServer, tls_server

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]
PASSWORD = "a password of gunel"
DESKS = (100, 500, 1000)
BUSY = 40
BUSY_TURNS = 6
PACE_SECONDS = 5
"""Between two acts of a clerk who works."""
QUIET_SECONDS = 35
"""A desk that hears nothing looks after 30."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TlsServer, Path]]:
    folder = tmp_path_factory.mktemp("authority")
    authority = Authority()
    with tls_server("db.example.az", "-c max_connections=1200") as running:
        running.certify(authority.issue(folder, running.name))
        owner = make_engine(running.owner("postgres"))
        _fill(owner)
        UnitOfWork(owner).run(accounts.set_password, "gunel", PASSWORD)
        owner.dispose()
        yield running, authority.file(folder)


class QuietDesk:
    """What a window that nobody touches does with a server."""

    def __init__(self, url: str) -> None:
        self.engine: Engine = make_engine(url)
        self.unit = UnitOfWork(self.engine)
        self.unit.read(staff.me)
        self.unit.read(browsing.first_page, Filter(Queue.NEW))
        self.unit.read(browsing.counts)
        self.token = self.unit.read(changes.since, ()).change_token
        self.told = Event()
        self.watch = Watch(self.engine, self._look)
        self.watch.start()

    def _look(self) -> None:
        self.token = self.unit.read(changes.since, self.token).change_token
        self.told.set()

    def close(self) -> None:
        self.watch.stop()
        self.engine.dispose()


def processes(server: TlsServer) -> list[psutil.Process]:
    pid = int((server.data / "postmaster.pid").read_text().splitlines()[0])
    postmaster = psutil.Process(pid)
    return [postmaster, *postmaster.children()]


def memory(server: TlsServer) -> float:
    """Megabytes of all of the server, what is shared counted once."""
    held = 0
    for process in processes(server):
        with suppress(psutil.NoSuchProcess):
            held += process.memory_full_info().pss
    return held / 1e6


def processor(server: TlsServer) -> float:
    """Seconds that the sessions that are there have used."""
    used = 0.0
    for process in processes(server):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            used += times.user + times.system
    return used


def test_idle_desks(server: tuple[TlsServer, Path]) -> None:
    running, root = server
    url = running.far("gunel", PASSWORD.replace(" ", "%20"), sslrootcert=str(root))
    empty = memory(running)
    owner = make_engine(running.owner("postgres"))
    with ExitStack() as stack:
        stack.callback(owner.dispose)
        desks: list[QuietDesk] = []
        stack.callback(lambda: in_parallel([desk.close for desk in desks]))
        for goal in DESKS:
            started = time.perf_counter()
            added = goal - len(desks)
            for _ in range(added):
                desks.append(QuietDesk(url))
            opening = (time.perf_counter() - started) / added * 1000
            assert all(desk.told.wait(30) for desk in desks), "every desk listens"
            with owner.connect() as connection:
                lines = connection.scalar(
                    text("SELECT count(*) FROM pg_stat_activity WHERE usename = 'gunel'")
                )
            before = processor(running)
            time.sleep(QUIET_SECONDS)
            load = (processor(running) - before) / QUIET_SECONDS / 2
            held = memory(running)
            for desk in desks:
                desk.told.clear()
            started = time.perf_counter()
            with owner.begin() as connection:
                connection.execute(text("NOTIFY clerkdesk"))
            assert all(desk.told.wait(30) for desk in desks)
            reached = time.perf_counter() - started
            figure(
                f"{goal} quiet desks over TLS, {lines} lines",
                f"{held - empty:.0f} MB, {(held - empty) / goal:.1f} a desk; "
                f"{load:.1%} of both cores; to open one {opening:.0f} ms; "
                f"all have looked after a change in {reached:.1f} s",
                "≤ 12 MB a desk, ≤ 10 %",
            )
            assert lines == goal, "one a desk, listening on it"
            assert (held - empty) / goal <= 12 and load <= 0.1
        _figures_of_busy_ones(url, owner, quiet=DESKS[-1])


def _figures_of_busy_ones(url: str, owner: Engine, quiet: int) -> None:
    """Who works beside them, and changes something now and then, of which every desk hears."""
    numbers = [take_in(owner, n) for n in range(BUSY)]
    taken: list[float] = []

    def work(n: int) -> None:
        engine = make_engine(url)
        unit = UnitOfWork(engine)
        pace = Event()
        unit.run(casework.take, numbers[n])
        begun = time.perf_counter() + PACE_SECONDS * n / BUSY
        for turn in range(BUSY_TURNS):
            pace.wait(max(0.0, begun + PACE_SECONDS * turn - time.perf_counter()))
            started = time.perf_counter()
            unit.run(detail.open_case, numbers[n])
            unit.run(casework.note, numbers[n], f"qeyd {turn}")
            taken.append((time.perf_counter() - started) * 1000)
        engine.dispose()

    in_parallel([partial(work, n) for n in range(BUSY)])
    p95 = statistics.quantiles(taken, n=20)[-1]
    figure(
        f"{BUSY} who open and note every {PACE_SECONDS} s beside {quiet} quiet desks",
        f"p50 {statistics.median(taken):.0f}, p95 {p95:.0f} ms",
        "—",
    )


def take_in(owner: Engine, n: int) -> str:
    """An application of the office's."""
    package = samples.no_debt(f"busy-{n}", subscriber_code=f"{12040000000 + n}")
    with tempfile.TemporaryDirectory() as folder:
        written = samples.write_folder(Path(folder) / "p", package, samples.files_of(package))
        opened = packages.open_package(written)
        return registration.take_in(UnitOfWork(owner), opened).number
