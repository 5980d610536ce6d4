"""A week of the country in minutes: portals send, clerks open, judge and decide, papers are printed
and citizens hear of it. Gateway, two workers, PostgreSQL, forty clerks and the portals share this
machine, so that the week ends when its processors have done it.

``CLERKDESK_BENCH_WEEK=10000`` replays a whole week of both utilities as docs/scaling.md counts it;
without it a tenth of that.
"""

import os
import random
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psutil
import pytest
from sqlalchemy import text

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.queues import Queue
from clerkdesk.usecases import backups
from clerkdesk.usecases.case import casework, detail, outcomes, review
from clerkdesk.usecases.case.weighing import Weighed
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import gateways, samples
from tests.bench.measuring import figure, in_parallel
from tests.bench.test_gateway_figures import gateway_process
from tests.conftest import GATEWAY, Desk
from tests.faults.clerks import fin, until
from tests.faults.cluster import clusters
from tests.faults.conftest import installation_on
from tests.faults.outside import billing, mailbox, workers

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]
APPLICATIONS = int(os.environ.get("CLERKDESK_BENCH_WEEK", "1000"))
OF_ELECTRICITY = 5
"""Every fifth is an address change of an internally displaced subscriber."""
CLERKS = {"azersu": 30, "azerishiq": 10}
PORTALS = 4
REFUSED = 0.15
PRINTED = 0.3
"""Shares of what is decided, and of what is approved."""
STILL_COMPARED = (
    "debt_being_asked",
    "finding_unknown",
    "findings_being_checked",
    "findings_open",
)
COMPARED_SECONDS = 1800
"""What arrives in minutes in place of days waits in a line for the workers."""
DOCUMENT = 60_000
"""Bytes."""


class Times:
    """Milliseconds of each act, from whatever thread."""

    def __init__(self) -> None:
        self._taken: dict[str, list[float]] = defaultdict(list)
        self._guard = threading.Lock()

    @contextmanager
    def of(self, act: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        milliseconds = (time.perf_counter() - started) * 1000
        with self._guard:
            self._taken[act].append(milliseconds)

    def figures(self) -> None:
        for act, taken in self._taken.items():
            p95 = statistics.quantiles(taken, n=20)[-1]
            figure(
                f"a week: {act}",
                f"p50 {statistics.median(taken):.0f}, p95 {p95:.0f} ms ({len(taken):,} times)",
                "—",
            )


def sent(n: int) -> tuple[dict[str, object], dict[str, bytes]]:
    """The n-th citizen's application and its files, each its own."""
    mobile = f"050 {n // 10_000 + 200:03} {n // 100 % 100:02} {n % 100:02}"
    if n % OF_ELECTRICITY:
        package = samples.no_debt(
            f"week-{n}",
            applicant__fin=fin(n),
            owner__fin=fin(n),
            subscriber_code=f"{12040000000 + n}",
            object__address=f"Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi 14, mənzil {n}",
            contact__mobile=mobile,
        )
    else:
        package = samples.idp(
            f"week-{n}",
            applicant__fin=fin(n),
            subscriber_code=f"{130040000000000 + n}",
            object__address=f"Bərdə ş., 20 Yanvar küç. 12, m. {n}",
            object__previous_address=f"Ağdam r-nu, Quzanlı qəs., Nizami küç. {n}",
            contact__mobile=mobile,
        )
        for place, person in enumerate(package["registered_persons"]):
            person["fin"] = fin(n + place * 500_000)
    package["documents"][0]["fin"] = fin(n)
    files = samples.files_of(package)
    for name, content in files.items():
        files[name] = content + b"%" + random.randbytes(DOCUMENT).replace(b"\n", b"") + b"\n"
    for document in package["documents"]:
        document["sha256"] = None
    return package, files


def portal(address: str, key: str, numbers: range, times: Times) -> None:
    with gateways.Portal(address, key) as line:
        for n in numbers:
            package, files = sent(n)
            with times.of("a portal's application is taken in"):
                answer = line.send(package, files)
            assert answer.status_code == 201, answer.text


class Clerk:
    """Works as long as there is something to take, and then looks now and then."""

    def __init__(self, unit: UnitOfWork, times: Times, seed: int) -> None:
        self._unit = unit
        self._times = times
        self._dice = random.Random(seed)

    def work(self, over: Callable[[], bool]) -> None:
        pause = threading.Event()
        while not over():
            with self._times.of("the next is taken"):
                number = self._unit.run(casework.take_next)
            if number is None:
                with self._times.of("the list and the numbers are read"):
                    self._unit.read(browsing.first_page, Filter(Queue.NEW))
                    self._unit.read(browsing.counts)
                pause.wait(1)
                continue
            self._decide(number)

    def _decide(self, number: int) -> None:
        with self._times.of("it is opened"):
            case = self._unit.run(detail.open_case, number)
        for document in case.documents:
            with self._times.of("a document is judged"):
                self._unit.run(review.give_verdict, number, document.id, True)
        if self._dice.random() < REFUSED:
            with self._times.of("it is decided"):
                self._unit.run(review.refuse, number, "other", "Sənəd çatmır.")
            return
        with self._times.of("it is compared and decided"):
            until(partial(self._approved, number), COMPARED_SECONDS, "everything is compared")
        if case.header.service == "no_debt" and self._dice.random() < PRINTED:
            with self._times.of("a certificate is there"):
                inquiry = self._unit.run(issuing.request, number)
                until(lambda: self._unit.read(outcomes.outcome, inquiry).ending, 120, "an answer")

    def _approved(self, number: int) -> bool:
        """False: something is still being compared, or has just come out."""
        case = self._unit.run(detail.open_case, number)
        weighed = [
            Weighed(finding.key, "document_seen")
            for finding in case.findings
            if finding.state == "open"
        ]
        try:
            self._unit.run(review.approve, number, weighed=weighed)
        except (Invalid, NotAllowed) as denied:
            assert denied.code in STILL_COMPARED
            return False
        return True


def clerks_of(desk: Desk, times: Times) -> list[Clerk]:
    crew: list[Clerk] = []
    for organisation, count in CLERKS.items():
        for n in range(count):
            login = f"{organisation}-{n}"
            desk.local.run(
                accounts.add_staff,
                login,
                name=f"Nümunə {organisation} {n}",
                role="clerk",
                organisation=organisation,
                departments=[],
            )
            crew.append(Clerk(desk.as_(login), times, seed=len(crew)))
    return crew


def open_ones(desk: Desk) -> int:
    count: int = desk.scalar(
        "SELECT count(*) FROM application WHERE status NOT IN ('completed', 'refused')"
    )
    return count


def unsent(desk: Desk) -> int:
    """E-mails that are still to leave; there is no provider of SMS here."""
    count: int = desk.scalar(
        "SELECT count(*) FROM outbox_message WHERE state = 'queued' AND channel = 'email'"
    )
    return count


def processor(processes: list[psutil.Process]) -> float:
    """Seconds."""
    used = 0.0
    for process in processes:
        times = process.cpu_times()
        used += times.user + times.system + times.children_user + times.children_system
    return used


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Desk]:
    """A PostgreSQL with its own settings, but with room for every clerk's lines."""
    with clusters(1) as (cluster,):
        cluster.sql("ALTER SYSTEM SET max_connections = 300")
        cluster.stop("fast")
        cluster.start()
        desk = installation_on(cluster, tmp_path)
        UnitOfWork(desk.engine).run(accounts.make_service_login, GATEWAY, "gateway")
        yield desk
        desk.close()


