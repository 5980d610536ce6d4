"""What the worker publishes for whoever checks a certificate without the office: its keys, and the
signed list of what is no longer in force.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.verdicts import Entry, RevocationList
from clerkdesk.store.models import Certificate
from clerkdesk.store.types import Moment
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.certificates.published import KEYS, REVOCATIONS, published
from clerkdesk.usecases.unit_of_work import now

EVERY = timedelta(hours=1)
_PUT = text(
    """
    INSERT INTO publication (name, content, at) VALUES (:name, :content, :at)
    ON CONFLICT (name) DO UPDATE SET content = excluded.content, at = excluded.at
    """
).bindparams(bindparam("at", type_=Moment()))


def publish_keys(session: Session, key: dict[str, Any]) -> bool:
    """Add a key to those that were published, or renew it; those before stay, for papers bear
    their seals. Whether anything is new.
    """
    earlier = published(session, KEYS)
    keys = json.loads(earlier.content)["keys"] if earlier is not None else []
    if key in keys:
        return False
    kept = [each for each in keys if each["kid"] != key["kid"]]
    _put(session, KEYS, json.dumps({"keys": [key, *kept]}), now(session))
    return True


def publish_list(
    session: Session,
    issuer: str,
    sign: Callable[[RevocationList], str],
) -> bool:
    """Publish the list, an hour after the last one or when something was revoked since. Whether it
    was time.
    """
    at = now(session)
    last = published(session, REVOCATIONS)
    if last is not None and at - last.at < EVERY and not _changed_since(session, last.at):
        return False
    listed = RevocationList(
        issuer=issuer,
        issued_at=at,
        next_update=at + EVERY,
        entries=tuple(_entries(session)),
        valid_days=reference_data.valid_days(session),
        holders=_holders(session, issuer),
    )
    _put(session, REVOCATIONS, sign(listed), at)
    return True


def _holders(session: Session, issuer: str) -> tuple[str, ...]:
    """Whose seals the papers bear, as the keys that are published say."""
    kept = published(session, KEYS)
    keys = json.loads(kept.content)["keys"] if kept is not None else []
    return tuple(sorted({issuer, *[key["holder"] for key in keys if "holder" in key]}))


def _changed_since(session: Session, at: datetime) -> bool:
    changed = session.scalar(
        select(func.max(Certificate.changed_at)).where(Certificate.state != "live")
    )
    return changed is not None and changed >= at


def _entries(session: Session) -> list[Entry]:
    """Without anybody's name, and without the words of a reason: whoever asks reads it all."""
    statement = (
        select(
            Certificate.number,
            Certificate.state,
            Certificate.changed_at,
            Certificate.superseded_by,
        )
        .where(Certificate.state != "live")
        .order_by(Certificate.id)
    )
    return [
        Entry(
            number=row.number,
            state=row.state,
            at=row.changed_at.isoformat(),
            reason_code=row.state,
            superseded_by=row.superseded_by if row.state == "superseded" else None,
        )
        for row in session.execute(statement)
    ]


def _put(session: Session, name: str, content: str, at: datetime) -> None:
    session.execute(_PUT, {"name": name, "content": content, "at": at})
