"""What citizens are told, and over which channel: an administrator's texts with their versions, and
the matrix of events.
"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.messages import (
    Language,
    MessageChannel,
    MessageEvent,
)
from clerkdesk.domain.text import clean
from clerkdesk.store.reference_models import MessageRule, MessageTemplate
from clerkdesk.usecases.administering import administer, require_service
from clerkdesk.usecases.messages.text_versions import (
    EVENTS,
    sample,
)


def set_rule(session: Session, service: str, event: str, channel: str, enabled: bool) -> None:
    """From now on the event is told over this channel, or is not.

    Raises NotAllowed, Invalid (unknown_value).
    """
    actor = administer(session)
    if (
        service not in EVENTS
        or event not in EVENTS[Service(service)]
        or channel not in set(MessageChannel)
    ):
        raise Invalid("unknown_value", field="event", allowed=", ".join(MessageEvent))
    require_service(actor, service)
    # The reference data have a row for each, told or not.
    session.get_one(MessageRule, (service, event, channel)).enabled = enabled


def save(session: Session, event: str, channel: str, language: str, subject: str, body: str) -> int:
    """The text as a new version, which is in force at once in the administrator's organisation;
    messages that wait keep theirs. The version's number. Whoever has the database itself changes
    the installation's text, for organisations that have none of their own.

    Raises NotAllowed, Invalid (as ``sample``, and unknown_value).
    """
    actor = administer(session)
    if (
        event not in set(MessageEvent)
        or channel not in set(MessageChannel)
        or language not in set(Language)
    ):
        raise Invalid("unknown_value", field="event", allowed=", ".join(MessageEvent))
    subject = clean(subject).strip()
    body = clean(body).strip()
    sample(channel, subject, body)
    newest = select(func.max(MessageTemplate.version)).where(
        MessageTemplate.event == event,
        MessageTemplate.channel == channel,
        MessageTemplate.language == language,
    )
    version = (session.scalar(newest) or 0) + 1
    session.add(
        MessageTemplate(
            organisation_id=actor.organisation_id,
            event=event,
            channel=channel,
            language=language,
            version=version,
            subject=None if channel == MessageChannel.SMS else subject,
            body=body,
        )
    )
    session.flush()
    return version
