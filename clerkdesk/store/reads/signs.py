"""Messages that wait or did not arrive, and the register of certificates."""

from sqlalchemy import (
    Exists,
    Integer,
    TextClause,
    bindparam,
    func,
    select,
    text,
)
from sqlalchemy.orm import aliased

from clerkdesk.store.models import (
    Application,
    Certificate,
    CertificatePrint,
    Event,
    OutboxMessage,
)
from clerkdesk.store.reads.read import Conditions, Read, Statement

MOST_UNREACHED = 100
"""More are not counted: whoever has so many looks at the list."""

# Literal states, so that the partial indexes fit.
_QUEUED = text("outbox_message.state = 'queued'")
_UNDELIVERED = text("outbox_message.state IN ('failed', 'unclear')")


def _counted(state: TextClause, scope: Conditions) -> Statement:
    return (
        select(func.count())
        .select_from(OutboxMessage)
        .join(Application, Application.id == OutboxMessage.application_id)
        .where(state, *scope)
    )


def _reached_and_called() -> tuple[Exists, Exists]:
    """Of a message that did not arrive: whether the same was said over another channel, and whether
    somebody has called the citizen since and reached somebody.
    """
    other = aliased(OutboxMessage)
    call = aliased(Event)
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
            # Its note is personal data; that there was a call is not.
            call.action == "call",
            call.detail == "reached",
            call.at >= OutboxMessage.queued_at,
        )
        .correlate(OutboxMessage)
        .exists()
    )
    return reached, called


_REACHED, _CALLED = _reached_and_called()

WAITING_MESSAGES = Read("waiting_messages", {}, lambda scope: _counted(_QUEUED, scope), scoped=True)
OLDEST_WAITING = Read(
    "oldest_waiting",
    {},
    lambda scope: (
        select(func.min(OutboxMessage.queued_at))
        .join(Application, Application.id == OutboxMessage.application_id)
        .where(_QUEUED, *scope)
    ),
    scoped=True,
)
UNDELIVERED_MESSAGES = Read(
    "undelivered_messages", {}, lambda scope: _counted(_UNDELIVERED, scope), scoped=True
)
UNDELIVERED = Read(
    "undelivered",
    {"most": Integer()},
    lambda scope: (
        select(
            OutboxMessage.id,
            Application.number,
            Application.name,
            OutboxMessage.event,
            OutboxMessage.channel,
            OutboxMessage.state,
            OutboxMessage.fault,
            OutboxMessage.queued_at,
            _REACHED.label("reached"),
            _CALLED.label("called"),
        )
        .join(Application, Application.id == OutboxMessage.application_id)
        .where(_UNDELIVERED, *scope)
        .order_by(OutboxMessage.queued_at.desc(), OutboxMessage.id.desc())
        .limit(bindparam("most"))
    ),
    scoped=True,
)
"""What did not arrive, the newest first."""
UNREACHED = Read(
    "unreached",
    {"most": Integer()},
    lambda scope: (
        select(OutboxMessage.id, Application.number)
        .join(Application, Application.id == OutboxMessage.application_id)
        .where(_UNDELIVERED, ~_REACHED, ~_CALLED, *scope)
        .order_by(OutboxMessage.id.desc())
        .limit(bindparam("most"))
    ),
    scoped=True,
)
"""Of these the ones whose citizen nobody has reached otherwise."""


def _register(scope: Conditions) -> Statement:
    prints = (
        select(func.count())
        .where(CertificatePrint.certificate_id == Certificate.id)
        .scalar_subquery()
    )
    return (
        select(
            Certificate.number,
            Application.number.label("application_number"),
            Certificate.state,
            Certificate.issued_at,
            Certificate.requested_by_name,
            prints.label("prints"),
            Certificate.superseded_by,
            Certificate.sha256,
        )
        .join(Application, Application.id == Certificate.application_id)
        .where(*scope)
        .order_by(Certificate.id.desc())
        .limit(bindparam("most"))
    )


REGISTER = Read("register", {"most": Integer()}, _register, scoped=True, until_end=True)
"""The newest certificates, as the window of before shows them."""

READS = (WAITING_MESSAGES, OLDEST_WAITING, UNDELIVERED_MESSAGES, UNDELIVERED, UNREACHED, REGISTER)
