"""The figures of docs/performance.md at a million applications: on PostgreSQL as a clerk under
row-level security, and on SQLite.
"""

import os
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
from sqlalchemy import Select, event, make_url, text

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.queue.model import QueueModel
from clerkdesk.store import statements
from clerkdesk.store.engine import make_engine
from clerkdesk.store.statements import PAGE
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.queue import browsing, changes, searching
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.bench import million
from tests.bench.measuring import compiled, figure, in_parallel, median, paired
from tests.conftest import NOW, Desk, TestClock, _fill, admin

pytestmark = [pytest.mark.bench, pytest.mark.timeout(2400)]
ROWS = int(os.environ.get("CLERKDESK_BENCH_ROWS", "1000000"))
TAKE = """
    UPDATE application
    SET status = 'in_progress', holder_id = cd_me(), version = version + 1, last_action = 'take',
        last_actor_id = cd_me(), last_actor = cd_name(), last_reason = NULL,
        op_id = gen_random_uuid()::text, changed_at = cd_now()
    WHERE id = %s AND holder_id IS NULL
"""
SESSIONS = 32
EACH = 24
"""How many applications each session takes."""
OPENED: list[Any] = []
"""Connections past the pools, which each test closes behind itself."""
Connection = psycopg.Connection[Any]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().close()


@pytest.fixture(scope="module")
def office(
    postgres: str, postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """A million applications on PostgreSQL."""
    admin(postgres, "CREATE DATABASE million TEMPLATE cd_template")
    url = make_url(postgres).set(database="million").render_as_string(hide_password=False)
    desk = Desk(url, make_engine(url), TestClock(NOW), tmp_path_factory.mktemp("million"))
    desk.take_in(samples.no_debt())
    million.fill(desk.engine, ROWS)
    yield desk
    desk.close()
    admin(postgres, "DROP DATABASE million WITH (FORCE)")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A million applications on an embedded file."""
    folder = tmp_path_factory.mktemp("million-file")
    clock = TestClock(NOW)
    url = f"sqlite:///{folder / 'clerkdesk.db'}"
    desk = Desk(url, make_engine(url, clock), clock, folder)
    _fill(desk.engine)
    desk.take_in(samples.no_debt())
    million.fill(desk.engine, ROWS)
    yield desk
    desk.close()


@pytest.fixture(params=["office", "file"])
def both(request: pytest.FixtureRequest) -> Desk:
    desk: Desk = request.getfixturevalue(request.param)
    return desk


def name(desk: Desk) -> str:
    return "SQLite" if desk.embedded else "PostgreSQL"


def raw_page(desk: Desk, login: str, listed: Filter) -> Callable[[], None]:
    """The page's own statement by the driver alone, in a transaction, under the same login."""
    shape, values = desk.as_(login).read(browsing.bound, listed)
    statement = statements.page(shape, after=False)
    if desk.embedded:
        return _read_file(desk, statement, values)
    compiled_statement = statement.compile(dialect=desk.engine.dialect)
    parameters = compiled_statement.construct_params(values)
    return _read_server(driver_of(desk, login), str(compiled_statement), parameters)


def _read_file(desk: Desk, statement: Select[Any], values: dict[str, Any]) -> Callable[[], None]:
    sql, parameters = compiled(desk, statement, values)
    connection = sqlite3.connect(desk.url.removeprefix("sqlite:///"), isolation_level=None)
    OPENED.append(connection)
    for pragma in ("cache_size=-16384", "query_only=1"):
        connection.execute(f"PRAGMA {pragma}")

    def read() -> None:
        connection.execute("BEGIN")
        connection.execute(sql, parameters).fetchall()
        connection.execute("COMMIT")

    return read


def _read_server(connection: Connection, sql: str, parameters: Any) -> Callable[[], None]:
    def read() -> None:
        connection.execute(sql, parameters).fetchall()
        connection.commit()

    return read


def driver_of(desk: Desk, login: str | None) -> Connection:
    """A connection of PostgreSQL's driver under a login; None: the owner's."""
    engine = desk.as_(login).engine if login else desk.engine
    raw = engine.raw_connection()
    connection: Any = raw.driver_connection
    raw.detach()
    OPENED.append(connection)
    opened: Connection = connection
    return opened


@pytest.mark.parametrize("login", ["gunel", "tural"])
def test_a_page_of_the_queue_and_one_deep_down(both: Desk, login: str) -> None:
    unit = both.as_(login)
    listed = Filter(Queue.COMPLETED)
    ours, raw = paired(lambda: unit.read(browsing.page, listed), raw_page(both, login, listed))
    far = int(unit.read(browsing.count, listed) * 0.9)
    key = unit.read(browsing.page_key, listed, far)
    first, deep = paired(
        lambda: unit.read(browsing.page, listed), lambda: unit.read(browsing.page, listed, key)
    )
    who = "one office" if login == "gunel" else "all offices"
    figure(
        f"{name(both)}: queue page of 200, {who}",
        f"{ours / raw:.2f}x raw ({ours:.2f} / {raw:.2f} ms)",
        f"≤ {2.5 if both.embedded else 2.0}x",
    )
    figure(
        f"{name(both)}: page 90 % deep, {who}",
        f"{deep / first:.2f}x the first ({deep:.2f} ms, behind {far} rows)",
        "≤ 1.3x",
    )
    assert len(unit.read(browsing.page, listed, key)) == PAGE


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        ("common", "eliyev"),
        ("two words", "sixeliyeva xedice"),
        ("rare", "nadirzade"),
        ("no hit", "zzyzx"),
        ("number", "99999"),
    ],
)
def test_search(both: Desk, kind: str, query: str) -> None:
    unit = both.as_("tural")
    hits = unit.read(searching.search, query)
    taken = median(lambda: unit.read(searching.search, query))
    figure(
        f"{name(both)}: search, {kind}",
        f"{taken:.1f} ms, {len(hits.rows)}{'+' if hits.more else ''} rows",
        f"≤ {30 if both.embedded else 80} ms",
    )
    assert bool(hits.rows) == (kind != "no hit")


