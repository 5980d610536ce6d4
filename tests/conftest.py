"""Databases for the tests: a migrated template for each kind, a copy of it for each test."""

import gc
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import argon2
import psycopg
import pytest
from argon2 import PasswordHasher
from sqlalchemy import Dialect, Engine, create_engine, make_url, text
from sqlalchemy.orm import Session
from sqlalchemy.util import LRUCache

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    # With screens of every size; without Windows' drive, whose sign parts Qt's words.
    screens = str(Path(__file__).with_name("screens.json")).removeprefix(Path(__file__).drive)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
if sys.platform == "win32":
    # Without a screen Qt asks Windows for no letters, and complains that it brings none of its own.
    fonts = Path(__file__).parents[1] / "resources" / "fonts"
    os.environ.setdefault("QT_QPA_FONTDIR", str(fonts))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ["LC_ALL"] = "az_AZ.UTF-8"
# No test speaks to a stranger: every client would read the system's 140 authorities first.
os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = str(Path(__file__).parent)

from clerkdesk.adapters import billing, mail, packages, papers
from clerkdesk.domain.certificate import Paper
from clerkdesk.domain.packages import Look
from clerkdesk.store import cross_scope, upgrading
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import detail, inquiries, review
from clerkdesk.usecases.case.loading import find
from clerkdesk.usecases.case.weighing import Weighed
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.loop import ExternalServices, Worker
from tests import samples
from tests.databases import Database, Databases, in_template, running
from tests.once import once_in_a_run
from tests.prepared import FRESH_SECONDS, Start
from tests.serving import all_ended

# Every desk and worker that a test starts would compile the whole program again: half of its start.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

T = TypeVar("T")
LOCALE = os.environ["LC_ALL"]
"""Where the desk stands: its i has another upper case than C expects, its numbers a comma."""

pytest_plugins = ["tests.daily"]

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
"""A Friday, 12:00 in Baku: the clock of the embedded databases."""

PEOPLE: tuple[tuple[str, str, str, str, list[str]], ...] = (
    ("gunel", "Günel Hüseynova", "clerk", "azersu", ["su-nesimi"]),
    ("tural", "Tural Abbasov", "clerk", "azersu", []),
    ("sabina", "Sabina Rəhimova", "supervisor", "azersu", []),
    ("elnur", "Elnur Məmmədli", "clerk", "azerishiq", []),
    ("kamran", "Kamran Əhmədov", "supervisor", "azerishiq", []),
    ("audit", "Auditor Nümunə", "auditor", "azersu", []),
    ("admin", "İnzibatçı Nümunə", "admin", "azersu", []),
)


WORKER = "worker_sample"
GATEWAY = "gateway_sample"
"""The programs' logins on PostgreSQL."""


