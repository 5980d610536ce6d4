"""Which applications a list shows."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.queues import Debt, Order, Queue
from clerkdesk.store.reference_models import District, Staff
from clerkdesk.store.statements import QueueRow


@dataclass(frozen=True, slots=True)
class Filter:
    """Which applications a list shows, beyond the actor's own scope."""

    queue: Queue = Queue.ALL
    service: str | None = None
    district: str | None = None
    """A district's code."""
    holder: str | None = None
    """A login."""
    statuses: tuple[str, ...] = ()
    """Only these."""
    departments: tuple[str, ...] = ()
    """Codes of offices; empty: all in scope."""
    submitted_from: date | None = None
    submitted_to: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    linked: bool | None = None
    """Whether it shares a person, an address, a code or a file with another one."""
    debt: Debt | None = None
    order: Order = Order.DUE

    @property
    def narrows(self) -> bool:
        """More than the indexes of the queues know: such a list is as long as ``NARROWED`` at most."""
        return self != Filter(self.queue, self.service, self.district, self.holder)


@dataclass(frozen=True, slots=True)
class Found:
    rows: list[QueueRow]
    more: bool
    """There are more than these."""


def filter_ids(session: Session, wanted: Filter) -> dict[str, int | None]:
    """The ids behind a filter's district and holder; -1 where there is no such one."""
    district = (
        session.scalar(select(District.id).where(District.code == wanted.district)) or -1
        if wanted.district
        else None
    )
    holder = (
        session.scalar(select(Staff.id).where(Staff.login == wanted.holder)) or -1
        if wanted.holder
        else None
    )
    return {"district": district, "holder": holder}
