"""Who looks at more than the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from clerkdesk.store.reads import overseeing
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases.identity import Actor, require_overseer, scope
from clerkdesk.usecases.unit_of_work import now

MEASURES = ("opened", "unacted", "searches", "lists")
"""What is compared; to act on many cases is work."""
MANY_CASES = 20
MANY = {"lists": 5}
"""Of a measure: so many are worth a look; else ``MANY_CASES``. A list is a look at up to a thousand
people.
"""
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
    lists: int
    """Of departures, taken in: each is a look at everybody in it."""
    medians: dict[str, float]
    """Of the colleagues, one for each of MEASURES; empty: there is nobody to compare with."""

    @property
    def flags(self) -> tuple[str, ...]:
        """The measures that are far from the colleagues'."""
        figures = {name: getattr(self, name) for name in self.medians}
        return tuple(
            name
            for name, count in figures.items()
            if count >= MANY.get(name, MANY_CASES) and count > TIMES * self.medians[name]
        )

    @property
    def flagged(self) -> bool:
        """Something is far from the colleagues'."""
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
    figures = _figures(session, actor, now(session) - timedelta(days=days))
    people = select(Staff.id, Staff.login, Staff.name, Staff.role, Staff.organisation_id).order_by(
        Staff.sort_key
    )
    if actor.organisation_id is not None:
        people = people.where(Staff.organisation_id == actor.organisation_id)
    seen = set[int]().union(*figures.values())
    worked = [person for person in session.execute(people) if person.id in seen]
    rows = []
    for person in worked:
        colleagues = [
            other.id
            for other in worked
            if other.organisation_id == person.organisation_id and other.id != person.id
        ]
        rows.append(
            Outlier(
                login=person.login,
                name=person.name,
                role=person.role,
                opened=figures["opened"].get(person.id, 0),
                acted=figures["acted"].get(person.id, 0),
                unacted=figures["unacted"].get(person.id, 0),
                searches=figures["searches"].get(person.id, 0),
                lists=figures["lists"].get(person.id, 0),
                medians=_medians(figures, colleagues),
            )
        )
    return sorted(rows, key=lambda row: (-row.excess, -row.unacted, -row.opened))


def _figures(session: Session, actor: Actor, since: datetime) -> dict[str, dict[int, int]]:
    """For each measure, and for ``acted``: the number of each person, by the account's id."""
    looks = overseeing.looks(session, scope(actor), since)
    return {
        "opened": {each.person: each.opened for each in looks if each.opened},
        "unacted": {each.person: each.unacted for each in looks if each.unacted},
        "acted": {each.person: each.acted for each in looks if each.acted},
        "searches": {each.person: each.searches for each in looks if each.searches},
        "lists": _per_person(overseeing.LISTED.rows(session, since=since)),
    }


def _per_person(rows: Sequence[Row[*tuple[Any, ...]]]) -> dict[int, int]:
    return {key: count for key, count in rows if key is not None}


def _medians(figures: dict[str, dict[int, int]], colleagues: list[int]) -> dict[str, float]:
    """Of each measure; empty: there are no colleagues."""
    if not colleagues:
        return {}
    medians = {}
    for name in MEASURES:
        numbers = [figures[name].get(colleague, 0) for colleague in colleagues]
        medians[name] = float(median(numbers))
    return medians
