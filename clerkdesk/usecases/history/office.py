"""What an auditor reads of administration: who set whose password, who changed which role, text,
key or setting, from what to what.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from clerkdesk.store import cross_scope
from clerkdesk.store.types import moment
from clerkdesk.usecases.identity import require_overseer
from clerkdesk.usecases.unit_of_work import now

MOST = 1000
"""Rows that are read at once, the newest."""


@dataclass(frozen=True, slots=True)
class OfficeAct:
    """One value that became another, or an act without one."""

    at: datetime
    event: int
    login: str | None
    """None: whoever has the database itself, or a statement from outside the program."""
    actor: str
    kind: str
    """Of what: the table."""
    action: str
    """add, change, remove, password or end_sessions"""
    subject: str
    field: str | None
    old: str | None
    new: str | None


def acts(session: Session, days: int, about: str = "") -> list[OfficeAct]:
    """Of the last days, the newest first: the own organisation's and the installation's.

    ``about``: only what has it in its subject, or is its doing (a login). Raises NotAllowed
    (supervisor_only).
    """
    actor = require_overseer(session)
    since = now(session) - timedelta(days=days)
    rows = cross_scope.office_acts(
        session, organisation_id=actor.organisation_id, since=since, about=about, most=MOST
    )
    return [
        OfficeAct(
            at=moment(row.at),
            event=row.id,
            login=row.login,
            actor=row.actor,
            kind=row.kind,
            action=row.action,
            subject=row.subject,
            field=row.field,
            old=row.old_value,
            new=row.new_value,
        )
        for row in rows
    ]
