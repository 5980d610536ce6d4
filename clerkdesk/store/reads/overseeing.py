"""What a supervisor sees of everybody's work: load, the day's figures, who looks at much."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Integer,
    Row,
    String,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import TypeEngine

from clerkdesk.domain.lifecycle import DECIDED
from clerkdesk.store.models import (
    AccessLog,
    Application,
    Caravan,
    Certificate,
    CertificatePrint,
    Document,
    Event,
    OutboxMessage,
)
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.reads.baku import BakuDate, BakuMinute
from clerkdesk.store.reads.read import Conditions, Read, Scope, Statement
from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.store.types import Moment

_IS_OPEN = Application.status.in_(("new", "in_progress"))
_NOW = bindparam("now", type_=Moment())
_IS_LATE = Application.due_at <= _NOW
_IS_DUE_TODAY = (Application.due_at > _NOW) & (
    Application.due_at < bindparam("tomorrow", type_=Moment())
)
_MOMENTS = {"now": Moment(), "tomorrow": Moment()}
_BETWEEN = {"start": Moment(), "end": Moment()}
_SINCE: dict[str, TypeEngine[Any]] = {"since": Moment()}


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _within(column: InstrumentedAttribute[object]) -> ColumnElement[bool]:
    return (column >= bindparam("start", type_=Moment())) & (
        column < bindparam("end", type_=Moment())
    )


_IS_DECIDED = _within(Application.decided_at)


OPEN = Read(
    "open",
    _MOMENTS,
    lambda scope: select(
        _number_of(Application.status == "new"),
        _number_of(Application.status == "in_progress"),
        _number_of(_IS_LATE),
        _number_of(_IS_DUE_TODAY),
        _number_of((Application.status == "in_progress") & Application.holder_id.is_(None)),
    ).where(_IS_OPEN, *scope),
    scoped=True,
)
"""How many are new, in progress, late, due today, in nobody's hands."""
HELD = Read(
    "held",
    _MOMENTS,
    lambda scope: (
        select(
            Application.holder_id,
            func.count(),
            _number_of(Application.waiting_since.is_not(None)),
            _number_of(_IS_LATE),
            _number_of(_IS_DUE_TODAY),
        )
        .where(_IS_OPEN, Application.holder_id.is_not(None), *scope)
        .group_by(Application.holder_id)
    ),
    scoped=True,
)
"""Of each holder: how many, and of these waiting, late, due today."""
DECIDED_BY = Read(
    "decided_by",
    _BETWEEN,
    lambda scope: (
        select(Application.decided_by, Application.status, func.count())
        .where(_IS_DECIDED, *scope)
        .group_by(Application.decided_by, Application.status)
    ),
    scoped=True,
)
REASONS = Read(
    "reasons",
    _BETWEEN,
    lambda scope: (
        select(Application.decision_reason, func.count())
        .where(_IS_DECIDED, Application.status == "refused", *scope)
        .group_by(Application.decision_reason)
        .order_by(func.count().desc(), Application.decision_reason)
    ),
    scoped=True,
)
"""Refusals by reason, the most frequent first."""


def _offices(scope: Conditions) -> Statement:
    late = _number_of(_IS_LATE)
    return (
        select(
            Department.code,
            Department.name,
            _number_of(Application.status == "new"),
            _number_of(Application.status == "in_progress"),
            late,
        )
        .join(Application, Application.department_id == Department.id)
        .where(_IS_OPEN, *scope)
        .group_by(Department.code, Department.name, Department.sort_key)
        .order_by(late.desc(), Department.sort_key)
    )


OFFICES = Read("offices", _MOMENTS, _offices, scoped=True)


def _applications(name: str, *conditions: ColumnElement[bool], now: bool = False) -> Read:
    return Read(
        f"day_{name}",
        {"now": Moment()} if now else _BETWEEN,
        lambda scope: select(func.count()).select_from(Application).where(*conditions, *scope),
        scoped=True,
    )


def _of_applications(
    name: str,
    table: type[Certificate | CertificatePrint | OutboxMessage],
    *conditions: ColumnElement[bool],
) -> Read:
    return Read(
        f"day_{name}",
        _BETWEEN,
        lambda scope: (
            select(func.count())
            .select_from(table)
            .where(table.application_id.in_(select(Application.id).where(*scope)), *conditions)
        ),
        scoped=True,
    )


RECEIVED = _applications("received", _within(Application.registered_at))
COMPLETED = _applications("completed", _IS_DECIDED, Application.status == "completed")
REFUSED = _applications("refused", _IS_DECIDED, Application.status == "refused")
LATE = _applications("late", _IS_OPEN, _IS_LATE, now=True)
DECIDED_LATE = _applications(
    "decided_late", _IS_DECIDED, Application.decided_at > Application.due_at
)
CERTIFICATES = _of_applications("certificates", Certificate, _within(Certificate.issued_at))
PRINTS = _of_applications("prints", CertificatePrint, _within(CertificatePrint.at))
UNDELIVERED = _of_applications(
    "undelivered",
    OutboxMessage,
    _within(OutboxMessage.queued_at),
    OutboxMessage.state.in_(("failed", "unclear")),
)

TERMS = Read(
    "terms",
    {},
    lambda scope: (
        select(
            Application.number,
            Application.service,
            Application.submitted_at,
            Application.term_working_days,
            Application.waited_days,
            Application.due_on,
        )
        .where(*scope, Application.status.not_in(sorted(DECIDED)))
        .order_by(Application.due_at, Application.id)
    ),
    scoped=True,
)
"""Of the open applications, the earliest first."""


