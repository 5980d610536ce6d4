"""The access log is cut by years: who looked at whose data is personal data, too.

The history keeps that each look was there, with its digest and in its seals; its row says no more
whose it was, and without its nonce nobody can try. From which year on the log speaks is a setting,
which stands in the history itself.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.limits import ACCESS_LOG_YEARS
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.guard import cutting
from clerkdesk.store.models import AccessLog
from clerkdesk.store.reference_models import Setting
from clerkdesk.store.types import Moment, moment
from clerkdesk.usecases import administering, reference_data
from clerkdesk.usecases.history.log_years import SINCE, first_moment
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import now

KEPT = "access_log_years"
"""The setting: so many whole years are kept beside the running one; "": all."""
_MOMENTS = (bindparam("before", type_=Moment()), bindparam("until", type_=Moment()))
_CUT = text("SELECT cd_cut_looks(:most, :before, :until)").bindparams(*_MOMENTS)
_SINCE_YEAR = text("SELECT cd_looks_since(:year)")
_STATEMENTS = (
    text(cutting.TAKEN_OUT).bindparams(_MOMENTS[0]),
    text(cutting.FORGOTTEN).bindparams(_MOMENTS[1]),
)
AT_ONCE = 20_000
"""So many rows in one transaction: an embedded file is locked for a moment only."""
_WRITTEN_WITHIN = timedelta(minutes=1)
"""So long after a look the history may have written it down. A row that near to the year's end goes
with the next year: the history's own moment says that it was cut.
"""


class Preview(NamedTuple):
    """What would be taken out."""

    year: int
    """The first one that is kept."""
    rows: int
    oldest: datetime | None
    newest: datetime | None


def preview(session: Session, year: int) -> Preview:
    """What lies before a year. Raises NotAllowed (owner_only), Invalid (access_log_year)."""
    _check(session, year)
    statement = select(func.count(), func.min(AccessLog.at), func.max(AccessLog.at))
    rows, *ends = session.execute(statement.where(AccessLog.at < _end(year))).one()
    oldest, newest = (None if each is None else moment(each) for each in ends)
    return Preview(year, rows, oldest, newest)


def begin(session: Session, year: int) -> None:
    """Write down, before the first row goes, that the log speaks from this year on. Raises as
    ``preview``.
    """
    _check(session, year)
    administering.begin(session)
    session.merge(Setting(key=SINCE, value=str(year)))


def cut(session: Session) -> int:
    """Take out the next rows of before; gives how many, 0 where none is left. Raises NotAllowed
    (CD921: neither the owner's nor the worker's).
    """
    since = session.get(Setting, SINCE)
    return 0 if since is None else _cut_before(session, int(since.value))


def cut_due(session: Session) -> int:
    """As ``cut``, up to the year that the settings make of today's; 0 where they say nothing. The
    worker's.
    """
    kept = reference_data.setting(session, KEPT)
    if kept:
        year = baku_date(now(session)).year - max(int(kept), ACCESS_LOG_YEARS)
        since = session.get(Setting, SINCE)
        oldest = session.scalar(select(func.min(AccessLog.at)))
        is_new = since is None or int(since.value) < year
        if is_new and oldest is not None and moment(oldest) < _end(year):
            _write_down(session, year)
    return cut(session)


def _write_down(session: Session, year: int) -> None:
    if is_embedded(session):
        administering.begin(session)
        session.merge(Setting(key=SINCE, value=str(year)))
        session.flush()
    else:
        session.execute(_SINCE_YEAR, {"year": year})
        session.expire_all()


def _cut_before(session: Session, year: int) -> int:
    values = {"most": AT_ONCE, "before": _end(year), "until": first_moment(year)}
    if not is_embedded(session):
        return int(session.scalar(_CUT, values) or 0)
    _require_owner(session)
    connection = session.connection()
    return max(connection.execute(statement, values).rowcount for statement in _STATEMENTS)


def _check(session: Session, year: int) -> None:
    _require_owner(session)
    latest = baku_date(now(session)).year - ACCESS_LOG_YEARS
    since = session.get(Setting, SINCE)
    earliest = int(since.value) if since is not None else 2000
    if not earliest <= year <= latest:
        raise Invalid("access_log_year", field="year", earliest=earliest, latest=latest)


def _require_owner(session: Session) -> None:
    # It is the log of both organisations.
    if not administering.owns_database(current_staff(session)):
        raise NotAllowed("owner_only")


def _end(year: int) -> datetime:
    return first_moment(year) - _WRITTEN_WITHIN
