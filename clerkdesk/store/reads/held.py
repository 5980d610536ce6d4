"""An application that is about to be changed, with all that the rules ask about it."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import JSON, BigInteger, String, bindparam, column, select, text
from sqlalchemy.orm import Session

from clerkdesk.store.cross_scope import Facts
from clerkdesk.store.models import Application
from clerkdesk.store.types import Moment, moment


class Held(NamedTuple):
    """An application, locked until the end of the transaction, and what was so then."""

    application: Application
    facts: Facts
    at: datetime


_COLUMNS = Application.__table__.columns
_FACTS = column("facts", JSON())
_AT = column("at", Moment())
# By name: an upgraded server has them in another order.
_KEPT = ", ".join(f"(h.kept).{each.name}" for each in _COLUMNS)
_HOLD = select(Application, _FACTS, _AT).from_statement(
    text(f"SELECT {_KEPT}, h.facts, h.at FROM cd_hold(:id, :number) AS h")
    .bindparams(bindparam("id", type_=BigInteger()), bindparam("number", type_=String()))
    .columns(*_COLUMNS, _FACTS, _AT)
)


def hold(session: Session, key: int | str) -> Held | None:
    """The application of a person on PostgreSQL, by id or number, once nobody else changes it;
    None: there is none that the person may change.
    """
    by_number = isinstance(key, str)
    values = {"id": None if by_number else key, "number": key if by_number else None}
    options = {"populate_existing": True}
    row = session.execute(_HOLD, values, execution_options=options).first()
    if row is None:
        return None
    application, facts, at = row
    return Held(application, Facts(**facts), moment(at))
