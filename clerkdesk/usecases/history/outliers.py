"""Who looks at more than the others."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from clerkdesk.store.models import AccessLog, Application, Event
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases.history.audit import require_overseer
from clerkdesk.usecases.history.sealing import quiet_edge as quiet_edge
from clerkdesk.usecases.history.sealing import seal as seal
from clerkdesk.usecases.history.sealing import seal_up_to as seal_up_to
from clerkdesk.usecases.identity import scope
from clerkdesk.usecases.unit_of_work import now

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
    actor = require_overseer(session)
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
