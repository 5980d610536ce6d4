"""From which year on the access log speaks, where it has been cut."""

import re
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.limits import ACCESS_LOG_YEARS
from clerkdesk.store.reference_models import Setting
from clerkdesk.store.types import moment

SINCE = "access_log_since"
"""The setting: the first year that is kept."""


def since(connection: Connection) -> int | None:
    """The first year of the log, as far as it may have been cut; None: nothing was."""
    stated = connection.scalar(select(Setting.value).where(Setting.key == SINCE))
    if not isinstance(stated, str) or re.fullmatch("20[0-9][0-9]", stated) is None:
        return None
    running = baku_date(moment(connection.scalar(select(func.cd_now())))).year
    return min(int(stated), running - ACCESS_LOG_YEARS)


def first_moment(year: int) -> datetime:
    """At which a year begins in Baku, in UTC."""
    return datetime(year, 1, 1, tzinfo=BAKU).astimezone(UTC)
