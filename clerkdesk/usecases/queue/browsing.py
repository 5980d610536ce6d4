"""What the lists show: reads that answer with frozen rows, never with records."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date, baku_midnight
from clerkdesk.domain.outcomes import QuestionKind
from clerkdesk.domain.queues import IN_ANOTHER_ORDER, Queue
from clerkdesk.store import statements
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import (
    AccountAnswer,
    DebtAnswer,
    Event,
    Inquiry,
    OutboxMessage,
    PersonAnswer,
)
from clerkdesk.store.reads import cases, lists
from clerkdesk.store.reads import counts as counted
from clerkdesk.store.reads.news import BY_INDEX
from clerkdesk.store.reference_models import Department
from clerkdesk.store.statements import PAGE, Narrowing, QueueRow, Shape
from clerkdesk.store.types import moment
from clerkdesk.usecases.identity import current_staff, scope
from clerkdesk.usecases.messages import reminders
from clerkdesk.usecases.queue.filters import Filter, Matches, filter_ids
from clerkdesk.usecases.queue.names import Holder, Labels, department_names, holders, labels
from clerkdesk.usecases.queue.rows import Known
from clerkdesk.usecases.queue.searching import search
from clerkdesk.usecases.unit_of_work import alone, now

NARROWED = 500
"""A narrowed list is as long as this at most."""

_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands where a statement has no use for the time."""
_WITH_LOOKS = (Queue.MINE, Queue.SECOND_LOOK)
_OF_ALL = (Queue.NEW, Queue.IN_PROGRESS, Queue.COMPLETED, Queue.REFUSED)
_BY_THE_CLOCK = (Queue.MINE, Queue.OVERDUE, Queue.DUE_TODAY)
_SERVER_COUNT = """cd_count(
    '{}',
    CAST(:services AS text[]),
    CAST(:district AS integer),
    CAST(:holder AS integer),
    CAST(:tomorrow AS timestamptz)
)"""


class Bound(NamedTuple):
    """A filter within the actor's scope, as a statement takes it."""

    shape: Shape
    values: dict[str, Any]
    """By the name of the bind parameter."""


def bound(session: Session, filter_: Filter) -> Bound:
    """Which statement a list needs, and its values; what narrows it further is ``Narrowing``'s."""
    actor = current_staff(session)
    departments = sorted(actor.departments)
    if departments and filter_.queue is not Queue.ALL:
        services = actor.named_services
    else:
        services = sorted(actor.services)
    if filter_.service:
        # A service that one may not see is a list without rows, not one without the filter.
        out_of_scope = services and filter_.service not in services
        services = ["-"] if out_of_scope else [filter_.service]
    at = now(session) if filter_.queue in _BY_THE_CLOCK else _NO_MOMENT
    ids = filter_ids(session, filter_)
    waits = filter_.queue is Queue.WAITING
    shape = Shape(
        queue=filter_.queue,
        organisation=actor.organisation_id is not None,
        departments=len(departments),
        services=len(services),
        district=bool(filter_.district),
        holder=bool(filter_.holder),
    )
    values = statements.parameters(
        actor.organisation_id,
        departments,
        services,
        me=actor.id if actor.id is not None else -1,
        district=ids.district,
        holder=ids.holder,
        now=at,
        tomorrow=_tomorrow(at),
        unanswered_before=reminders.unanswered_before(session, actor.organisation_id)
        if waits
        else None,
    )
    return Bound(shape, values)


class PageKey(NamedTuple):
    """The last row of a page, behind which the next one begins."""

    due_at: Any
    """In the database's own representation."""
    id: int


def page(session: Session, filter_: Filter, after: tuple[Any, int] | None = None) -> list[QueueRow]:
    """Up to ``PAGE`` rows from the start, or behind the row whose ``PageKey`` is ``after``."""
    shape, values = bound(session, filter_)
    if after is not None:
        values |= {"after_due": after[0], "after_id": after[1]}
    rows = lists.page(session, shape, values, after=after is not None)
    return [QueueRow._make(row) for row in rows]


def narrowed(session: Session, filter_: Filter, limit: int = NARROWED) -> Matches:
    """The first rows of a list that is narrowed by more than queue, service, district, holder."""
    shape, values = bound(session, filter_)
    # One more than is shown tells that there are more, without a count.
    narrowing = _narrowing(session, filter_)
    given = lists.narrowed(session, shape, values, narrowing, limit=limit + 1)
    rows = [QueueRow._make(row) for row in given]
    return Matches(rows[:limit], len(rows) > limit)


