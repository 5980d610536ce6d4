"""Sealing the history, and what an auditor reads: who saw a case, who did what, and who looks at
more than the others.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any, NamedTuple

from sqlalchemy import exists, func, insert, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from clerkdesk.domain import history
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.lifecycle import Role
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import AccessLog, Application, Event, Seal
from clerkdesk.store.reference_models import Staff
from clerkdesk.store.types import sqlite_text
from clerkdesk.usecases import office
from clerkdesk.usecases.case import cases
from clerkdesk.usecases.history.verification import Finding, Report, verify
from clerkdesk.usecases.identity import Actor, current_staff, scope
from clerkdesk.usecases.unit_of_work import now

__all__ = [
    "CaseTrail",
    "Finding",
    "Outlier",
    "Report",
    "outliers",
    "quiet_edge",
    "seal",
    "seal_up_to",
    "trail",
    "verify",
]

SEALED_AT_ONCE = 50_000
"""A longer stretch (an upgraded database's first) takes several seals, so that the embedded file is
not locked for seconds.
"""
_BUSY = "55P03"  # lock_not_available


def seal(session: Session, key: bytes | None = None) -> int | None:
    """Seal what is new, in one transaction; gives the seal's number. None: nothing new, or later,
    for a writer is under way.
    """
    edge = quiet_edge(session, keyed=key is not None)
    return None if edge is None else seal_up_to(session, edge, key)


def quiet_edge(session: Session, *, keyed: bool = False) -> int | None:
    """Up to which event all are committed and none will come between; None: nothing new, or a
    writer is under way.

    On PostgreSQL writers wait until the transaction ends: commit, and seal in another one.
    ``keyed``: there is a key, whose mark the last seal may want.
    """
    newest = session.scalar(select(func.max(Event.id))) or 0
    last = _last(session)
    wants_mark = keyed and last is not None and last.mac is None
    if newest <= (last.to_event if last else 0) and not wants_mark:
        return None
    if is_embedded(session):
        return newest
    try:
        with session.begin_nested():
            edge: int | None = session.scalar(select(func.cd_quiet_events()))
            return edge
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != _BUSY:
            raise
        return None


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
    made = history.seal_hash(
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
        "hash": made,
    }
    session.execute(insert(Seal).values(**values, mac=history.seal_mac(key, made) if key else None))
    return number


def _last(session: Session) -> Any:
    return session.execute(
        select(Seal.id, Seal.to_event, Seal.hash, Seal.mac).order_by(Seal.id.desc()).limit(1)
    ).first()


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody drew a ticket for the case's personal data."""

    at: datetime
    login: str | None
    """None: no account (the machine, or the file's owner)."""
    actor: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Act:
    at: datetime
    event: int
    login: str | None
    actor: str
    action: str
    from_status: str | None
    to_status: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class CaseTrail:
    number: str
    accesses: list[Access]
    events: list[Act]
    """Both from the first to the last."""


def _overseer(session: Session) -> Actor:
    actor = current_staff(session)
    if actor.role not in (None, Role.AUDITOR, Role.SUPERVISOR, Role.ADMIN):
        raise NotAllowed("supervisor_only")
    return actor


def trail(session: Session, number: str) -> CaseTrail:
    """Who saw a case, and who did what with it.

    Raises NotAllowed (supervisor_only), NotFound: out of scope is not there.
    """
    _overseer(session)
    application = cases.find(session, number)
    accesses = session.execute(
        select(AccessLog.at, Staff.login, AccessLog.actor, AccessLog.purpose)
        .outerjoin(Staff, Staff.id == AccessLog.staff_id)
        .where(AccessLog.application_id == application.id)
        .order_by(AccessLog.at, AccessLog.id)
    )
    events = session.execute(
        select(
            Event.at,
            Event.id,
            Staff.login,
            Event.actor,
            Event.action,
            Event.from_status,
            Event.to_status,
            Event.detail,
        )
        .outerjoin(Staff, Staff.id == Event.actor_id)
        .where(Event.application_id == application.id)
        .order_by(Event.at, Event.id)
    )
    return CaseTrail(
        application.number, [Access(*row) for row in accesses], [Act(*row) for row in events]
    )


MEASURES = ("opened", "unacted", "searches")
"""What is compared; to act on many cases is work."""
MANY = 20
TIMES = 3


@dataclass(frozen=True, slots=True)
class Outlier:
    """What a person looked at in the last days, beside the colleagues of the same organisation who
    worked in them.
    """

    login: str
    name: str
    role: str
    opened: int
    acted: int
    unacted: int
    """Opened, and never acted on by this person, then or before."""
    searches: int
    """By FIN or phone."""
    medians: dict[str, float]
    """Of the colleagues, one for each of MEASURES; empty: there is nobody to compare with."""

    @property
    def flags(self) -> tuple[str, ...]:
        """The measures that are far from the colleagues'."""
        figures = {name: getattr(self, name) for name in self.medians}
        return tuple(
            name
            for name, count in figures.items()
            if count >= MANY and count > TIMES * self.medians[name]
        )

    @property
    def flagged(self) -> bool:
        return bool(self.flags)

    @property
    def excess(self) -> float:
        """How many times the colleagues' median, in the worst measure."""
        return max(
            (getattr(self, name) / max(self.medians[name], 1) for name in self.flags), default=0.0
        )


def outliers(session: Session, days: int = 7) -> list[Outlier]:
    """Everybody of the organisation who opened or searched in the last ``days``; flagged ones
    first, the worst on top.

    Raises NotAllowed (supervisor_only).
    """
    actor = _overseer(session)
    since = now(session) - timedelta(days=days)
    mine = Application.id.in_(select(Application.id).where(*scope(actor)))
    seen = select(AccessLog.staff_id, AccessLog.application_id).join(
        Application, Application.id == AccessLog.application_id
    )
    seen = seen.where(AccessLog.at >= since, AccessLog.staff_id.is_not(None), mine).distinct()
    opened = seen.subquery()
    touched = (
        exists()
        .where(Event.application_id == opened.c.application_id, Event.actor_id == opened.c.staff_id)
        .correlate(opened)
    )
    figures = {
        "opened": _per_person(
            session, select(opened.c.staff_id, func.count()).group_by(opened.c.staff_id)
        ),
        "unacted": _per_person(
            session,
            select(opened.c.staff_id, func.count()).where(~touched).group_by(opened.c.staff_id),
        ),
        "acted": _per_person(
            session,
            select(Event.actor_id, func.count(Event.application_id.distinct()))
            .join(Application, Application.id == Event.application_id)
            .where(Event.at >= since, Event.actor_id.is_not(None), mine)
            .group_by(Event.actor_id),
        ),
        "searches": _per_person(
            session,
            select(AccessLog.staff_id, func.count())
            .where(AccessLog.at >= since, AccessLog.purpose == "search")
            .group_by(AccessLog.staff_id),
        ),
    }
    people = select(Staff.id, Staff.login, Staff.name, Staff.role, Staff.organisation_id).order_by(
        Staff.sort_key
    )
    if actor.organisation_id is not None:
        people = people.where(Staff.organisation_id == actor.organisation_id)
    worked = [
        person
        for person in session.execute(people)
        if any(person.id in figure for figure in figures.values())
    ]
    found = []
    for person in worked:
        others = [
            other.id
            for other in worked
            if other.organisation_id == person.organisation_id and other.id != person.id
        ]
        medians = (
            {
                name: float(median(figures[name].get(other, 0) for other in others))
                for name in MEASURES
            }
            if others
            else {}
        )
        own = {name: figure.get(person.id, 0) for name, figure in figures.items()}
        found.append(Outlier(person.login, person.name, person.role, medians=medians, **own))
    return sorted(found, key=lambda row: (-row.excess, -row.unacted, -row.opened))


def _per_person(session: Session, statement: Any) -> dict[int, int]:
    return {key: count for key, count in session.execute(statement)}


class NamedTrail(NamedTuple):
    """A trail, and what to call the documents that it names by their kinds."""

    trail: CaseTrail
    document_titles: dict[str, str]
    """By the code of their kind."""


def named_trail(session: Session, number: str, language: str = "az") -> NamedTrail:
    """``trail`` with the titles of all kinds of documents in a language (az, en, ru)."""
    return NamedTrail(trail(session, number), office.document_titles(session, language))
