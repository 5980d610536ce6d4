"""Half-written texts: kept as one writes, there again after a crash, and not lost when the work
passes to somebody else.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.text import has_controls
from clerkdesk.store.reference_models import Staff
from clerkdesk.store.working_models import Draft
from clerkdesk.usecases.case.cases import Key, find
from clerkdesk.usecases.identity import require_staff
from clerkdesk.usecases.unit_of_work import now

KINDS = ("note", "refuse", "wait", "investigate", "verdict")


@dataclass(frozen=True, slots=True)
class DraftRow:
    kind: str
    text: str
    code: str | None
    """Of a refusal: the reason's code."""
    name: str
    login: str
    at: datetime


def keep(session: Session, key: Key, kind: str, text: str, code: str | None = None) -> None:
    """Keep the actor's own unfinished text of this kind; an empty one is forgotten. Raises Invalid,
    NotFound.
    """
    actor = require_staff(session)
    if kind not in KINDS:
        raise Invalid("unknown_value", field="kind", allowed=", ".join(KINDS))
    if len(text) > 4000 or has_controls(text):
        raise Invalid(
            "too_long" if len(text) > 4000 else "control_characters", field="text", limit=4000
        )
    application = find(session, key)
    draft = session.get(Draft, (application.id, actor.id, kind))
    if not text.strip():
        if draft is not None:
            session.delete(draft)
        return
    if draft is None:
        draft = Draft(application_id=application.id, staff_id=actor.id, kind=kind)
        session.add(draft)
    draft.text = text
    draft.code = code
    draft.at = now(session)


def of(session: Session, application_id: int) -> list[DraftRow]:
    """Everybody's unfinished texts about an application, the newest first; on PostgreSQL under a
    ticket, and one's own.
    """
    rows = session.execute(
        select(Draft, Staff.name, Staff.login)
        .join(Staff, Staff.id == Draft.staff_id)
        .where(Draft.application_id == application_id)
        .order_by(Draft.at.desc())
    )
    return [
        DraftRow(
            kind=draft.kind,
            text=draft.text,
            code=draft.code,
            name=name,
            login=login,
            at=draft.at,
        )
        for draft, name, login in rows
    ]
