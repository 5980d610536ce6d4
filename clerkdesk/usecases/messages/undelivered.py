"""Messages that wait or did not arrive."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Exists, func, select, text
from sqlalchemy.orm import Session, aliased

from clerkdesk.store.models import Application, Event, OutboxMessage
from clerkdesk.usecases.identity import current_staff, scope

_UNDELIVERED = "outbox_message.state IN ('failed', 'unclear')"
_COUNTED = 100
"""More are not counted: whoever has so many looks at the list."""


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
    reached, called = _reached_and_called()
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
        .where(text(_UNDELIVERED), *scope(current_staff(session)))
        .order_by(OutboxMessage.queued_at.desc(), OutboxMessage.id.desc())
        .limit(limit)
    )
    return [Undelivered(*tuple(row)) for row in rows]


class Unreached(NamedTuple):
    """The citizens to whom nothing has come, in the reader's scope."""

    messages: int
    newest: int
    """The id of the newest of their messages; 0: there is none."""
    number: str
    """Of the application that it is about."""


def unreached(session: Session) -> Unreached:
    """How many messages did not arrive whose citizens are neither reached otherwise nor called."""
    reached, called = _reached_and_called()
    rows = session.execute(
        select(OutboxMessage.id, Application.number)
        .join(Application, Application.id == OutboxMessage.application_id)
        .where(text(_UNDELIVERED), ~reached, ~called, *scope(current_staff(session)))
        .order_by(OutboxMessage.id.desc())
        .limit(_COUNTED)
    ).all()
    return Unreached(len(rows), *(rows[0] if rows else (0, "")))


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
