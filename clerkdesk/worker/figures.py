"""The worker keeps the figures: a look at most once a minute, one day in each transaction."""

import time
from collections.abc import Callable
from datetime import datetime

from clerkdesk.usecases.supervision import forecast_notes, rolling_up, timing_notes
from clerkdesk.usecases.unit_of_work import UnitOfWork, now

LOOK_SECONDS = 60.0
MOST = 40
"""So many days are counted in one look."""


class Figures:
    """Counts the days that are over, and notes each hour and each evening."""

    def __init__(
        self, unit_of_work: UnitOfWork, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._unit = unit_of_work
        self._monotonic = monotonic
        self._look_at = 0.0
        self._scanned: datetime | None = None

    def keep(self) -> int:
        """What is due now; gives how many days were counted."""
        at = self._monotonic()
        if at < self._look_at:
            return 0
        done = self.count()
        # More days than one look takes: the next one goes on.
        self._look_at = at + (LOOK_SECONDS if done < MOST else 0.0)
        self._unit.run(rolling_up.note_hour)
        self._unit.run(forecast_notes.note_evening)
        self._unit.run(timing_notes.forget)
        return done

    def count(self) -> int:
        """Count the next days, and anew those to whose applications something has happened."""
        # Taken first: what happens while days are counted belongs to the next look.
        began = self._unit.read(now)
        since = self._scanned or self._unit.read(rolling_up.scanned_to)
        done = 0
        if since is not None:
            for day in self._unit.read(rolling_up.days_touched, since):
                self._unit.run(rolling_up.count_day, day)
                done += 1
        while done < MOST and (following := self._unit.read(rolling_up.next_day)) is not None:
            self._unit.run(rolling_up.count_day, following)
            done += 1
        self._scanned = began
        return done

    def count_anew(self) -> int:
        """Forget every number of every day, and count from the first one on."""
        self._unit.run(rolling_up.forget)
        done = 0
        while (following := self._unit.read(rolling_up.next_day)) is not None:
            self._unit.run(rolling_up.count_day, following)
            done += 1
        self._scanned = None
        return done
