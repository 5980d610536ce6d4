"""The access log is cut by years: who looked at whose data is personal data, too.

The history keeps that each look was there, with its digest and in its seals; its row says no more
whose it was. From which year on the log speaks is a setting, which stands in the history itself.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.limits import ACCESS_LOG_YEARS
from clerkdesk.store.models import AccessLog
from clerkdesk.store.reference_models import Setting
from clerkdesk.store.types import moment
from clerkdesk.usecases import administering
from clerkdesk.usecases.history.log_years import SINCE, first_moment
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import now

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
    (owner_only).
    """
    _require_owner(session)
    since = session.get(Setting, SINCE)
    if since is None:
        return 0
    old = (
        select(AccessLog.id)
        .where(AccessLog.at < _end(int(since.value)))
        .order_by(AccessLog.id)
        .limit(AT_ONCE)
    )
    gone = session.connection().execute(delete(AccessLog).where(AccessLog.id.in_(old)))
    return int(gone.rowcount)


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
