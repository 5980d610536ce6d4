"""One database made the equal of another: begun in an empty one, gone on with where it stopped,
proved at the end.

While a copy is under way its target says so: a mark in its settings, no rules, and a revision that
no program knows, so that every desk refuses it. All of that ends in one transaction, after the
comparison.
"""

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Engine,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed, StoreUnavailable
from clerkdesk.store import digest, reference, schema
from clerkdesk.store.digest import Columns, Sum
from clerkdesk.store.errors import translate
from clerkdesk.store.guard import ddl, postgres
from clerkdesk.store.guard.grants import REFERENCE
from clerkdesk.store.reference_models import Setting

T = TypeVar("T")
Progress = Callable[[str, int, bool], None]
"""Told after every transaction: the table, its rows copied by now, whether those were all."""
_MARK = "copy"
_IDENTITY = "database_id"
_REVISION = text("UPDATE alembic_version SET version_num = :revision")


@dataclass(frozen=True, slots=True)
class Compared:
    table: Table
    source: Sum
    target: Sum

    @property
    def equal(self) -> bool:
        return self.source == self.target


@contextmanager
def translated() -> Iterator[None]:
    """A driver's error as the sentence it means."""
    try:
        yield
    except DBAPIError as error:
        expected = translate(error)
        if expected is None:
            raise
        raise expected from error


def _server(engine: Engine | Connection) -> bool:
    return engine.dialect.name == "postgresql"


def _as_owner(connection: Connection) -> None:
    if _server(connection):
        postgres.become_owner(connection)


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """All rows as they are at one moment, whatever others write meanwhile."""
    options: dict[str, Any] = {"postgresql_readonly": True} | (
        {"isolation_level": "REPEATABLE READ"} if _server(engine) else {}
    )
    with engine.connect().execution_options(**options) as connection, connection.begin():
        _as_owner(connection)
        yield connection


def require_owner(engine: Engine) -> None:
    """Raises NotAllowed (owner_only): row-level security would hide rows from anybody else."""
    if not _server(engine):
        return
    with engine.connect() as connection:
        may = connection.scalar(
            text(
                "SELECT rolsuper OR EXISTS (SELECT 1 FROM pg_roles o WHERE o.rolname = 'cd_owner' AND pg_has_role(r.oid, o.oid, 'SET'))"
                " FROM pg_roles r WHERE r.rolname = current_user"
            )
        )
    if not may:
        raise NotAllowed("owner_only")


def require_whole(engine: Engine) -> None:
    """Raises StoreUnavailable: copy_unfinished (itself a half copy), schema_missing, schema_older,
    schema_newer.
    """
    if _has_schema(engine):
        with snapshot(engine) as connection:
            if schema.current(connection) == schema.COPYING:
                raise StoreUnavailable("copy_unfinished")
    schema.require_current(engine)


def _has_schema(engine: Engine) -> bool:
    with engine.connect().execution_options(postgresql_readonly=True) as connection:
        return inspect(connection).has_table("alembic_version")


def _setting(connection: Connection, key: str, *, lock: bool = False) -> str | None:
    statement = select(Setting.value).where(Setting.key == key)
    found: str | None = connection.scalar(
        statement.with_for_update() if lock and _server(connection) else statement
    )
    return found


def _set(connection: Connection, key: str, value: str) -> None:
    if (
        connection.execute(update(Setting).where(Setting.key == key).values(value=value)).rowcount
        == 0
    ):
        connection.execute(insert(Setting).values(key=key, value=value))


def identity(engine: Engine) -> str:
    """What tells this database from every other; given once and never copied."""
    with engine.begin() as connection:
        _as_owner(connection)
        found = _setting(connection, _IDENTITY)
        if found is None:
            found = str(uuid.uuid4())
            _set(connection, _IDENTITY, found)
        return found


