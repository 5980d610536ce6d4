"""The SELECTs behind the lists: built once for each shape of filter, paged by key, never by OFFSET.

Columns come as the database stores them (``Raw``): a list converts what it paints, not what it
fetches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    case,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
    tuple_,
    type_coerce,
)
from sqlalchemy.types import NullType, TypeEngine

from clerkdesk.domain.lifecycle import WORK
from clerkdesk.domain.queues import NEWEST_FIRST, Debt, Order, Queue
from clerkdesk.store import reference_models  # noqa: F401  (a reference has its tables' types)
from clerkdesk.store.models import (
    IN_SECOND_LOOK,
    SAMPLE_WAITS,
    WAITING,
    Application,
    ApplicationLink,
    DebtAnswer,
    Event,
    Finding,
    Note,
    SampledDecision,
)
from clerkdesk.store.types import Moment

PAGE = 200
ANSWERED_KEY = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the term of what a citizen has answered: before every real one."""
UNANSWERED_KEY = datetime(2001, 1, 1, tzinfo=UTC)
"""Stands for the term of what nobody has answered after the last reminder."""
_A = Application.__table__.c
_F = Finding.__table__.c
_S = SampledDecision.__table__.c
_E = Event.__table__.c


BY_ANOTHER_INDEX = frozenset(
    {
        *(Queue.MINE, Queue.WAITING, Queue.SECOND_LOOK, Queue.SAMPLED),
        *(Queue.OVERDUE, Queue.DUE_TODAY),
    }
)
"""Lists that another index than the office's has in their order."""
_SMALL = (Queue.MINE, Queue.WAITING, Queue.SECOND_LOOK, Queue.SAMPLED)
"""Of these such an index has all rows that are counted."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which conditions a list has; the values are bound when it runs."""

    queue: Queue
    organisation: bool = False
    departments: int = 0
    """How many; 0: all"""
    services: int = 0
    district: bool = False
    holder: bool = False


class QueueRow(NamedTuple):
    """A row of the list, as stored; dates and moments in the database's own representation (see
    store.types).
    """

    id: int
    number: str
    name: str
    service: str
    place: str
    status: str
    due_on: Any
    due_at: Any
    holder_id: int | None
    waiting: bool
    subscriber_code: str | None
    masked_fin: str
    department_id: int
    submitted_at: Any
    waiting_for: str | None
    """What the citizen was asked for; None: nothing is awaited."""
    waiting_since: Any
    answered_at: Any
    """When the citizen has answered, and nobody has acted on it since; None: not."""
    open_findings: int = 0
    """What must be weighed, and has not been."""
    serious_findings: int = 0
    """Of these."""


def raw(column: Any) -> Any:
    """A column as the database stores it."""
    return type_coerce(column, NullType())


COLUMNS = (
    _A.id,
    _A.number,
    _A.name,
    _A.service,
    _A.place,
    _A.status,
    raw(_A.due_on),
    raw(_A.due_at),
    _A.holder_id,
    type_coerce(or_(_A.waiting_since.is_not(None), _A.billing_pending), NullType()),
    _A.subscriber_code,
    _A.masked_fin,
    _A.department_id,
    raw(_A.submitted_at),
    _A.waiting_for,
    raw(_A.waiting_since),
    raw(_A.answered_at),
    _A.open_findings,
    _A.serious_findings,
)


_N = Note.__table__.c
_LATER = Note.__table__.alias("later_call")
CALL_BACK = (
    _N.again_at.is_not(None),
    ~exists().where(
        _LATER.c.application_id == _N.application_id,
        _LATER.c.kind == "call",
        _LATER.c.id > _N.id,
    ),
)
"""Of notes: one that says when to call again, and nobody has called since."""
_CALLED_FOR = _A.id.in_(
    select(_N.application_id).where(*CALL_BACK, _N.again_at <= bindparam("now", type_=Moment()))
)


def conditions(queue: Queue) -> list[Any]:
    """What a queue demands of a row."""
    # Statuses are literals here, so that the partial indexes fit.
    now = bindparam("now", type_=Moment())
    tomorrow = bindparam("tomorrow", type_=Moment())
    status = {
        name: _A.status == _literal(name) for name in ("new", "in_progress", "completed", "refused")
    }
    match queue:
        case Queue.MINE:
            return [
                _A.holder_id == bindparam("me"),
                status["in_progress"],
                _A.waiting_since.is_(None),
            ]
        case Queue.WAITING:
            return [text(f"({WAITING})")]
        case Queue.SECOND_LOOK:
            looked_for = select(_F.application_id).where(text(IN_SECOND_LOOK))
            return [
                or_(_A.holder_id.is_(None), _A.holder_id != bindparam("me")),
                _A.id.in_(looked_for),
            ]
        case Queue.SAMPLED:
            # As the guard has it: who has worked on it is no second person.
            own_work = exists().where(
                _E.application_id == _S.application_id,
                _E.actor_id == bindparam("me"),
                _E.action.in_([_literal(action) for action in WORK]),
            )
            picked = select(_S.application_id).where(text(SAMPLE_WAITS), ~own_work)
            return [
                or_(status["completed"], status["refused"]),
                _A.erased_at.is_(None),
                _A.decided_by != bindparam("me"),
                _A.id.in_(picked),
            ]
        case Queue.OVERDUE:
            return [_open_literal(), _A.due_at <= now]
        case Queue.DUE_TODAY:
            return [_open_literal(), _A.due_at > now, _A.due_at < tomorrow]
        case Queue.ALL:
            return []
    return [status[queue.value]]


