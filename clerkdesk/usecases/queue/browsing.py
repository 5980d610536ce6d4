"""What the lists show: reads that answer with frozen rows, never with records."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.queues import Debt, Order, Queue
from clerkdesk.store import statements
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import (
    AccountAnswer,
    DebtAnswer,
    Event,
    OutboxMessage,
    PersonAnswer,
)
from clerkdesk.store.reference_models import Department
from clerkdesk.store.statements import PAGE, Narrowing, QueueRow, Shape
from clerkdesk.store.types import moment
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.queue.filters import Filter as Filter
from clerkdesk.usecases.queue.filters import Found as Found
from clerkdesk.usecases.queue.filters import filter_ids
from clerkdesk.usecases.queue.names import Holder as Holder
from clerkdesk.usecases.queue.names import Labels as Labels
from clerkdesk.usecases.queue.names import department_names as department_names
from clerkdesk.usecases.queue.names import holders as holders
from clerkdesk.usecases.queue.names import labels as labels
from clerkdesk.usecases.queue.searching import SEARCH_LIMIT as SEARCH_LIMIT
from clerkdesk.usecases.queue.searching import is_personal as is_personal
from clerkdesk.usecases.queue.searching import recent as recent
from clerkdesk.usecases.queue.searching import search as search
from clerkdesk.usecases.unit_of_work import now

__all__ = [
    "narrowed_list",
    "named_rows",
    "first_page",
    "NarrowedList",
    "NamedRows",
    "Holder",
    "FirstPage",
    "change_token",
    "PAGE",
    "Debt",
    "Filter",
    "Found",
    "Labels",
    "Order",
    "Queue",
    "QueueRow",
    "page_keys",
    "count",
    "counts",
    "department_names",
    "first",
    "holders",
    "is_personal",
    "labels",
    "moment",
    "narrowed",
    "page",
    "recent",
    "search",
]
NARROWED = 500


_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands where a statement has no use for the time."""


def _bound(session: Session, wanted: Filter) -> tuple[Shape, dict[str, Any]]:
    actor = current_staff(session)
    departments = sorted(actor.departments)
    services = (
        actor.named_services
        if departments and wanted.queue is not Queue.ALL
        else sorted(actor.services)
    )
    if wanted.service:
        services = [wanted.service] if not services or wanted.service in services else ["-"]
    at = now(session) if wanted.queue in (Queue.OVERDUE, Queue.DUE_TODAY) else _NO_MOMENT
    ids = filter_ids(session, wanted)
    shape = Shape(
        queue=wanted.queue,
        organisation=actor.organisation_id is not None,
        departments=len(departments),
        services=len(services),
        district=bool(wanted.district),
        holder=bool(wanted.holder),
    )
    values = statements.parameters(
        actor.organisation_id,
        departments,
        services,
        me=actor.id if actor.id is not None else -1,
        district=ids["district"],
        holder=ids["holder"],
        now=at,
        tomorrow=_tomorrow(at),
    )
    return shape, values


def page(session: Session, wanted: Filter, after: tuple[Any, int] | None = None) -> list[QueueRow]:
    """Up to ``PAGE`` rows from the start, or behind the row whose (due_at, id) is ``after``."""
    shape, values = _bound(session, wanted)
    if after is not None:
        values |= {"after_due": after[0], "after_id": after[1]}
    return [
        QueueRow._make(row)
        for row in session.connection().execute(
            statements.page(shape, after=after is not None), values
        )
    ]


def narrowed(session: Session, wanted: Filter, limit: int = NARROWED) -> Found:
    """The first rows of a list that is narrowed by more than queue, service, district and holder."""
    shape, values = _bound(session, wanted)
    to = _narrowing(session, wanted)
    rows = [
        QueueRow._make(row)
        for row in session.connection().execute(statements.narrowed(shape, to, limit + 1), values)
    ]
    return Found(rows[:limit], len(rows) > limit)


def _narrowing(session: Session, wanted: Filter) -> Narrowing:
    departments = None
    if wanted.departments:
        departments = tuple(
            session.scalars(select(Department.id).where(Department.code.in_(wanted.departments)))
        )
    return Narrowing(
        statuses=wanted.statuses,
        departments=departments,
        submitted_from=_midnight(wanted.submitted_from),
        submitted_before=_midnight(wanted.submitted_to, 1),
        due_from=wanted.due_from,
        due_to=wanted.due_to,
        linked=wanted.linked,
        debt=wanted.debt,
        order=wanted.order,
    )


def _midnight(on: date | None, days: int = 0) -> datetime | None:
    """When the day begins in Baku; ``days`` later."""
    return (
        None
        if on is None
        else datetime.combine(on + timedelta(days=days), datetime.min.time(), BAKU)
    )


def page_keys(session: Session, wanted: Filter) -> list[tuple[Any, int]]:
    """The keys behind which page 1, 2, … begin (page 0 needs none)."""
    shape, values = _bound(session, wanted)
    return [
        (due_at, key)
        for due_at, key in session.connection().execute(statements.page_keys(shape), values)
    ]


