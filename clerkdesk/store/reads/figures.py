"""What a supervisor's figures are made of: the open applications as they stand, a day's facts over
the indexes of time, and the numbers that the worker has written of days and hours that are over.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Date,
    Integer,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    select,
    text,
)
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeEngine

from clerkdesk.domain.outcomes import Ending, QuestionKind
from clerkdesk.store.models import (
    FIGURED,
    Absence,
    AccessLog,
    Application,
    CountedDay,
    DayFigure,
    DayForecast,
    Event,
    HourState,
    Inquiry,
    OutboxMessage,
)
from clerkdesk.store.reads.read import Conditions, Read, Statement
from clerkdesk.store.types import Moment
from clerkdesk.store.working_models import DeskTiming

_A = Application
_OPEN = text("application.status IN ('new', 'in_progress')")
_BETWEEN = {"start": Moment(), "end": Moment()}
_START = bindparam("start", type_=Moment())
_END = bindparam("end", type_=Moment())
_OFFICE = (_A.department_id, _A.service)
_BILLING_SILENT = exists(Inquiry.id).where(
    Inquiry.application_id == _A.id,
    Inquiry.kind.in_([QuestionKind.ACCOUNT, QuestionKind.DEBT]),
    Inquiry.requested_at < bindparam("silent_before", type_=Moment()),
    Inquiry.outcome.is_(None),
)


def _standing(scope: Conditions) -> Statement:
    key = (
        *_OFFICE,
        _A.status,
        _A.holder_id,
        _A.waiting_since.is_not(None).label("waiting"),
        _A.due_on,
        _A.due_at,
    )
    return select(*key, func.count()).where(_OPEN, *scope).group_by(*key)


STANDING = Read("standing", {}, _standing, scoped=True)
"""The open applications by office, service, status, holder, whether the citizen is awaited, and
term: how many.
"""


def _silent(scope: Conditions) -> Statement:
    key = (*_OFFICE, _A.holder_id, _A.due_on)
    return (
        select(*key, func.count())
        .where(_OPEN, _A.holder_id.is_not(None), _A.waiting_since.is_(None), *scope)
        .where(
            _A.id.in_(
                select(Inquiry.application_id).where(
                    text("inquiry.outcome IS NULL"),
                    Inquiry.kind.in_([QuestionKind.ACCOUNT, QuestionKind.DEBT]),
                    Inquiry.requested_at < bindparam("silent_before", type_=Moment()),
                )
            )
        )
        .group_by(*key)
    )


SILENT = Read("silent", {"silent_before": Moment()}, _silent, scoped=True)
"""Of the open applications that somebody holds those for which billing has been asked since before
then and has not answered: by office, service, holder and term, how many.
"""


def _due_rows(scope: Conditions) -> Statement:
    return (
        select(
            _A.id,
            *_OFFICE,
            _A.holder_id,
            _A.waiting_since.is_not(None),
            _BILLING_SILENT.correlate(Application),
            _A.due_on,
        )
        .where(_OPEN, _A.due_on == bindparam("due_on", type_=Date()), *scope)
        .order_by(_A.due_at, _A.id)
    )


DUE_ROWS = Read("due_rows", {"due_on": Date(), "silent_before": Moment()}, _due_rows, scoped=True)
"""The open applications of one term, one by one."""


_AT_IT = (
    exists(AccessLog.id)
    .where(
        AccessLog.application_id == _A.id,
        AccessLog.staff_id == _A.holder_id,
        AccessLog.at >= bindparam("opened_since", type_=Moment()),
    )
    .correlate(Application)
)
HELD_ROWS = Read(
    "held_rows",
    {"opened_since": Moment()},
    lambda scope: (
        select(
            _A.id,
            _A.version,
            *_OFFICE,
            _A.holder_id,
            _A.due_on,
            _A.waiting_since.is_not(None) | _AT_IT,
        )
        .where(text("application.status = 'in_progress'"), _A.holder_id.is_not(None), *scope)
        .order_by(_A.due_at, _A.id)
    ),
    scoped=True,
)
"""The applications in somebody's hands, and whether they stay there: the citizen is awaited, or
their holder has looked at them since then.
"""


def _received(scope: Conditions) -> Statement:
    return (
        select(*_OFFICE, func.count())
        .where(_A.registered_at >= _START, _A.registered_at < _END, *scope)
        .group_by(*_OFFICE)
    )


RECEIVED_BY = Read("received_by", _BETWEEN, _received, scoped=True)

# By the application's own events, the last one first: by the index of time each would be looked for
# among all.
_TAKEN = (
    select(Event.at)
    .where(Event.application_id == _A.id, Event.action.in_(("take", "assign")))
    .order_by(Event.id.desc())
    .limit(1)
    .correlate(Application)
    .scalar_subquery()
)
DECISIONS = Read(
    "decisions",
    _BETWEEN,
    lambda scope: select(
        _A.organisation_id,
        *_OFFICE,
        _A.status,
        _A.decided_by,
        _A.decision_reason,
        _A.registered_at,
        _TAKEN.label("taken_at"),
        _A.decided_at,
        _A.due_at,
    ).where(_A.decided_at >= _START, _A.decided_at < _END, *scope),
    scoped=True,
)
"""The decisions of a time that stand, one by one."""


# Of a failed message the detail says event, channel and state.
_CHANNEL = case(
    (Event.action != "message", ""),
    (Event.detail.like("% sms %"), "sms"),
    else_="email",
)


def _acts(scope: Conditions) -> Statement:
    failed = Event.detail.like("% failed")
    key = (*_OFFICE, Event.action, _CHANNEL)
    return (
        select(*key, func.count())
        .join(Application, Application.id == Event.application_id)
        .where(text(FIGURED), Event.at >= _START, Event.at < _END, *scope)
        .where((Event.action != "message") | failed)
        .group_by(*key)
    )


ACTS = Read("acts", _BETWEEN, _acts, scoped=True)
"""What was reopened, undone, waited for, sent elsewhere, and the messages that failed."""
OWED = Read(
    "owed",
    _BETWEEN,
    lambda scope: (
        select(*_OFFICE, func.count())
        .join(Inquiry, Inquiry.application_id == _A.id)
        .where(
            text(f"inquiry.outcome = '{Ending.DEBT}'"),
            Inquiry.outcome_at >= _START,
            Inquiry.outcome_at < _END,
            *scope,
        )
        .group_by(*_OFFICE)
    ),
    scoped=True,
)
"""Certificates that were not printed, for something was owed."""
FAILED_BY = Read(
    "failed_by",
    {},
    lambda scope: (
        select(*_OFFICE, OutboxMessage.channel, func.count())
        .join(OutboxMessage, OutboxMessage.application_id == _A.id)
        .where(text("outbox_message.state IN ('failed', 'unclear')"), *scope)
        .group_by(*_OFFICE, OutboxMessage.channel)
    ),
    scoped=True,
)
"""The messages that have not arrived."""
UNROUTED = Read(
    "unrouted",
    {"central": Integer()},
    lambda scope: select(func.count(), func.min(_A.registered_at)).where(
        _OPEN, _A.department_id == bindparam("central"), _A.district_id.is_(None), *scope
    ),
    scoped=True,
)
"""What stands in the central queue, for nobody knows whose it is: how many, the oldest."""

_FIGURES: dict[str, TypeEngine[Any]] = {
    "organisation": Integer(),
    "offices": ARRAY(Integer()),
    "services": ARRAY(String()),
    "kinds": ARRAY(String()),
    "first": Date(),
    "last": Date(),
}
_F = DayFigure
_WITHIN = and_(
    _F.organisation_id == bindparam("organisation"),
    _F.department_id.in_(bindparam("offices", expanding=True)),
    _F.service.in_(bindparam("services", expanding=True)),
    _F.kind.in_(bindparam("kinds", expanding=True)),
    _F.day.between(bindparam("first", type_=Date()), bindparam("last", type_=Date())),
)


# Of the days between first and last, and of the offices and services that are named.
def _figures(name: str, *key: InstrumentedAttribute[Any]) -> Read:
    def build(_scope: Conditions) -> Statement:
        return select(*key, func.sum(_F.count)).where(_WITHIN).group_by(*key)

    return Read(name, _FIGURES, build)


BY_DAY = _figures("figures_by_day", _F.day, _F.kind)
BY_KEY = _figures("figures_by_key", _F.kind, _F.key)
BY_PERSON = _figures("figures_by_person", _F.staff_id, _F.kind, _F.key)
BY_PERSON_AND_DAY = _figures("figures_by_person_and_day", _F.department_id, _F.staff_id, _F.day)

COUNTED_THROUGH = Read("counted_through", {}, lambda _scope: select(func.max(CountedDay.day)))
"""The last day whose numbers are written."""
HOURS = Read(
    "hours",
    {
        "organisation": Integer(),
        "offices": ARRAY(Integer()),
        "services": ARRAY(String()),
        "moments": ARRAY(Moment()),
    },
    lambda _scope: (
        select(
            HourState.at,
            func.sum(HourState.new),
            func.sum(HourState.in_progress),
            func.sum(HourState.late),
            func.sum(HourState.due_today),
            func.sum(HourState.undelivered),
        )
        .where(
            HourState.organisation_id == bindparam("organisation"),
            HourState.at.in_(bindparam("moments", expanding=True, type_=Moment())),
            HourState.department_id.in_(bindparam("offices", expanding=True)),
            HourState.service.in_(bindparam("services", expanding=True)),
        )
        .group_by(HourState.at)
    ),
)
"""How many were open at each of these moments; none of a moment that was not looked at."""
COUNTED_HOURS = Read(
    "counted_hours",
    {"organisation": Integer(), "moments": ARRAY(Moment())},
    lambda _scope: (
        select(HourState.at)
        .where(
            HourState.organisation_id == bindparam("organisation"),
            HourState.at.in_(bindparam("moments", expanding=True, type_=Moment())),
        )
        .distinct()
    ),
)
"""Which of these moments were looked at."""
FORECASTS = Read(
    "forecasts",
    {"organisation": Integer(), "offices": ARRAY(Integer()), "first": Date(), "last": Date()},
    lambda _scope: (
        select(
            DayForecast.day,
            func.sum(DayForecast.foreseen),
            func.sum(DayForecast.late),
            func.count() - func.count(DayForecast.late),
        )
        .where(
            DayForecast.organisation_id == bindparam("organisation"),
            DayForecast.department_id.in_(bindparam("offices", expanding=True)),
            DayForecast.day.between(
                bindparam("first", type_=Date()), bindparam("last", type_=Date())
            ),
        )
        .group_by(DayForecast.day)
        .order_by(DayForecast.day)
    ),
)
"""What was forecast of each day, what became of it, and of how many offices nobody knows that."""
TIMINGS = Read(
    "desk_timings",
    {"organisation": Integer(), "since": Moment()},
    lambda _scope: (
        select(
            DeskTiming.workstation,
            DeskTiming.what,
            DeskTiming.bucket,
            cast(func.sum(DeskTiming.count), BigInteger),
        )
        .where(
            DeskTiming.organisation_id == bindparam("organisation"),
            DeskTiming.at >= bindparam("since", type_=Moment()),
        )
        .group_by(DeskTiming.workstation, DeskTiming.what, DeskTiming.bucket)
    ),
)
"""How often something took how long at each workplace, since a moment."""
AWAY = Read(
    "away",
    {"organisation": Integer(), "first": Date(), "last": Date()},
    lambda _scope: select(
        Absence.staff_id,
        Absence.from_day,
        Absence.to_day,
        Absence.kind,
        Absence.id,
        Absence.note,
        Absence.noted_by,
    ).where(
        Absence.organisation_id == bindparam("organisation"),
        Absence.ended_at.is_(None),
        Absence.from_day <= bindparam("last", type_=Date()),
        Absence.to_day >= bindparam("first", type_=Date()),
    ),
)
"""Who is not at work between two days."""

READS = (
    STANDING,
    SILENT,
    DUE_ROWS,
    HELD_ROWS,
    RECEIVED_BY,
    DECISIONS,
    ACTS,
    OWED,
    FAILED_BY,
    UNROUTED,
    BY_DAY,
    BY_KEY,
    BY_PERSON,
    BY_PERSON_AND_DAY,
    COUNTED_THROUGH,
    HOURS,
    COUNTED_HOURS,
    TIMINGS,
    FORECASTS,
    AWAY,
)
