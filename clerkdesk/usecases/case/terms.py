"""Open terms follow the calendar and the office hours when they change."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache, partial
from typing import TypeVar

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.lifecycle import DECIDED, Action
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.store import calendar
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application
from clerkdesk.store.reference_models import CalendarOverride, Organisation, OrganisationDay
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case.changing import Case, commit_change, set_term
from clerkdesk.usecases.case.loading import situation_of
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.unit_of_work import now

_CALENDAR = "iş günləri təqvimi"
"""Why a term moves where no act is new: the calendar of working days, for the citizen."""
_HOURS = "iş saatları"
"""Why it ends at another hour of the same day."""


def write_calendar(session: Session) -> bool:
    """The worker's part of the calendar: its rows are made what package and acts say; gives whether
    terms may have to follow.
    """
    return calendar.write(session.connection(), now(session))


def closing_hours(session: Session) -> dict[int, str]:
    """When each organisation closes, which is when its terms end."""
    organisations = session.scalars(select(Organisation.id).order_by(Organisation.id)).all()
    return {
        organisation: reference_data.setting(session, "office_closes", organisation)
        for organisation in organisations
    }


def decision_waits(session: Session) -> bool:
    """Whether a decision about a day is one that the terms have yet to follow."""
    return bool(_waiting(session, CalendarOverride) or _waiting(session, OrganisationDay))


def move_open(session: Session, limit: int, *, calendar_changed: bool = False) -> int:
    """Move the terms of open applications that end otherwise by the calendar's rows or the office
    hours, and tell the citizens whose day is another; gives how many, at most ``limit``. A decision
    about a day is done when none is left.

    ``calendar_changed``: look, though no decision is new.
    """
    acts = _waiting(session, CalendarOverride)
    own_days = _waiting(session, OrganisationDay)
    decided = bool(acts or own_days)
    if not decided and not calendar_changed:
        return 0
    at = now(session)
    if decided:
        write_calendar(session)
    concerned = _concerned(session)
    for application_id, organisation_id in concerned[:limit]:
        # What a neighbour has decided for itself is nothing to its citizens.
        own = [each for each in own_days if each.organisation_id == organisation_id]
        grounds = [decision.act for decision in acts] + [each.reason for each in own]
        why = "; ".join(dict.fromkeys(grounds)) or _CALENDAR
        tells = [act.tell_citizens for act in acts] + [day.tell_citizens for day in own]
        # What the calendar alone moves is told always: nobody was there to say otherwise.
        tell = any(tells) or not tells
        _move(session, application_id, why, tell, at)
    if len(concerned) <= limit:
        _followed(session, CalendarOverride, acts, at)
        _followed(session, OrganisationDay, own_days, at)
    return len(concerned[:limit])


_Decision = TypeVar("_Decision", CalendarOverride, OrganisationDay)


def _waiting(session: Session, kind: type[_Decision]) -> Sequence[_Decision]:
    """The decisions that the terms have yet to follow."""
    return session.scalars(select(kind).where(kind.applied_at.is_(None)).order_by(kind.on)).all()


def _followed(
    session: Session, kind: type[_Decision], decisions: Sequence[_Decision], at: datetime
) -> None:
    session.execute(
        update(kind)
        .where(kind.applied_at.is_(None))
        .where(kind.on.in_([decision.on for decision in decisions]))
        .values(applied_at=at)
    )


def _concerned(session: Session) -> list[tuple[int, int]]:
    """The open applications whose term ends otherwise than is written down, the oldest first, each
    with its organisation.
    """
    # Only of whom has open ones: a calendar is some five hundred rows.
    calendar_of = cache(partial(reference_data.calendar, session))
    rows = session.execute(
        select(
            Application.id,
            Application.organisation_id,
            Application.submitted_at,
            Application.term_working_days,
            Application.waited_days,
            Application.due_on,
            Application.due_at,
        )
        .where(Application.status.not_in(DECIDED))
        .order_by(Application.id)
    )
    concerned = []
    for key, organisation_id, submitted_at, days, waited, due_on, due_at in rows:
        calendar = calendar_of(organisation_id)
        ends_on = calendar.due_on(submitted_at, days, waited)
        if (ends_on, calendar.due_at(ends_on)) != (due_on, due_at):
            concerned.append((key, organisation_id))
    return concerned


def _move(session: Session, application_id: int, why: str, tell: bool, at: datetime) -> None:
    lock = None if is_embedded(session) else {"key_share": True}
    application = session.get_one(Application, application_id, with_for_update=lock)
    before = application.due_on
    ended_at = application.due_at
    set_term(session, application)
    same = (application.due_on, application.due_at) == (before, ended_at)
    if application.status in DECIDED or same:
        session.expire(application)  # somebody was faster
        return
    actor = current_staff(session)
    case = Case(application, actor, situation_of(session, application, actor, at), at)
    other_day = application.due_on != before
    moved = f"{before:%d.%m.%Y} → {application.due_on:%d.%m.%Y}: {why}"
    if not other_day:
        moved = f"{_clock(ended_at)} → {_clock(application.due_at)}: {_HOURS}"
    commit_change(session, case, Action.MOVE_TERM, moved)
    # A citizen was promised a day, and no hour.
    if not tell or not other_day:
        return
    outbox.queue(
        session,
        application=application,
        event=MessageEvent.TERM_MOVED,
        params={"due_on": application.due_on.isoformat()},
        at=at,
    )


def _clock(instant: datetime) -> str:
    """The hour in Baku."""
    return f"{instant.astimezone(BAKU):%H:%M}"
