"""What became of the messages that left: the provider's reports, what did not arrive, and sending
it again.
"""

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.messages import GIVE_UP, MessageState
from clerkdesk.store.models import Amendment, ApplicationDetail, Event, OutboxMessage
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case.loading import find
from clerkdesk.usecases.claims import is_free
from clerkdesk.usecases.identity import require_staff
from clerkdesk.usecases.messages.outbox import fall_back
from clerkdesk.usecases.unit_of_work import now, operation_id

REPORT_GAP = timedelta(minutes=2)
"""Between two questions about the same SMS."""


class Unreported(NamedTuple):
    """An SMS that has left, and of which nobody knows whether it arrived."""

    id: int
    provider_id: str
    """Its name at the provider."""


def unreported(session: Session, limit: int) -> list[Unreported]:
    """SMS that were sent within 72 hours and of which the provider is to be asked; marked as asked
    now.
    """
    at = now(session)
    due = session.scalars(
        select(OutboxMessage)
        .where(
            text("state = 'sent' AND provider_id IS NOT NULL"), OutboxMessage.sent_at > at - GIVE_UP
        )
        .where(is_free(OutboxMessage.asked_at, at, REPORT_GAP.seconds))
        .order_by(OutboxMessage.asked_at, OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for message in due:
        message.asked_at = at
    return [Unreported(message.id, message.provider_id or "") for message in due]


def record_report(session: Session, message_id: int, state: MessageState, code: str = "") -> None:
    """What became of an SMS that had left: DELIVERED; or FAILED, and the same is said by e-mail.

    ``code``: the provider's word for it; one of which the office says that it means that there is
    no such number marks the number, where it is still the citizen's.
    """
    message = session.get_one(OutboxMessage, message_id)
    if message.state != MessageState.SENT:
        return
    message.state = state
    if state is MessageState.FAILED:
        codes = reference_data.setting(session, "sms_no_such_number").lower().split(",")
        no_such_number = bool(code) and code in [each.strip() for each in codes]
        message.fault = "sms_no_such_number" if no_such_number else "sms_undelivered"
        if no_such_number and not _amended_since(session, message):
            detail = session.get_one(ApplicationDetail, message.application_id)
            detail.mobile_missing_at = now(session)
        fall_back(session, message)


def _amended_since(session: Session, message: OutboxMessage) -> bool:
    """Whether the citizen's number is another one than when the message left."""
    amended = (
        select(Event.id)
        .join(Amendment, Amendment.op_id == Event.op_id)
        .where(
            Event.application_id == message.application_id,
            Event.at > message.sent_at,
            Amendment.field == "mobile",
        )
        .limit(1)
    )
    return session.scalar(amended) is not None


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