def _literal(value: str) -> Any:
    return literal_column(f"'{value}'")


def _open_literal() -> ColumnElement[bool]:
    return _A.status.in_((_literal("new"), _literal("in_progress")))


def _scope(shape: Shape, *, counting: bool = False) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    department: Any = _A.department_id
    service: Any = _A.service
    # A count of what is due goes by the office's index, which has all that it asks for; a list by
    # the one that is in its order.
    partial = shape.queue in (_SMALL if counting else BY_ANOTHER_INDEX)
    if partial:
        # As expressions the two cannot draw the planner away from that index.
        department = department + 0
        service = service + ""
    if shape.organisation and (not shape.departments or partial or shape.queue is Queue.ALL):
        conditions.append(_A.organisation_id == bindparam("organisation"))
    if shape.departments == 1:
        conditions.append(department == bindparam("department_0"))
    elif shape.departments:
        conditions.append(
            department.in_([bindparam(f"department_{n}") for n in range(shape.departments)])
        )
    if shape.services:
        conditions.append(service.in_([bindparam(f"service_{n}") for n in range(shape.services)]))
    if shape.district:
        conditions.append(_A.district_id == bindparam("district"))
    if shape.holder:
        conditions.append(_A.holder_id == bindparam("holder"))
    return conditions


def due(queue: Queue) -> Any:
    """By what a queue is in order: the term; of one's own, those whose citizen is to be called now
    come first; of those that wait for an answer, the ones that have it, and then the ones that
    nobody has answered after the last reminder.
    """
    if queue is Queue.MINE:
        return case((_CALLED_FOR, literal(ANSWERED_KEY, Moment())), else_=_A.due_at)
    if queue is not Queue.WAITING:
        return _A.due_at
    unanswered = _A.waiting_since < bindparam("unanswered_before", type_=Moment())
    return case(
        (_A.answered_at.is_not(None), literal(ANSWERED_KEY, Moment())),
        (unanswered, literal(UNANSWERED_KEY, Moment())),
        else_=_A.due_at,
    )


def order(queue: Queue) -> tuple[Any, ...]:
    """In which a queue stands."""
    if queue in NEWEST_FIRST:
        return _A.due_at.desc(), _A.id.desc()
    return due(queue), _A.id


@lru_cache(maxsize=256)
def page(shape: Shape, *, after: bool) -> Select[Any]:
    """``PAGE`` rows from the start, or (``after``) behind the key ``after_due``, ``after_id``."""
    statement = (
        select(*COLUMNS)
        .where(*conditions(shape.queue), *_scope(shape))
        .order_by(*order(shape.queue))
        .limit(PAGE)
    )
    if not after:
        return statement
    return statement.where(behind(shape.queue))


def behind(queue: Queue) -> ColumnElement[bool]:
    """Behind the key ``after_due``, ``after_id``."""
    key = tuple_(due(queue), _A.id)
    edge = tuple_(bindparam("after_due", type_=NullType()), bindparam("after_id"))
    return key < edge if queue in NEWEST_FIRST else key > edge


ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.SUBMITTED: (_A.submitted_at, _A.id),
    Order.NEWEST: (_A.submitted_at.desc(), _A.id.desc()),
    Order.NAME: (_A.sort_key, _A.id),
}


def _debt(state: Debt) -> ColumnElement[bool]:
    d = DebtAnswer.__table__.c
    amount = (
        select(d.amount_qepik)
        .where(
            d.application_id == _A.id, d.subscriber_code == func.coalesce(_A.subscriber_code, "")
        )
        .order_by(d.id.desc())
        .limit(1)
        .correlate(Application)
        .scalar_subquery()
    )
    match state:
        case Debt.OWED:
            return amount > 0
        case Debt.CLEAR:
            return amount <= 0
    return amount.is_(None)