@pytest.fixture
def on_disk() -> Iterator[Path]:
    """A folder on the disk, for tests that measure how long somebody waits."""
    with tempfile.TemporaryDirectory(
        dir=os.environ["TESTS_DISK"], ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


@dataclass
class TestClock:
    """A clock that stands until it is moved, or let run."""

    __test__ = False
    now: datetime = NOW
    _since: float | None = None

    def __call__(self) -> datetime:
        return (
            self.now
            if self._since is None
            else self.now + timedelta(seconds=time.monotonic() - self._since)
        )

    def run(self) -> None:
        """Go on by itself from now on, as another process's clock does."""
        self._since = time.monotonic()

    def forward(self, **delta: float) -> None:
        self.now += timedelta(**delta)


_DIALECTS: dict[str, Dialect] = {}
"""Name → what the template's engine has learnt of the database."""

_COMPILED: LRUCache[Any, Any] = LRUCache(2000)
"""Statement → SQL. A desk keeps it as long as it runs; every test has engines of its own, which
would compile every statement anew.
"""


def _sharing(engine: Engine) -> Engine:
    """The same engine, which knows what an earlier test's has compiled."""
    engine.dialect = _DIALECTS.get(engine.dialect.name, engine.dialect)
    engine.update_execution_options(compiled_cache=_COMPILED)
    return engine


def _fill(engine: Engine) -> None:
    """Schema, reference data and people."""
    upgrading.upgrade(engine)
    _add_people(engine)


def _add_people(engine: Engine) -> None:
    """The administrator comes last, for the others need none before."""
    unit = UnitOfWork(engine)
    for login, name, role, organisation, departments in PEOPLE:
        unit.run(
            accounts.add_staff,
            login,
            name=name,
            role=role,
            organisation=organisation,
            departments=departments,
        )


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """A password's hash costs a tenth of a second and 64 MiB, so that nobody guesses it; where it
    is looked at, that is a test of its own.
    """
    with pytest.MonkeyPatch.context() as patched:
        cheap = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
        patched.setattr(argon2, "PasswordHasher", cheap)
        yield


@pytest.fixture(scope="module", autouse=True)
def collected() -> Iterator[None]:
    """A desk stops the collecting of garbage for its process; what a module leaves behind is no
    later one's, and is not looked through again.
    """
    yield
    all_ended()
    gc.enable()
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL of this test process, with the template in it.

    Not below pytest's own folder: the server runs as another user, and every new pytest shuts that
    folder to others.
    """
    if sys.platform == "win32":
        pytest.skip("no PostgreSQL runs as a server there")
    server = once_in_a_run("server", _make_server)
    folder = Path(tempfile.mkdtemp(prefix="clerkdesk-pg-"))
    # With its owner, who is another user than ours.
    subprocess.run(["cp", "-a", f"{server}/.", folder], check=True)
    with running(folder) as url:
        yield url
    shutil.rmtree(folder, ignore_errors=True)


def _make_server(folder: Path) -> None:
    """A server's folder, with a template of the installation."""
    folder.mkdir()
    with running(folder) as url:
        # No test pulls this machine's plug; those that stop servers have clusters of their own. A
        # database is made for many tests.
        for setting in ("fsync = off", "full_page_writes = off", "autovacuum = off"):
            admin(url, f"ALTER SYSTEM SET {setting}")
        admin(url, "SELECT pg_reload_conf()")
        admin(url, "CREATE DATABASE cd_template")
        engine = make_engine(in_template(url))
        _fill(engine)
        UnitOfWork(engine).run(accounts.make_service_login, WORKER, "worker")
        UnitOfWork(engine).run(accounts.make_service_login, GATEWAY, "gateway")
        engine.dispose()


@pytest.fixture(scope="session")
def maintenance(postgres: str) -> Iterator[psycopg.Connection]:
    """Makes and drops the tests' databases: one connection for all of them."""
    with psycopg.connect(
        make_url(postgres)
        .set(drivername="postgresql", database="postgres")
        .render_as_string(hide_password=False),
        autocommit=True,
    ) as connection:
        yield connection


@pytest.fixture(scope="session")
def sqlite_template() -> Path:
    path = once_in_a_run("template.db", _make_file)
    engine = make_engine(f"sqlite:///{path}", lambda: NOW)
    with engine.connect():
        _DIALECTS["sqlite"] = engine.dialect
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def empty_file() -> Path:
    """A file of this version in which nobody is yet, as the program makes it on its first use."""
    return once_in_a_run("empty.db", _make_empty_file)


def _make_empty_file(path: Path) -> None:
    engine = make_engine(f"sqlite:///{path}", lambda: NOW)
    upgrading.upgrade(engine)
    _close_whole(engine)


def _make_file(path: Path) -> None:
    shutil.copy(once_in_a_run("empty.db", _make_empty_file), path)
    engine = make_engine(f"sqlite:///{path}", lambda: NOW)
    _add_people(engine)
    _close_whole(engine)


def _close_whole(engine: Engine) -> None:
    """Everything is in the file itself, and nothing beside it."""
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=0")
        connection.rollback()
        # Outside the transaction that SQLAlchemy begins by itself.
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def admin(url: str, statement: str) -> None:
    engine = create_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    url = in_template(postgres)
    engine = make_engine(url)
    with engine.connect():
        _DIALECTS["postgresql"] = engine.dialect
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def databases(maintenance: psycopg.Connection, postgres_template: str) -> Iterator[Databases]:
    """Copies of the template, used again where rows are all that a test left."""
    databases = Databases(maintenance, postgres_template)
    yield databases
    databases.close()


@dataclass
class Desk:
    """An installation in a test: units of work for its people, a worker, a clock, and ways to make
    things happen.
    """

    url: str
    engine: Engine
    clock: TestClock
    folder: Path
    knows: dict[str, Any] = field(default_factory=samples.stand_in)
    sent: Path | None = None
    engines: dict[str, Engine] = field(default_factory=dict)
    database: Database | None = None
    """On the tests' server: it keeps the lines for the next test."""
    start: Start | None = None
    _guard: threading.Lock = field(default_factory=threading.Lock)
    """Two threads that become the same person at once must not make two pools, of which one is
    never closed.
    """

    @property
    def embedded(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @property
    def local(self) -> UnitOfWork:
        return UnitOfWork(self.engine)

    def as_(self, login: str) -> UnitOfWork:
        """A unit of work of this person: signed in on the file, logged in to PostgreSQL."""
        if self.embedded:
            return UnitOfWork(self.engine, login)
        return UnitOfWork(self._engine(login, login))

    def another(self, login: str) -> UnitOfWork:
        """A desk of its own for the person, on PostgreSQL: another pool of connections."""
        return UnitOfWork(self._engine(f"{login} {uuid.uuid4()}", login))

    def _engine(self, key: str, login: str) -> Engine:
        with self._guard:
            if key not in self.engines:
                url = make_url(self.url).set(username=login)
                engine = _sharing(make_engine(url.render_as_string(hide_password=False)))
                if self.database is not None and key == login:
                    engine = self.database.lines_of(login, engine)
                self.engines[key] = engine
            return self.engines[key]

    def run(self, login: str, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.as_(login).run(use_case, *args, **kwargs)

    def approve(self, login: str, number: str) -> None:
        """Approve, with a reason for everything that must be weighed."""
        weighed = [
            Weighed(finding.key, "document_seen")
            for finding in self.run(login, detail.open_case, number).findings
            if finding.state == "open"
        ]
        self.run(login, review.approve, number, weighed=weighed)

    def after(self, do: Callable[..., T], *words: Any, seconds: float = FRESH_SECONDS) -> T:
        """``do(desk, *words)``, with which many tests begin: what an earlier test's has left in an
        installation like this one is taken where nothing has happened here yet. ``seconds``: so
        old it may be on a server, whose clock goes on.
        """
        if self.start is None or self.clock != TestClock():
            return do(self, *words)
        step = [do.__module__, do.__qualname__, words, self.knows]
        return self.start.after(step, lambda: do(self, *words), self.engine.dispose, seconds)

    def compare(self, number: str) -> None:
        """Have billing, the register and the worker say all that they have to say of it now."""

        def ask(session: Session) -> int:
            application = find(session, number)
            inquiries.ask_all(session, application)
            return application.id

        self.worker().once(self.local.run(ask))

    def take_in(
        self, package: dict[str, Any] | None = None, files: dict[str, bytes] | None = None
    ) -> str:
        package = samples.no_debt() if package is None else package
        files = samples.files_of(package) if files is None else files
        folder = samples.write_folder(self.folder / uuid.uuid4().hex, package, files)
        return registration.take_in(self.local, packages.open_package(folder)).number

    def link(self, number: str) -> None:
        """On a server what the worker does first about what was registered; the file has done
        it.
        """
        if not self.embedded:
            self.local.run(lambda session: cross_scope.link(session, find(session, number).id))

    def worker(
        self,
        billing_adapter: Any = None,
        email: Any = None,
        render: Callable[[Paper], bytes] = papers.render,
        look: Look | None = None,
    ) -> Worker:
        stand_in = billing.StandIn(self.knows)
        files = mail.Files(self.folder / "messages")
        answering = billing_adapter or stand_in
        return Worker(
            self.local if self.embedded else self.as_(WORKER),
            ExternalServices(
                billing=lambda: answering,
                register=lambda: stand_in,
                email=email or files,
                sms=files,
                render=render,
                look=look,
            ),
        )

    def scalar(self, statement: str, **values: Any) -> Any:
        with self.engine.connect() as connection:
            return connection.execute(text(statement), values).scalar()

    def later(self, **delta: float) -> None:
        """Let time pass: the clock of the file moves on; on PostgreSQL the decisions and waits move
        back instead.
        """
        if self.embedded:
            self.clock.forward(**delta)
            return
        shift = f"INTERVAL '{timedelta(**delta).total_seconds()} seconds'"
        with self.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for table, column in (
                ("application", "decided_at"),
                ("outbox_message", "not_before"),
                ("outbox_message", "queued_at"),
                ("debt_answer", "answered_at"),
                ("inquiry", "claimed_at"),
                ("outbox_message", "claimed_at"),
                ("document_remark", "claimed_at"),
                ("heartbeat", "at"),
                ("lane", "at"),
            ):
                connection.execute(
                    text(
                        f"UPDATE {table} SET {column} = {column} - {shift}"
                        f" WHERE {column} IS NOT NULL"
                    )
                )

    def close(self) -> None:
        kept = [] if self.database is None else self.database.pools.values()
        for engine in (self.engine, *self.engines.values()):
            if engine.pool not in kept:
                engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An installation with its people, on each database in turn."""
    yield from _desk(request.param, request, tmp_path)


@pytest.fixture
def embedded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An installation on an embedded file only."""
    yield from _desk("sqlite", request, tmp_path)


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An installation on PostgreSQL only."""
    yield from _desk("postgresql", request, tmp_path)


def _desk(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    clock = TestClock()
    if kind == "sqlite":
        file = tmp_path / "clerkdesk.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        url = f"sqlite:///{file}"
        desk = Desk(url, _sharing(make_engine(url, clock)), clock, tmp_path)
        desk.start = Start(file, None)
        yield desk
        desk.close()
        return
    databases: Databases = request.getfixturevalue("databases")
    database = databases.take()
    engine = database.lines_of("", _sharing(make_engine(database.url)))
    desk = Desk(database.url, engine, clock, tmp_path, database=database)
    desk.start = Start(tmp_path / "clerkdesk.db", database)
    yield desk
    desk.close()
    databases.give_back(database)
