"""Half-written texts: kept as one writes, there again after a crash, and not lost when the work
passes to somebody else.
"""

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.limits import DRAFT_LENGTH
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.working_models import Draft
from clerkdesk.usecases.case.loading import Key, find
from clerkdesk.usecases.identity import require_writer
from clerkdesk.usecases.unit_of_work import now

KINDS = ("note", "refuse", "wait", "investigate", "verdict")


def keep(session: Session, key: Key, kind: str, text: str, code: str | None = None) -> None:
    """Keep the actor's own unfinished text of this kind; an empty one is forgotten. Raises Invalid,
    NotAllowed (auditor_reads_only), NotFound.
    """
    actor = require_writer(session)
    if kind not in KINDS:
        raise Invalid("unknown_value", field="kind", allowed=", ".join(KINDS))
    text = clean(text)
    if len(text) > DRAFT_LENGTH:
        raise Invalid("too_long", field="text", limit=DRAFT_LENGTH)
    if has_controls(text):
        raise Invalid("control_characters", field="text")
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
