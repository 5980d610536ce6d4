"""Access tickets: nobody sees personal data without a row that says who, whose, when and why."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.store.models import AccessLog
from clerkdesk.usecases.acting import current_staff
from clerkdesk.usecases.unit_of_work import now

RENEWAL = timedelta(minutes=5)


def draw_ticket(session: Session, application_id: int | None, purpose: str) -> None:
    """Log that the actor opens (or, without an id, searches for) personal data."""
    actor, at = current_staff(session), now(session)
    if purpose == "open" and application_id is not None:
        last = session.scalar(
            select(func.max(AccessLog.at)).where(
                AccessLog.application_id == application_id, AccessLog.staff_id == actor.id, AccessLog.purpose.in_(("open", "take"))
            )
        )
        # What stays open is one view, not one a second.
        if last is not None and at - last < RENEWAL:
            return
    session.add(AccessLog(application_id=application_id, staff_id=actor.id, actor=actor.name, purpose=purpose, at=at))
