"""What was published for whoever checks a certificate without the office."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.store.working_models import Publication

KEYS = "keys"
"""JSON (RFC 7517): the keys of seals and statements, the newest first, each with its chain."""
REVOCATIONS = "revocations"
"""The signed list (JWS) of what is no longer in force."""


class Published(NamedTuple):
    """As it was published; aware."""

    content: str
    at: datetime


def published(session: Session, name: str) -> Published | None:
    """None: nothing of the kind was; the office has no key for it."""
    row = session.execute(
        select(Publication.content, Publication.at).where(Publication.name == name)
    ).one_or_none()
    return Published(row.content, row.at) if row is not None else None
