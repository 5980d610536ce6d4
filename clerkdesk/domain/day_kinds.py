"""What kind of day a day of the calendar is, beside whether it is worked."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class DayKind(StrEnum):
    WORKING = "working"
    """Worked, also where the weekday says otherwise."""
    MOVED = "moved"
    """Free in place of another day."""
    HOLIDAY = "holiday"
    MOURNING = "mourning"

    @property
    def is_working(self) -> bool:
        return self is DayKind.WORKING


ORDER = (DayKind.WORKING, DayKind.MOVED, DayKind.HOLIDAY, DayKind.MOURNING)
"""In which one kind follows another, where a key changes it."""
_MOVED = ("müşahidə olunur", "əvəz edilmişdir")
_MOURNING = "hüzn"
WEEKEND = "weekend"
_SATURDAY = 5


class DayDecision(NamedTuple):
    """What is to be said of a day."""

    on: date
    kind: DayKind | None
    """None: nothing any more; the day is again what it was without a decision."""


def of_package(is_working: bool, reason: str) -> DayKind | None:
    """The kind of a day that the package of holidays knows; None: a plain weekend."""
    if is_working:
        return DayKind.WORKING
    if reason == WEEKEND:
        return None
    if any(word in reason for word in _MOVED):
        return DayKind.MOVED
    return DayKind.MOURNING if _MOURNING in reason else DayKind.HOLIDAY


def of_weekday(on: date) -> DayKind | None:
    """The kind of a day of which nobody says anything."""
    return DayKind.WORKING if on.weekday() < _SATURDAY else None


def of_decision(is_working: bool, stated: str | None) -> DayKind:
    """The kind of a decided day; decisions of before say only whether it is worked."""
    if stated is not None:
        return DayKind(stated)
    return DayKind.WORKING if is_working else DayKind.MOVED


def by_date(decisions: Iterable[DayDecision]) -> dict[date, DayKind | None]:
    """What is decided of each day; the last one counts."""
    return {decision.on: decision.kind for decision in decisions}
