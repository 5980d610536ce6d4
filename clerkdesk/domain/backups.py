"""When a backup is due, what it is called, and which ones are kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clerkdesk.domain.deadlines import BAKU

_NAME = re.compile(r"clerkdesk-(\d{4}-\d\d-\d\d)\.cdb")


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is set for backups that the worker makes."""

    folder: str
    at: time
    """In Baku."""
    keep: int
    """So many of the newest stay."""
    key: str | None
    """Path of the public key that they are encrypted to; None: they are not."""


def file_name(day: date) -> str:
    return f"clerkdesk-{day.isoformat()}.cdb"


def day_of(name: str) -> date | None:
    """The day of a backup of the schedule; None: the file is none, and is left alone."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        return None


def due(schedule: Schedule, now: datetime, names: Iterable[str]) -> date | None:
    """The day whose backup is missing: of the last time that the hour struck; None: it is there."""
    local = now.astimezone(BAKU)
    day = local.date()
    if local.time() < schedule.at:
        day -= timedelta(days=1)
    last = newest(names)
    # Names sort as their days do.
    return None if last is not None and last >= file_name(day) else day


def newest(names: Iterable[str]) -> str | None:
    """The newest backup of the schedule; None: there is none."""
    return max((name for name in names if day_of(name) is not None), default=None)


def surplus(schedule: Schedule, names: Iterable[str]) -> list[str]:
    """The backups of the schedule that are older than those which stay."""
    dated = sorted((of, name) for name in names if (of := day_of(name)) is not None)
    return [name for _of, name in dated[: -schedule.keep]]
