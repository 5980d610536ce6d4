"""Who a portal is: its name, the channel that it speaks for, and the key that opens the gateway to
it.
"""

import secrets

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotFound
from clerkdesk.domain.text import has_controls
from clerkdesk.store.working_models import PortalKey
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.portal.portals import PER_MINUTE as PER_MINUTE
from clerkdesk.usecases.portal.portals import KeyRow as KeyRow
from clerkdesk.usecases.portal.portals import Portal as Portal
from clerkdesk.usecases.portal.portals import caller as caller
from clerkdesk.usecases.portal.portals import key_digest, parse_channel
from clerkdesk.usecases.portal.portals import keys as keys
from clerkdesk.usecases.portal.portals import of_channel as of_channel
from clerkdesk.usecases.unit_of_work import now, operation_id


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
    parse_channel(channel)
    if not 1 <= per_minute <= 100_000:
        raise Invalid("unknown_value", field="per_minute", allowed="1 … 100000")
    key = f"cd_{secrets.token_urlsafe(32)}"
    made = PortalKey(
        name=name.strip(),
        channel=channel,
        hash=key_digest(key),
        per_minute=per_minute,
        created_at=now(session),
        revoked_at=None,
    )
    session.add(made)
    session.flush()
    return made.id, key


def revoke_key(session: Session, key_id: int) -> None:
    """The key opens nothing any more. Raises NotAllowed, NotFound."""
    require_administrator(session)
    operation_id(session)
    found = session.get(PortalKey, key_id)
    if found is None:
        raise NotFound("key_unknown", id=key_id)
    if found.revoked_at is None:
        found.revoked_at = now(session)
