"""Reports: the figures of a period, and which dates a period has."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.limits import FIRST_YEAR, LAST_YEAR

DAYS_APART = 62
"""Up to so many days each stands by itself, above that each month does."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")


class Period(NamedTuple):
    """Dates in Baku, the last one included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.until - self.since).days + 1

    def text(self) -> str:
        """``27.11.2026`` or ``01.11.2026–30.11.2026``."""
        if self.days == 1:
            return f"{self.since:%d.%m.%Y}"
        return f"{self.since:%d.%m.%Y}–{self.until:%d.%m.%Y}"

    def file_text(self) -> str:
        """The same for a file's name, which sorts by time."""
        return self.since.isoformat() if self.days == 1 else f"{self.since}_{self.until}"


def parse_period(text: str, today: date) -> Period:
    """What somebody calls a period: day, week, month or year (that has ``today``), yesterday,
    last-week, last-month, 2026-11-27, 2026-W48, 2026-11, 2026, or 2026-11-01..2026-11-15. Weeks
    begin on Monday.

    Raises Invalid (period_unclear, also of one that does not lie in the office's years).
    """
    try:
        period = _parsed(text.strip(), today)
    except ValueError:
        raise Invalid("period_unclear", field="period", text=text) from None
    if not FIRST_YEAR <= period.since.year <= period.until.year <= LAST_YEAR:
        raise Invalid("period_unclear", field="period", text=text)
    if period.until < period.since:
        raise Invalid("period_unclear", field="period", text=text)
    return period


def _parsed(text: str, today: date) -> Period:
    since, apart, until = text.partition("..")
    if apart:
        return Period(_date(since), _date(until))
    if text == "day":
        return Period(today, today)
    if text == "yesterday":
        return _parsed("day", today - timedelta(days=1))
    if text == "week":
        monday = today - timedelta(days=today.weekday())
        return Period(monday, monday + timedelta(days=6))
    if text == "last-week":
        return _parsed("week", today - timedelta(days=7))
    if text == "month":
        return _month(today.year, today.month)
    if text == "last-month":
        return _parsed("month", today.replace(day=1) - timedelta(days=1))
    if text == "year":
        return _parsed(f"{today.year:04}", today)
    if _DAY.fullmatch(text):
        return Period(_date(text), _date(text))
    if match := _WEEK.fullmatch(text):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Period(monday, monday + timedelta(days=6))
    if match := _MONTH.fullmatch(text):
        return _month(int(match[1]), int(match[2]))
    if _YEAR.fullmatch(text):
        return Period(date(int(text), 1, 1), date(int(text), 12, 31))
    raise ValueError(text)


def _date(text: str) -> date:
    # The library's own reading takes other spellings, too.
    if not _DAY.fullmatch(text.strip()):
        raise ValueError(text)
    return date.fromisoformat(text.strip())


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return Period(first, first.replace(day=monthrange(year, month)[1]))


@dataclass(slots=True)
class Figures:
    """What came in and what was decided."""

    received: int = 0
    completed: int = 0
    refused: int = 0
    decided_late: int = 0
    """Of the decided ones: after the end of their term."""

    @property
    def decided(self) -> int:
        return self.completed + self.refused

    @property
    def in_time(self) -> float | None:
        """The share that was decided within the term, 0 to 1; None: nothing was decided."""
        return 1 - self.decided_late / self.decided if self.decided else None

    def add(self, other: "Figures") -> None:
        """Count the other's, too."""
        self.received += other.received
        self.completed += other.completed
        self.refused += other.refused
        self.decided_late += other.decided_late


class Looked(NamedTuple):
    """Decisions that somebody else looked at."""

    looked: int
    disagreed: int
    """Of these: the second person would not have decided so."""

    def with_more(self, other: "Looked") -> "Looked":
        """Both together."""
        return Looked(self.looked + other.looked, self.disagreed + other.disagreed)


NOBODY_LOOKED = Looked(0, 0)


@dataclass(frozen=True, slots=True)
class Looks:
    """What sampling has shown in a period."""

    waiting: int
    """Picked, and looked at by nobody, at the moment of the report."""
    by_service: list[tuple[str, Looked]] = field(default_factory=list)
    """(the e-service's title, its numbers)"""
    by_clerk: list[tuple[str, Looked]] = field(default_factory=list)
    """Whose decisions, by the alphabet."""
    by_reason: list[tuple[str, int]] = field(default_factory=list)
    """(code of domain.sampling, how many did not agree for it), most frequent first"""

    @property
    def total(self) -> Looked:
        """Of the whole period."""
        return Looked(
            sum(each.looked for _service, each in self.by_service),
            sum(each.disagreed for _service, each in self.by_service),
        )

    def __bool__(self) -> bool:
        """Whether there is anything to be said."""
        return bool(self.waiting or self.by_service)


NO_LOOKS = Looks(0)


@dataclass(frozen=True, slots=True)
class Report:
    """A period of an organisation, or of one of its offices, in figures."""

    period: Period
    made_at: datetime
    made_by: str
    organisation: str
    department: str | None
    """None: every office within the reader's scope."""
    total: Figures
    late: int
    """Open and past their term at the moment of the report."""
    certificates: int
    prints: int
    undelivered: int
    """Messages that failed or are unclear, queued within the period."""
    by_day: list[tuple[date, Figures]] = field(default_factory=list)
    """Every date of the period; above ``DAYS_APART`` the first of every month."""
    by_service: list[tuple[str, Figures]] = field(default_factory=list)
    """(the e-service's title, its figures)"""
    by_department: list[tuple[str, Figures]] = field(default_factory=list)
    """Those that have figures, by the alphabet."""
    by_clerk: list[tuple[str, Figures]] = field(default_factory=list)
    """Who decided, by the alphabet; nothing is received by a person."""
    by_reason: list[tuple[str, int]] = field(default_factory=list)
    """Refusals by reason, most frequent first."""

    looks: Looks = NO_LOOKS

    @property
    def by_month(self) -> bool:
        """Whether ``by_day`` has months."""
        return self.period.days > DAYS_APART
