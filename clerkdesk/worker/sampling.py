"""The worker picks decisions for a second look: a look at most once a minute."""

import time
from collections.abc import Callable
from datetime import datetime

from clerkdesk.usecases.case import sampling
from clerkdesk.usecases.unit_of_work import UnitOfWork, now

LOOK_SECONDS = 60.0


class Sampling:
    """Looks at what was decided since it looked last; at first as far back as is picked from."""

    def __init__(
        self, unit_of_work: UnitOfWork, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._unit = unit_of_work
        self._monotonic = monotonic
        self._look_at = 0.0
        self._since: datetime | None = None

    def keep(self) -> int:
        """What is due now; gives how many decisions were picked."""
        at = self._monotonic()
        if at < self._look_at:
            return 0
        self._look_at = at + LOOK_SECONDS
        # Taken first: what is decided meanwhile belongs to the next look.
        began = self._unit.read(now)
        since = self._since or began - sampling.DAYS_BACK
        picked = self._unit.run(sampling.pick, since)
        self._since = began - 2 * sampling.CANNOT_BE_UNDONE
        return picked
