"""The numbers of the queues are kept as parts of sums; here the parts become few again."""

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from clerkdesk.store.engine import is_embedded
from clerkdesk.store.working_models import QueueCount

_COLUMNS = QueueCount.__table__.columns
_KEY = tuple(column for column in _COLUMNS if column.name not in ("id", "count"))
_SUMS = select(*_KEY, func.sum(QueueCount.count)).group_by(*_KEY)


def sum_up(session: Session) -> None:
    """One part of each sum in the place of several: the worker's. Parts that a transaction has not
    committed yet stay as they are; nobody waits.
    """
    if not is_embedded(session):
        session.execute(select(func.cd_sum_counts()))
        return
    if session.execute(_SUMS.having(func.count() > 1).limit(1)).first() is None:
        return
    newest = session.scalar(select(func.max(QueueCount.id)))
    sums = _SUMS.where(QueueCount.id <= newest).having(func.sum(QueueCount.count) != 0)
    session.execute(insert(QueueCount).from_select([*(c.name for c in _KEY), "count"], sums))
    session.execute(delete(QueueCount).where(QueueCount.id <= newest))
