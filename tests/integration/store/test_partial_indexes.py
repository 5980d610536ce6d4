"""An index of some rows has the condition that its model says."""

import re

from sqlalchemy import Connection, Index, text

from clerkdesk.store import reference_models, working_models  # noqa: F401  (their tables)
from clerkdesk.store.models import Base
from tests.conftest import Desk

PARTIAL = {
    str(index.name): index
    for table in Base.metadata.tables.values()
    for index in table.indexes
    if "where" in index.info
}
_ON_SERVER = """
    SELECT c.relname, pg_get_expr(i.indpred, i.indrelid)
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'clerkdesk' AND i.indpred IS NOT NULL
"""
_IN_FILE = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'"


def _there(connection: Connection, *, embedded: bool) -> dict[str, str]:
    """Name → condition, as the database spells it."""
    if not embedded:
        return {name: condition for name, condition in connection.execute(text(_ON_SERVER))}
    rows = connection.execute(text(_IN_FILE)).all()
    return {name: _plain(re.split(r"\bWHERE\b", sql, maxsplit=1)[1]) for name, sql in rows}


def _plain(condition: str) -> str:
    return " ".join(condition.split()).replace("( ", "(").replace(" )", ")")


def _spelled(connection: Connection, index: Index) -> str:
    """The model's condition, as the server spells it."""
    table = index.table
    assert table is not None
    column = list(table.columns)[0].name
    statement = (
        f"CREATE INDEX probe ON clerkdesk.{table.name} ({column}) WHERE {index.info['where']}"
    )
    connection.execute(text(statement))
    spelled = _there(connection, embedded=False)["probe"]
    connection.execute(text("DROP INDEX clerkdesk.probe"))
    return spelled


def test_indexes_of_some_rows_have_the_conditions_of_their_models(desk: Desk) -> None:
    assert len(PARTIAL) > 15
    with desk.engine.connect() as connection:
        there = _there(connection, embedded=desk.embedded)
        if desk.embedded:
            expected = {name: _plain(each.info["where"]) for name, each in PARTIAL.items()}
        else:
            expected = {name: _spelled(connection, each) for name, each in PARTIAL.items()}
        connection.rollback()
    assert there == expected