def test_counts(both: Desk) -> None:
    one = median(lambda: both.as_("gunel").read(browsing.counts), 30)
    all_ = median(lambda: both.as_("tural").read(browsing.counts), 30)
    figure(
        f"{name(both)}: counts of the sidebar, one office / all",
        f"{one:.1f} / {all_:.1f} ms",
        "≤ 10 ms",
    )


def test_row_level_security_on_lists_and_counts(office: Desk) -> None:
    """The same statements as the clerk, under row-level security, and as the owner, past it."""
    shape, values = office.as_("gunel").read(browsing.bound, Filter(Queue.NEW))
    clerk = driver_of(office, "gunel")
    owner = driver_of(office, None)
    page, page_values = _sql(office, statements.page(shape, after=False), values)
    count, count_values = _sql(office, statements.count(shape), values)
    # As the window asks: with the services of the clerk's organisation.
    clerks_count = "SELECT cd_count('new', ARRAY['no_debt'], NULL, NULL, NULL)"
    for kind, under_rules, past_them in (
        ("lists", _read_server(clerk, page, page_values), _read_server(owner, page, page_values)),
        (
            "counts",
            _read_server(clerk, clerks_count, {}),
            _read_server(owner, count, count_values),
        ),
    ):
        guarded, bare = paired(under_rules, past_them, times=150)
        figure(
            f"PostgreSQL: row-level security on {kind}",
            f"{(guarded / bare - 1) * 100:+.0f} %, {guarded - bare:+.2f} ms "
            f"({guarded:.2f} / {bare:.2f} ms)",
            "≤ 15 % and ≤ 1 ms",
        )


def _sql(desk: Desk, statement: Select[Any], values: dict[str, Any]) -> tuple[str, Any]:
    compiled_statement = statement.compile(dialect=desk.engine.dialect)
    return str(compiled_statement), compiled_statement.construct_params(values)


# -- changes ---------------------------------------------------------------------------------------


def statements_of_taking_the_next(desk: Desk) -> list[tuple[str, Any]]:
    """What the use case sends, with its parameters."""
    sent: list[tuple[str, Any]] = []
    unit = desk.as_("tural")

    def note(
        _connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object
    ) -> None:
        sent.append((statement, parameters))

    event.listen(unit.engine, "before_cursor_execute", note)
    unit.run(casework.take_next)
    event.remove(unit.engine, "before_cursor_execute", note)
    return sent


def test_thirty_two_sessions_take_the_next(office: Desk) -> None:
    """The use case's own statements by the driver alone, with SKIP LOCKED and with plain FOR
    UPDATE.

    Once with each statement's way to a server on another computer (half a millisecond there and
    back), as an office has it; once without: then two cores do all the work of clients and server,
    and no order of locks can be faster than they are.
    """
    pick, values = next(
        (statement, parameters)
        for statement, parameters in statements_of_taking_the_next(office)
        if "SKIP LOCKED" in statement
    )
    plain_pick = pick.replace(" SKIP LOCKED", "")
    taken = list[int]()

    def work(connection: Connection, statement: str, line: float) -> None:
        done = 0
        while done < EACH:
            time.sleep(line)
            row = connection.execute(statement, values).fetchone()
            if row is None:
                connection.rollback()
                continue
            time.sleep(line)
            if connection.execute(TAKE, row).rowcount:
                taken.append(row[0])
                done += 1
            time.sleep(line)
            connection.commit()

    def rate(statement: str, line: float) -> float:
        """Applications taken a second; the sessions are warm, as those of desks that have been open
        since the morning. ``line``: seconds from here to the server.
        """
        connections = [driver_of(office, "tural") for _ in range(SESSIONS)]
        for connection in connections:
            for _ in range(6):
                connection.execute(TAKE, connection.execute(statement, values).fetchone())
                connection.rollback()
        seconds = in_parallel(
            [partial(work, connection, statement, line) for connection in connections]
        )
        for connection in connections:
            connection.close()
        return SESSIONS * EACH / seconds

    for where, line in (
        ("a line of 0.5 ms between", 0.0005),
        ("clients and server on two cores", 0.0),
    ):
        skipping = []
        waiting = []
        for _ in range(3):
            skipping.append(rate(pick, line))
            waiting.append(rate(plain_pick, line))
        ours = statistics.median(skipping)
        plain = statistics.median(waiting)
        doubles = len(taken) - len(set(taken))
        figure(
            f"PostgreSQL: 32 sessions take the next, {where}",
            f"{ours / plain:.1f}x plain FOR UPDATE ({ours:.0f} / {plain:.0f} per s), "
            f"{doubles} doubles",
            "≥ 2x, none",
        )
    assert len(taken) == len(set(taken))


