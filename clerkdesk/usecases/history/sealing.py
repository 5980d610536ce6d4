"""Sealing the history, so that nothing of it can be made anew unnoticed."""

from typing import NamedTuple

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain import history
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Event, Seal
from clerkdesk.store.types import sqlite_text
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import now

SEALED_AT_ONCE = 50_000
"""A longer stretch (an upgraded database's first) takes several seals, so that the embedded file is
not locked for seconds.
"""


class _LastSeal(NamedTuple):
    id: int
    to_event: int
    hash: str
    mac: str | None


def seal(session: Session, key: bytes | None = None) -> int | None:
    """Seal what is new, in one transaction; gives the seal's number. None: nothing new, or later,
    for a writer is under way.
    """
    edge = quiet_edge(session, keyed=key is not None)
    return None if edge is None else seal_up_to(session, edge, key)


def quiet_edge(session: Session, *, keyed: bool = False) -> int | None:
    """Up to which event all are committed and none will come between; None: nothing new, or a
    writer is under way. Nobody waits for it.

    ``keyed``: there is a key, whose mark the last seal may want.
    """
    if not is_embedded(session) and current_staff(session).id is not None:
        raise NotAllowed("CD921")
    newest = session.scalar(select(func.max(Event.id))) or 0
    last = _last(session)
    wants_mark = keyed and last is not None and last.mac is None
    if newest <= (last.to_event if last else 0) and not wants_mark:
        return None
    if is_embedded(session):
        return newest
    edge: int | None = session.scalar(select(func.cd_quiet_events()))
    return edge


class Writer(NamedTuple):
    """A transaction that has written history and goes on."""

    transaction: str
    login: str
    seconds: int | None
    """Since it began; None: the server does not say."""


class Mark(NamedTuple):
    """An event, and who could still write one before it."""

    event: int
    transactions: frozenset[str]


def writers(session: Session) -> list[Writer]:
    """Whom a seal waits for; an embedded file has one writer at a time."""
    if is_embedded(session):
        return []
    rows = session.execute(select(text("*")).select_from(func.cd_history_writers()))
    return [Writer(*row) for row in rows]


def mark(session: Session) -> Mark:
    """The newest event, to be sealed when its writers have ended: whoever has begun after it keeps
    nothing from that.
    """
    newest = session.scalar(select(func.max(Event.id))) or 0
    return Mark(newest, frozenset(writer.transaction for writer in writers(session)))


def waits_for(session: Session, marked: Mark) -> list[Writer]:
    """Who has to end before the mark is an edge."""
    return [writer for writer in writers(session) if writer.transaction in marked.transactions]


def seal_up_to(session: Session, edge: int, key: bytes | None = None) -> int | None:
    """Seal the events after the last seal up to a quiet ``edge``; gives the seal's number, None
    where nothing is new.

    The first seal under a key may be empty: it bears the mark over all that were made without one.
    """
    last = _last(session)
    start = last.to_event if last else 0
    statement = (
        select(Event.id, Event.hash)
        .where(Event.id > start, Event.id <= edge)
        .order_by(Event.id)
        .limit(SEALED_AT_ONCE)
    )
    rows = session.execute(statement).all()
    if not rows and (last is None or last.mac is not None or key is None):
        return None
    number = (last.id if last else 0) + 1
    at = now(session)
    end = rows[-1].id if rows else start
    root = history.merkle_root(row.hash or "" for row in rows)
    previous = last.hash if last else ""
    seal_hash = history.seal_hash(
        number=number,
        at=sqlite_text(at),
        from_event=start,
        to_event=end,
        count=len(rows),
        root=root,
        previous=previous,
    )
    values = {
        "id": number,
        "at": at,
        "from_event": start,
        "to_event": end,
        "count": len(rows),
        "root": root,
        "previous": previous,
        "hash": seal_hash,
    }
    session.execute(
        insert(Seal).values(**values, mac=history.seal_mac(key, seal_hash) if key else None)
    )
    return number


def _last(session: Session) -> _LastSeal | None:
    statement = (
        select(Seal.id, Seal.to_event, Seal.hash, Seal.mac).order_by(Seal.id.desc()).limit(1)
    )
    row = session.execute(statement).first()
    return None if row is None else _LastSeal(*row)
