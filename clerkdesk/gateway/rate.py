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
        self._most = MAX_BUCKETS

    def wait(self, key: Hashable, per_minute: int) -> int:
        """0: the request may pass, and is counted; else so many seconds to wait."""
        at = self._clock()
        left = self._left(key, per_minute, at)
        if left < 1:
            self._buckets[key] = _Bucket(left, at, per_minute)
            return _seconds(left, per_minute)
        self._buckets[key] = _Bucket(left - 1, at, per_minute)
        if len(self._buckets) > self._most:
            # A full bucket is the same as none.
            self._buckets = {
                each: bucket
                for each, bucket in self._buckets.items()
                if bucket.left_at(at) < bucket.per_minute
            }
            # Looked through again once there are twice as many: never at every request.
            self._most = max(MAX_BUCKETS, 2 * len(self._buckets))
        return 0

    def peek(self, key: Hashable, per_minute: int) -> int:
        """As ``wait``, and nothing is counted."""
        left = self._left(key, per_minute, self._clock())
        return 0 if left >= 1 else _seconds(left, per_minute)

    def _left(self, key: Hashable, per_minute: int, at: float) -> float:
        full = _Bucket(float(per_minute), at, per_minute)
        return self._buckets.get(key, full).left_at(at)


def _seconds(left: float, per_minute: int) -> int:
    """Until there is room for one more."""
    return max(1, round((1 - left) * 60 / per_minute))
