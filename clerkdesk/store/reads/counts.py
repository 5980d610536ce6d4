"""How many applications stand in the queues, from the parts of the sums (``QueueCount``)."""

from sqlalchemy import Integer, and_, bindparam, cast, func, select

from clerkdesk.domain.lifecycle import Status
from clerkdesk.domain.queues import Queue
from clerkdesk.store.reads.read import Conditions, Read, Statement
from clerkdesk.store.types import Moment
from clerkdesk.store.working_models import QueueCount

_NOW = bindparam("now", type_=Moment())
_COUNTED = {
    **{
        queue: QueueCount.status == status
        for queue, status in (
            (Queue.NEW, Status.NEW),
            (Queue.IN_PROGRESS, Status.IN_PROGRESS),
            (Queue.COMPLETED, Status.COMPLETED),
            (Queue.REFUSED, Status.REFUSED),
        )
    },
    Queue.WAITING: QueueCount.waits,
    # The decided ones have no term here.
    Queue.OVERDUE: QueueCount.due_at <= _NOW,
    Queue.DUE_TODAY: and_(
        QueueCount.due_at > _NOW,
        QueueCount.due_at < bindparam("tomorrow", type_=Moment()),
    ),
}
SUMMED = tuple(_COUNTED)
"""The queues that are counted by the sums, in the columns' order."""


def _counts(scope: Conditions) -> Statement:
    sums = [
        cast(func.coalesce(func.sum(QueueCount.count).filter(counted), 0), Integer)
        for counted in _COUNTED.values()
    ]
    return select(*sums).where(*scope)


COUNTS = Read(
    "counts",
    {"now": Moment(), "tomorrow": Moment()},
    _counts,
    scoped=True,
    scope_of=QueueCount,
)
"""One row: the numbers of the queues in ``SUMMED``."""

READS = (COUNTS,)
