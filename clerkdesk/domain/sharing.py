"""Sharing work out: who gives up what, and who takes it; a proposal, of which nothing happens by
itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Held(NamedTuple):
    """An application in somebody's hands."""

    id: int
    version: int
    department_id: int
    service: str
    holder_id: int
    due_on: date
    stays: bool
    """The citizen is awaited, or its holder is at it now."""


class Person(NamedTuple):
    """Somebody who works on applications."""

    id: int
    held: int
    away: bool
    departments: frozenset[int]
    """Empty: all of the organisation."""
    services: frozenset[str]
    takes: bool = True
    """A supervisor is given nothing by itself."""

    def may_handle(self, case: Held) -> bool:
        """Whether the application lies within what this person works on."""
        office = not self.departments or case.department_id in self.departments
        return office and (not self.services or case.service in self.services)


class Move(NamedTuple):
    """One application from one person to another."""

    application_id: int
    version: int
    giver: int
    taker: int


@dataclass(slots=True)
class Shared:
    """What is proposed."""

    moves: list[Move] = field(default_factory=list)
    loads: dict[int, int] = field(default_factory=dict)
    """What each would hold."""
    stay: dict[int, int] = field(default_factory=dict)
    """Of each giver: so many stay, for the citizen is awaited or they are being worked on."""
    homeless: int = 0
    """So many of the absent ones' that nobody else may handle, or has room for."""


def share(
    cases: Iterable[Held],
    people: Sequence[Person],
    norm: int,
    *,
    givers: frozenset[int],
    takers: frozenset[int],
) -> Shared:
    """All that the absent hold, and what others hold beyond the norm, to whoever has least; what is
    due first goes first. An absent one's work goes beyond the norm, too: somebody has to do it.
    """
    by_id: Mapping[int, Person] = {person.id: person for person in people}
    result = Shared(loads={person.id: person.held for person in people})
    of_giver: dict[int, list[Held]] = {}
    for case in sorted(cases, key=lambda each: (each.due_on, each.id)):
        if case.holder_id not in givers or case.holder_id not in by_id:
            continue
        if case.stays:
            result.stay[case.holder_id] = result.stay.get(case.holder_id, 0) + 1
        else:
            of_giver.setdefault(case.holder_id, []).append(case)
    away_first = sorted(of_giver, key=lambda key: (not by_id[key].away, -by_id[key].held, key))
    for giver in away_first:
        for case in of_giver[giver]:
            away = by_id[giver].away
            if not away and result.loads[giver] <= norm:
                break
            taker = _least_loaded(case, people, result.loads, takers - {giver})
            if taker is None or (not away and result.loads[taker] >= norm):
                result.homeless += away
                continue
            result.moves.append(Move(case.id, case.version, giver, taker))
            result.loads[giver] -= 1
            result.loads[taker] += 1
    return result


def _least_loaded(
    case: Held, people: Sequence[Person], loads: Mapping[int, int], takers: frozenset[int]
) -> int | None:
    able = [
        person.id
        for person in people
        if person.id in takers and not person.away and person.may_handle(case)
    ]
    return min(able, key=lambda key: (loads[key], key), default=None)
