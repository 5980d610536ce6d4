"""The worker's lanes: kinds of work that do not wait for each other, and how long each may be
silent.
"""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from clerkdesk.domain.limits import CLOCK_AHEAD_SECONDS


class Lane(StrEnum):
    """Each asks somebody else, or nobody."""

    REGISTER = "register"
    BILLING = "billing"
    CERTIFICATES = "certificates"
    FINDINGS = "findings"
    FILES = "files"
    MAIL = "mail"
    SMS = "sms"
    PORTALS = "portals"
    SEALING = "sealing"
    BACKUPS = "backups"
    RETENTION = "retention"
    FIGURES = "figures"
    ALARMS = "alarms"


_USUAL_SECONDS = 180
SILENT_SECONDS = dict.fromkeys(Lane, _USUAL_SECONDS) | {
    # A server that answers each word after nineteen seconds is slow, and not dead.
    Lane.MAIL: 300,
    Lane.ALARMS: 300,
    Lane.FILES: 600,
    # The first seals of an upgraded history.
    Lane.SEALING: 600,
    # A backup of everything is one piece of work.
    Lane.BACKUPS: 12 * 3600,
    Lane.RETENTION: 3600,
    # Forty days of a large office at once.
    Lane.FIGURES: 600,
}
"""Without a sign of life for so long a lane counts as dead: more than its longest piece of work
takes.
"""


def lives(sign: datetime | None, now: datetime, seconds: float) -> bool:
    """Whether the last sign of life is no older; one from the future, of a clock that was mended
    since, is none.
    """
    if sign is None:
        return False
    return -CLOCK_AHEAD_SECONDS <= (now - sign).total_seconds() <= seconds


class LaneState(NamedTuple):
    """What is known of a lane."""

    lane: str
    at: datetime
    """Its last sign of life."""
    waits_for: str | None
    """Whom it asks: as an alarm's source; None: nobody."""
    since: datetime | None

    def dead(self, now: datetime) -> bool:
        """Whether it has been silent for too long. Of a lane that this version has not, nothing is
        known.
        """
        if self.lane not in SILENT_SECONDS:
            return False
        return not lives(self.at, now, SILENT_SECONDS[Lane(self.lane)])
