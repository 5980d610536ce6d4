"""The report of a day, as figures."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DayReport:
    """One office day in figures, for one printed page."""

    on: date
    made_at: datetime
    made_by: str
    organisation: str
    received: int
    completed: int
    refused: int
    late: int
    """Open and past their term at the moment of the report."""
    decided_late: int
    certificates: int
    prints: int
    undelivered: int
    """Messages that failed or are unclear, queued on that day."""
    by_clerk: list[tuple[str, int, int]]
    """(name, completed, refused), by the alphabet"""
    by_reason: list[tuple[str, int]]
    """Refusals by reason, most frequent first."""
