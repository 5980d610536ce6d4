"""The working calendar as an administrator reads it: a year's days off and days moved, and what
another decision would change.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.day_kinds import (
    DayDecision,
    DayKind,
    by_date,
    of_decision,
    of_package,
    of_weekday,
)
from clerkdesk.domain.deadlines import WorkingCalendar, baku_date, package_days
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
    kind: DayKind
    without: DayKind | None
    """What it would be if the newest decision were taken back; None: a plain weekend."""


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
            on=on,
            working=row.is_working,
            reason=row.act,
            source="act",
            decided_by=row.decided_by,
            kind=of_decision(row.is_working, row.kind),
            without=_without_acts(on),
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
        kind = of_package(row.is_working, row.reason)
        if row.on not in days and row.source == "package" and kind is not None:
            days[row.on] = CalendarDay(
                on=row.on,
                working=row.is_working,
                reason=row.reason,
                source=row.source,
                decided_by=None,
                kind=kind,
                without=kind,
            )
    # One's own day stands before an act of the state.
    own_days = session.scalars(
        select(OrganisationDay).where(OrganisationDay.organisation_id == organisation)
    )
    for own in own_days:
        if own.on.year == year:
            act = acts.get(own.on)
            days[own.on] = CalendarDay(
                on=own.on,
                working=own.is_working,
                reason=own.reason,
                source="organisation",
                decided_by=own.decided_by,
                kind=of_decision(own.is_working, own.kind),
                without=of_decision(act.is_working, act.kind) if act else _without_acts(own.on),
            )
    return [days[on] for on in sorted(days)]


def _without_acts(on: date) -> DayKind | None:
    """What the package of holidays, or the weekday, says of a day."""
    row = package_days(on.year).get(on)
    return of_package(*row) if row is not None else of_weekday(on)


def near(session: Session, on: date) -> datetime:
    """Now, where the day lies in the years of which the calendar has rows.

    Raises Invalid (calendar_day_far).
    """
    at = now(session)
    this_year = baku_date(at).year
    if not this_year - 1 <= on.year <= this_year + 2:
        raise Invalid("calendar_day_far", field="day", first=this_year - 1, last=this_year + 2)
    return at


class Effect(NamedTuple):
    """What decisions about days do to open applications in the administrator's sight."""

    moved: tuple[MovedTerm, ...] = ()
    """The earliest term first."""
    today: date = date.min

    @property
    def earlier(self) -> int:
        """Dates that were promised and would come nearer."""
        return sum(term.after < term.before for term in self.moved)

    @property
    def in_time_again(self) -> int:
        """Overdue now, and not by the new date."""
        return sum(term.before < self.today <= term.after for term in self.moved)


def effect(session: Session, decisions: Sequence[DayDecision], *, own: bool = False) -> Effect:
    """Which open terms would end otherwise if an act, or (``own``) their organisation, decided so;
    by the function that computes every term.

    Raises NotAllowed, Invalid (calendar_day_far).
    """
    actor = require_administrator(session)
    at = now(session)
    for decision in decisions:
        near(session, decision.on)
    calendars = {
        service: _decided(session, eservice.organisation, decisions, own=own)
        for service, eservice in ESERVICES.items()
    }
    rows = overseeing.TERMS.rows(session, scope(actor))
    moved = []
    for number, service, submitted_at, days, waited, before in rows:
        after = calendars[service].due_on(submitted_at, days, waited)
        if after != before:
            moved.append(MovedTerm(number, service, before, after))
    return Effect(tuple(moved), baku_date(at))


def moved_by(session: Session, on: date, working: bool, *, own: bool = False) -> list[MovedTerm]:
    """The same of one day that is worked, or is not.

    Raises NotAllowed, Invalid (calendar_day_far).
    """
    kind = DayKind.WORKING if working else DayKind.MOVED
    return list(effect(session, [DayDecision(on, kind)], own=own).moved)


def _decided(
    session: Session, code: str, decisions: Sequence[DayDecision], *, own: bool
) -> WorkingCalendar:
    """An organisation's calendar with the decisions in it."""
    organisation = reference_data.organisation_id(session, code)
    calendar = reference_data.calendar(session, organisation)
    for on, kind in by_date(decisions).items():
        if not own and session.get(OrganisationDay, (organisation, on)) is not None:
            continue
        working = kind.is_working if kind is not None else _undecided(session, on, own=own)
        calendar = calendar.with_day(on, working)
    return calendar


def _undecided(session: Session, on: date, *, own: bool) -> bool:
    """Whether a day is worked of which nothing is decided any more."""
    act = session.get(CalendarOverride, on) if own else None
    if act is not None:
        return act.is_working
    return _without_acts(on) is DayKind.WORKING
