"""One application whole, in one statement: the rows of every part as one JSON value."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotFound
from clerkdesk.store.guard.case_sql import PARTS, Part
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.types import moment

Parts = dict[str, list[dict[str, Any]]]
"""Name of a part → its rows, in order."""
_SPELLED = {
    "sqlite": ("json_object", "json_group_array", "json_array"),
    "postgresql": ("json_build_object", "json_agg", "json_build_array"),
}
_BY_NAME = {part.name: part for part in PARTS}
EVERY = tuple(_BY_NAME)


def statement(dialect: str, names: Iterable[str] = EVERY) -> str:
    """The SELECT of the named parts of ``:application``."""
    as_object, collected, as_array = _SPELLED[dialect]
    given = []
    for part in map(_BY_NAME.__getitem__, names):
        columns = ", ".join(f"c{number}" for number in range(len(part.columns)))
        given.append(
            f"'{part.name}', (WITH q ({columns}) AS ({part.statement})"
            f" SELECT {collected}({as_array}({columns})) FROM q)"
        )
    return f"SELECT {as_object}({', '.join(given)})"


def read(session: Session, application_id: int, names: tuple[str, ...] = EVERY) -> Parts:
    """The parts of an application; on PostgreSQL a person needs a ticket, and gets all of them.

    Raises NotFound: there is no ticket, or it has left the person's scope since that was drawn.
    """
    connection = session.connection()
    dialect = connection.dialect.name
    if dialect == "sqlite":
        value = connection.exec_driver_sql(_on_a_file(names), {"application": application_id})
    elif reads_as_a_person(connection):
        value = connection.exec_driver_sql(
            "SELECT cd_whole(%(application)s)", {"application": application_id}
        )
    else:
        value = connection.execute(text(_by_a_service(names)), {"application": application_id})
    kept = value.scalar_one()
    parts = json.loads(kept) if isinstance(kept, str) else kept
    if not parts:
        raise NotFound()
    return {name: _rows(_BY_NAME[name], parts[name] or ()) for name in names}


@cache
def _on_a_file(names: tuple[str, ...]) -> str:
    return statement("sqlite", names).replace("/*text*/", "")


@cache
def _by_a_service(names: tuple[str, ...]) -> str:
    return statement("postgresql", names).replace("/*text*/", "")


def _rows(part: Part, kept: Iterable[list[Any]]) -> list[dict[str, Any]]:
    columns = part.columns
    read_as = _CONVERSIONS[part.name]
    rows = []
    for values in kept:
        row = dict(zip(columns, values))
        for column, convert in read_as:
            if row[column] is not None:
                row[column] = convert(row[column])
        rows.append(row)
    return rows


def _mapping(kept: Any) -> Any:
    # A text on the embedded file, and wherever the column is one.
    return json.loads(kept) if isinstance(kept, str) else kept


def _conversions(part: Part) -> list[tuple[str, Callable[[Any], Any]]]:
    kinds: tuple[tuple[frozenset[str], Callable[[Any], Any]], ...] = (
        (part.moments, moment),
        (part.dates, date.fromisoformat),
        (part.flags, bool),
        (part.mappings, _mapping),
    )
    return [(column, convert) for columns, convert in kinds for column in sorted(columns)]


_CONVERSIONS = {part.name: _conversions(part) for part in PARTS}
