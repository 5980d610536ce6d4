"""Which applications a list shows."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.queues import Debt, Order, Queue
from clerkdesk.domain.restores import LostNumber
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
    decided_by: str | None = None
    """The login of who decided it last."""
    decided_on: date | None = None
    """The day of the decision, in Baku."""
    decided_since: date | None = None
    """The first day of the decision, in Baku."""
    registered_on: date | None = None
    """The day on which it came, in Baku."""
    reason: str | None = None
    """The code of the reason of its refusal."""
    only: tuple[int, ...] | None = None
    """These applications and no others, by their ids."""
    order: Order = Order.DUE

    @property
    def narrows(self) -> bool:
        """More than the indexes of the queues know: such a list has ``NARROWED`` rows at most."""
        return self != Filter(self.queue, self.service, self.district, self.holder)


@dataclass(frozen=True, slots=True)
class Matches:
    """The rows that a search or a narrowed list shows."""

    rows: list[QueueRow]
    more: bool
    """There are more than these."""
    lost: LostNumber | None = None
    """The number that was looked for is not there, for a restore lost it."""
    newest: int | None = None
    """Only so many of the newest applications were looked through: the words are too short for an
    index; None: all were.
    """


class FilterIds(NamedTuple):
    """The ids behind a filter's names: None where it names none, -1 where there is no such one."""

    district: int | None
    holder: int | None
    decided_by: int | None


def filter_ids(session: Session, filter_: Filter) -> FilterIds:
    """The ids of a filter's district and people."""
    return FilterIds(
        district=district_id(session, filter_.district),
        holder=_staff_id(session, filter_.holder),
        decided_by=_staff_id(session, filter_.decided_by),
    )


def district_id(session: Session, code: str | None) -> int | None:
    """The id of a district; -1 where there is no such one, None for None."""
    if not code:
        return None
    return session.scalar(select(District.id).where(District.code == code)) or -1


def _staff_id(session: Session, login: str | None) -> int | None:
    if not login:
        return None
    return session.scalar(select(Staff.id).where(Staff.login == login)) or -1
