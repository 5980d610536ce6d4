"""One engine for either database, whose transactions mean the same."""

import hashlib
import os
import sqlite3
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker

from clerkdesk import clock as clocks
from clerkdesk import program
from clerkdesk.domain import history
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.text import mask_name
from clerkdesk.settings import sqlite_file
from clerkdesk.store import places, tls, transport
from clerkdesk.store.guard.groups import DESK
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.types import WITNESSING_MARK, sqlite_text

Sessions = sessionmaker[Session]
BUSY_SECONDS = 5
"""So long a writer waits for another one; then it is told so (database_locked)."""


def make_engine(url: str, clock: clocks.Clock = clocks.real) -> Engine:
    """An engine; ``clock`` is heard by an embedded file only.

    Source: SQLAlchemy, "Transactions with SQLite and the sqlite3 driver".
    Raises StoreUnavailable: an embedded file where SQLite's locks do not hold (``places``).
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise Invalid("database_url", field="CLERKDESK_DATABASE_URL") from None
    # hide_parameters: an exception must not print a FIN.
    if parsed.get_backend_name() != "sqlite":
        return _server(parsed)
    path = sqlite_file(url)
    parsed = URL.create("sqlite", database=str(path))
    places.require_own(path)
    engine = create_engine(
        parsed,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS},
        execution_options={"clock": clock},
    )

    def connected(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver begins nothing by itself: ``_begin`` says how.
        connection.isolation_level = None
        # Who reads waits for no writer.
        connection.execute("PRAGMA journal_mode=WAL")
        # A decision that was committed stands after a power cut, too.
        connection.execute("PRAGMA synchronous=FULL")
        # Off, as SQLite has them, no key would be held, and INSERT OR REPLACE would delete rows
        # past the triggers that refuse it.
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA recursive_triggers=ON")
        # KiB; a desk has three connections, and the system caches the file besides.
        connection.execute("PRAGMA cache_size=-16384")
        add_functions(connection, clock)

    def connecting(*_how: Any) -> None:
        _keep_to_oneself(path)

    event.listen(engine, "do_connect", connecting)
    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", _begin)
    return engine


def add_functions(connection: sqlite3.Connection, clock: clocks.Clock) -> None:
    """What the triggers of an embedded file call, and SQLite has not."""
    connection.create_function("cd_now", 0, lambda: sqlite_text(clock()))
    connection.create_function(
        "cd_hash",
        -1,
        lambda previous, *fields: history.row_hash(previous, fields),
        deterministic=True,
    )
    connection.create_function(
        "cd_witness",
        -1,
        lambda table, columns, *values: history.witness(table, columns.split(","), values),
    )
    connection.create_function(
        "cd_sha256", 1, lambda content: hashlib.sha256(content).hexdigest(), deterministic=True
    )
    connection.create_function(
        "cd_composed",
        1,
        lambda value: value and unicodedata.normalize("NFC", value),
        deterministic=True,
    )
    connection.create_function(
        "cd_masked", 1, lambda name: name and mask_name(name), deterministic=True
    )


def _keep_to_oneself(path: Path) -> None:
    """Nobody else on this machine reads the file, nor what SQLite writes beside it with the same
    rights. Where the file is another one's, or cannot be made, opening it says so.
    """
    if os.name != "posix":
        return  # there the folder's own rights keep it
    # Only one that is not there yet: to close any descriptor of a file takes the process's locks on
    # it away, and another program would delete the log under our connections.
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDONLY, 0o600))
    for companion in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            file = Path(f"{path}{companion}")
            if file.stat().st_mode & 0o077:
                file.chmod(0o600)


def _server(parsed: URL) -> Engine:
    """An engine on PostgreSQL: our schema first, our clock's zone, and a dead line noticed in
    seconds.

    No pre-ping: it would cost every read a round trip, and ``unit_of_work`` tries again on a line
    that had died.
    """
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    # pg_temp is named, and last: the server would look there first, in anybody's own tables.
    arguments = transport.arguments(parsed) | {
        "options": "-c search_path=clerkdesk,pg_temp -c timezone=UTC -c lock_timeout=10s",
        "application_name": program.label(),
        "connect_timeout": 5,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15000,
    }
    engine = create_engine(parsed, hide_parameters=True, connect_args=arguments)
    event.listen(engine, "do_connect", _connect)
    return engine


def _connect(dialect: Any, _record: Any, arguments: list[Any], parameters: dict[str, Any]) -> Any:
    """A connection of the driver's. Raises StoreUnavailable with what is wrong with the server's
    protection; the driver's error for all else.
    """
    try:
        return dialect.connect(*arguments, **parameters)
    except dialect.loaded_dbapi.OperationalError as error:
        cause = tls.cause(str(error), parameters)
        if cause is None:
            raise
        raise cause from error


def _begin(connection: Any) -> None:
    read = connection.get_execution_options().get("postgresql_readonly", False)
    # As a READ ONLY transaction of a server: who only reads cannot write.
    if connection.info.get("query_only") is not read:
        connection.exec_driver_sql(f"PRAGMA query_only={int(read)}")
        connection.info["query_only"] = read
    if not read and WITNESSING_MARK not in connection.info:
        _write_down_rows(connection)
    # IMMEDIATE: a writer that would lose later learns it now, after the busy wait, and not as a
    # torn transaction.
    connection.exec_driver_sql("BEGIN" if read else "BEGIN IMMEDIATE")


def _write_down_rows(connection: Any) -> None:
    """Give the connection its triggers, once the file has this program's tables and rules: an
    upgrade gives them behind its migrations, and while a copy fills it, it has none.
    """
    from clerkdesk.store import schema
    from clerkdesk.store.guard import dialects  # only for who writes: it takes long to load

    driver = connection.connection.driver_connection
    tables = "SELECT name FROM sqlite_master WHERE name IN ('alembic_version', 'cd_chain_event')"
    if len(driver.execute(tables).fetchall()) < 2:
        return
    if driver.execute("SELECT version_num FROM alembic_version").fetchone() == (schema.HEAD,):
        for statement in dialects.sqlite_witnessing():
            driver.execute(statement)
        connection.info[WITNESSING_MARK] = True


def make_sessions(engine: Engine) -> Sessions:
    """No autoflush: a change is one UPDATE with its actor and reason, sent when it is complete, or
    the history would lie.
    """
    sessions = sessionmaker(engine, expire_on_commit=False, autoflush=False)
    if engine.dialect.name == "postgresql":
        event.listen(sessions, "do_orm_execute", _from_the_desk)
    return sessions


def _from_the_desk(state: ORMExecuteState) -> None:
    """A person's session reads views where a statement names tables."""
    if state.is_select and reads_as_a_person(state.session.connection()):
        state.update_execution_options(schema_translate_map={None: DESK})


def is_embedded(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
