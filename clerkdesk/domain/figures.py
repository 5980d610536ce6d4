"""What is counted of each day's work, and how a median comes of counts."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import accumulate

from clerkdesk.domain.deadlines import WorkingCalendar, baku_date, baku_midnight


class Kind(StrEnum):
    """Of what a day has a number."""

    RECEIVED = "received"
    COMPLETED = "completed"
    REFUSED = "refused"
    """By the reason's code."""
    LATE = "late"
    """Decided after the term."""
    MINUTES = "minutes"
    """Decisions by the office minutes since the application was registered (``bucket_of``)."""
    HANDLING = "handling"
    """The same since whoever decided took it or was given it."""
    REOPENED = "reopened"
    UNDONE = "undone"
    WAITED = "waited"
    """How often a citizen was asked for something."""
    DEBT = "debt"
    """Certificates that were not printed, for something was owed."""
    FAILED = "failed"
    """Messages that did not arrive, by their channel."""


BUCKETS = (
    *(5, 10, 15, 20, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 360, 450),
    *(540, 810, 1080, 1350, 1620, 2160, 2700, 4050, 5400, 8100),
)
"""Upper edges in office minutes, fixed: histograms of different days add up. 540 are a day, and the
last edge is fifteen of them, as long as the law lets a term be.
"""


def bucket_of(minutes: float) -> str:
    """The key of the histogram's column into which so many office minutes fall."""
    return f"{bisect_right(BUCKETS, minutes):02}"


def quantile(histogram: Mapping[str, int], share: float) -> int | None:
    """The office minutes that ``share`` of all do not exceed, within their column in proportion;
    None: nothing is counted. Beyond the last edge it is the last edge.
    """
    columns = sorted((int(key), count) for key, count in histogram.items() if count)
    if not columns:
        return None
    ends = list(accumulate(count for _column, count in columns))
    rank = share * ends[-1]
    column, count = columns[bisect_left(ends, rank)]
    if column >= len(BUCKETS):
        return BUCKETS[-1]
    upper = BUCKETS[column]
    lower = BUCKETS[column - 1] if column else 0
    passed = ends[bisect_left(ends, rank)] - count
    return round(lower + (upper - lower) * (rank - passed) / count)


def office_minutes(calendar: WorkingCalendar, start: datetime, end: datetime) -> float:
    """Minutes between two instants at which the office is open; 0 where the end is earlier."""
    day = baku_date(start)
    last = baku_date(end)
    minutes = 0.0
    while day <= last:
        if calendar.is_working(day):
            opens, closes = office_hours(calendar, day)
            within = min(end, closes) - max(start, opens)
            minutes += max(within, timedelta(0)) / timedelta(minutes=1)
        day += timedelta(days=1)
    return minutes


def office_hours(calendar: WorkingCalendar, day: date) -> tuple[datetime, datetime]:
    """When the office opens and closes on a date."""
    midnight = baku_midnight(day)
    opened = timedelta(hours=calendar.opens.hour, minutes=calendar.opens.minute)
    closed = timedelta(hours=calendar.closes.hour, minutes=calendar.closes.minute)
    return midnight + opened, midnight + closed


def hours_a_day(calendar: WorkingCalendar) -> float:
    """So long the office is open on a working day."""
    opens = calendar.opens.hour * 60 + calendar.opens.minute
    closes = calendar.closes.hour * 60 + calendar.closes.minute
    return (closes - opens) / 60
