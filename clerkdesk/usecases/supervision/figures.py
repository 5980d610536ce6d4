"""A day's numbers, counted over the indexes of time: of days that are over by the worker, which
writes them down, and of today by whoever looks.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.figures import Kind, bucket_of, office_minutes
from clerkdesk.domain.lifecycle import Status
from clerkdesk.store.reads import figures
from clerkdesk.store.reads.read import Scope


class Figure(NamedTuple):
    """Of what there is a number."""

    department_id: int
    service: str
    kind: str
    key: str = ""
    staff_id: int = 0


class Span(NamedTuple):
    """From one instant to another, the end not included."""

    start: datetime
    end: datetime


_ACTS = {"reopen": Kind.REOPENED, "undo": Kind.UNDONE, "wait": Kind.WAITED}


def count(
    session: Session, scope: Scope, span: Span, calendars: Mapping[int, WorkingCalendar]
) -> Counter[Figure]:
    """The numbers of a span; ``calendars``: of each organisation in scope."""
    counted = Counter[Figure]()
    values = span._asdict()
    for department, service, number in figures.RECEIVED_BY.rows(session, scope, **values):
        counted[Figure(department, service, Kind.RECEIVED)] += number
    _count_decisions(session, scope, span, calendars, counted)
    for department, service, act, channel, number in figures.ACTS.rows(session, scope, **values):
        if act == "message":
            counted[Figure(department, service, Kind.FAILED, channel)] += number
        elif act in _ACTS:
            counted[Figure(department, service, _ACTS[act])] += number
    for department, service, number in figures.OWED.rows(session, scope, **values):
        counted[Figure(department, service, Kind.DEBT)] += number
    return counted


def _count_decisions(
    session: Session,
    scope: Scope,
    span: Span,
    calendars: Mapping[int, WorkingCalendar],
    counted: Counter[Figure],
) -> None:
    for row in figures.DECISIONS.rows(session, scope, **span._asdict()):
        organisation, department, service, status, person, reason = row[:6]
        registered_at, taken_at, decided_at, due_at = row[6:]
        minutes = partial(office_minutes, calendars[organisation], end=decided_at)
        keys = [(Kind.MINUTES, bucket_of(minutes(start=registered_at)))]
        if status == Status.REFUSED:
            keys.append((Kind.REFUSED, reason or ""))
        else:
            keys.append((Kind.COMPLETED, ""))
        if decided_at > due_at:
            keys.append((Kind.LATE, ""))
        if taken_at is not None:
            keys.append((Kind.HANDLING, bucket_of(minutes(start=taken_at))))
        for kind, key in keys:
            counted[Figure(department, service, kind, key, person or 0)] += 1
