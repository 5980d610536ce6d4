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
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, Table, and_, bindparam, delete, insert, text, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed, StoreUnavailable
from clerkdesk.store import digest, reference, schema, upgrading
from clerkdesk.store.database import (
    IDENTITY,
    as_owner,
    has_schema,
    holds_data,
    identity,
    is_server,
    put_setting,
    require_owner,
    require_whole,
    setting,
    snapshot,
    translated,
)
from clerkdesk.store.digest import Columns, Sum
from clerkdesk.store.guard import ddl, postgres
from clerkdesk.store.models import Event

__all__ = [
    "Compared",
    "Copy",
    "Progress",
    "identity",
    "open_target",
    "require_owner",
    "require_whole",
    "snapshot",
    "translated",
]

T = TypeVar("T")
Progress = Callable[[str, int, bool], None]
"""Told after every transaction: the table, its rows copied by now, whether those were all."""
_MARK = "copy"
_REVISION = text("UPDATE alembic_version SET version_num = :revision")


@dataclass(frozen=True, slots=True)
class Compared:
    """One table on both sides: how many rows, and the hash over them."""

    table: Table
    source: Sum
    target: Sum

    @property
    def equal(self) -> bool:
        return self.source == self.target


@dataclass(frozen=True, slots=True)
class Target:
    """A database that is being filled with another's rows; ``run`` is who is at it now."""

    target: Engine
    run: str
    passwords: bool
    """Whether the accounts' passwords come along: from file to file only."""
    resumed: bool
    finished: bool
    """By an earlier run: nothing is written any more, only compared."""
    progress: Progress
    revision: str
    """Of the rows: an older version's tables are filled first, and upgraded."""

    def columns(self, table: Table) -> Columns:
        """What comes along of the table."""
        return digest.columns(table, passwords=self.passwords)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of this run. Raises StoreUnavailable (copy_taken_over)."""
        with _writing(self.target, self.run) as connection:
            yield connection

    def insert(
        self,
        connection: Connection,
        table: Table,
        columns: Columns,
        batch: Sequence[tuple[Any, ...]],
    ) -> None:
        """Write rows as they are."""
        # Explicitly: the server would number a ticket's transaction by itself.
        nothing = {column.name: None for column in table.columns if column not in set(columns)}
        names = [column.name for column in columns]
        connection.execute(insert(table), [dict(zip(names, row)) | nothing for row in batch])

    def finish(
        self,
        accounts: Callable[[Session], T],
        then: Callable[[Session], object] = lambda _session: None,
    ) -> T:
        """Search index, sequences, accounts, rules, and the end of the mark: all of it, or the copy
        is still half. Returns what ``accounts`` does, which makes the login roles; ``then`` acts
        under the rules.
        """
        with self.writing() as connection, Session(connection) as session:
            if self.revision != schema.HEAD:
                connection.execute(_REVISION, {"revision": self.revision})
                upgrading.bring_up(connection, self.revision, end=True)
                ddl.drop_triggers(connection)
            if is_server(connection):
                _sequences(connection)
            else:
                connection.exec_driver_sql(
                    "INSERT INTO application_fts (application_fts) VALUES ('rebuild')"
                )
            with upgrading.nobody_administers(connection):
                result = accounts(session)
                ddl.install(connection)
                reference.refresh(session)
                session.flush()
                if not self.passwords:
                    upgrading.baseline(connection, "staff")  # without the passwords of before
                then(session)
                session.flush()
            if is_server(connection):
                postgres.drop_series(connection)
                postgres.open_series(connection)
            connection.execute(_REVISION, {"revision": schema.HEAD})
            mark = json.loads(setting(connection, _MARK) or "{}")
            put_setting(connection, _MARK, json.dumps(mark | {"state": "done"}))
        return result


@dataclass(frozen=True, slots=True)
class Copy(Target):
    """A copy from ``source``, one picture of it."""

    source: Connection

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
        columns = self.columns(table)
        count = 0
        for batch in digest.batches(digest.rows(self.source, table, columns, after)):
            with _writing(self.target, self.run) as connection:
                self.insert(connection, table, columns, batch)
            count += len(batch)
            self.progress(table.name, count, False)
        self.progress(table.name, count, True)

    def compare(self, tables: Sequence[Table] | None = None) -> list[Compared]:
        """Every row of both, now. The history of a finished copy has gone on: by its accounts."""
        with snapshot(self.target) as target:
            compared = []
            for table in digest.tables() if tables is None else tables:
                columns = self.columns(table)
                goes_on = self.finished and table.name == Event.__tablename__
                until = digest.last_key(self.source, table) if goes_on else None
                compared.append(
                    Compared(
                        table,
                        digest.total(self.source, table, columns),
                        digest.total(target, table, columns, until),
                    )
                )
        return compared

    def mend(self, tables: Sequence[Table]) -> None:
        """Make the rows of these tables the source's where they are not: what a resumed copy took
        before the source changed.
        """
        try:
            # Who refers to a row goes before it and comes after it.
            for table in reversed(tables):
                self._mend(table, digest.keys(table), ("delete",))
            for table in tables:
                self._mend(table, self.columns(table), ("insert", "update"))
        except (DataError, IntegrityError) as error:
            raise StoreUnavailable("copy_row") from error

    def _mend(self, table: Table, columns: Columns, kinds: tuple[str, ...]) -> None:
        with snapshot(self.target) as target:
            changes = digest.differences(self.source, target, table, columns)
            for batch in digest.batches((kind, *row) for kind, row in changes if kind in kinds):
                with _writing(self.target, self.run) as connection:
                    for kind, *row in batch:
                        self._apply(
                            connection,
                            table=table,
                            columns=columns,
                            kind=kind,
                            row=tuple(row),
                        )

    def _apply(
        self,
        connection: Connection,
        table: Table,
        columns: Columns,
        kind: str,
        row: tuple[Any, ...],
    ) -> None:
        if kind == "insert":
            self.insert(connection, table, columns, [row])
            return
        values = {column.name: value for column, value in zip(columns, row)}
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


@contextmanager
def _writing(target: Engine, run: str) -> Iterator[Connection]:
    """A transaction of this run. Raises StoreUnavailable (copy_taken_over): another has begun."""
    with target.begin() as connection:
        as_owner(connection)
        if not is_server(connection):
            # An office may stand before the one above it.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        if json.loads(setting(connection, _MARK, lock=True) or "{}").get("run") != run:
            raise StoreUnavailable("copy_taken_over")
        yield connection


def _sequences(connection: Connection) -> None:
    """Every sequence goes on behind the newest row of its table."""
    for table in digest.tables():
        key = digest.keys(table)[0].name
        sequence = connection.scalar(
            text("SELECT pg_get_serial_sequence(:table, :key)"), {"table": table.name, "key": key}
        )
        if sequence is not None:
            statement = f"""
                SELECT setval(:sequence, max({key}))
                FROM {table.name}
                HAVING max({key}) IS NOT NULL
            """
            connection.execute(text(statement), {"sequence": sequence})


def open_target(
    source: Connection, target: Engine, source_identity: str, progress: Progress
) -> Copy:
    """The target made ready: created, gone on with, or found finished.

    Raises NotAllowed: copy_same (it is the source), copy_mixed (it has been worked in, or a copy of
    another database).
    """
    ready = prepare(target, source_identity)
    return Copy(
        source=source,
        target=target,
        run=ready.run,
        passwords=not is_server(source) and not is_server(target),
        resumed=ready.resumed,
        finished=ready.finished,
        progress=progress,
        revision=schema.HEAD,
    )


def restored_target(
    target: Engine, source_identity: str, progress: Progress, revision: str
) -> Target:
    """The target of a backup's rows made ready, empty: what was broken off begins anew.
    ``revision``: of the backup.

    Raises NotAllowed: copy_same, copy_mixed (it holds data), restore_older (it has tables already).
    """
    ready = prepare(target, source_identity, revision)
    if ready.finished:
        raise NotAllowed("copy_mixed")
    restored = Target(
        target=target,
        run=ready.run,
        passwords=False,
        resumed=ready.resumed,
        finished=False,
        progress=progress,
        revision=revision,
    )
    if ready.resumed:
        with restored.writing() as connection:
            _empty(connection, digest.OWN_SETTINGS)
    return restored


class Ready(NamedTuple):
    """A target that waits for rows."""

    run: str
    resumed: bool
    finished: bool


def prepare(target: Engine, source_identity: str, revision: str | None = None) -> Ready:
    """``revision``: of the rows; None: this program's. Raises as ``open_target``, and NotAllowed
    (restore_older).
    """
    revision = revision or schema.HEAD
    mark: dict[str, str] = {}
    if has_schema(target):
        with snapshot(target) as connection:
            if setting(connection, IDENTITY) == source_identity:
                raise NotAllowed("copy_same")
            mark = json.loads(setting(connection, _MARK) or "{}")
            same = mark and (mark["from"], mark["revision"]) == (source_identity, revision)
            if not same and (mark or holds_data(connection)):
                raise NotAllowed("copy_mixed")
            if not mark and revision != schema.HEAD:
                raise NotAllowed("restore_older", revision=revision)
    finished = mark.get("state") == "done"
    run = str(uuid.uuid4())
    # An upgrade needs more of the server than the owner's rights; a database made ready by its
    # administrator is left so.
    if not mark and revision != schema.HEAD:
        upgrading.lay_out(target, revision)
    elif not mark and not schema.is_current(target):
        upgrading.upgrade(target)
    if not finished:
        _begin(
            target,
            {"from": source_identity, "revision": revision, "state": "under way", "run": run},
            empty=not mark,
        )
    return Ready(run, bool(mark) and not finished, finished)


def _empty(connection: Connection, keep: Sequence[str]) -> None:
    for table in reversed(digest.tables_there(connection)):
        rows = delete(table)
        connection.execute(
            rows.where(table.c.key.not_in(keep)) if table.name == "setting" else rows
        )


def _begin(target: Engine, mark: dict[str, str], *, empty: bool) -> None:
    """Write the mark; an empty target loses its rules and what every new database is filled
    with.
    """
    with target.begin() as connection:
        as_owner(connection)
        if empty:
            # Once more: an upgrade finds the tables of an older version where nobody else looks for
            # them.
            if holds_data(connection):
                raise NotAllowed("copy_mixed")
            ddl.drop_triggers(connection)
            _empty(connection, digest.OWN_SETTINGS)
            connection.execute(_REVISION, {"revision": schema.COPYING})
        put_setting(connection, _MARK, json.dumps(mark))
