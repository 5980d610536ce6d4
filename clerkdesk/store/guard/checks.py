"""The columns' shapes (``store.shapes``) as CHECK constraints of either database: an upgrade makes
those that are missing or altered, with the data in place.
"""

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from clerkdesk.store.shapes import PREFIX, Shape, shapes

SHAPES = tuple(shapes())


def by_table() -> dict[str, list[Shape]]:
    """The shapes of each table."""
    return {table: list(of) for table, of in groupby(sorted(SHAPES, key=_key), _table)}


def _key(shape: Shape) -> tuple[str, str]:
    return shape.table, shape.column


def _table(shape: Shape) -> str:
    return shape.table


def install(connection: Connection) -> None:
    """Make every constraint this program's; on PostgreSQL as the owner. Older rows that break one
    stay, and a check names the constraint.
    """
    if connection.dialect.name == "postgresql":
        for table, of in by_table().items():
            _install(connection, table, of)
        return
    _write_schema(connection, by_table())


def remove(connection: Connection) -> None:
    """On an embedded file: take the constraints away, for a migration must not meet them."""
    _write_schema(connection, {})


def differences(connection: Connection) -> Iterator[str]:
    """On an embedded file: the tables that do not say what they should; older rows that break a
    constraint are found by SQLite's own check.
    """
    for table, sql in _tables(connection).items():
        if sql != _with_checks(sql, by_table().get(table, [])):
            yield f"columns of {table} take more than they should"


# -- PostgreSQL ------------------------------------------------------------------------------------

_THERE = text("""
    SELECT c.conname, obj_description(c.oid, 'pg_constraint'), c.convalidated
    FROM pg_constraint c
    WHERE
      c.conrelid = to_regclass(:table)
      AND c.contype = 'c'
      AND starts_with(c.conname, :prefix)
""")


def mark(shape: Shape) -> str:
    """What the constraint's comment says: another one when its condition is another. The condition
    itself comes back from the server in its own spelling.
    """
    return hashlib.sha256(shape.postgresql.encode()).hexdigest()[:16]


def constraint(shape: Shape) -> str:
    """The constraint as ALTER TABLE adds it."""
    return f'CONSTRAINT "{shape.name}" CHECK ({shape.postgresql})'


def _install(connection: Connection, table: str, of: list[Shape]) -> None:
    def run(statement: str) -> None:
        connection.exec_driver_sql(statement.replace("%", "%%"))

    rows = connection.execute(_THERE, {"table": table, "prefix": PREFIX}).all()
    marks = {name: comment for name, comment, _validated in rows}
    expected = {shape.name: mark(shape) for shape in of}
    for name in [name for name in marks if expected.get(name) != marks[name]]:
        run(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        del marks[name]
    missing = [shape for shape in of if shape.name not in marks]
    unproved = [name for name, _comment, validated in rows if name in marks and not validated]
    if missing:
        added = [f"ADD {constraint(shape)}" for shape in missing]
        try:
            # All at once: one walk through the table.
            with connection.begin_nested():
                run(f"ALTER TABLE {table} {', '.join(added)}")
        except IntegrityError:
            run(f"ALTER TABLE {table} {', '.join(f'{each} NOT VALID' for each in added)}")
            unproved += [shape.name for shape in missing]
        for shape in missing:
            run(f"COMMENT ON CONSTRAINT \"{shape.name}\" ON {table} IS '{mark(shape)}'")
    for name in unproved:
        try:
            with connection.begin_nested():
                run(f'ALTER TABLE {table} VALIDATE CONSTRAINT "{name}"')
        except IntegrityError:
            continue  # an older row still breaks it; new ones do not


# -- SQLite ----------------------------------------------------------------------------------------

_OURS = re.compile(rf",\s*CONSTRAINT \"?{PREFIX}\w+\"? CHECK \(")


def _tables(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    return {name: sql for name, sql in rows if name in by_table()}


def _without_checks(sql: str) -> str:
    """A table's statement without our constraints, wherever they stand in it."""
    while (match := _OURS.search(sql)) is not None:
        sql = sql[: match.start()] + sql[_closing(sql, match.end()) + 1 :]
    return sql


def _closing(sql: str, start: int) -> int:
    """The place of the parenthesis that closes the one before ``start``."""
    depth = 1
    quote = ""
    place = start
    while depth:
        letter = sql[place]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in ("'", '"'):
            quote = letter
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        place += 1
    return place - 1


def _with_checks(sql: str, of: list[Shape]) -> str:
    """The statement with the constraints of this program at its end."""
    plain = _without_checks(sql).rstrip()
    assert plain.endswith(")")
    added = "".join(f',\n\tCONSTRAINT "{shape.name}" CHECK ({shape.sqlite})' for shape in of)
    return f"{plain[:-1].rstrip()}{added}\n)"


def _write_schema(connection: Connection, expected: dict[str, list[Shape]]) -> None:
    """SQLite has no ALTER TABLE … ADD CONSTRAINT, and a table made anew would be copied with all
    its documents. Source: https://sqlite.org/lang_altertable.html, "Making Other Kinds Of Table
    Schema Changes", the procedure for changes that do not affect the content on the disk.
    """
    changed = {
        table: with_checks
        for table, sql in _tables(connection).items()
        if (with_checks := _with_checks(sql, expected.get(table, []))) != sql
    }
    if not changed:
        return
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    try:
        for table, sql in changed.items():
            connection.execute(
                text("UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :name"),
                {"sql": sql, "name": table},
            )
        # Every connection then reads the statements anew.
        connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    finally:
        connection.exec_driver_sql("PRAGMA writable_schema=OFF")
