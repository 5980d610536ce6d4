"""A table's rows in the order of their keys, and one hash over them that is the same on both
databases.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    Tuple,
    literal,
    select,
    tuple_,
)

from clerkdesk.store import reference_models  # noqa: F401  (its tables join the metadata)
from clerkdesk.store.models import Base

BATCH = 2000
"""Rows of one transaction, as long as they are small."""
BATCH_BYTES = 8 * 2**20
_LARGE_ROWS = 8
"""So many rows with bytes are fetched at once: a document's piece has a MiB."""
OWN_SETTINGS = ("rules", "copy", "database_id", "fold_version", "least_schema")
"""What a database says of itself, and not of its installation."""
_OWN_TABLES = (
    *("acting", "alarm", "heartbeat", "lane", "register_question"),
    *("alarm_mail", "desk_timing", "report_mail", "warning_mail"),
    "secret",
    "transition",
)
"""What goes on in a database now, its own secret, and the steps that every upgrade fills in."""
_DERIVED = ("application_fts", "application_vocab", "sqlite_")
"""Of the embedded file's search."""
Columns = Sequence[Column[Any]]


def tables() -> list[Table]:
    """The installation's tables, each after those that it refers to."""
    return [table for table in Base.metadata.sorted_tables if table.name not in _OWN_TABLES]


def tables_there(connection: Connection) -> list[Table]:
    """The installation's tables as they are in a database, which may be an older version's; of a
    column that is still there the type is today's.
    """
    there = MetaData()
    there.reflect(connection, only=lambda name, _metadata: not name.startswith(_DERIVED))
    for table in there.tables.values():
        today = Base.metadata.tables.get(table.name)
        for column in table.columns:
            if today is not None and column.name in today.columns:
                column.type = today.columns[column.name].type
    own = (*_OWN_TABLES, "alembic_version")
    return [table for table in there.sorted_tables if table.name not in own]


def keys(table: Table) -> Columns:
    """The columns of the primary key, in its order."""
    return list(table.primary_key.columns)


def columns(table: Table, *, passwords: bool) -> Columns:
    """What means the same elsewhere: no number of a transaction of this server, and no password
    where the server keeps them.
    """
    strange = {"xid"} if passwords else {"xid", "password_hash"}
    return [column for column in table.columns if column.name not in strange]


def _in_order(connection: Connection, table: Table) -> list[ColumnElement[Any]]:
    # By code points, as SQLite and Python order; a server's collation may differ.
    server = connection.dialect.name == "postgresql"
    return [
        column.collate("C") if server and isinstance(column.type, String) else column
        for column in keys(table)
    ]


def _rows_of(connection: Connection, table: Table, chosen: Columns) -> Select[Any]:
    statement = select(*chosen).select_from(table)
    return (
        statement.where(table.c.key.not_in(OWN_SETTINGS)) if table.name == "setting" else statement
    )


def _key(table: Table, values: tuple[Any, ...]) -> Tuple:
    return tuple_(*(literal(value, key.type) for value, key in zip(values, keys(table))))


def last_key(connection: Connection, table: Table) -> tuple[Any, ...] | None:
    """The key of the last row; None: the table is empty."""
    ordered = [key.desc() for key in _in_order(connection, table)]
    statement = _rows_of(connection, table, keys(table)).order_by(*ordered).limit(1)
    last = connection.execute(statement).first()
    return None if last is None else tuple(last)


def rows(
    connection: Connection,
    table: Table,
    chosen: Columns,
    after: tuple[Any, ...] | None = None,
    until: tuple[Any, ...] | None = None,
) -> Iterator[tuple[Any, ...]]:
    """The rows in the order of their keys, never many of them in memory; ``after``: behind the row
    of this key; ``until``: up to that of this one.
    """
    ordered = _in_order(connection, table)
    statement = _rows_of(connection, table, chosen).order_by(*ordered)
    if after is not None:
        statement = statement.where(tuple_(*ordered) > _key(table, after))
    if until is not None:
        statement = statement.where(tuple_(*ordered) <= _key(table, until))
    large = any(
        isinstance(column.type, LargeBinary) and column.type.length is None for column in chosen
    )
    for row in connection.execute(
        statement, execution_options={"yield_per": _LARGE_ROWS if large else BATCH}
    ):
        yield tuple(row)


def batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """The rows in portions that one transaction and the memory bear."""
    batch: list[tuple[Any, ...]] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row if isinstance(value, bytes))
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch = []
            size = 0
    if batch:
        yield batch


def _spelled(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return str(value)


def spelling(row: Sequence[Any]) -> bytes:
    """A row as both databases spell it; the length before each value, so that no two rows spell the
    same.
    """
    parts = ["-" if value is None else _spelled(value) for value in row]
    return "".join(
        part if value is None else f"{len(part)}:{part}" for value, part in zip(row, parts)
    ).encode()


@dataclass(frozen=True, slots=True)
class Sum:
    """A table's content in two values; ``hash`` is a SHA-256 in hexadecimal digits."""

    rows: int
    hash: str


def total(
    connection: Connection,
    table: Table,
    chosen: Columns,
    until: tuple[Any, ...] | None = None,
) -> Sum:
    """How many rows there are, and the hash of them all; ``until``: up to the row of this key."""
    digest = hashlib.sha256()
    count = 0
    for row in rows(connection, table, chosen, until=until):
        # The count first: a boundary between rows that no content can imitate.
        digest.update(b"%d;" % count + spelling(row))
        count += 1
    return Sum(count, digest.hexdigest())


def differences(
    source: Connection, target: Connection, table: Table, chosen: Columns
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What would make the target's rows the source's: ("insert" | "update" | "delete", the row).
    Neither side is held in memory.
    """
    positions = [list(chosen).index(key) for key in keys(table)]

    def key(row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(row[position] for position in positions)

    of_source = rows(source, table, chosen)
    of_target = rows(target, table, chosen)
    new = next(of_source, None)
    old = next(of_target, None)
    while new is not None or old is not None:
        if old is None or (new is not None and key(new) < key(old)):
            assert new is not None
            yield "insert", new
            new = next(of_source, None)
        elif new is None or key(old) < key(new):
            yield "delete", old
            old = next(of_target, None)
        else:
            if spelling(new) != spelling(old):
                yield "update", new
            new = next(of_source, None)
            old = next(of_target, None)
