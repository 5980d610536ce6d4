"""What citizens are told, and over which channel: an administrator's texts with their versions, and
the matrix of events.
"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.messages import (
    Language,
    MessageChannel,
    MessageEvent,
)
from clerkdesk.domain.text import clean
from clerkdesk.store.reference_models import MessageRule, MessageTemplate
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.messages.text_versions import (
    EVENTS,
    sample,
)
from clerkdesk.usecases.unit_of_work import operation_id


def set_rule(session: Session, service: str, event: str, channel: str, enabled: bool) -> None:
    """From now on the event is told over this channel, or is not.

    Raises NotAllowed, Invalid (unknown_value).
    """
    actor = require_administrator(session)
    operation_id(session)
    if (
        service not in EVENTS
        or event not in EVENTS[Service(service)]
        or channel not in set(MessageChannel)
    ):
        raise Invalid("unknown_value", field="event", allowed=", ".join(MessageEvent))
    if actor.organisation not in (None, ESERVICES[Service(service)].organisation):
        raise NotAllowed("other_organisations_service")
    # The reference data have a row for each, told or not.
    session.get_one(MessageRule, (service, event, channel)).enabled = enabled


def save(session: Session, event: str, channel: str, language: str, subject: str, body: str) -> int:
    """The text as a new version, which is in force at once; messages that wait keep theirs. The
    version's number.

    Raises NotAllowed, Invalid (as ``sample``, and unknown_value).
    """
    require_administrator(session)
    operation_id(session)
    if (
        event not in set(MessageEvent)
        or channel not in set(MessageChannel)
        or language not in set(Language)
    ):
        raise Invalid("unknown_value", field="event", allowed=", ".join(MessageEvent))
    subject = clean(subject).strip()
    body = clean(body).strip()
    sample(channel, subject, body)
    of_it = (
        MessageTemplate.event == event,
        MessageTemplate.channel == channel,
        MessageTemplate.language == language,
    )
    version = (session.scalar(select(func.max(MessageTemplate.version)).where(*of_it)) or 0) + 1
    session.add(
        MessageTemplate(
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
