"""What citizens are told, and over which channel, as an administrator reads it."""

from dataclasses import dataclass
from itertools import product

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.messages import (
    LETTER_BUTTON,
    MessageChannel,
    MessageEvent,
)
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.reference_models import MessageRule, MessageTemplate
from clerkdesk.usecases.identity import Actor, require_administrator
from clerkdesk.usecases.messages import templating
from clerkdesk.usecases.messages.rendering import Rendered, as_read

EVENTS: dict[Service, tuple[MessageEvent, ...]] = {
    Service.IDP: (
        MessageEvent.REGISTERED,
        MessageEvent.INVESTIGATION,
        MessageEvent.WAITING,
        MessageEvent.REFUSED,
        MessageEvent.APPROVED,
        MessageEvent.REOPENED,
        MessageEvent.TERM_MOVED,
    ),
    Service.NO_DEBT: (
        MessageEvent.REGISTERED,
        MessageEvent.WAITING,
        MessageEvent.REFUSED,
        MessageEvent.COMPLETED_DEBT,
        MessageEvent.COMPLETED_CLEAR,
        MessageEvent.REOPENED,
        MessageEvent.TERM_MOVED,
    ),
}
"""What happens in a service that its citizen may be told."""
SAMPLE = {
    "number": "WD-2026-0000001",
    "service": "Borcun olmaması haqqında arayış",
    "due_on": "25.11.2026",
    "office": "Nümunə idarə",
    "call_centre": "955",
    "reason": "Sənədlərdə uyğunsuzluq var",
    "text": "Çıxarışın ikinci səhifəsini göndərin.",
    "amount": "12,40 ₼",
    "basis": "“Sudan istifadə Qaydaları”",
    "complaint": "idarənin rəhbərliyinə",
    "complain_until": "25.12.2026",
    "letter": LETTER_BUTTON,
}
"""What a preview is filled in with."""
VARIABLES: dict[MessageChannel, tuple[str, ...]] = {
    # What a clerk writes, and an amount, may say more of a person than a telephone on a table
    # should show.
    MessageChannel.SMS: ("number", "service", "due_on", "office", "call_centre"),
    MessageChannel.EMAIL: tuple(SAMPLE),
}
MAX_SUBJECT = 200
MAX_BODY = 4000


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether an event of a service is told over a channel."""

    service: Service
    event: MessageEvent
    channel: MessageChannel
    enabled: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A text as an administrator wrote it."""

    version: int
    subject: str
    """"" for an SMS."""
    body: str


def matrix(session: Session) -> list[Rule]:
    """Every event of the administrator's services over every channel."""
    actor = require_administrator(session)
    enabled = {
        (row.service, row.event, row.channel)
        for row in session.scalars(select(MessageRule).where(MessageRule.enabled))
    }
    services = [
        service
        for service in EVENTS
        if actor.organisation in (None, ESERVICES[service].organisation)
    ]
    rules = []
    for service in services:
        for event, channel in product(EVENTS[service], MessageChannel):
            rules.append(Rule(service, event, channel, (service, event, channel) in enabled))
    return rules


def versions(session: Session, event: str, channel: str, language: str) -> list[Version]:
    """The text in force in the administrator's organisation first, then those before it: its own
    and, older than all of them, the installation's.
    """
    actor = require_administrator(session)
    rows = session.scalars(
        select(MessageTemplate)
        .where(
            MessageTemplate.event == event,
            MessageTemplate.channel == channel,
            MessageTemplate.language == language,
            seen_by(actor),
        )
        .order_by(MessageTemplate.organisation_id.is_(None), MessageTemplate.version.desc())
    )
    return [Version(row.version, row.subject or "", row.body) for row in rows]


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """The texts of the actor's organisation, and the installation's."""
    return or_(
        MessageTemplate.organisation_id.is_(None),
        MessageTemplate.organisation_id == actor.organisation_id,
    )


def sample(channel: str, subject: str, body: str) -> Rendered:
    """The text filled in for nobody.

    Raises Invalid naming the field: missing, too_long, control_characters, template_broken,
    template_variable.
    """
    of_channel = MessageChannel(channel)
    filled_body = _filled(of_channel, "body", body, MAX_BODY)
    filled_subject = None
    if of_channel is not MessageChannel.SMS:
        filled_subject = _filled(of_channel, "subject", subject, MAX_SUBJECT)
    return as_read(channel, filled_subject, filled_body)


def _filled(channel: MessageChannel, field: str, text: str, limit: int) -> str:
    text = clean(text)
    if not text.strip():
        raise Invalid("missing", field=field)
    if len(text) > limit:
        raise Invalid("too_long", field=field, limit=limit)
    if has_controls(text) or (field == "subject" and "\n" in text):
        raise Invalid("control_characters", field=field)
    try:
        unknown = sorted(templating.names(text) - set(VARIABLES[channel]))
        if unknown:
            raise Invalid(
                "template_variable",
                field=field,
                names=", ".join(unknown),
                allowed=", ".join(VARIABLES[channel]),
            )
        return templating.fill(text, SAMPLE)
    except templating.broken() as error:
        raise Invalid("template_broken", field=field, why=str(error)[:200]) from None