def count(session: Session, wanted: Filter) -> int:
    """The exact number of rows of an unfiltered queue or a filtered one."""
    if not is_embedded(session):
        return _server_counts(session, wanted, [wanted.queue])[0]
    shape, values = _bound(session, wanted)
    return session.connection().execute(statements.count(shape), values).scalar_one()  # type: ignore[no-any-return]


def counts(session: Session, service: str | None = None) -> dict[Queue, int]:
    """The exact number of every queue of the sidebar."""
    found = dict.fromkeys(Queue, 0)
    by_index = [
        Queue.MINE,
        Queue.WAITING,
        Queue.NEW,
        Queue.IN_PROGRESS,
        Queue.OVERDUE,
        Queue.DUE_TODAY,
    ]
    if is_embedded(session):
        found |= {queue: count(session, Filter(queue, service)) for queue in by_index}
    else:
        found |= dict(zip(by_index, _server_counts(session, Filter(Queue.ALL, service), by_index)))
    shape, values = _bound(session, Filter(Queue.ALL, service))
    for status, number in session.connection().execute(statements.closed_counts(shape), values):
        found[Queue(status)] = int(number)
    found[Queue.ALL] = sum(
        found[queue] for queue in (Queue.NEW, Queue.IN_PROGRESS, Queue.COMPLETED, Queue.REFUSED)
    )
    return found


def _server_counts(session: Session, wanted: Filter, queues: list[Queue]) -> list[int]:
    """The numbers of several queues of one filter, in one statement."""
    actor = current_staff(session)
    services = (
        [wanted.service] if wanted.service else actor.named_services if actor.departments else None
    )
    bounds = filter_ids(session, wanted)
    values = {
        "services": services,
        **bounds,
        "tomorrow": _tomorrow(now(session)) if Queue.DUE_TODAY in queues else None,
    }
    call = "cd_count('{}', CAST(:services AS text[]), CAST(:district AS integer), CAST(:holder AS integer), CAST(:tomorrow AS timestamptz))"
    row = session.execute(
        text("SELECT " + ", ".join(call.format(queue.value) for queue in queues)), values
    ).one()
    return [int(number) for number in row]


def _tomorrow(at: datetime) -> datetime:
    return datetime.combine(
        at.astimezone(BAKU).date() + timedelta(days=1), datetime.min.time(), BAKU
    )


def first(session: Session, wanted: Filter, limit: int) -> list[QueueRow]:
    """The first ``limit`` rows, page by page."""
    found = page(session, wanted)
    while len(found) < limit and len(found) % PAGE == 0 and found:
        more = page(session, wanted, (found[-1].due_at, found[-1].id))
        if not more:
            break
        found += more
    return found[:limit]


def change_token(session: Session) -> tuple[int, ...]:
    """Changes with anything a window shows; five look-ups in primary keys."""
    if not is_embedded(session):
        # Past row-level security, which would look for the newest row that one may see.
        return tuple(session.scalars(select(func.cd_stamp())).one())
    tables = (Event, PersonAnswer, AccountAnswer, DebtAnswer, OutboxMessage)
    return tuple(session.scalar(select(func.max(table.id))) or 0 for table in tables)


class FirstPage(NamedTuple):
    """The start of a list, with the names behind the ids of its rows."""

    total: int
    """Of the whole list, exact."""
    rows: list[QueueRow]
    """At most ``PAGE``."""
    holders: dict[int, Holder]
    """By the account's id."""
    departments: dict[int, str]
    """Names by id."""


def first_page(session: Session, filter_: Filter) -> FirstPage:
    """How long a queue is, its first rows, and the names that they need."""
    return FirstPage(
        total=count(session, filter_),
        rows=page(session, filter_),
        holders=holders(session),
        departments=department_names(session),
    )


class NarrowedList(NamedTuple):
    """A narrowed list, with the names behind the ids of its rows."""

    found: Found
    holders: dict[int, Holder]
    """By the account's id."""
    departments: dict[int, str]
    """Names by id."""


def narrowed_list(session: Session, filter_: Filter) -> NarrowedList:
    """The first ``NARROWED`` rows of a list that a filter narrows, and the names that they need."""
    return NarrowedList(
        found=narrowed(session, filter_),
        holders=holders(session),
        departments=department_names(session),
    )


class NamedRows(NamedTuple):
    """Rows with the names behind their ids, for where a list is printed."""

    rows: list[QueueRow]
    labels: Labels
    more: bool
    """There are more than these."""


def named_rows(
    session: Session, statuses: list[str], service: str | None, query: str, limit: int
) -> NamedRows:
    """Up to ``limit`` applications of the statuses (none: of all) and the service (None: of both).

    With a query they are its results, newest first; without one they come status by status in the
    queues' order. A query that is a FIN or a mobile number is logged, and needs a transaction that
    may write.
    """
    names = labels(session)
    if query:
        result = search(
            session, query, Filter(Queue.ALL, service, statuses=tuple(statuses)), limit=limit
        )
        return NamedRows(result.rows, names, result.more)
    queues = [Queue(status) for status in statuses] or [Queue.ALL]
    rows: list[QueueRow] = []
    for queue in queues:
        rows += first(session, Filter(queue, service), limit + 1)
    return NamedRows(rows[:limit], names, len(rows) > limit)