def _narrowing(session: Session, filter_: Filter) -> Narrowing:
    departments = None
    if filter_.departments:
        statement = select(Department.id).where(Department.code.in_(filter_.departments))
        departments = tuple(session.scalars(statement))
    submitted_from = filter_.submitted_from
    submitted_to = filter_.submitted_to
    decided_on = filter_.decided_on
    decided_from = decided_on or filter_.decided_since
    registered_on = filter_.registered_on
    return Narrowing(
        statuses=filter_.statuses,
        departments=departments,
        submitted_from=baku_midnight(submitted_from) if submitted_from else None,
        submitted_before=baku_midnight(submitted_to, 1) if submitted_to else None,
        due_from=filter_.due_from,
        due_to=filter_.due_to,
        linked=filter_.linked,
        debt=filter_.debt,
        decided_by=filter_ids(session, filter_).decided_by,
        decided_from=baku_midnight(decided_from) if decided_from else None,
        decided_before=baku_midnight(decided_on, 1) if decided_on else None,
        registered_from=baku_midnight(registered_on) if registered_on else None,
        registered_before=baku_midnight(registered_on, 1) if registered_on else None,
        reason=filter_.reason,
        only=filter_.only,
        order=filter_.order,
    )


@alone
def block(
    session: Session, filter_: Filter, number: int, known: Known | None = None
) -> list[QueueRow]:
    """The rows of a list's block of ``PAGE`` (0: the first), at their distance from an earlier
    block that is ``known``, or from the start: index entries are passed over, and no rows read.
    """
    if number == 0:
        return page(session, filter_)
    key = None
    between = number
    # Where the order is another than the term's, a row does not say its key.
    if known is not None and filter_.queue not in IN_ANOTHER_ORDER:
        key = PageKey(known.last.due_at, known.last.id)
        between -= known.block + 1
    if between:
        key = page_key(session, filter_, between * PAGE - 1, key)
    return [] if key is None else page(session, filter_, key)


def page_key(
    session: Session, filter_: Filter, skipped: int, after: tuple[Any, int] | None = None
) -> PageKey | None:
    """The key of the row behind ``skipped`` others, from the start or from another key; None: the
    list is shorter.
    """
    shape, values = bound(session, filter_)
    values["skipped"] = skipped
    if after is not None:
        values |= {"after_due": after[0], "after_id": after[1]}
    rows = lists.page_key(session, shape, values, after=after is not None)
    return PageKey(*rows[0]) if rows else None


@alone
def count(session: Session, filter_: Filter) -> int:
    """The exact number of rows of a queue, narrowed to a service, district or holder."""
    if not filter_.district and not filter_.holder and filter_.queue not in BY_INDEX:
        return _summed(session, filter_.service)[filter_.queue]
    if not is_embedded(session):
        return _server_counts(session, filter_, [filter_.queue])[0]
    shape, values = bound(session, filter_)
    rows: int = session.connection().execute(statements.count(shape), values).scalar_one()
    return rows


@alone
def counts(session: Session, service: str | None = None) -> dict[Queue, int]:
    """The exact number of every queue of the sidebar."""
    numbers = _summed(session, service)
    if is_embedded(session):
        return numbers | {queue: count(session, Filter(queue, service)) for queue in BY_INDEX}
    own = _server_counts(session, Filter(Queue.ALL, service), BY_INDEX)
    return numbers | dict(zip(BY_INDEX, own))


def _summed(session: Session, service: str | None) -> dict[Queue, int]:
    """The exact numbers of the queues that are kept as sums, and of all together."""
    within = scope(current_staff(session))
    if service:
        # A service that one may not see is a list without rows, not one without the filter.
        seen = within.services is None or service in within.services
        within = within._replace(services=[service] if seen else [])
    at = now(session)
    return _with_all(counted.COUNTS.rows(session, within, now=at, tomorrow=_tomorrow(at))[0])


def _with_all(sums: Sequence[int]) -> dict[Queue, int]:
    numbers = dict(zip(counted.SUMMED, sums))
    numbers[Queue.ALL] = sum(numbers[queue] for queue in _OF_ALL)
    return numbers


def counts_of(sums: Sequence[int], own: Sequence[int]) -> dict[Queue, int]:
    """The same as ``counts`` of numbers that were read: of ``reads.counts.SUMMED`` and of
    ``reads.news.BY_INDEX``.
    """
    return _with_all(sums) | dict(zip(BY_INDEX, own))


