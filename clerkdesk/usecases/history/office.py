"""What an auditor reads of administration: who set whose password, who changed which role, text,
key or setting, from what to what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from clerkdesk.store import cross_scope
from clerkdesk.store.types import moment
from clerkdesk.usecases.identity import require_overseer
from clerkdesk.usecases.unit_of_work import now

MOST = 1000
"""Rows that are read at once, the newest."""
_ONE_TRANSACTION = timedelta(seconds=1)
_SIDE_BY_SIDE = 100
"""So many records may be changed together."""
YEARS_BACK = timedelta(days=3 * 366)
"""So far back an administrator sees what was changed, to take it back."""


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
    return [_act(row) for row in rows]


def _act(row: Row[Any]) -> OfficeAct:
    return OfficeAct(
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


@dataclass(frozen=True, slots=True)
class Change:
    """All that one transaction made of one record."""

    acts: tuple[OfficeAct, ...]
    """One a field, at least one."""
    in_force: bool
    """Nothing was changed of the record since."""

    @property
    def first(self) -> OfficeAct:
        return self.acts[0]

    def before(self, field: str) -> str | None:
        """What the field was; None: nothing, or it did not change."""
        return next((act.old for act in self.acts if act.field == field), None)

    def after(self, field: str) -> str | None:
        """What it became; None: nothing, or it did not change."""
        return next((act.new for act in self.acts if act.field == field), None)


def changes(session: Session, kinds: Sequence[str]) -> list[Change]:
    """What was done to records of these kinds (tables) in the years that are looked back, the
    newest first. Raises NotAllowed (supervisor_only).
    """
    actor = require_overseer(session)
    since = now(session) - YEARS_BACK
    rows = cross_scope.office_acts_of(session, actor.organisation_id, since, kinds, MOST)
    transactions: list[list[OfficeAct]] = []
    for act in map(_act, rows):
        near = reversed(transactions[-_SIDE_BY_SIDE:])
        with_it = next((acts for acts in near if _same(acts, act)), None)
        if with_it is None:
            transactions.append([act])
        else:
            with_it.append(act)
    listed = []
    seen: set[tuple[str, str]] = set()
    for acts_of_one in transactions:
        record = (acts_of_one[0].kind, acts_of_one[0].subject)
        listed.append(Change(tuple(acts_of_one), record not in seen))
        seen.add(record)
    return listed


def _same(acts: Sequence[OfficeAct], other: OfficeAct) -> bool:
    """Whether one transaction made all of them of one record: a server tells the time of each row,
    and a field becomes another once.
    """
    act = acts[0]
    return (
        (act.kind, act.action, act.subject, act.actor)
        == (other.kind, other.action, other.subject, other.actor)
        and abs(act.at - other.at) < _ONE_TRANSACTION
        and other.field not in [each.field for each in acts]
    )
