"""Working days and terms, in Baku.

A calendar is rows: every free day, and every weekend day that is worked. What the ``holidays``
package knows of Azerbaijan fills them (``PublicHolidays``), and the Cabinet's acts change them
during the year. A day without a row is as its weekday says.
Source: Labour Code, article 105.
"""

import sys
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.util import find_spec, module_from_spec
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

BAKU = ZoneInfo("Asia/Baku")
SATURDAY = 5
LEGAL_CEILING_WORKING_DAYS = 15
"""The law on citizens' applications (30.09.2015) allows no longer."""


def baku_date(instant: datetime) -> date:
    """The date in Baku at an aware instant."""
    return instant.astimezone(BAKU).date()


def baku_midnight(on: date, days: int = 0) -> datetime:
    """When a date begins in Baku, or the date ``days`` after it."""
    return datetime.combine(on + timedelta(days=days), time.min, BAKU)


def baku_day(on: date) -> tuple[datetime, datetime]:
    """When a date begins in Baku, and when the next one does."""
    return baku_midnight(on), baku_midnight(on, 1)


def counted_days(working_days: int, waited_days: int = 0) -> int:
    """How many working days a term has: the law's ceiling ends it, whatever was waited for."""
    return min(working_days + waited_days, LEGAL_CEILING_WORKING_DAYS)


@dataclass(frozen=True, slots=True)
class Day:
    """One step of the explanation of a deadline."""

    on: date
    counted: int | None
    """Which working day of the term this is, from 1; None: a day off."""
    reason: str
    """The holiday's name, "weekend", "moved", the act, or "" for a plain working day."""


@lru_cache(maxsize=1)
def _holidays() -> Any:
    # The package of all countries runs 250 modules when one of them is asked for, 150 ms of every
    # start: it is found, and not run.
    countries = "holidays.countries"
    spec = find_spec(countries)
    assert spec is not None
    sys.modules.setdefault(countries, module_from_spec(spec))
    from holidays.countries.azerbaijan import Azerbaijan

    return Azerbaijan(language="az")


Days = Mapping[date, tuple[bool, str]]
"""Date → whether it counts, and why it is other than a plain working day."""


class PublicHolidays(Days):
    """The days of the ``holidays`` package: transfers and working weekends included."""

    def __getitem__(self, on: date) -> tuple[bool, str]:
        return package_days(on.year)[on]

    def __iter__(self) -> Iterator[date]:
        raise TypeError("the package has no first and no last year")

    def __len__(self) -> int:
        raise TypeError("the package has no first and no last year")

    # A mapping's own would compare all days, of which there is no end.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, PublicHolidays)

    def __hash__(self) -> int:
        return hash(PublicHolidays)


@lru_cache(maxsize=64)
def package_days(year: int) -> Days:
    """Every free day of a year, and every weekend day that is worked in place of another one."""
    holidays = _holidays()
    days: dict[date, tuple[bool, str]] = {}
    on = date(year, 1, 1)
    while on.year == year:
        if not holidays.is_working_day(on):
            days[on] = (False, str(holidays.get(on) or "weekend"))
        elif on.weekday() >= SATURDAY:
            days[on] = (True, "moved")
        on += timedelta(days=1)
    return MappingProxyType(days)


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days count, and the office's hours."""

    days: Days = field(default_factory=PublicHolidays)
    opens: time = time(9)
    closes: time = time(18)

    def with_day(self, on: date, working: bool, act: str = "") -> "WorkingCalendar":
        """The calendar if an act decided so of the day."""
        # Laid over the others, for a mapping without an end cannot be copied.
        decided: ChainMap[date, tuple[bool, str]] = ChainMap({on: (working, act)})
        decided.maps.append(self.days)  # type: ignore[arg-type]
        return replace(self, days=decided)

    def is_working(self, on: date) -> bool:
        """Whether the day counts."""
        row = self.days.get(on)
        return row[0] if row is not None else on.weekday() < SATURDAY

    def reason(self, on: date) -> str:
        """Why the day is off, or why an apparent day off is worked; "" for a plain working day."""
        row = self.days.get(on)
        if row is not None:
            return row[1]
        return "" if on.weekday() < SATURDAY else "weekend"

    def add_working_days(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``; ``start`` itself never counts."""
        if count < 1:
            raise ValueError(count)
        day = start
        while count:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day

    def working_day_from(self, on: date) -> date:
        """The day itself where it counts, else the next that does."""
        return on if self.is_working(on) else self.add_working_days(on, 1)

    def explain(self, start: date, count: int) -> list[Day]:
        """Every day from the one after ``start`` to the last of the term, in order."""
        days = []
        counted = 0
        day = start
        while counted < count:
            day += timedelta(days=1)
            working = self.is_working(day)
            counted += working
            days.append(Day(day, counted if working else None, self.reason(day)))
        return days

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and with ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (end - start).days
        return sum(self.is_working(start + timedelta(days=day)) for day in range(1, days + 1))

    def due_on(self, submitted_at: datetime, working_days: int, waited_days: int = 0) -> date:
        """The Baku date on which a term ends: the day of submission is not counted.

        The one place where terms are computed. ``waited_days``: working days of waiting for the
        citizen that join the term.
        """
        return self.add_working_days(
            baku_date(submitted_at), counted_days(working_days, waited_days)
        )

    def due_at(self, due_on: date) -> datetime:
        """The instant at which the office closes on that date, UTC."""
        return datetime.combine(due_on, self.closes, BAKU).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Remaining:
    """How much of the term is left, for the chip in the list."""

    kind: str
    """overdue_days, overdue_hours, hours, minutes, today, days"""
    count: int = 0
    late: bool = False
    today: bool = False
    until: str = ""
    """When the office closes today, HH:MM"""


def remaining(calendar: WorkingCalendar, due_on: date, now: datetime) -> Remaining:
    """What is left of the term at ``now``: hours in the last three, else whole working days."""
    today = baku_date(now)
    left = calendar.due_at(due_on) - now
    if left <= timedelta(0):
        days = calendar.working_days_between(due_on, today)
        if days:
            return Remaining("overdue_days", days, late=True)
        return Remaining("overdue_hours", int(-left / timedelta(hours=1)), late=True)
    if due_on == today:
        if left < timedelta(hours=1):
            return Remaining("minutes", int(left / timedelta(minutes=1)), today=True)
        if left < timedelta(hours=3):
            return Remaining("hours", int(left / timedelta(hours=1)), today=True)
        return Remaining("today", today=True, until=f"{calendar.closes:%H:%M}")
    return Remaining("days", calendar.working_days_between(today, due_on))
