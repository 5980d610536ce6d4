"""Messages to citizens: queued in the transaction that causes them, sent by the worker later."""

import uuid
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from clerkdesk.domain.messages import (
    GIVE_UP,
    LEFT,
    LONGEST_GAP,
    OF_A_DECISION,
    MessageChannel,
    MessageEvent,
    MessageState,
    gap,
)
from clerkdesk.store.models import Application, ApplicationDetail, OutboxMessage
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.claims import is_due, is_free
from clerkdesk.usecases.messages import reminders
from clerkdesk.usecases.messages.rendering import ChannelTemplate, newest_text, templates
from clerkdesk.usecases.unit_of_work import now, operation_id

CLAIM_SECONDS = 300
"""A worker that claimed a message and said nothing for so long is taken to be dead: longer than a
batch can take.
"""


def queue(
    session: Session,
    application: Application,
    event: MessageEvent,
    params: dict[str, Any],
    at: datetime,
    *,
    undoable: bool = False,
    detail: ApplicationDetail | None = None,
) -> None:
    """Queue the event's messages over its channels; ``undoable`` ones wait until a decision can no
    longer be taken back.

    ``detail``: where the caller has it at hand; who registers an application of another office may
    not read it back. A channel without an address is recorded as cancelled, so that nobody waits
    for it; where that leaves none, an SMS goes to the number.
    """
    detail = detail or session.get_one(ApplicationDetail, application.id)
    undo_seconds = reference_data.undo_seconds(session) if undoable else 0
    for message in messages(session, application, event, params, at, detail=detail):
        message.application_id = application.id
        message.not_before = at + timedelta(seconds=undo_seconds)
        session.add(message)
    session.flush()


def messages(
    session: Session,
    application: Application,
    event: MessageEvent,
    params: dict[str, Any],
    at: datetime,
    *,
    detail: ApplicationDetail,
) -> list[OutboxMessage]:
    """As ``queue``: rows that no session knows yet."""
    channels = templates(session, application.service, event, detail.language)
    if detail.email is None and [each.channel for each in channels] == [MessageChannel.EMAIL]:
        by_sms = newest_text(
            session,
            service=application.service,
            event=event,
            channel=MessageChannel.SMS,
            language=detail.language,
        )
        channels = [ChannelTemplate(MessageChannel.SMS, by_sms), *channels]
    rows = []
    for channel, template_id in channels:
        reachable = channel == MessageChannel.SMS or detail.email is not None
        rows.append(
            OutboxMessage(
                event=event,
                channel=channel,
                occurrence=operation_id(session),
                template_id=template_id,
                params=params,
                state=MessageState.QUEUED if reachable else MessageState.CANCELLED,
                fault=None if reachable else "no_address",
                queued_at=at,
                not_before=at,
                message_id=f"<{uuid.uuid4()}@clerkdesk>",
            )
        )
    return rows


def remind(session: Session) -> int:
    """Queue what citizens were asked for once more, where a reminder is due; gives how many."""
    ids = reminders.due(session)
    at = now(session)
    for application_id in ids:
        application = session.get_one(Application, application_id)
        queue(session, application=application, event=MessageEvent.WAITING, params={}, at=at)
    return len(ids)


def cancel_since(session: Session, application: Application, since: datetime) -> None:
    """Take back what a decision queued and nobody has sent yet."""
    queued = (
        select(OutboxMessage)
        .where(
            OutboxMessage.application_id == application.id,
            OutboxMessage.state == "queued",
            OutboxMessage.queued_at >= since,
        )
        .where(OutboxMessage.event.in_(OF_A_DECISION))
    )
    for message in session.scalars(queued):
        message.state = MessageState.CANCELLED
    session.flush()


def told_since(session: Session, application: Application, since: datetime) -> bool:
    """Whether a decision's message has left since then, or may have."""
    left = (
        select(OutboxMessage.id)
        .where(
            OutboxMessage.application_id == application.id,
            OutboxMessage.queued_at >= since,
            OutboxMessage.event.in_(OF_A_DECISION),
            OutboxMessage.state.in_(LEFT) | OutboxMessage.claimed_at.is_not(None),
        )
        .limit(1)
    )
    return session.scalar(left) is not None


