"""Access tickets: nobody sees personal data without a row that says who, whose, when and why."""

import hmac
from datetime import timedelta

from sqlalchemy import func, insert, text
from sqlalchemy.orm import Session

from clerkdesk.domain.limits import TICKET_SECONDS
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import AccessLog
from clerkdesk.store.reads import cases
from clerkdesk.store.working_models import Secret
from clerkdesk.usecases.identity import LOCAL, current_staff
from clerkdesk.usecases.unit_of_work import now

RENEWAL = timedelta(seconds=TICKET_SECONDS / 3)
"""A look that goes on is one look, not one a second; well before its ticket ends it has another."""


def draw_ticket(session: Session, application_id: int | None, purpose: str) -> None:
    """Log that the actor opens (or, without an id, searches for) personal data.

    On PostgreSQL the row is committed at once and by itself: who looked has looked, whatever
    becomes of the use case, and a ticket that could still be rolled back opens nothing.
    """
    actor = current_staff(session)
    at = now(session)
    if application_id is not None and purpose in ("open", "act"):
        (last,) = cases.LAST_LOOK.scalars(session, application=application_id, me=actor.id)
        if last is not None and at - last < RENEWAL:
            return
    values = {
        "application_id": application_id,
        "staff_id": actor.id,
        "actor": actor.name,
        "purpose": purpose,
    }
    if is_embedded(session):
        session.add(AccessLog(**values, at=at))
        return
    with session.get_bind().engine.begin() as apart:
        apart.execute(insert(AccessLog).values(**values, at=func.cd_now()).inline())


def seek(session: Session, kind: str, wanted: str) -> None:
    """Log that the actor looks for a person; on PostgreSQL committed at once, and only so many a
    minute.

    ``kind``: fin, mobile, code (a subscriber's) or renewal (number and FIN). Raises NotAllowed
    (CD705).
    """
    actor = current_staff(session)
    if not is_embedded(session):
        if actor.id is not None or actor.login == LOCAL.login:
            with session.get_bind().engine.begin() as apart:
                apart.execute(_SEEK, {"kind": kind, "wanted": wanted})
        return
    secret = session.get_one(Secret, "sought").value
    sought = hmac.new(secret, f"{kind}:{wanted}".encode(), "sha256").hexdigest()
    session.add(
        AccessLog(
            staff_id=actor.id, actor=actor.name, purpose="search", at=now(session), sought=sought
        )
    )


_SEEK = text("SELECT cd_seek(:kind, :wanted)")


def ensure_ticket(session: Session, application_id: int) -> None:
    """PostgreSQL shows an application's persons and documents under a ticket only: whoever acts on
    it has one.
    """
    if not is_embedded(session) and current_staff(session).id is not None:
        draw_ticket(session, application_id, "act")
