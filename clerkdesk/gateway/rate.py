"""How often somebody may call: a bucket for each, which fills again evenly."""

import time
from collections.abc import Callable, Hashable
from typing import NamedTuple

MAX_BUCKETS = 5_000
"""Beyond this many those that are full again are thrown away."""


class _Bucket(NamedTuple):
    """How many requests were left at a moment of the clock, and how many come in a minute."""

    left: float
    since: float
    per_minute: int

    def left_at(self, at: float) -> float:
        grown = self.left + (at - self.since) * self.per_minute / 60
        return min(float(self.per_minute), grown)


class Rate:
    """Lets ``per_minute`` requests through in a minute; after a rest of a minute all of them at
    once.

    ``clock``: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: dict[Hashable, _Bucket] = {}

    def wait(self, key: Hashable, per_minute: int) -> int:
        """0: the request may pass, and is counted; else so many seconds to wait."""
        at = self._clock()
        full = _Bucket(float(per_minute), at, per_minute)
        left = self._buckets.get(key, full).left_at(at)
        if left < 1:
            self._buckets[key] = _Bucket(left, at, per_minute)
            return max(1, round((1 - left) * 60 / per_minute))
        self._buckets[key] = _Bucket(left - 1, at, per_minute)
        if len(self._buckets) > MAX_BUCKETS:
            # A full bucket is the same as none.
            self._buckets = {
                each: bucket
                for each, bucket in self._buckets.items()
                if bucket.left_at(at) < bucket.per_minute
            }
        return 0
