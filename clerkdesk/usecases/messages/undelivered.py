"""Messages that wait or did not arrive."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.store.reads import signs
from clerkdesk.usecases.identity import current_staff, scope


def unsent(session: Session) -> int:
    """How many messages of the reader's scope still wait or have failed; for the status bar."""
    mine = scope(current_staff(session))
    counted = (signs.WAITING_MESSAGES, signs.UNDELIVERED_MESSAGES)
    return sum(read.scalars(session, mine)[0] for read in counted)


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
    rows = signs.UNDELIVERED.rows(session, scope(current_staff(session)), most=limit)
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
    rows = signs.UNREACHED.rows(session, scope(current_staff(session)), most=signs.MOST_UNREACHED)
    return Unreached(len(rows), *(rows[0] if rows else (0, "")))
