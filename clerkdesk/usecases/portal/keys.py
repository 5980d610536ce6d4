"""Keys that open the gateway to portals: made, and revoked."""

import secrets
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.portal_keys import PER_MINUTE, check_rate, parse_name
from clerkdesk.store.working_models import PortalKey
from clerkdesk.usecases.administering import administer
from clerkdesk.usecases.portal.portals import key_digest, parse_channel, services_of
from clerkdesk.usecases.unit_of_work import now


class NewKey(NamedTuple):
    """A key that was just made."""

    id: int
    key: str
    """Shown this once; only its hash is kept."""


def add_key(session: Session, name: str, channel: str, per_minute: int = PER_MINUTE) -> NewKey:
    """Make a key for the portal of a channel; ``per_minute``: how many requests it may make. An
    administrator's opens the e-services of the own organisation, the database owner's those of all.

    Raises NotAllowed, Invalid naming the field.
    """
    actor = administer(session)
    name = parse_name(name)
    opened = services_of(parse_channel(channel), actor.organisation)
    if not opened:
        raise NotAllowed("other_organisations_service")
    check_rate(per_minute)
    key = f"cd_{secrets.token_urlsafe(32)}"
    row = PortalKey(
        name=name,
        organisation_id=actor.organisation_id,
        channel=channel,
        hash=key_digest(key),
        per_minute=per_minute,
        created_at=now(session),
        revoked_at=None,
    )
    session.add(row)
    session.flush()
    return NewKey(row.id, key)


def revoke_key(session: Session, key_id: int) -> None:
    """The key opens nothing any more. Raises NotAllowed, NotFound: also of a key that is not the
    own organisation's.
    """
    actor = administer(session)
    row = session.get(PortalKey, key_id)
    if row is None or actor.organisation_id not in (None, row.organisation_id):
        raise NotFound("key_unknown", id=key_id)
    if row.revoked_at is None:
        row.revoked_at = now(session)