def test_a_week_of_the_country(server: Desk, tmp_path: Path) -> None:
    times = Times()
    key = gateways.add_key(server)
    crew = clerks_of(server, times)
    arrived = threading.Event()
    failed = threading.Event()

    def over() -> bool:
        return failed.is_set() or (arrived.is_set() and not open_ones(server))

    def until_over(work: Callable[[], None]) -> None:
        """Who fails ends the week for all, who would else wait for what is theirs."""
        try:
            work()
        except BaseException:
            failed.set()
            raise

    def portals(address: str) -> None:
        in_parallel(
            [
                partial(portal, address, key, range(first, APPLICATIONS, PORTALS), times)
                for first in range(PORTALS)
            ]
        )
        arrived.set()

    with billing() as answering, mailbox() as (box, smtp):
        settings = {"CLERKDESK_SMTP_URL": smtp, "CLERKDESK_BILLING_URL": answering.url}
        with (
            workers(server, tmp_path, 2, **settings),
            gateway_process(server) as (address, process),
        ):
            started = time.perf_counter()
            works = [partial(portals, address), *(partial(clerk.work, over) for clerk in crew)]
            in_parallel([partial(until_over, work) for work in works])
            decided = time.perf_counter() - started
            until(lambda: not unsent(server), 600, "every e-mail has left")
            heard = time.perf_counter() - started
            memory = process.memory_info().rss / 1e6
    a_day = APPLICATIONS / decided * 3600 * 8
    figure(
        f"a week: {APPLICATIONS:,} applications by {len(crew)} clerks",
        f"decided in {decided:.0f} s, heard of in {heard:.0f} s: {a_day:,.0f} in eight hours",
        "—",
    )
    times.figures()
    figure("a week: mails; the gateway's memory", f"{box.accepted:,}; {memory:.0f} MB", "≤ 200 MB")
    _afterwards(server, tmp_path)


def _afterwards(server: Desk, tmp_path: Path) -> None:
    """What the week leaves behind."""
    size = server.scalar("SELECT pg_database_size(current_database())")
    dead = server.scalar("SELECT sum(n_dead_tup) FROM pg_stat_user_tables")
    with server.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        started = time.perf_counter()
        connection.execute(text("VACUUM (ANALYZE)"))
        vacuumed = time.perf_counter() - started
    figure(
        "a week: size, an application; dead rows; vacuum",
        f"{size / 1e6:,.0f} MB, {size / APPLICATIONS / 1e3:.0f} kB; {dead:,}; {vacuumed:.1f} s",
        "—",
    )
    started = time.perf_counter()
    backups.write(server.url, tmp_path / "backup" / "week.cdb", lambda *_done: None)
    taken = time.perf_counter() - started
    files = [each for each in (tmp_path / "backup").rglob("*") if each.is_file()]
    written = sum(each.stat().st_size for each in files)
    figure("a week: backup", f"{taken:.1f} s, {written / 1e6:,.0f} MB", "—")
