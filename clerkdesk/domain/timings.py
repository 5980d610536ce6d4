"""How long a desk takes, as counts between fixed bounds: of whole workplaces, never of a person."""

import bisect
from collections.abc import Mapping
from enum import StrEnum

KEPT_DAYS = 30
BOUNDS_MS = (10, 20, 50, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 10000, 30000)
"""A bucket ends with its bound; behind the last one is one more."""
MOST_AT_ONCE = 1_000_000
"""More waits of one bucket are not noted in one go."""
WORKSTATION = 12
"""Letters of a workplace's name, which is drawn by lot."""


class Timed(StrEnum):
    """What a clerk waits for."""

    OPEN = "open"
    LIST = "list"
    SEARCH = "search"
    PAGE = "page"
    PRINT = "print"


GOAL_MS = {
    Timed.OPEN: 300,
    Timed.LIST: 300,
    Timed.SEARCH: 500,
    Timed.PAGE: 1000,
    Timed.PRINT: 5000,
}
"""In so long nineteen of twenty are to be done; what takes longer is slow."""


def bucket_of(seconds: float) -> int:
    """In which one a wait is counted."""
    return bisect.bisect_left(BOUNDS_MS, seconds * 1000)


def share_within(counts: Mapping[int, int], share: float) -> int | None:
    """The milliseconds within which at least this share was done: the bound of a bucket; None: it
    is behind the last one, or nothing was counted.
    """
    total = sum(counts.values())
    passed = 0
    for bucket in sorted(counts):
        passed += counts[bucket]
        if passed >= total * share:
            return BOUNDS_MS[bucket] if bucket < len(BOUNDS_MS) else None
    return None
