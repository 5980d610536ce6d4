"""How many desks at which nobody works one PostgreSQL holds, over TLS, and in how much memory."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Event

import psutil
import pytest
from sqlalchemy import Engine, text

from clerkdesk.domain.queues import Queue
from clerkdesk.store.change_feed import Watch
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.people import accounts, staff
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.bench.measuring import figure, in_parallel
from tests.certificates import Authority
from tests.conftest import _fill
from tests.servers import TlsServer, tls_server

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]
PASSWORD = "a password of gunel"
DESKS = (100, 500)
QUIET_SECONDS = 35
"""A desk that hears nothing looks after 30."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TlsServer, Path]]:
    folder = tmp_path_factory.mktemp("authority")
    authority = Authority()
    with tls_server("db.example.az", "-c max_connections=1100") as running:
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
        self.told = Event()
        self.watch = Watch(self.engine, self._look)
        self.watch.start()

    def _look(self) -> None:
        self.unit.read(browsing.change_token)
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
