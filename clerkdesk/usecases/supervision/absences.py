"""Who is not at work."""

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.store.reads import figures
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases.identity import require_overseer
from clerkdesk.usecases.reference_data import own_organisation
from clerkdesk.usecases.unit_of_work import now

AHEAD = timedelta(days=366)
"""So far ahead absences are listed."""


class AbsenceRow(NamedTuple):
    """That a person is not at work, from one day to another, both included."""

    staff_id: int
    from_day: date
    to_day: date
    kind: str
    """One of ``domain.absences.AbsenceKind``."""
    id: int
    note: str
    noted_by: str


def away(session: Session, organisation: int, day: date) -> dict[int, AbsenceRow]:
    """Who is away on a day: the person → the absence that lasts longest."""
    longest: dict[int, AbsenceRow] = {}
    for absence in between(session, organisation, day, day):
        known = longest.get(absence.staff_id)
        if known is None or known.to_day < absence.to_day:
            longest[absence.staff_id] = absence
    return longest


def between(session: Session, organisation: int, first: date, last: date) -> list[AbsenceRow]:
    """The absences that stand and touch these days, the earliest first."""
    rows = figures.AWAY.rows(session, organisation=organisation, first=first, last=last)
    return sorted((AbsenceRow(*row) for row in rows), key=lambda each: each.from_day)


def listed(session: Session, first: date, last: date) -> list[AbsenceRow]:
    """Those of the actor's organisation. Raises NotAllowed (supervisor_only)."""
    require_overseer(session)
    return between(session, own_organisation(session), first, last)


class Named(NamedTuple):
    """An absence with its person."""

    id: int
    login: str
    name: str
    from_day: date
    to_day: date
    kind: str
    note: str
    noted_by: str


def coming(session: Session) -> list[Named]:
    """The absences of today and later, the earliest first. Raises NotAllowed (supervisor_only)."""
    today = baku_date(now(session))
    rows = listed(session, today, today + AHEAD)
    of = select(Staff.id, Staff.login, Staff.name).where(
        Staff.id.in_({each.staff_id for each in rows})
    )
    people = {key: (login, name) for key, login, name in session.execute(of)}
    return [
        Named(
            each.id,
            *people[each.staff_id],
            from_day=each.from_day,
            to_day=each.to_day,
            kind=each.kind,
            note=each.note,
            noted_by=each.noted_by,
        )
        for each in rows
        if each.staff_id in people
    ]
