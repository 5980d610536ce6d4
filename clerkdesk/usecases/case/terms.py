"""Open terms follow the calendar when it changes."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from clerkdesk.domain.lifecycle import DECIDED, Action
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application
from clerkdesk.store.reference_models import CalendarOverride, Organisation
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case.changing import Case, commit_change, set_term
from clerkdesk.usecases.case.loading import situation_of
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.unit_of_work import now


def move_open(session: Session, limit: int) -> int:
    """The worker's part of a decision about the calendar: move the terms of open applications that
    it concerns, and tell their citizens; gives how many, at most ``limit``. The decision is done
    when none is left.
    """
    decisions = session.scalars(
        select(CalendarOverride)
        .where(CalendarOverride.applied_at.is_(None))
        .order_by(CalendarOverride.on)
    ).all()
    if not decisions:
        return 0
    at = now(session)
    concerned = _concerned(session)
    why = "; ".join(dict.fromkeys(decision.act for decision in decisions))
    for application_id in concerned[:limit]:
        _move(session, application_id, why, at)
    if len(concerned) <= limit:
        session.execute(
            update(CalendarOverride)
            .where(CalendarOverride.applied_at.is_(None))
            .where(CalendarOverride.on.in_([decision.on for decision in decisions]))
            .values(applied_at=at)
        )
    return len(concerned[:limit])


def _concerned(session: Session) -> list[int]:
    """The open applications whose term ends otherwise than is written down, the oldest first."""
    calendars = {
        organisation_id: reference_data.calendar(session, organisation_id)
        for organisation_id in session.scalars(select(Organisation.id))
    }
    rows = session.execute(
        select(
            Application.id,
            Application.organisation_id,
            Application.submitted_at,
            Application.term_working_days,
            Application.waited_days,
            Application.due_on,
        )
        .where(Application.status.not_in(DECIDED))
        .order_by(Application.id)
    )
    return [
        key
        for key, organisation_id, submitted_at, days, waited, due_on in rows
        if calendars[organisation_id].due_on(submitted_at, days, waited) != due_on
    ]


def _move(session: Session, application_id: int, why: str, at: datetime) -> None:
    lock = None if is_embedded(session) else {"key_share": True}
    application = session.get_one(Application, application_id, with_for_update=lock)
    before = application.due_on
    set_term(session, application)
    if application.status in DECIDED or application.due_on == before:
        session.expire(application)  # somebody was faster
        return
    actor = current_staff(session)
    case = Case(application, actor, situation_of(session, application, actor, at), at)
    moved = f"{before:%d.%m.%Y} → {application.due_on:%d.%m.%Y}: {why}"
    commit_change(session, case, Action.MOVE_TERM, moved)
    outbox.queue(
        session,
        application=application,
        event=MessageEvent.TERM_MOVED,
        params={"due_on": application.due_on.isoformat()},
        at=at,
    )
