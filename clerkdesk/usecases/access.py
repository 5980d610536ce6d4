"""Access tickets: nobody sees personal data without a row that says who, whose, when and why."""

from sqlalchemy.orm import Session

from clerkdesk.store.models import AccessLog
from clerkdesk.usecases.acting import current_staff
from clerkdesk.usecases.unit_of_work import now


def draw_ticket(session: Session, application_id: int | None, purpose: str) -> None:
    """Log that the actor opens (or, without an id, searches for) personal data."""
    actor = current_staff(session)
    session.add(AccessLog(application_id=application_id, staff_id=actor.id, actor=actor.name, purpose=purpose, at=now(session)))
