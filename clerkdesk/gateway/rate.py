"""How often somebody may call: a bucket for each, which fills again evenly."""

import time
from collections.abc import Callable, Hashable

MANY = 5_000


class Rate:
    """Lets ``per_minute`` requests through in a minute; after a rest of a minute all of them at
    once.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: dict[Hashable, tuple[float, float, int]] = {}

    def wait(self, key: Hashable, per_minute: int) -> int:
        """0: the request may pass, and is counted; else so many seconds to wait."""
        at = self._clock()
        left = self._left(self._buckets.get(key, (float(per_minute), at, per_minute)), at)
        if left < 1:
            self._buckets[key] = left, at, per_minute
            return max(1, round((1 - left) * 60 / per_minute))
        self._buckets[key] = left - 1, at, per_minute
        if len(self._buckets) > MANY:
            # A full bucket is the same as none.
            self._buckets = {
                each: bucket
                for each, bucket in self._buckets.items()
                if self._left(bucket, at) < bucket[2]
            }
        return 0

    @staticmethod
    def _left(bucket: tuple[float, float, int], at: float) -> float:
        left, since, per_minute = bucket
        return min(float(per_minute), left + (at - since) * per_minute / 60)
