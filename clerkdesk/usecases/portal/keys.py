"""Who a portal is: its name, the channel that it speaks for, and the key that opens the gateway to
it.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotAllowed, NotFound
from clerkdesk.domain.eservices import ESERVICES, Channel, Service
from clerkdesk.domain.text import has_controls
from clerkdesk.store.working_models import PortalKey
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.unit_of_work import now, operation_id

PER_MINUTE = 600
"""Requests of one key, unless it is made with another number."""


@dataclass(frozen=True, slots=True)
class Portal:
    """Who calls: the key's id, the portal's name, and the channel that it speaks for."""

    id: int
    name: str
    channel: Channel
    per_minute: int

    @property
    def services(self) -> list[Service]:
        return [code for code, eservice in ESERVICES.items() if self.channel in eservice.channels]


@dataclass(frozen=True, slots=True)
class KeyRow:
    id: int
    name: str
    channel: str
    per_minute: int
    created_at: datetime
    revoked_at: datetime | None


def add_key(
    session: Session, name: str, channel: str, per_minute: int = PER_MINUTE
) -> tuple[int, str]:
    """(id, key): the key is shown this once, and only its hash is kept.

    Raises NotAllowed, Invalid naming the field.
    """
    require_administrator(session)
    operation_id(session)
    if not name.strip() or len(name) > 60 or has_controls(name):
        raise Invalid(
            "missing"
            if not name.strip()
            else "control_characters"
            if has_controls(name)
            else "too_long",
            field="name",
            limit=60,
        )
    _channel(channel)
    if not 1 <= per_minute <= 100_000:
        raise Invalid("unknown_value", field="per_minute", allowed="1 … 100000")
    key = f"cd_{secrets.token_urlsafe(32)}"
    made = PortalKey(
        name=name.strip(),
        channel=channel,
        hash=_digest(key),
        per_minute=per_minute,
        created_at=now(session),
        revoked_at=None,
    )
    session.add(made)
    session.flush()
    return made.id, key


def _channel(name: str) -> Channel:
    """Raises Invalid: nobody's portal."""
    if name not in set(Channel) - {Channel.COUNTER}:
        raise Invalid(
            "unknown_value",
            field="channel",
            allowed=", ".join(c for c in Channel if c is not Channel.COUNTER),
        )
    return Channel(name)


def of_channel(name: str) -> Portal:
    """Whoever may write into this channel's folder; there the right to the folder is the key.
    Raises Invalid.
    """
    return Portal(0, name, _channel(name), PER_MINUTE)


def revoke_key(session: Session, key_id: int) -> None:
    """The key opens nothing any more. Raises NotAllowed, NotFound."""
    require_administrator(session)
    operation_id(session)
    found = session.get(PortalKey, key_id)
    if found is None:
        raise NotFound("key_unknown", id=key_id)
    if found.revoked_at is None:
        found.revoked_at = now(session)


def keys(session: Session) -> list[KeyRow]:
    """Every key there has been, oldest first; never the keys themselves."""
    require_administrator(session)
    rows = session.scalars(select(PortalKey).order_by(PortalKey.id))
    return [
        KeyRow(
            id=row.id,
            name=row.name,
            channel=row.channel,
            per_minute=row.per_minute,
            created_at=row.created_at,
            revoked_at=row.revoked_at,
        )
        for row in rows
    ]


def _digest(key: str) -> str:
    # 256 random bits need no slow hash: there is nothing to guess.
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def caller(session: Session, key: str) -> Portal:
    """The portal behind a key. Raises NotAllowed (key_wrong)."""
    found = session.scalar(select(PortalKey).where(PortalKey.hash == _digest(key)))
    if found is None or found.revoked_at is not None:
        raise NotAllowed("key_wrong")
    return Portal(found.id, found.name, Channel(found.channel), found.per_minute)
