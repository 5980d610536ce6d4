"""An application at the counter that is begun: kept as it is written, there again after a log-off,
a kill or a power cut, and gone when it is registered or thrown away.
"""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.limits import FILE_NAME_LENGTH, PICTURE_OCTETS
from clerkdesk.domain.text import clean
from clerkdesk.store.working_models import CounterDraft
from clerkdesk.usecases.identity import require_writer
from clerkdesk.usecases.intake.counter import FORM
from clerkdesk.usecases.unit_of_work import now

MAX_FORM_OCTETS = 200_000


def keep(session: Session, service: str, part: int, content: bytes, name: str = "") -> None:
    """Keep a part of the actor's own form of a service, in place of what it was before.

    Raises Invalid, NotAllowed (auditor_reads_only).
    """
    actor = require_writer(session)
    limit = MAX_FORM_OCTETS if part == FORM else PICTURE_OCTETS
    if len(content) > limit:
        raise Invalid("too_long", field="content", limit=limit)
    draft = session.get(CounterDraft, (actor.id, service, part))
    if draft is None:
        draft = CounterDraft(staff_id=actor.id, service=service, part=part)
        session.add(draft)
    draft.name = clean(name)[:FILE_NAME_LENGTH]
    draft.content = content
    draft.at = now(session)


def forget(session: Session, service: str) -> None:
    """Throw the actor's own form of a service away, with its pictures."""
    actor = require_writer(session)
    session.execute(
        delete(CounterDraft).where(
            CounterDraft.staff_id == actor.id, CounterDraft.service == service
        )
    )
