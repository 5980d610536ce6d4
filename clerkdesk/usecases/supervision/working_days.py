"""The working calendar as an administrator reads it: a year's days off and days moved, and what
another decision would change.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.store.reads import overseeing
from clerkdesk.store.reference_models import CalendarOverride
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import require_administrator, scope


class CalendarDay(NamedTuple):
    """A day that is off on a weekday, or worked on a weekend, or that an act decides."""

    on: date
    working: bool
    reason: str
    """The holiday's name, "moved", or the act."""
    source: str
    """package (the public holidays that the program knows) or act"""
    decided_by: str | None
    """Who entered the act; None: nobody, or before this was kept."""


class MovedTerm(NamedTuple):
    """An open application whose term a decision moves."""

    number: str
    service: str
    before: date
    after: date


def of_year(session: Session, year: int) -> list[CalendarDay]:
    """The days of a year that are other than their weekday says, and all that acts decide."""
    acts = {row.on: row for row in session.scalars(select(CalendarOverride)) if row.on.year == year}
    calendar = reference_data.calendar(session)
    days = []
    for on in _days(year):
        if on in acts:
            row = acts[on]
            days.append(CalendarDay(on, row.is_working, row.act, "act", row.decided_by))
        elif calendar.is_working(on) != (on.weekday() < 5):
            days.append(
                CalendarDay(on, calendar.is_working(on), calendar.reason(on), "package", None)
            )
    return days


def _days(year: int) -> Iterator[date]:
    on = date(year, 1, 1)
    while on.year == year:
        yield on
        on += timedelta(days=1)


def moved_by(session: Session, on: date, working: bool) -> list[MovedTerm]:
    """The open applications in the administrator's sight whose term would move if the day were
    worked, or not; the earliest term first. Raises NotAllowed.
    """
    actor = require_administrator(session)
    calendar = reference_data.calendar(session, actor.organisation_id).with_day(on, working)
    rows = overseeing.TERMS.rows(session, scope(actor))
    moved = []
    for number, service, submitted_at, days, waited, before in rows:
        after = calendar.due_on(submitted_at, days, waited)
        if after != before:
            moved.append(MovedTerm(number, service, before, after))
    return moved