DESK = """
import sys, time
from pathlib import Path
import psutil
from clerkdesk import bootstrap, settings
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.queue.model import QueueModel
from clerkdesk.gui.session import loop
from clerkdesk.gui.session.first_frame import application, state_of
app = application("az", "light")
loaded = settings.load(database=sys.argv[1], data_dir=Path(sys.argv[2]))
opened = bootstrap.open_installation(loaded)
login = sys.argv[3] if loaded.embedded else None
window = loop.open_window(bootstrap.desk_of(opened), login, state_of(loaded.data_dir))
window.show()
answered = []
window.queue.model.modelAboutToBeReset.connect(lambda: answered.append(time.perf_counter()))
taken = []
for _ in range(7):
    answered.clear()
    window.show_queue(Queue.ALL)
    while not answered or window.queue.model.rowCount() != 1_000_000:
        app.processEvents()
    app.processEvents()
    window.queue.table.viewport().grab()
    taken.append((time.perf_counter() - answered[-1]) * 1000)
    until = time.perf_counter() + 2
    while time.perf_counter() < until:
        app.processEvents()
print(sorted(taken)[3], psutil.Process().memory_info().rss / 1e6)
window.close()
opened.close()
"""


def test_the_first_rows_of_a_million_and_the_whole_desks_memory(both: Desk, tmp_path: Path) -> None:
    url = both.url
    if not both.embedded:
        own = make_url(both.url).set(username="tural", drivername="postgresql")
        url = own.render_as_string(hide_password=False)
    done = subprocess.run(
        [sys.executable, "-c", DESK, url, str(tmp_path), "tural"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    taken, memory = map(float, done.stdout.split()[-2:])
    figure(
        f"{name(both)}: first rows of 1,000,000, after the answer",
        f"{taken:.0f} ms; the whole desk {memory:.0f} MB",
        "≤ 60 ms, ≤ 250 MB",
    )


def _server_seconds(units: list[UnitOfWork]) -> float:
    """Processor time of the server's processes that answer these connections."""
    seconds = 0.0
    for unit in units:
        with unit.engine.connect() as connection:
            backend = connection.scalar(text("SELECT pg_backend_pid()"))
        spent = psutil.Process(backend).cpu_times()
        seconds += spent.user + spent.system
    return seconds


class _Showing:
    """A desk with the list of everything, that looks as its window does after each change."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit
        self.model = QueueModel()
        self.read_again = 0
        self.token: tuple[int, ...] = ()
        self.look()
        self.read()

    def read(self) -> None:
        page = self.unit.read(browsing.first_page, Filter(Queue.ALL))
        self.model.reset(page.total, page.rows)
        self.read_again += 1

    def look(self) -> None:
        state = self.unit.read(changes.since, self.token, None, Queue.ALL)
        assert isinstance(state, changes.Changes) and state.counts is not None
        total = state.counts[Queue.ALL]
        assert total >= ROWS
        listed = state.listed
        if self.token and not (
            listed is not None
            and self.model.amend(Queue.ALL, total, state.touched or frozenset(), listed.rows)
        ):
            self.read()
        self.token = state.change_token


@pytest.mark.parametrize("act", ["note", "take"])
def test_what_one_change_costs_the_server_when_fifty_desks_show_everything(
    office: Desk, act: str
) -> None:
    """Each desk looks what has changed and shows it in its list, as its window does."""
    desks = 50
    rounds = 10
    writer = office.as_("gunel")
    numbers = [office.take_in(samples.no_debt(f"{act}-{turn}")) for turn in range(rounds)]
    showing = [_Showing(office.another("tural")) for _ in range(desks)]
    units = [desk.unit for desk in showing]
    for turn in range(3):
        # Once the plans of a session are made.
        writer.run(casework.note, numbers[0], f"əvvəl {turn}")
        for desk in showing:
            desk.look()
    read_before = sum(desk.read_again for desk in showing)
    before = _server_seconds(units)
    for turn, number in enumerate(numbers):
        if act == "note":
            writer.run(casework.note, number, f"qeyd {turn}")
        else:
            writer.run(casework.take, number)
        for desk in showing:
            desk.look()
    spent = (_server_seconds(units) - before) * 1000 / rounds
    read = sum(desk.read_again for desk in showing) - read_before
    figure(
        f"PostgreSQL: processor for a commit ({act}) seen by 50 desks on All, {ROWS:,}",
        f"{spent:.0f} ms together, {spent / desks:.2f} ms a desk; {read} lists read again",
        "≤ 50 ms",
    )
    for unit in units:
        unit.close()
