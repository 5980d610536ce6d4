"""The working calendar as an administrator reads it: a year's days off and days moved, and what
another decision would change.
"""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.store.reads import overseeing
from clerkdesk.store.reference_models import CalendarDay as Row
from clerkdesk.store.reference_models import CalendarOverride, OrganisationDay
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import require_administrator, scope
from clerkdesk.usecases.unit_of_work import now


class CalendarDay(NamedTuple):
    """A day that is off on a weekday, or worked on a weekend, or that an act decides."""

    on: date
    working: bool
    reason: str
    """The holiday's name, "moved", or the act."""
    source: str
    """package (the public holidays that the program knows), act or organisation"""
    decided_by: str | None
    """Who entered the act, or the organisation's own day; None: nobody, or before this was kept."""


class MovedTerm(NamedTuple):
    """An open application whose term a decision moves."""

    number: str
    service: str
    before: date
    after: date


def of_year(session: Session, year: int) -> list[CalendarDay]:
    """The days of a year that are other than their weekday says, and all that acts and
    the own organisation decide, the newest decision included, which the worker has yet to write
    into the calendar.
    """
    acts = {row.on: row for row in session.scalars(select(CalendarOverride)) if row.on.year == year}
    days = {
        on: CalendarDay(
            on, working=row.is_working, reason=row.act, source="act", decided_by=row.decided_by
        )
        for on, row in acts.items()
    }
    organisation = reference_data.own_organisation(session)
    rows = session.scalars(
        select(Row).where(
            Row.organisation_id == organisation,
            Row.on.between(date(year, 1, 1), date(year, 12, 31)),
            Row.reason != "weekend",
        )
    )
    for row in rows:
        # A decision that is gone is nothing any more.
        if row.on not in days and row.source == "package":
            days[row.on] = CalendarDay(
                row.on,
                working=row.is_working,
                reason=row.reason,
                source=row.source,
                decided_by=None,
            )
    # One's own day stands before an act of the state.
    own_days = session.scalars(
        select(OrganisationDay).where(OrganisationDay.organisation_id == organisation)
    )
    for own in own_days:
        if own.on.year == year:
            days[own.on] = CalendarDay(
                own.on,
                working=own.is_working,
                reason=own.reason,
                source="organisation",
                decided_by=own.decided_by,
            )
    return [days[on] for on in sorted(days)]


def near(session: Session, on: date) -> datetime:
    """Now, where the day lies in the years of which the calendar has rows.

    Raises Invalid (calendar_day_far).
    """
    at = now(session)
    this_year = baku_date(at).year
    if not this_year - 1 <= on.year <= this_year + 2:
        raise Invalid("calendar_day_far", field="day", first=this_year - 1, last=this_year + 2)
    return at


def moved_by(session: Session, on: date, working: bool, *, own: bool = False) -> list[MovedTerm]:
    """The open applications in the administrator's sight whose term would move if an act, or
    (``own``) their organisation, said of the day that it is worked or not; the earliest term first.

    Raises NotAllowed, Invalid (calendar_day_far).
    """
    actor = require_administrator(session)
    near(session, on)
    calendars = {}
    for service, eservice in ESERVICES.items():
        organisation = reference_data.organisation_id(session, eservice.organisation)
        calendars[service] = reference_data.calendar(session, organisation)
        if own or session.get(OrganisationDay, (organisation, on)) is None:
            calendars[service] = calendars[service].with_day(on, working)
    rows = overseeing.TERMS.rows(session, scope(actor))
    moved = []
    for number, service, submitted_at, days, waited, before in rows:
        after = calendars[service].due_on(submitted_at, days, waited)
        if after != before:
            moved.append(MovedTerm(number, service, before, after))
    return moved
