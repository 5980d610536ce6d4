"""Who a portal is: its name, the channel that it speaks for, and its limits."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.eservices import ESERVICES, Channel, Service
from clerkdesk.domain.portal_keys import PER_MINUTE
from clerkdesk.store.reference_models import Organisation
from clerkdesk.store.working_models import PortalKey
from clerkdesk.usecases.identity import require_administrator


@dataclass(frozen=True, slots=True)
class Portal:
    """Who calls: the key's id, the portal's name, and the channel that it speaks for."""

    id: int
    name: str
    channel: Channel
    per_minute: int
    organisation: str | None = None
    """The code of the one whose e-services the key opens; None: those of all."""

    @property
    def services(self) -> list[Service]:
        """What may be applied for over its channel, as far as its key goes."""
        return services_of(self.channel, self.organisation)


def services_of(channel: Channel, organisation: str | None) -> list[Service]:
    """The e-services of an organisation (None: of all) that a channel offers."""
    return [
        code
        for code, eservice in ESERVICES.items()
        if channel in eservice.channels and organisation in (None, eservice.organisation)
    ]


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key that opens the gateway, without the key itself."""

    id: int
    name: str
    channel: str
    per_minute: int
    created_at: datetime
    revoked_at: datetime | None


def parse_channel(name: str) -> Channel:
    """The channel of a portal. Raises Invalid: there is no portal behind it."""
    if name not in set(Channel) - {Channel.COUNTER}:
        raise Invalid(
            "unknown_value",
            field="channel",
            allowed=", ".join(channel for channel in Channel if channel is not Channel.COUNTER),
        )
    return Channel(name)


def of_channel(name: str) -> Portal:
    """Whoever may write into this channel's folder; there the right to the folder is the key.
    Raises Invalid.
    """
    return Portal(0, name, parse_channel(name), PER_MINUTE)


def keys(session: Session) -> list[KeyRow]:
    """Every key of the administrator's organisation, oldest first; whoever has the database itself
    sees all. Never the keys themselves.
    """
    actor = require_administrator(session)
    statement = select(PortalKey).order_by(PortalKey.id)
    if actor.organisation_id is not None:
        statement = statement.where(PortalKey.organisation_id == actor.organisation_id)
    rows = session.scalars(statement)
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


def key_digest(key: str) -> str:
    """What is kept of a key."""
    # 256 random bits need no slow hash: there is nothing to guess.
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def caller(session: Session, key: str) -> Portal:
    """The portal behind a key. Raises NotAllowed (key_wrong)."""
    row = session.execute(
        select(PortalKey, Organisation.code)
        .outerjoin(Organisation, Organisation.id == PortalKey.organisation_id)
        .where(PortalKey.hash == key_digest(key))
    ).one_or_none()
    if row is None or row.PortalKey.revoked_at is not None:
        raise NotAllowed("key_wrong")
    key_row = row.PortalKey
    return Portal(
        id=key_row.id,
        name=key_row.name,
        channel=Channel(key_row.channel),
        per_minute=key_row.per_minute,
        organisation=row.code,
    )
