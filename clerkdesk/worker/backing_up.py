"""The worker's daily backup, and the command that takes it elsewhere."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from clerkdesk.adapters.off_site import NotTaken, OffSite
from clerkdesk.domain.backups import Schedule
from clerkdesk.domain.errors import Expected
from clerkdesk.usecases import backups
from clerkdesk.usecases.unit_of_work import UnitOfWork, now
from clerkdesk.worker.neighbours import Neighbours

log = logging.getLogger(__name__)
LOOK_SECONDS = 60.0
AGAIN_SECONDS = 900.0
"""So long after a failure it is tried again."""


@dataclass(frozen=True, slots=True)
class BackupAccess:
    """With what the worker makes backups."""

    database_url: str | None
    """Of the database's owner; None: nobody has said."""
    off_site: OffSite | None = None


class BackingUp:
    """What failed is said in red until it has been done."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        neighbours: Neighbours,
        access: BackupAccess,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._unit = unit_of_work
        self._neighbours = neighbours
        self._access = access
        self._monotonic = monotonic
        self._look_at = 0.0

    def keep(self) -> int:
        """Make the backup that is due; not counted: nobody waits for it."""
        at = self._monotonic()
        if at < self._look_at:
            return 0
        self._look_at = at + LOOK_SECONDS
        schedule = self._unit.read(backups.schedule)
        if schedule is not None and not self._done(schedule):
            self._look_at = at + AGAIN_SECONDS
        return 0

    def _done(self, schedule: Schedule) -> bool:
        """Whether there is nothing that failed."""
        if self._access.database_url is None:
            self._neighbours.alarm("backup", "alarm_backup_owner")
            return False
        try:
            backups.write_due(self._access.database_url, schedule, self._unit.read(now))
            self._take_elsewhere(schedule)
        except Expected as error:
            log.warning("backup: %s", error.code)
            self._neighbours.alarm("backup", "alarm_backup", schedule.folder)
            return False
        except NotTaken as error:
            self._neighbours.alarm("backup", "alarm_backup_off_site", str(error))
            return False
        self._neighbours.all_well("backup")
        return True

    def _take_elsewhere(self, schedule: Schedule) -> None:
        """The newest one, whichever worker has made it. Raises NotTaken, StoreUnavailable."""
        path = backups.not_elsewhere(schedule)
        if self._access.off_site is not None and path is not None:
            self._access.off_site.take(path)
            backups.mark_elsewhere(path)
