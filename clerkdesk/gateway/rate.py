"""How often a portal may call: a bucket a key, which fills again evenly."""

import time
from collections.abc import Callable


class Rate:
    """Lets ``per_minute`` requests through in a minute; after a rest of a minute all of them at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: dict[int, tuple[float, float]] = {}

    def wait(self, key: int, per_minute: int) -> int:
        """0: the request may pass, and is counted; else so many seconds to wait."""
        at = self._clock()
        left, since = self._buckets.get(key, (float(per_minute), at))
        left = min(float(per_minute), left + (at - since) * per_minute / 60)
        if left < 1:
            self._buckets[key] = left, at
            return max(1, round((1 - left) * 60 / per_minute))
        self._buckets[key] = left - 1, at
        return 0
