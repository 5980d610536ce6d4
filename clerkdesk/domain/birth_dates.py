"""When somebody was born, as papers and registers say it: a day, or for the old the year alone."""

import re
from datetime import date, datetime
from typing import NamedTuple

from clerkdesk.domain.limits import LAST_YEAR

EARLIEST_YEAR = 1880
"""Nobody alive was born before."""
LATEST_YEAR = LAST_YEAR
"""What is later, as 9999, stands for a day that nobody knows."""


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
    if year := re.fullmatch(r"(\d{4})(-(0\d|1[0-2])(-00)?)?", written, re.ASCII):
        return Born(None, int(year[1]))
    if not re.match(r"\d{4}-\d\d-\d\d", written, re.ASCII):
        return None  # 19800131 and 1980-W05 are dates to the library, and slips to us
    try:
        return Born(datetime.fromisoformat(written).date(), None)
    except ValueError:
        return None