LACKING = Read(
    "lacking",
    {"of_service": String(), "of_kind": String()},
    lambda scope: (
        select(func.count())
        .select_from(Application)
        .where(
            *scope,
            Application.service == bindparam("of_service"),
            Application.status.not_in(sorted(DECIDED)),
            ~exists().where(
                Document.application_id == Application.id,
                Document.kind == bindparam("of_kind"),
            ),
        )
    ),
    scoped=True,
)
"""How many open applications of an e-service have no document of a kind."""


def _opened(scope: Conditions, *, unacted: bool) -> Statement:
    opened = (
        select(AccessLog.staff_id, AccessLog.application_id)
        .join(Application, Application.id == AccessLog.application_id)
        .where(
            AccessLog.at >= bindparam("since", type_=Moment()),
            AccessLog.staff_id.is_not(None),
            *scope,
        )
        .distinct()
        .subquery()
    )
    touched = (
        exists(Event.id)
        .where(Event.application_id == opened.c.application_id, Event.actor_id == opened.c.staff_id)
        .correlate(opened)
    )
    statement = select(opened.c.staff_id, func.count()).group_by(opened.c.staff_id)
    return statement.where(~touched) if unacted else statement


OPENED = Read("opened", _SINCE, lambda scope: _opened(scope, unacted=False), scoped=True)
UNACTED = Read("unacted", _SINCE, lambda scope: _opened(scope, unacted=True), scoped=True)
ACTED = Read(
    "acted",
    _SINCE,
    lambda scope: (
        select(Event.actor_id, func.count(Event.application_id.distinct()))
        .join(Application, Application.id == Event.application_id)
        .where(Event.at >= bindparam("since", type_=Moment()), Event.actor_id.is_not(None), *scope)
        .group_by(Event.actor_id)
    ),
    scoped=True,
)
SEARCHED = Read(
    "searched",
    _SINCE,
    lambda _scope: (
        select(AccessLog.staff_id, func.count())
        .where(AccessLog.at >= bindparam("since", type_=Moment()), AccessLog.purpose == "search")
        .group_by(AccessLog.staff_id)
    ),
)
LISTED = Read(
    "listed",
    _SINCE,
    lambda _scope: (
        select(Caravan.taken_by, func.count())
        .where(Caravan.taken_at >= bindparam("since", type_=Moment()))
        .group_by(Caravan.taken_by)
    ),
)
"""Of each person since then: how many applications opened, opened and never acted on, acted on;
how many searches; how many of the Committee's lists were taken in, of which each is a look at
everybody in it.
"""


class Looks(NamedTuple):
    """What one person has looked at and worked on."""

    person: int
    """The account's id."""
    opened: int
    unacted: int
    acted: int
    searches: int


def looks(session: Session, scope: Scope, since: datetime) -> list[Looks]:
    """Of each person who has looked or acted since then; on PostgreSQL of the own organisation's
    people alone, in one call.
    """
    connection = session.connection()
    if reads_as_a_person(connection):
        asked = "SELECT * FROM cd_outliers(%(since)s)"
        return [Looks(*row) for row in connection.exec_driver_sql(asked, {"since": since})]
    opened = _by_person(OPENED.rows(session, scope, since=since))
    unacted = _by_person(UNACTED.rows(session, scope, since=since))
    acted = _by_person(ACTED.rows(session, scope, since=since))
    searches = _by_person(SEARCHED.rows(session, since=since))
    return [
        Looks(
            person,
            opened=opened.get(person, 0),
            unacted=unacted.get(person, 0),
            acted=acted.get(person, 0),
            searches=searches.get(person, 0),
        )
        for person in sorted(opened.keys() | unacted.keys() | acted.keys() | searches.keys())
    ]


def _by_person(rows: Sequence[Row[*tuple[Any, ...]]]) -> dict[int, int]:
    return {person: count for person, count in rows if person is not None}


_OF = bindparam("of", type_=Integer())
GIVEN = Read(
    "given",
    {**_SINCE, "of": Integer()},
    lambda _scope: (
        select(AccessLog.at, AccessLog.actor, AccessLog.given)
        .outerjoin(Staff, Staff.id == AccessLog.staff_id)
        .where(AccessLog.at >= bindparam("since", type_=Moment()), AccessLog.purpose == "report")
        .where(or_(_OF.is_(None), Staff.organisation_id == _OF))
        .order_by(AccessLog.id.desc())
    ),
)
"""What people of an organisation (None: all) took out as a file since then, the newest first."""

_DECIDED_AT = BakuMinute(Application.decided_at)
LATE_DECISIONS = Read(
    "late_decisions",
    {**_SINCE, "opens": String(), "closes": String(), "days_off": ARRAY(Date())},
    lambda scope: (
        select(
            Application.decided_by,
            Application.id,
            Application.number,
            Application.department_id,
            Application.status,
            Application.decided_at,
        )
        .where(
            Application.decided_at >= bindparam("since", type_=Moment()),
            Application.decided_by.is_not(None),
            or_(
                _DECIDED_AT < bindparam("opens"),
                _DECIDED_AT >= bindparam("closes"),
                BakuDate(Application.decided_at).in_(bindparam("days_off", expanding=True)),
            ),
            *scope,
        )
        .order_by(Application.id)
    ),
    scoped=True,
)
"""Who decided which application when, since then: before an hour and minute of Baku's clock, from
another one on, or on one of these days.
"""

READS = (
    OPEN,
    HELD,
    DECIDED_BY,
    REASONS,
    OFFICES,
    RECEIVED,
    COMPLETED,
    REFUSED,
    LATE,
    DECIDED_LATE,
    CERTIFICATES,
    PRINTS,
    UNDELIVERED,
    TERMS,
    OPENED,
    UNACTED,
    ACTED,
    SEARCHED,
    LISTED,
    GIVEN,
    LATE_DECISIONS,
)