_LINKED = exists().where(ApplicationLink.application_id == _A.id).correlate(Application)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list is narrowed to, beyond what the indexes of the queues know."""

    statuses: tuple[str, ...] = ()
    departments: tuple[int, ...] | None = None
    """Ids; None: all."""
    submitted_from: datetime | None = None
    submitted_before: datetime | None = None
    due_from: date | None = None
    due_to: date | None = None
    linked: bool | None = None
    debt: Debt | None = None
    decided_by: int | None = None
    """An account's id."""
    decided_from: datetime | None = None
    decided_before: datetime | None = None
    registered_from: datetime | None = None
    registered_before: datetime | None = None
    reason: str | None = None
    """Of a refusal, by its code."""
    only: tuple[int, ...] | None = None
    """Ids; None: all."""
    order: Order = Order.DUE

    def values(self) -> dict[str, Any]:
        """By the name of the bind parameter; None: not narrowed by it."""
        offices = self.departments
        # -1 is nobody's number: a choice of none shows nothing, and not everything.
        return {
            "statuses": list(self.statuses) or None,
            "offices": None if offices is None else list(offices) or [-1],
            "submitted_from": self.submitted_from,
            "submitted_before": self.submitted_before,
            "due_from": self.due_from,
            "due_to": self.due_to,
            "decided_by": self.decided_by,
            "decided_from": self.decided_from,
            "decided_before": self.decided_before,
            "registered_from": self.registered_from,
            "registered_before": self.registered_before,
            "reason": self.reason,
            "only": None if self.only is None else list(self.only) or [-1],
        }


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=Moment())


NARROWINGS: dict[str, tuple[TypeEngine[Any], ColumnElement[bool]]] = {
    "statuses": (ARRAY(String()), _A.status.in_(bindparam("statuses", expanding=True))),
    "offices": (
        ARRAY(Integer()),
        (_A.department_id + 0).in_(bindparam("offices", expanding=True)),
    ),
    "submitted_from": (Moment(), _A.submitted_at >= _moment("submitted_from")),
    "submitted_before": (Moment(), _A.submitted_at < _moment("submitted_before")),
    "due_from": (Date(), _A.due_on >= bindparam("due_from", type_=Date())),
    "due_to": (Date(), _A.due_on <= bindparam("due_to", type_=Date())),
    "decided_by": (Integer(), _A.decided_by == bindparam("decided_by")),
    "decided_from": (Moment(), _A.decided_at >= _moment("decided_from")),
    "decided_before": (Moment(), _A.decided_at < _moment("decided_before")),
    "registered_from": (Moment(), _A.registered_at >= _moment("registered_from")),
    "registered_before": (Moment(), _A.registered_at < _moment("registered_before")),
    "reason": (String(), _A.decision_reason == bindparam("reason")),
    "only": (ARRAY(BigInteger()), _A.id.in_(bindparam("only", expanding=True))),
}
"""Name of a value → its type, and what it demands of a row."""
CHOICES: dict[str, dict[Any, ColumnElement[bool]]] = {
    "linked": {True: _LINKED, False: ~_LINKED},
    "debt": {state: _debt(state) for state in Debt},
}
"""Name of a choice → what each demands of a row."""


def narrowed(shape: Shape, to: Narrowing, limit: int) -> Select[Any]:
    """The first ``limit`` rows; built each time, for it is asked for by hand."""
    statement = select(*COLUMNS).where(*conditions(shape.queue), *_scope(shape))
    for name, value in to.values().items():
        if value is not None:
            statement = statement.where(NARROWINGS[name][1])
    for name, choices in CHOICES.items():
        chosen = getattr(to, name)
        if chosen is not None:
            statement = statement.where(choices[chosen])
    return statement.order_by(*ORDERS.get(to.order, order(shape.queue))).limit(limit)


@lru_cache(maxsize=256)
def page_key(shape: Shape, *, after: bool) -> Select[Any]:
    """The key of the row behind ``skipped`` others, from the start or (``after``) from a key: an
    index scan without the rows.
    """
    statement = (
        select(raw(due(shape.queue)), _A.id)
        .where(*conditions(shape.queue), *_scope(shape))
        .order_by(*order(shape.queue))
        .limit(1)
        .offset(bindparam("skipped", type_=Integer()))
    )
    return statement.where(behind(shape.queue)) if after else statement


@lru_cache(maxsize=256)
def count(shape: Shape) -> Select[Any]:
    """The number of rows of a list."""
    return (
        select(func.count())
        .select_from(Application)
        .where(*conditions(shape.queue), *_scope(shape, counting=True))
    )


def parameters(
    organisation: int | None,
    departments: Sequence[int],
    services: Sequence[str],
    *,
    me: int | None = None,
    district: int | None = None,
    holder: int | None = None,
    now: datetime | None = None,
    tomorrow: datetime | None = None,
    unanswered_before: datetime | None = None,
) -> dict[str, Any]:
    """The values for a shape's bind parameters; unused ones do no harm."""
    return {
        "organisation": organisation,
        "me": me,
        "district": district,
        "holder": holder,
        "now": now,
        "tomorrow": tomorrow,
        "unanswered_before": unanswered_before,
        "departments": list(departments) or None,
        "services": list(services) or None,
        **{f"department_{n}": value for n, value in enumerate(departments)},
        **{f"service_{n}": value for n, value in enumerate(services)},
    }