def claim(session: Session, limit: int, channel: MessageChannel | None = None) -> list[int]:
    """The ids of messages that are due, marked as being sent by this worker; oldest first.
    ``channel``: None: of each.

    An SMS that a worker had claimed and said nothing about may have been sent: it becomes unclear,
    and a person decides.
    """
    at = now(session)
    statement = (
        select(OutboxMessage.id, OutboxMessage.channel, OutboxMessage.claimed_at)
        # As the partial index has it.
        .where(text("state = 'queued'"), is_due(OutboxMessage.not_before, at, LONGEST_GAP))
        .where(is_free(OutboxMessage.claimed_at, at, CLAIM_SECONDS))
        .order_by(OutboxMessage.not_before, OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    if channel is not None:
        statement = statement.where(OutboxMessage.channel == channel)
    due = session.execute(statement).all()
    abandoned = [
        row.id for row in due if row.claimed_at is not None and row.channel == MessageChannel.SMS
    ]
    for message_id in abandoned:
        message = session.get_one(OutboxMessage, message_id)
        message.state = MessageState.UNCLEAR
        message.fault = "sms_unclear"
        message.claimed_at = None
        fall_back(session, message)
    claimed = [row.id for row in due if row.id not in abandoned]
    if claimed:
        session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.id.in_(claimed))
            .values(claimed_at=at, attempts=OutboxMessage.attempts + 1),
            execution_options={"synchronize_session": False},
        )
    return claimed


def let_go(session: Session, message_ids: Collection[int]) -> None:
    """Claimed messages that were not tried after all wait as if nobody had claimed them."""
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(message_ids), OutboxMessage.state == "queued")
        .values(claimed_at=None, attempts=OutboxMessage.attempts - 1),
        execution_options={"synchronize_session": False},
    )


def hasten(session: Session, channel: MessageChannel) -> None:
    """What could not leave while the way was closed leaves now, however long it was to wait."""
    at = now(session)
    session.execute(
        update(OutboxMessage)
        .where(
            text("state = 'queued'"),
            OutboxMessage.channel == channel,
            OutboxMessage.fault.is_not(None),
            OutboxMessage.claimed_at.is_(None),
            OutboxMessage.not_before > at,
        )
        .values(not_before=at),
        execution_options={"synchronize_session": False},
    )


def record_result(
    session: Session,
    message_id: int,
    state: MessageState,
    fault: str | None = None,
    provider_id: str | None = None,
    *,
    ours: bool = False,
) -> None:
    """Note what became of a claimed message; QUEUED with a fault, which is ``ours`` or the
    recipient's: tried again later, up to 72 hours.
    """
    message = session.get_one(OutboxMessage, message_id)
    at = now(session)
    if message.state != MessageState.QUEUED:
        return
    message.claimed_at = None
    message.fault = fault
    if state is MessageState.QUEUED:
        message.not_before = at + gap(message.attempts, ours=ours)
        if message.not_before - message.queued_at > GIVE_UP:
            state = MessageState.FAILED
            message.fault = f"given_up {fault}"
    elif state in (MessageState.SENT, MessageState.WRITTEN):
        message.sent_at = at
        message.provider_id = provider_id
    message.state = state
    if state in (MessageState.FAILED, MessageState.UNCLEAR):
        fall_back(session, message)


def fall_back(session: Session, message: OutboxMessage) -> None:
    """Where an SMS did not arrive, the same is said by e-mail, once, if it is not on its way
    already and there is an address.
    """
    # One that was registered by hand and in part has none: its message alone fails.
    detail = session.get(ApplicationDetail, message.application_id)
    if message.channel != MessageChannel.SMS or detail is None or detail.email is None:
        return
    by_email = (
        select(OutboxMessage.id)
        .where(
            OutboxMessage.application_id == message.application_id,
            OutboxMessage.event == message.event,
            OutboxMessage.occurrence == message.occurrence,
            OutboxMessage.channel == MessageChannel.EMAIL,
        )
        .limit(1)
    )
    if session.scalar(by_email) is not None:
        return
    at = now(session)
    session.add(
        OutboxMessage(
            application_id=message.application_id,
            event=message.event,
            channel=MessageChannel.EMAIL,
            occurrence=message.occurrence,
            template_id=newest_text(
                session,
                service=session.get_one(Application, message.application_id).service,
                event=message.event,
                channel=MessageChannel.EMAIL,
                language=detail.language,
            ),
            params=message.params,
            state=MessageState.QUEUED,
            queued_at=at,
            not_before=at,
            message_id=f"<{uuid.uuid4()}@clerkdesk>",
        )
    )
