"""Messages as their citizens read them: before they are queued, and when they leave."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain import money
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.messages import (
    LETTER_BUTTON,
    MessageChannel,
    MessageEvent,
    SmsSize,
    sms_size,
    transliterate,
)
from clerkdesk.store.models import Application, ApplicationDetail, Event, OutboxMessage
from clerkdesk.store.reference_models import MessageRule, MessageTemplate, RefusalReason
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case.loading import Key, find
from clerkdesk.usecases.messages.templating import fill
from clerkdesk.usecases.unit_of_work import cached, now

_WITH_A_SENTENCE = (
    MessageEvent.REFUSED,
    MessageEvent.WAITING,
    MessageEvent.INVESTIGATION,
    MessageEvent.TERM_MOVED,
)
"""Events of which the history says something to the citizen: the clerk's words, or both dates and
the act.
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


def as_read(channel: str, subject: str | None, body: str) -> Rendered:
    """A text that is filled in, with the sizes that it has as an SMS."""
    if channel != MessageChannel.SMS:
        return Rendered(channel, subject, body, None)
    plain = transliterate(body)
    return Rendered(
        channel=channel,
        subject=subject,
        body=body,
        size=sms_size(body),
        plain=plain,
        plain_size=sms_size(plain),
    )


class ChannelTemplate(NamedTuple):
    """The text in force of a channel over which an event goes out."""

    channel: str
    template_id: int


def templates(session: Session, service: str, event: str, language: str) -> list[ChannelTemplate]:
    """The newest text of every channel over which the event goes out, SMS first."""
    return cached(
        session,
        ("templates", service, event, language),
        lambda: _newest_templates(session, service, event, language),
    )


def newest_text(session: Session, service: str, event: str, channel: str, language: str) -> int:
    """The id of the newest text of an event over a channel, whether or not it goes out over it."""
    statement = select(_in_force(session, service)).where(
        MessageTemplate.event == event,
        MessageTemplate.channel == channel,
        MessageTemplate.language == language,
    )
    template_id: int = session.scalars(statement).one()
    return template_id


def _in_force(session: Session, service: str) -> ColumnElement[int]:
    """Of some texts the newest of the organisation that provides the service; where it has none,
    the installation's.
    """
    own = reference_data.organisation_id(session, ESERVICES[Service(service)].organisation)
    return func.coalesce(
        func.max(case((MessageTemplate.organisation_id == own, MessageTemplate.id))),
        func.max(case((MessageTemplate.organisation_id.is_(None), MessageTemplate.id))),
    )


def _newest_templates(
    session: Session, service: str, event: str, language: str
) -> list[ChannelTemplate]:
    rows = session.execute(
        select(MessageRule.channel, _in_force(session, service))
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
    return [ChannelTemplate(channel, template_id) for channel, template_id in rows]


def _render(
    session: Session,
    application: Application,
    template: MessageTemplate,
    params: dict[str, Any],
    words: str,
) -> Rendered:
    letterhead = reference_data.letterhead(
        session, application.organisation_id, baku_date(now(session))
    )
    reason = session.get(RefusalReason, (application.service, params.get("reason_code", "")))
    due = date.fromisoformat(params["due_on"]) if "due_on" in params else application.due_on
    variables = {
        "number": application.number,
        "service": ESERVICES[Service(application.service)].title,
        "due_on": f"{due:%d.%m.%Y}",
        "reason": getattr(reason, template.language) if reason else "",
        "text": words,
        "amount": money.figures(params.get("amount_qepik", 0)),
        "office": letterhead.legal_name,
        "call_centre": letterhead.call_centre,
        "basis": "",
        "complaint": "",
        "complain_until": "",
        "letter": LETTER_BUTTON if application.service == Service.IDP else "",
    }
    if template.event == MessageEvent.REFUSED:
        variables |= _of_a_refusal(session, application, template.language)
    body = fill(template.body, variables)
    subject = fill(template.subject, variables) if template.subject else None
    return as_read(template.channel, subject, body)


def _of_a_refusal(session: Session, application: Application, language: str) -> dict[str, object]:
    """On which act it rests, and where and until when one may complain; as far as it is entered."""
    act = reference_data.legal_basis(
        session, application.service, baku_date(application.submitted_at)
    )
    refused_on = baku_date(application.decided_at or now(session))
    complaint = reference_data.complaint(session, application.organisation_id, refused_on, language)
    variables: dict[str, object] = {"basis": act.title} if act is not None else {}
    if complaint is not None:
        variables["complaint"] = complaint.place
        variables["complain_until"] = f"{complaint.until:%d.%m.%Y}"
    return variables


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
        for _channel, template_id in templates(session, application.service, event, language)
    ]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A claimed message with its address and text, for the worker alone."""

    id: int
    number: str
    channel: str
    to: str
    """A mobile number, or an address."""
    subject: str | None
    body: str
    message_id: str
    sender: str
    """The organisation's e-mail address."""


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
    sender = reference_data.letterhead(
        session, application.organisation_id, baku_date(now(session))
    ).e_mail
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
    if message.event not in _WITH_A_SENTENCE:
        return ""
    sentence = session.scalar(
        select(Event.detail)
        .where(
            Event.op_id == message.occurrence,
            Event.application_id == message.application_id,
            Event.detail.is_not(None),
        )
        .limit(1)
    )
    if sentence is None and message.event == MessageEvent.WAITING:
        # A reminder, which no clerk has written: it asks for what is waited for.
        sentence = session.get_one(Application, message.application_id).waiting_for
    return sentence or ""