def _server_counts(session: Session, filter_: Filter, queues: Sequence[Queue]) -> list[int]:
    """The numbers of several queues of one filter, in one statement."""
    actor = current_staff(session)
    services = actor.named_services if actor.departments else None
    if filter_.service:
        services = [filter_.service]
    ids = filter_ids(session, filter_)
    values = {
        "services": services,
        "district": ids.district,
        "holder": ids.holder,
        "tomorrow": _tomorrow(now(session)) if Queue.DUE_TODAY in queues else None,
    }
    columns = ", ".join(_SERVER_COUNT.format(queue.value) for queue in queues)
    row = session.execute(text(f"SELECT {columns}"), values).one()
    return [int(number) for number in row]


def _tomorrow(at: datetime) -> datetime:
    return baku_midnight(baku_date(at), 1)


def first(session: Session, filter_: Filter, limit: int) -> list[QueueRow]:
    """The first ``limit`` rows, page by page."""
    last_page = page(session, filter_)
    rows = last_page
    while len(last_page) == PAGE and len(rows) < limit:
        read = len(rows) // PAGE
        last_page = block(session, filter_, read, Known(read - 1, rows[-1]))
        rows = rows + last_page
    return rows[:limit]


def change_token(session: Session) -> tuple[int, ...]:
    """Changes with anything a window shows; look-ups in primary keys, and of what waits."""
    if not is_embedded(session):
        # Past row-level security, which would look for the newest row that one may see.
        return tuple(session.scalars(select(func.cd_stamp())).one())
    tables = (PersonAnswer, AccountAnswer, DebtAnswer, OutboxMessage, Inquiry)
    # Who looks changes nothing that others see.
    event = select(Event.id).where(Event.person_id.is_(None)).order_by(Event.id.desc()).limit(1)
    waiting = select(func.count()).where(
        Inquiry.outcome.is_(None), Inquiry.kind == QuestionKind.FINDINGS
    )
    return (
        session.scalar(event) or 0,
        *[session.scalar(select(func.max(table.id))) or 0 for table in tables],
        session.scalar(waiting) or 0,
    )


class Answered(NamedTuple):
    """An application whose citizen has answered."""

    id: int
    number: str


def answered(session: Session) -> list[Answered]:
    """What one holds and a citizen has answered, the newest answer last."""
    me = current_staff(session).id
    return [Answered(*row) for row in cases.ANSWERED.rows(session, me=me)]


def call_backs(session: Session) -> dict[int, datetime]:
    """When the citizens of what one holds are to be called again, by the application's id."""
    me = current_staff(session).id
    return {key: moment(at) for key, at in cases.CALL_BACKS.rows(session, me=me)}


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
    call_backs: dict[int, datetime]
    """Of one's own work: the application's id and when its citizen is to be called again, also
    later on.
    """
    unanswered_before: datetime | None
    """Who was asked before this instant has not answered after the last reminder either; None: in
    this list nobody is reminded.
    """
    looked_at: frozenset[int]
    """Ids of the applications in scope on which a second person is to look."""


@alone
def first_page(session: Session, filter_: Filter) -> FirstPage:
    """How long a queue is, its first rows, and the names that they need."""
    return FirstPage(
        total=count(session, filter_),
        rows=page(session, filter_),
        holders=holders(session),
        departments=department_names(session),
        call_backs=call_backs(session) if filter_.queue is Queue.MINE else {},
        unanswered_before=reminders.unanswered_before(
            session, current_staff(session).organisation_id
        )
        if filter_.queue is Queue.WAITING
        else None,
        looked_at=looked_at(session) if filter_.queue in _WITH_LOOKS else frozenset(),
    )


def looked_at(session: Session) -> frozenset[int]:
    """The applications in scope on which a second person is to look."""
    return frozenset(cases.LOOKED_AT.scalars(session, scope(current_staff(session))))


class NarrowedList(NamedTuple):
    """A narrowed list, with the names behind the ids of its rows."""

    matches: Matches
    holders: dict[int, Holder]
    """By the account's id."""
    departments: dict[int, str]
    """Names by id."""


@alone
def narrowed_list(session: Session, filter_: Filter) -> NarrowedList:
    """The first ``NARROWED`` rows of a list that a filter narrows, and the names that they need."""
    return NarrowedList(
        matches=narrowed(session, filter_),
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
        filter_ = Filter(Queue.ALL, service, statuses=tuple(statuses))
        matches = search(session, query, filter_, limit=limit)
        return NamedRows(matches.rows, names, matches.more)
    queues = [Queue(status) for status in statuses] or [Queue.ALL]
    rows: list[QueueRow] = []
    for queue in queues:
        rows += first(session, Filter(queue, service), limit + 1)
    return NamedRows(rows[:limit], names, len(rows) > limit)
