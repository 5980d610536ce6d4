"""What a second person says to a decision that was picked: that they would have decided so, too, or
why not. The decision stays; a supervisor may reopen it.
"""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.domain.sampling import SampleReason
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.models import SampledDecision, SampleLook
from clerkdesk.store.reads import cases
from clerkdesk.usecases.case.changing import begin
from clerkdesk.usecases.case.loading import Key
from clerkdesk.usecases.case.second_looks import require_passwords
from clerkdesk.usecases.unit_of_work import operation_id


class SampleAnswer(NamedTuple):
    """What a second person says to a decision."""

    agrees: bool
    reason: str | None = None
    """A code of ``SampleReason``; None: they agree."""
    text: str = ""


def look(session: Session, key: Key, answer: SampleAnswer, version: int | None = None) -> None:
    """Write down whether one agrees with the decision, and else why not.

    Raises NotFound, NotAllowed (sample_not_awaited, second_look_by_another,
    second_look_needs_passwords, and as the rules say), Conflict, Invalid (sample_reason_missing,
    text_required).
    """
    case = begin(session, key, Action.SAMPLE_LOOK, version)
    application = case.application
    waits = select(SampledDecision.id).where(
        SampledDecision.application_id == application.id, SampledDecision.waiting
    )
    if session.scalar(waits) is None or application.decided_by is None:
        raise NotAllowed("sample_not_awaited", number=application.number)
    if cases.WORKED_ON.rows(session, application=application.id, me=case.actor.id):
        raise NotAllowed("second_look_by_another", number=application.number)
    reason = _reason(answer)
    words = _words(answer)
    require_passwords(session, application.decided_by, case.actor.id)
    session.add(
        SampleLook(
            application_id=application.id,
            decision=application.status,
            decided_by=application.decided_by,
            decided_at=application.decided_at,
            agrees=answer.agrees,
            reason=reason,
            text=words,
            actor_id=case.actor.id,
            actor=case.actor.name,
            at=case.at,
            op_id=operation_id(session),
        )
    )
    session.flush()


def _reason(answer: SampleAnswer) -> str | None:
    """Raises Invalid (sample_reason_missing)."""
    if answer.agrees:
        return None
    if answer.reason not in list(SampleReason):
        raise Invalid("sample_reason_missing", field="reason", allowed=", ".join(SampleReason))
    return answer.reason


def _words(answer: SampleAnswer) -> str | None:
    """Raises Invalid: text_required (who does not agree says why), too_long, control_characters."""
    text = clean(answer.text).strip() or None
    if text is None and not answer.agrees:
        raise Invalid("text_required", field="text")
    if len(text or "") > REASON_LENGTH:
        raise Invalid("too_long", field="text", limit=REASON_LENGTH)
    if has_controls(text or ""):
        raise Invalid("control_characters", field="text")
    return text
