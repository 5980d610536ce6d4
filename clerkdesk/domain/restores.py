"""Numbers after a restore: none is given twice, for each restore begins a series of its own, the
first of the seven digits.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.numbers import SERIAL_DIGITS, parts_of, typed_number

SETTING = "restores"
"""The key of the setting's row that holds them all, as JSON."""
SERIES_SIZE: int = 10 ** (SERIAL_DIGITS - 1)
LAST_SERIES = 9
NONE_GIVEN = "none"
"""In place of a number: nothing has been given after the backup."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that were given after the backup and are lost."""

    prefix: str
    year: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Restored:
    """One restore of the installation."""

    at: str
    """ISO 8601, as the next."""
    made_at: str
    """Of the backup."""
    series: int
    gaps: tuple[Gap, ...]


def series_of(serial: int) -> int:
    return serial // SERIES_SIZE


def first_of(series: int) -> int:
    """The number before the first of a series."""
    return series * SERIES_SIZE


def next_series(known: Iterable[int]) -> int:
    """Raises NotAllowed (restore_series_exhausted)."""
    series = max(known, default=0) + 1
    if series > LAST_SERIES:
        raise NotAllowed("restore_series_exhausted")
    return series


def highest_seen(after: Iterable[str], prefixes: Iterable[str]) -> dict[tuple[str, int], int]:
    """(prefix, year) → the highest number that was seen outside. Raises Invalid (restore_number):
    not a number of this installation.
    """
    known = set(prefixes)
    highest: dict[tuple[str, int], int] = {}
    for number in after:
        if number == NONE_GIVEN:
            continue
        parts = parts_of(typed_number(number))
        if parts is None or parts[0] not in known:
            raise Invalid("restore_number", field="after", value=number)
        prefix, year, serial = parts
        highest[prefix, year] = max(serial, highest.get((prefix, year), 0))
    return highest


def gaps(
    seen: Mapping[tuple[str, int], int], held: Mapping[tuple[str, int], int]
) -> tuple[Gap, ...]:
    """What lies between the highest number of the backup and the highest that was seen."""
    lost = []
    for (prefix, year), last in sorted(seen.items()):
        first = held.get((prefix, year), 0) + 1
        if first <= last:
            lost.append(Gap(prefix, year, first, last))
    return tuple(lost)


def written(restores: Iterable[Restored]) -> str:
    return json.dumps(list(map(asdict, restores)), separators=(",", ":"))


def read(value: str | None) -> list[Restored]:
    """The setting's value."""
    rows: list[dict[str, Any]] = json.loads(value or "[]")
    return list(map(_restored, rows))


def _restored(row: dict[str, Any]) -> Restored:
    return Restored(
        at=row["at"],
        made_at=row["made_at"],
        series=row["series"],
        gaps=tuple(Gap(**gap) for gap in row["gaps"]),
    )


@dataclass(frozen=True, slots=True)
class LostNumber:
    """A number that was given, and is known no more."""

    number: str
    lost_on: date
    """The day of the restore, in Baku."""

    @property
    def told(self) -> dict[str, str]:
        """What the sentence ``number_lost`` says of it."""
        return {"number": self.number, "date": f"{self.lost_on:%d.%m.%Y}"}


def lost_by(restores: Iterable[Restored], number: str) -> Restored | None:
    """The restore that lost the number; None: it is not known to be lost."""
    parts = parts_of(number)
    if parts is None:
        return None
    prefix, year, serial = parts
    for restored in restores:
        for gap in restored.gaps:
            if (gap.prefix, gap.year) == (prefix, year) and gap.first <= serial <= gap.last:
                return restored
    return None
