"""In what condition an installation is: how late the seals are, what waits to be sent, and which
versions of the program work on it.
"""

import re
from collections import Counter
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Event, Seal
from clerkdesk.store.reads import signs
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.identity import current_staff, scope
from clerkdesk.usecases.messages import undelivered
from clerkdesk.usecases.unit_of_work import now


class Seals(NamedTuple):
    """The newest seal, and how far behind it is."""

    newest: datetime | None
    """None: nothing was ever sealed."""
    unsealed_since: datetime | None
    """None: everything is sealed."""
    at: datetime
    """Now, by the database's clock."""


def seals(session: Session) -> Seals:
    """Raises NotAllowed: the history is not for whoever is logged in."""
    last = select(Seal.at, Seal.to_event).order_by(Seal.id.desc()).limit(1)
    newest = session.execute(last).first()
    behind = newest.to_event if newest is not None else 0
    if not is_embedded(session) and current_staff(session).id is not None:
        # A person sees the history of the own applications: the oldest of these says nothing.
        raise NotAllowed("owner_only")
    unsealed = session.scalar(select(func.min(Event.at)).where(Event.id > behind))
    return Seals(newest.at if newest is not None else None, unsealed, now(session))


class Unsent(NamedTuple):
    """Messages of the reader's scope that wait or have failed."""

    number: int
    oldest: datetime | None
    """Of those that wait; None: none does."""
    at: datetime


def unsent(session: Session) -> Unsent:
    """What has not left."""
    (oldest,) = signs.OLDEST_WAITING.scalars(session, scope(current_staff(session)))
    return Unsent(undelivered.unsent(session), oldest, now(session))


_PROGRAM = re.compile(r"clerkdesk (\w+) (\S+)")
"""How a connection names its program (store.engine)."""


class Program(NamedTuple):
    """A program of some version that is connected now."""

    name: str
    version: str
    connections: int


def programs(session: Session) -> list[Program]:
    """Who works on the server now; empty: an embedded file."""
    if is_embedded(session):
        return []
    connected = session.scalars(
        text("SELECT application_name FROM pg_stat_activity WHERE datname = current_database()")
    )
    named = [_PROGRAM.fullmatch(name or "") for name in connected]
    counted = Counter((match[1], match[2]) for match in named if match is not None)
    return [Program(*of, count) for of, count in sorted(counted.items())]


def data_folder(session: Session) -> str:
    """Where the server keeps the data. Raises NotAllowed (owner_only)."""
    return str(session.scalar(text("SHOW data_directory")))


def newest_seals_wrong(session: Session, key: bytes | None) -> int:
    """As ``verification.verify_newest``. Raises NotAllowed (owner_only)."""
    if not is_embedded(session) and current_staff(session).id is not None:
        raise NotAllowed("owner_only")
    return verification.verify_newest(session, key)
