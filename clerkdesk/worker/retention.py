"""The worker erases what is due: one application in each transaction, so that it may be ended at
any point and goes on with the next; and cuts the access log by the years that the settings keep.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from clerkdesk.domain.errors import Expected
from clerkdesk.usecases import backups
from clerkdesk.usecases.caravans import taking
from clerkdesk.usecases.history import cutting
from clerkdesk.usecases.retention import erasing, repeating
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.neighbours import Neighbours

log = logging.getLogger(__name__)
RULES_SECONDS = 3600.0
"""So often it looks whether a rule's time has passed; what two people have decided is done soon."""
REQUESTS_SECONDS = 15.0
MOST = 200
"""Of one look: the lane ends between two."""


@dataclass(slots=True)
class Batch:
    """What became of so many."""

    erased: list[erasing.Erased]
    failed: list[tuple[int, str]]
    """Applications by their id, each with the code of why not."""
    more: bool = False
    """There may be others whose turn it is."""


class Retention:
    """What is due by rules and by requests."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        neighbours: Neighbours | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._unit = unit_of_work
        self._neighbours = neighbours
        self._listed = False
        self._monotonic = monotonic
        self._requests_at = 0.0
        self._rules_at = 0.0

    def keep(self) -> int:
        """Erase what is due now; gives how many applications."""
        at = self._monotonic()
        done = 0
        if at >= self._requests_at:
            self._requests_at = at + REQUESTS_SECONDS
            done += len(self.erase(erasing.granted).erased)
        if at >= self._rules_at:
            batch = self.erase(erasing.due)
            self._empty_lists()
            if not batch.more and not self._unit.run(cutting.cut_due):
                self._rules_at = at + RULES_SECONDS
            done += len(batch.erased)
        if done or not self._listed:
            self._listed = self.leave_list()
        return done

    def _empty_lists(self) -> None:
        """Each by itself: one that somebody holds waits for the next time, alone."""
        for key in self._unit.read(taking.due):
            try:
                self._unit.run(taking.empty, key)
            except Expected as error:
                log.warning("a list of a departure is not emptied: %s", error.code)

    def leave_list(self) -> bool:
        """Beside the backups, which an older one of them is held against when it comes back;
        whether that has been done, or there are none.
        """
        schedule = self._unit.read(backups.schedule)
        if schedule is None:
            return True
        try:
            self._unit.read(repeating.leave_list, Path(schedule.folder))
        except Expected as error:
            log.warning("list of what is erased: %s", error.code)
            if self._neighbours is not None:
                self._neighbours.alarm("retention", "alarm_erased", schedule.folder)
            return False
        if self._neighbours is not None:
            self._neighbours.all_well("retention")
        return True

    def erase(self, turns: Callable[..., list[erasing.Turn]]) -> Batch:
        """So many of a kind, each in a transaction of its own; one that cannot be erased keeps
        nobody else.
        """
        chosen = self._unit.read(turns, MOST)
        batch = Batch([], [])
        for turn in chosen:
            try:
                batch.erased.append(self._unit.run(erasing.erase, turn))
            except Expected as error:
                log.warning("application %s is not erased: %s", turn.application_id, error.code)
                batch.failed.append((turn.application_id, error.code))
        batch.more = len(chosen) == MOST and bool(batch.erased)
        return batch
