"""One application whole, in one statement: the rows of every part as one JSON value."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotFound
from clerkdesk.store.guard.case_sql import PARTS, Part
from clerkdesk.store.models import Application
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
    if dialect == "postgresql":
        given.append("'me', (SELECT row_to_json(m) FROM cd_myself() m)")
    return f"SELECT {as_object}({', '.join(given)})"


class Opened(NamedTuple):
    """What one call of a server gives."""

    parts: Parts | None
    """None: there is none in sight."""
    me: dict[str, Any]
    """Who has opened it: ``cd_myself``."""


_OPEN = """
    CALL cd_open(%(key)s::bigint, %(number)s::text, %(purpose)s::text, NULL::json)
"""


def open_at_once(session: Session, key: int | str, purpose: str) -> Opened | None:
    """An application by its id or number, behind a look that is committed before and by itself;
    None: who asks is no person on a server, and has looks and reads of its own.
    """
    if session.get_bind().dialect.name != "postgresql":
        return None
    by_number = isinstance(key, str)
    values = {
        "key": None if by_number else key,
        "number": key if by_number else None,
        "purpose": purpose,
    }
    with session.get_bind().engine.connect() as apart:
        apart.execution_options(isolation_level="AUTOCOMMIT")
        if not reads_as_a_person(apart):
            return None
        kept = apart.exec_driver_sql(_OPEN, values).scalar_one()
    if not kept:
        return Opened(None, {})
    return Opened({part: _rows(_BY_NAME[part], kept[part] or ()) for part in EVERY}, kept["me"])


def read_from_file(session: Session, key: int | str) -> Parts | None:
    """An application of an embedded file by its id or number; None: there is none."""
    connection = session.connection()
    if isinstance(key, str):
        number = (key,)
        key = connection.exec_driver_sql(_ID_OF_NUMBER, number).scalar_one_or_none() or 0
    parts = read(session, key)
    return parts if parts["application"] else None


_ID_OF_NUMBER = "SELECT id FROM application WHERE number = ?"


def application_of(parts: Parts) -> Application:
    """The row of the application itself, of no session."""
    application = Application()
    # Past the attributes' events: nothing of it is to be written.
    application.__dict__.update(parts["application"][0])
    return application


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
