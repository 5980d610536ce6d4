"""Messages to citizens: queued in the transaction that causes them, sent by the worker later."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from clerkdesk.domain import money
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.lifecycle import UNDO_SECONDS
from clerkdesk.domain.messages import (
    GIVE_UP,
    OF_A_DECISION,
    MessageChannel,
    MessageEvent,
    MessageState,
    SmsSize,
    gap,
    sms_size,
    transliterate,
)
from clerkdesk.store.models import Application, ApplicationDetail, Event, OutboxMessage
from clerkdesk.store.reference_models import MessageRule, MessageTemplate, RefusalReason
from clerkdesk.usecases import office
from clerkdesk.usecases.case.cases import Key, find
from clerkdesk.usecases.identity import current_staff, scope
from clerkdesk.usecases.messages.templating import fill
from clerkdesk.usecases.unit_of_work import cached, now, operation_id

CLAIM_SECONDS = 300
"""A worker that claimed a message and said nothing for so long is taken to be dead: longer than a
batch can take.
"""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message exactly as the citizen will read it."""

    channel: str
    subject: str | None
    body: str
    size: SmsSize | None
    """Of an SMS."""
    plain: str | None = None
    """An SMS in letters of which more fit into a part."""
    plain_size: SmsSize | None = None


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
    for it.
    """
    detail = detail or session.get_one(ApplicationDetail, application.id)
    for channel, template_id in _templates(session, application.service, event, detail.language):
        reachable = channel == MessageChannel.SMS or detail.email is not None
        session.add(
            OutboxMessage(
                application_id=application.id,
                event=event,
                channel=channel,
                occurrence=operation_id(session),
                template_id=template_id,
                params=params,
                state=MessageState.QUEUED if reachable else MessageState.CANCELLED,
                fault=None if reachable else "no_address",
                queued_at=at,
                not_before=at + timedelta(seconds=UNDO_SECONDS) if undoable else at,
                message_id=f"<{uuid.uuid4()}@clerkdesk>",
            )
        )
    session.flush()


def cancel_since(session: Session, application: Application, since: datetime) -> None:
    """Take back what a decision queued and nobody has sent yet."""
    session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.application_id == application.id,
            OutboxMessage.state == "queued",
            OutboxMessage.queued_at >= since,
        )
        .where(OutboxMessage.event.in_(OF_A_DECISION))
        .values(state=MessageState.CANCELLED)
    )


def _templates(session: Session, service: str, event: str, language: str) -> list[tuple[str, int]]:
    """(channel, newest template's id) of every channel over which the event goes out, SMS first."""
    return cached(
        session,
        ("templates", service, event, language),
        lambda: _newest_templates(session, service, event, language),
    )


def _newest_templates(
    session: Session, service: str, event: str, language: str
) -> list[tuple[str, int]]:
    rows = session.execute(
        select(MessageRule.channel, func.max(MessageTemplate.id))
        .join(
            MessageTemplate,
            (MessageTemplate.event == MessageRule.event)
            & (MessageTemplate.channel == MessageRule.channel),
        )
        .where(
            MessageRule.service == service,
            MessageRule.event == event,
            MessageRule.enabled,
            MessageTemplate.language == language,
        )
        .group_by(MessageRule.channel)
        .order_by(MessageRule.channel.desc())
    )
    return [(channel, template_id) for channel, template_id in rows]


def _render(
    session: Session,
    application: Application,
    template: MessageTemplate,
    params: dict[str, Any],
    words: str,
) -> Rendered:
    head = office.letterhead(session, application.organisation_id, baku_date(now(session)))
    reason = session.get(RefusalReason, params.get("reason_code", ""))
    due = date.fromisoformat(params["due_on"]) if "due_on" in params else application.due_on
    variables = {
        "number": application.number,
        "service": ESERVICES[Service(application.service)].title,
        "due_on": f"{due:%d.%m.%Y}",
        "reason": getattr(reason, template.language) if reason else "",
        "text": words,
        "amount": money.figures(params.get("amount_qepik", 0)),
        "office": head.legal_name,
        "call_centre": head.call_centre,
    }
    body = fill(template.body, variables)
    subject = fill(template.subject, variables) if template.subject else None
    if template.channel != MessageChannel.SMS:
        return Rendered(template.channel, subject, body, None)
    plain = transliterate(body)
    return Rendered(
        channel=template.channel,
        subject=subject,
        body=body,
        size=sms_size(body),
        plain=plain,
        plain_size=sms_size(plain),
    )


def preview(
    session: Session,
    key: Key,
    event: MessageEvent,
    params: dict[str, Any] | None = None,
    words: str = "",
) -> list[Rendered]:
    """What the citizen would read if the event happened now; the same road as the sending."""
    application = find(session, key)
    language = session.get_one(ApplicationDetail, application.id).language
    return [
        _render(
            session,
            application=application,
            template=session.get_one(MessageTemplate, template_id),
            params=params or {},
            words=words,
        )
        for _channel, template_id in _templates(session, application.service, event, language)
    ]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A claimed message with its address and text, for the worker alone."""

    id: int
    number: str
    channel: str
    to: str
    subject: str | None
    body: str
    message_id: str
    sender: str


def claim(session: Session, limit: int) -> list[int]:
    """The ids of messages that are due, marked as being sent by this worker; oldest first.

    An SMS that a worker had claimed and said nothing about may have been sent: it becomes unclear,
    and a person decides.
    """
    at = now(session)
    due = session.execute(
        select(OutboxMessage.id, OutboxMessage.channel, OutboxMessage.claimed_at)
        .where(
            text("state = 'queued'"), OutboxMessage.not_before <= at
        )  # as the partial index has it
        .where(
            (OutboxMessage.claimed_at.is_(None))
            | (OutboxMessage.claimed_at < at - timedelta(seconds=CLAIM_SECONDS))
        )
        .order_by(OutboxMessage.not_before, OutboxMessage.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    abandoned = [
        row.id for row in due if row.claimed_at is not None and row.channel == MessageChannel.SMS
    ]
    for message in (session.get_one(OutboxMessage, message_id) for message_id in abandoned):
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


def outgoing(session: Session, message_id: int) -> Outgoing:
    """A claimed message with its address and text filled in, as they are now."""
    message = session.get_one(OutboxMessage, message_id)
    application = session.get_one(Application, message.application_id)
    detail = session.get_one(ApplicationDetail, message.application_id)
    rendered = _render(
        session,
        application=application,
        template=session.get_one(MessageTemplate, message.template_id),
        params=message.params,
        words=_text(session, message),
    )
    to = detail.mobile if message.channel == MessageChannel.SMS else detail.email or ""
    sender = office.letterhead(session, application.organisation_id, baku_date(now(session))).e_mail
    return Outgoing(
        id=message.id,
        number=application.number,
        channel=message.channel,
        to=to,
        subject=rendered.subject,
        body=rendered.body,
        message_id=message.message_id,
        sender=sender,
    )


def _text(session: Session, message: OutboxMessage) -> str:
    """The sentence the clerk wrote: it stands in the history row of the same operation."""
    found = session.scalar(
        select(Event.detail)
        .where(
            Event.op_id == message.occurrence,
            Event.application_id == message.application_id,
            Event.detail.is_not(None),
        )
        .limit(1)
    )
    return (
        found or ""
        if message.event in (MessageEvent.REFUSED, MessageEvent.WAITING, MessageEvent.INVESTIGATION)
        else ""
    )


def record_result(
    session: Session,
    message_id: int,
    state: MessageState,
    fault: str | None = None,
    provider_id: str | None = None,
) -> None:
    """Note what became of a claimed message; QUEUED with a fault: tried again later, up to 72
    hours.
    """
    message = session.get_one(OutboxMessage, message_id)
    at = now(session)
    if message.state != MessageState.QUEUED:
        return
    message.claimed_at = None
    message.fault = fault
    if state is MessageState.QUEUED:
        message.not_before = at + gap(message.attempts)
        if message.not_before - message.queued_at > GIVE_UP:
            state = MessageState.FAILED
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
    detail = session.get_one(ApplicationDetail, message.application_id)
    if message.channel != MessageChannel.SMS or detail.email is None:
        return
    of_it = (
        OutboxMessage.application_id == message.application_id,
        OutboxMessage.event == message.event,
        OutboxMessage.occurrence == message.occurrence,
    )
    if (
        session.scalar(
            select(OutboxMessage.id)
            .where(*of_it, OutboxMessage.channel == MessageChannel.EMAIL)
            .limit(1)
        )
        is not None
    ):
        return
    template = session.scalar(
        select(func.max(MessageTemplate.id)).where(
            MessageTemplate.event == message.event,
            MessageTemplate.channel == MessageChannel.EMAIL,
            MessageTemplate.language == detail.language,
        )
    )
    if template is None:
        return
    at = now(session)
    session.add(
        OutboxMessage(
            application_id=message.application_id,
            event=message.event,
            channel=MessageChannel.EMAIL,
            occurrence=message.occurrence,
            template_id=template,
            params=message.params,
            state=MessageState.QUEUED,
            queued_at=at,
            not_before=at,
            message_id=f"<{uuid.uuid4()}@clerkdesk>",
        )
    )


def unsent(session: Session) -> int:
    """How many messages of the reader's scope still wait or have failed; for the status bar.
    Literal states, so that the partial indexes fit.
    """
    states = ("outbox_message.state = 'queued'", "outbox_message.state IN ('failed', 'unclear')")
    mine = scope(current_staff(session))
    of_mine = (
        select(func.count())
        .select_from(OutboxMessage)
        .join(Application, Application.id == OutboxMessage.application_id)
        .where(*mine)
    )
    return sum(session.scalar(of_mine.where(text(state))) or 0 for state in states)
