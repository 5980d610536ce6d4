"""A submission on a server: one call that says what is known, one that writes its rows
(``guard.functions.submitting``).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ARRAY, JSON, BigInteger, ColumnDefault, bindparam, text
from sqlalchemy.orm import Session

from clerkdesk.store.guard.functions.submitting import written
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
          :channel, :key, :request, :stated, :second, :spelt, :organisation, :submitted_at, :days,
          :series
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
    values = {}
    for name in written(row.__table__):  # type: ignore[arg-type]
        value = getattr(row, name)
        default = row.__table__.columns[name].default
        if value is None and isinstance(default, ColumnDefault) and default.is_scalar:
            value = default.arg
        values[name] = value.isoformat() if isinstance(value, date) else value
    return values