def _holds_data(connection: Connection) -> bool:
    there = set(inspect(connection).get_table_names())
    mine = [
        table for table in digest.tables() if table.name in there and table.name not in REFERENCE
    ]
    return any(
        connection.execute(select(text("1")).select_from(table).limit(1)).first() for table in mine
    )


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy from ``source``, one picture of it, into ``target``; ``run`` is who is at it now."""

    source: Connection
    target: Engine
    run: str
    passwords: bool
    """Whether the accounts' passwords come along: from file to file only."""
    resumed: bool
    finished: bool
    """By an earlier run: nothing is written any more, only compared."""
    progress: Progress

    def columns(self, table: Table) -> Columns:
        return digest.columns(table, passwords=self.passwords)

    def fill(self) -> None:
        """Copy every row that is not there yet, in the order of the keys."""
        try:
            for table in digest.tables():
                self._fill(table)
        except (DataError, IntegrityError) as error:
            # What was copied before may have changed since in the source, and stand in the way of
            # what came after.
            if not self.resumed or isinstance(error, DataError):
                raise StoreUnavailable("copy_row") from error
            self.mend(digest.tables())

    def _fill(self, table: Table) -> None:
        with snapshot(self.target) as connection:
            after = digest.last_key(connection, table)
        wanted = self.columns(table)
        count = 0
        for batch in digest.batches(digest.rows(self.source, table, wanted, after)):
            with _writing(self.target, self.run) as connection:
                self._insert(connection, table, wanted, batch)
            count += len(batch)
            self.progress(table.name, count, False)
        self.progress(table.name, count, True)

    def _insert(
        self,
        connection: Connection,
        table: Table,
        wanted: Columns,
        batch: Sequence[tuple[Any, ...]],
    ) -> None:
        # Explicitly: the server would number a ticket's transaction by itself.
        nothing = {column.name: None for column in table.columns if column not in set(wanted)}
        names = [column.name for column in wanted]
        connection.execute(insert(table), [dict(zip(names, row)) | nothing for row in batch])

    def compare(self, tables: Sequence[Table] | None = None) -> list[Compared]:
        """Every row of both, now."""
        with snapshot(self.target) as target:
            found = []
            for table in digest.tables() if tables is None else tables:
                wanted = self.columns(table)
                found.append(
                    Compared(
                        table,
                        digest.total(self.source, table, wanted),
                        digest.total(target, table, wanted),
                    )
                )
        return found

    def mend(self, tables: Sequence[Table]) -> None:
        """Make the rows of these tables the source's where they are not: what a resumed copy took
        before the source changed.
        """
        try:
            for table in reversed(tables):
                self._mend(table, digest.keys(table), ("delete",))
            for table in tables:
                self._mend(table, self.columns(table), ("insert", "update"))
        except (DataError, IntegrityError) as error:
            raise StoreUnavailable("copy_row") from error

    def _mend(self, table: Table, wanted: Columns, kinds: tuple[str, ...]) -> None:
        with snapshot(self.target) as target:
            found = digest.differences(self.source, target, table, wanted)
            for batch in digest.batches((kind, *row) for kind, row in found if kind in kinds):
                with _writing(self.target, self.run) as connection:
                    for kind, *row in batch:
                        self._apply(
                            connection,
                            table=table,
                            wanted=wanted,
                            kind=kind,
                            row=tuple(row),
                        )

    def _apply(
        self, connection: Connection, table: Table, wanted: Columns, kind: str, row: tuple[Any, ...]
    ) -> None:
        if kind == "insert":
            self._insert(connection, table, wanted, [row])
            return
        values = {column.name: value for column, value in zip(wanted, row)}
        this = and_(
            *(
                key == bindparam(f"this_{key.name}", values[key.name], key.type)
                for key in digest.keys(table)
            )
        )
        connection.execute(
            delete(table).where(this)
            if kind == "delete"
            else update(table).where(this).values(values)
        )

    def finish(self, accounts: Callable[[Session], T]) -> T:
        """Search index, sequences, accounts, rules, and the end of the mark: all of it, or the copy
        is still half.
        """
        with _writing(self.target, self.run) as connection, Session(connection) as session:
            if _server(connection):
                _sequences(connection)
            else:
                connection.exec_driver_sql(
                    "INSERT INTO application_fts (application_fts) VALUES ('rebuild')"
                )
            made = accounts(session)
            ddl.install(connection)
            reference.refresh(session, ddl.fingerprint())
            session.flush()
            connection.execute(_REVISION, {"revision": schema.HEAD})
            mark = json.loads(_setting(connection, _MARK) or "{}")
            _set(connection, _MARK, json.dumps(mark | {"state": "done"}))
        return made


