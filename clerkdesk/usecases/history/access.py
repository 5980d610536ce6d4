"""Access tickets: nobody sees personal data without a row that says who, whose, when and why."""

import hmac
from datetime import timedelta
from typing import Any

from sqlalchemy import TextClause, bindparam, func, insert, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain import recurring
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.limits import (
    LOOK_GOES_ON_SECONDS,
    SEARCHES_COUNTED_SECONDS,
    SEARCHES_PER_MINUTE,
)
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import AccessLog
from clerkdesk.store.reference_models import Setting
from clerkdesk.store.working_models import Secret
from clerkdesk.usecases.identity import LOCAL, current_staff
from clerkdesk.usecases.unit_of_work import now

_AT_WHAT_RECURS = f"{recurring.LOOK}:"
_GOES_ON = timedelta(seconds=LOOK_GOES_ON_SECONDS)
_LOOK = text("SELECT cd_look(:application, :purpose)")
_SEEK = text("SELECT cd_seek(:kind, :wanted)")


def draw_ticket(session: Session, application_id: int, purpose: str) -> None:
    """Log that the actor looks at the personal data of an application.

    On PostgreSQL the row is committed at once and by itself: who looked has looked, whatever
    becomes of the use case, and a ticket that could still be rolled back opens nothing.
    """
    if not is_embedded(session):
        _at_once(session, _LOOK, {"application": application_id, "purpose": purpose})
        return
    actor = current_staff(session)
    at = now(session)
    if purpose in ("open", "act"):
        last = session.connection().scalar(
            _LAST_LOOK, {"application": application_id, "me": actor.id}
        )
        if last is not None and at - last < _GOES_ON:
            return
    values = {
        "application_id": application_id,
        "staff_id": actor.id,
        "actor": actor.name,
        "purpose": purpose,
        "at": at,
    }
    session.connection().execute(_WRITTEN, values)


_WRITTEN = insert(AccessLog)
_LAST_LOOK = select(func.max(AccessLog.at)).where(
    AccessLog.application_id == bindparam("application"),
    AccessLog.staff_id.is_not_distinct_from(bindparam("me")),
)


def _at_once(session: Session, statement: TextClause, values: dict[str, Any]) -> None:
    """Run a statement on another connection, and commit it by itself: one way to the server."""
    with session.get_bind().engine.connect() as apart:
        apart.execution_options(isolation_level="AUTOCOMMIT").execute(statement, values)


def seek(session: Session, kind: str, wanted: str) -> None:
    """Log that the actor looks for a person, only so many times a minute; on PostgreSQL committed
    at once.

    ``kind``: fin, mobile, code (a subscriber's), renews (number), renewal (number and FIN),
    household (list and number) or recurring (nothing: a look at all of it, counted by itself).
    Raises NotAllowed (CD705).
    """
    actor = current_staff(session)
    if not is_embedded(session):
        if actor.id is not None or actor.login == LOCAL.login:
            _at_once(session, _SEEK, {"kind": kind, "wanted": wanted})
        return
    if actor.id is not None:
        _count_searches(session, actor.id, looks=f"{kind}:{wanted}" == _AT_WHAT_RECURS)
    session.add(
        AccessLog(
            staff_id=actor.id,
            actor=actor.name,
            purpose="search",
            at=now(session),
            sought=sought_of(session, f"{kind}:{wanted}"),
        )
    )


def sought_of(session: Session, what: str) -> str:
    """What a look leaves of what was looked for, on the embedded file; "" on PostgreSQL, which
    writes it itself and shows its secret to nobody.
    """
    if not is_embedded(session):
        return ""
    secret = session.get_one(Secret, "sought").value
    return hmac.new(secret, what.encode(), "sha256").hexdigest()


def _count_searches(session: Session, staff_id: int, *, looks: bool) -> None:
    """What ``cd_seek`` counts on a server. ``looks``: those at what recurs, and nothing else."""
    stated = session.scalar(select(Setting.value).where(Setting.key == "searches_per_minute"))
    most = int(stated) if stated is not None and stated.isdigit() else SEARCHES_PER_MINUTE
    since = now(session) - timedelta(seconds=SEARCHES_COUNTED_SECONDS)
    looked = sought_of(session, _AT_WHAT_RECURS)
    searches = session.scalar(
        select(func.count())
        .select_from(AccessLog)
        .where(
            AccessLog.staff_id == staff_id,
            AccessLog.purpose == "search",
            AccessLog.at > since,
            AccessLog.sought.is_not_distinct_from(looked)
            if looks
            else AccessLog.sought.is_distinct_from(looked),
        )
    )
    if (searches or 0) >= most:
        raise NotAllowed("CD705")


def ensure_ticket(session: Session, application_id: int) -> None:
    """PostgreSQL shows an application's persons and documents under a ticket only: whoever acts on
    it has one.
    """
    if not is_embedded(session) and current_staff(session).id is not None:
        draw_ticket(session, application_id, "act")
