"""A submission on a server: one call that says what is known, one that writes its rows
(``guard.functions.submitting``).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ARRAY, JSON, BigInteger, bindparam, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from clerkdesk.store.guard.own_ids import written
from clerkdesk.store.models import Base
from clerkdesk.store.types import Moment, moment


class Begun(NamedTuple):
    """What is known before a submission is stored. Of one that was sent before, ``sent`` (number
    and content_sha256, by its key) or ``known`` (number and same, by its id), and no term.
    """

    at: datetime
    sent: Mapping[str, Any] | None = None
    known: Mapping[str, Any] | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    serial: int = 0


class Stored(NamedTuple):
    """The ids of an application and of its documents, in their order."""

    application: int
    documents: list[int]


_BEGIN = (
    text(
        """
        SELECT cd_begin_submission(
          :channel, :key, :request, :stated, :third, :second, :spelt, :organisation, :submitted_at,
          :days, :series
        ) AS begun
        """
    )
    .bindparams(bindparam("submitted_at", type_=Moment()))
    .columns(begun=JSON)
)
_SUBMIT = (
    text("SELECT application, documents FROM cd_submit(:rows)")
    .bindparams(bindparam("rows", type_=JSON))
    .columns(application=BigInteger, documents=ARRAY(BigInteger))
)


def begin(session: Session, values: Mapping[str, Any]) -> Begun:
    """What is known of a submission; where nothing is, its number is drawn."""
    begun = session.connection().execute(_BEGIN, values).scalar_one()
    at = moment(datetime.fromisoformat(begun.pop("at")))
    if "serial" not in begun:
        return Begun(at, **begun)
    return Begun(
        at=at,
        due_on=date.fromisoformat(begun["due_on"]),
        due_at=moment(datetime.fromisoformat(begun["due_at"])),
        serial=begun["serial"],
    )


def submit(session: Session, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Stored:
    """Write the rows of one application; each table's as ``spelled`` has them."""
    return Stored(*session.connection().execute(_SUBMIT, {"rows": rows}).one())


def spelled(row: Base) -> dict[str, Any]:
    """A row that no session knows, as JSON has it: with what stands in a column where nobody says
    otherwise.
    """
    stated = row.__dict__
    values = {}
    for name, default in _columns(row.__tablename__):
        value = stated.get(name)
        if value is None:
            value = default
        values[name] = value.isoformat() if isinstance(value, date) else value
    return values


@cache
def _columns(table: str) -> list[tuple[str, Any]]:
    """Each that is stated, with what stands in it where nobody says."""
    columns = []
    for name in written(Base.metadata.tables[table]):
        default = Base.metadata.tables[table].columns[name].default
        plain = default.arg if isinstance(default, ScalarElementColumnDefault) else None
        columns.append((name, plain))
    return columns