@contextmanager
def _writing(target: Engine, run: str) -> Iterator[Connection]:
    with target.begin() as connection:
        _as_owner(connection)
        if not _server(connection):
            # An office may stand before the one above it.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        if json.loads(_setting(connection, _MARK, lock=True) or "{}").get("run") != run:
            raise StoreUnavailable("copy_taken_over")
        yield connection


def _sequences(connection: Connection) -> None:
    for table in digest.tables():
        key = digest.keys(table)[0].name
        sequence = connection.scalar(
            text("SELECT pg_get_serial_sequence(:table, :key)"), {"table": table.name, "key": key}
        )
        if sequence is not None:
            connection.execute(
                text(
                    f"SELECT setval(:sequence, max({key})) FROM {table.name} HAVING max({key}) IS NOT NULL"
                ),
                {"sequence": sequence},
            )


def open_target(
    source: Connection, target: Engine, source_identity: str, progress: Progress
) -> Copy:
    """The target made ready: created, gone on with, or found finished.

    Raises NotAllowed: copy_same (it is the source), copy_mixed (it holds an office, or a copy of
    another database).
    """
    mark: dict[str, str] = {}
    if _has_schema(target):
        with snapshot(target) as connection:
            if _setting(connection, _IDENTITY) == source_identity:
                raise NotAllowed("copy_same")
            mark = json.loads(_setting(connection, _MARK) or "{}")
            same = mark and (mark["from"], mark["revision"]) == (source_identity, schema.HEAD)
            if not same and (mark or _holds_data(connection)):
                raise NotAllowed("copy_mixed")
    finished = mark.get("state") == "done"
    run = str(uuid.uuid4())
    # An upgrade needs more of the server than the owner's rights; a database made ready by its
    # administrator is left so.
    if not mark and not schema.is_current(target):
        schema.upgrade(target)
    if not finished:
        _begin(
            target,
            {"from": source_identity, "revision": schema.HEAD, "state": "under way", "run": run},
            empty=not mark,
        )
    return Copy(
        source=source,
        target=target,
        run=run,
        passwords=not _server(source) and not _server(target),
        resumed=bool(mark) and not finished,
        finished=finished,
        progress=progress,
    )


def _begin(target: Engine, mark: dict[str, str], *, empty: bool) -> None:
    """Write the mark; an empty target loses its rules and what every new database is filled with."""
    with target.begin() as connection:
        _as_owner(connection)
        if empty:
            # Once more: an upgrade finds the tables of an older version where nobody else looks for
            # them.
            if _holds_data(connection):
                raise NotAllowed("copy_mixed")
            _drop_rules(connection)
            for table in reversed(digest.tables()):
                rows = delete(table)
                connection.execute(
                    rows.where(table.c.key.not_in(digest.OWN_SETTINGS))
                    if table.name == "setting"
                    else rows
                )
            connection.execute(_REVISION, {"revision": schema.COPYING})
        _set(connection, _MARK, json.dumps(mark))


def _drop_rules(connection: Connection) -> None:
    if not _server(connection):
        for name in connection.scalars(
            text(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'cd\\_%' ESCAPE '\\'"
            )
        ).all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    statement = "SELECT t.tgname, t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'clerkdesk'::regnamespace AND NOT t.tgisinternal"
    for name, table in connection.execute(text(statement)).all():
        connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")
