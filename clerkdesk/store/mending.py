"""What an older program has let in and this one does not take any more, put right by an upgrade.
The triggers are gone meanwhile: nobody has acted.
"""

from sqlalchemy import (
    Column,
    Connection,
    Date,
    String,
    Table,
    UniqueConstraint,
    select,
    text,
    update,
)

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.store.guard import checks
from clerkdesk.store.models import Application, Base
from clerkdesk.store.shapes import Shape
from clerkdesk.store.types import Moment, moment

_PROOFS = (
    "event",
    "seal",
    "operation",
    "access_log",
    "certificate",
    "certificate_print",
    "print_fate",
    "revocation_wish",
    "portal_submission",
)
"""What was written there is proved by hashes, or answered to somebody as it is."""
_application: Table = Application.__table__  # type: ignore[assignment]


def mend(connection: Connection) -> None:
    """Compose the texts, and put right what stops whoever reads it."""
    for table in Base.metadata.sorted_tables:
        if table.name not in _PROOFS:
            _compose(connection, table)
    _forget_unreadable_views(connection)
    _compute_terms(connection)
    for shape in checks.SHAPES:
        column = Base.metadata.tables[shape.table].columns.get(shape.column)
        if column is not None and column.nullable and isinstance(column.type, Date | Moment):
            connection.exec_driver_sql(_emptied(connection, shape))


def _compose(connection: Connection, table: Table) -> None:
    """Texts as every door has written them since: composed (NFC)."""
    names = [f'"{column.name}"' for column in table.columns if _is_free_text(table, column)]
    if not names:
        return
    if connection.dialect.name == "postgresql":
        sets = [f"{name} = normalize({name}, NFC)" for name in names]
        other = [f"{name} IS NOT NFC NORMALIZED" for name in names]
    else:
        sets = [f"{name} = cd_composed({name})" for name in names]
        other = [f"{name} <> cd_composed({name})" for name in names]
    connection.exec_driver_sql(
        f"UPDATE {table.name} SET {', '.join(sets)} WHERE {' OR '.join(other)}"
    )


def _is_free_text(table: Table, column: Column[object]) -> bool:
    """What somebody writes, and nothing refers to."""
    named = column.primary_key or column.unique or column.foreign_keys
    in_key = any(
        column.name in constraint.columns
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    )
    is_folded = column.name == "sort_key" or column.name.endswith("_fold")
    return isinstance(column.type, String) and not named and not in_key and not is_folded


def _refused(connection: Connection, table: str, *columns: str) -> str:
    """The rows of which one of the columns is not taken any more."""
    server = connection.dialect.name == "postgresql"
    conditions = [
        f"NOT ({shape.postgresql if server else shape.sqlite})"
        for shape in checks.by_table()[table]
        if shape.column in columns
    ]
    return " OR ".join(conditions)


def _emptied(connection: Connection, shape: Shape) -> str:
    refused = _refused(connection, shape.table, shape.column)
    statement = f'UPDATE {shape.table} SET "{shape.column}" = NULL WHERE {refused}'
    return statement.replace("%", "%%")


def _forget_unreadable_views(connection: Connection) -> None:
    connection.execute(
        text(f"DELETE FROM saved_view WHERE {_refused(connection, 'saved_view', 'definition')}")
    )


def _compute_terms(connection: Connection) -> None:
    """Of applications whose term is no day; by the public holidays, and from then on by the
    calendar.
    """
    columns = _application.c
    rows = connection.execute(
        select(columns.id, columns.submitted_at, columns.term_working_days, columns.waited_days)
        .where(text(_refused(connection, "application", "due_on", "due_at")))
        .where(text(f"NOT ({_refused(connection, 'application', 'submitted_at')})"))
    ).all()
    calendar = WorkingCalendar()
    for key, submitted_at, days, waited in rows:
        due_on = calendar.due_on(moment(submitted_at), days, waited)
        values = {"due_on": due_on, "due_at": calendar.due_at(due_on)}
        connection.execute(update(_application).where(columns.id == key).values(values))
