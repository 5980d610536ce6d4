"""When somebody was born, as papers and registers say it: a day, or for the old the year alone."""

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.limits import LAST_YEAR

EARLIEST_YEAR = 1880
"""Nobody alive was born before."""
LATEST_YEAR = LAST_YEAR
"""What is later, as 9999, stands for a day that nobody knows."""
_BAKU_OF_OTHER_YEARS = tuple(timezone(timedelta(hours=hours)) for hours in (4, 5, 3))
"""As its clocks were set since 1924: many programs know one of them for all years."""


class Born(NamedTuple):
    """One of the two is known."""

    on: date | None
    year: int | None
    """Where the day is not known."""

    @property
    def as_year(self) -> int:
        """The year, whichever is known."""
        return self.on.year if self.on else self.year or 0

    def __str__(self) -> str:
        """``31.01.1980``, or ``1935``."""
        return f"{self.on:%d.%m.%Y}" if self.on else str(self.year)


def read(written: str) -> Born | None:
    """1980-01-31, also with a time behind it; 1935, 1935-00-00, 1935-05 and 1935-05-00 are the
    year; None: neither.
    """
    if year := re.fullmatch(r"(\d{4})(-(0\d|1[0-2])(-00([T ].*)?)?)?", written, re.ASCII):
        return Born(None, int(year[1]))
    on = day(written)
    return Born(on, None) if on else None


def day(written: str) -> date | None:
    """The day that a program has written: 1980-01-31, 1980-01-31T00:00:00, 1980-01-31Z. None: none,
    or of a moment at which it is another one here.

    1980-01-30T20:00:00Z is midnight in Baku: many programs write a day as the moment it begins.
    """
    if not re.match(r"\d{4}-\d\d-\d\d", written, re.ASCII):
        return None  # 19800131 and 1980-W05 are dates to the library, and slips to us
    try:
        moment = datetime.fromisoformat(re.sub(r"^(.{10})(?:Z|[+-]\d\d:\d\d)$", r"\1", written))
    except ValueError:
        return None
    if moment.tzinfo is None or moment.time() == time.min:
        return moment.date()
    try:
        there = [moment.astimezone(zone) for zone in (BAKU, *_BAKU_OF_OTHER_YEARS)]
    except OverflowError:
        return None
    midnights = [each.date() for each in there if each.time() == time.min]
    if midnights:
        return midnights[0]
    return moment.date() if there[0].date() == moment.date() else None
