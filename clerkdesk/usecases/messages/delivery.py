"""What became of the messages that left: the provider's reports, what did not arrive, and sending
it again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, text
from sqlalchemy.orm import Session, aliased

from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.messages import GIVE_UP, MessageState
from clerkdesk.store.models import Application, Note, OutboxMessage
from clerkdesk.usecases.case.cases import find
from clerkdesk.usecases.identity import current_staff, require_staff, scope
from clerkdesk.usecases.messages.outbox import fall_back
from clerkdesk.usecases.unit_of_work import now, operation_id

REPORT_GAP = timedelta(minutes=2)
"""Between two questions about the same SMS."""


def unreported(session: Session, limit: int) -> list[tuple[int, str]]:
    """(id, the provider's id) of SMS that were sent within 72 hours and of which the provider is to
    be asked; marked as asked now.
    """
    at = now(session)
    due = session.scalars(
        select(OutboxMessage)
        .where(
            text("state = 'sent' AND provider_id IS NOT NULL"), OutboxMessage.sent_at > at - GIVE_UP
        )
        .where(OutboxMessage.asked_at.is_(None) | (OutboxMessage.asked_at < at - REPORT_GAP))
        .order_by(OutboxMessage.asked_at, OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for message in due:
        message.asked_at = at
    return [(message.id, message.provider_id or "") for message in due]


def record_report(session: Session, message_id: int, state: MessageState) -> None:
    """What became of an SMS that had left: DELIVERED, or FAILED; the same is then said by e-mail."""
    message = session.get_one(OutboxMessage, message_id)
    if message.state != MessageState.SENT:
        return
    message.state = state
    if state is MessageState.FAILED:
        message.fault = "sms_undelivered"
        fall_back(session, message)


# -- what did not arrive ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that did not arrive, in the reader's scope."""

    id: int
    number: str
    name: str
    event: str
    channel: str
    state: str
    fault: str | None
    queued_at: datetime
    reached: bool
    """The same was said over another channel."""
    called: bool
    """Somebody has called the citizen since, and reached somebody."""


def undelivered(session: Session, limit: int = 200) -> list[Undelivered]:
    """What did not arrive within the reader's scope, newest first.

    Whoever is neither reached otherwise nor called is to be called.
    """
    other = aliased(OutboxMessage)
    call = aliased(Note)
    reached = (
        select(other.id)
        .where(
            other.application_id == OutboxMessage.application_id,
            other.event == OutboxMessage.event,
            other.occurrence == OutboxMessage.occurrence,
        )
        .where(
            other.channel != OutboxMessage.channel,
            other.state.in_(("sent", "delivered", "written")),
        )
        .correlate(OutboxMessage)
        .exists()
    )
    called = (
        select(call.id)
        .where(
            call.application_id == OutboxMessage.application_id,
            call.kind == "call",
            call.outcome == "reached",
            call.at >= OutboxMessage.queued_at,
        )
        .correlate(OutboxMessage)
        .exists()
    )
    rows = session.execute(
        select(
            OutboxMessage.id,
            Application.number,
            Application.name,
            OutboxMessage.event,
            OutboxMessage.channel,
            OutboxMessage.state,
            OutboxMessage.fault,
            OutboxMessage.queued_at,
            reached,
            called,
        )
        .join(Application, Application.id == OutboxMessage.application_id)
        .where(
            text("outbox_message.state IN ('failed', 'unclear')"), *scope(current_staff(session))
        )
        .order_by(OutboxMessage.queued_at.desc(), OutboxMessage.id.desc())
        .limit(limit)
    )
    return [Undelivered(*tuple(row)) for row in rows]


def send_again(session: Session, message_id: int) -> None:
    """Send a message that did not arrive once more, to the address there is now.

    Raises NotFound, NotAllowed (message_not_failed).
    """
    require_staff(session)
    operation_id(session)
    message = session.get(OutboxMessage, message_id)
    if message is None:
        raise NotFound("message_not_found")
    find(session, message.application_id)
    if message.state not in (MessageState.FAILED, MessageState.UNCLEAR):
        raise NotAllowed("message_not_failed")
    message.state = MessageState.QUEUED
