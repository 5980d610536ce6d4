"""When people are not at work."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class AbsenceKind(StrEnum):
    """Why; never what ails somebody."""

    LEAVE = "leave"
    ILLNESS = "illness"
    TRIP = "trip"
    OTHER = "other"


class Away(NamedTuple):
    """That a person is not at work, from one day to another, both included."""

    staff_id: int
    from_day: date
    to_day: date
    kind: str


def away_on(absences: Iterable[Away], day: date) -> dict[int, Away]:
    """Who is away on a day: the person → the absence that lasts longest."""
    away: dict[int, Away] = {}
    for absence in absences:
        known = away.get(absence.staff_id)
        if absence.from_day <= day <= absence.to_day:
            if known is None or known.to_day < absence.to_day:
                away[absence.staff_id] = absence
    return away
