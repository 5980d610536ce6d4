"""What follows a restore: numbers of a new series, messages that a person decides about, portals
that are told again.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.orm import Session

from clerkdesk.domain import restores
from clerkdesk.domain.errors import Invalid, StoreUnavailable
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.messages import MessageState
from clerkdesk.domain.numbers import parts_of
from clerkdesk.store.backup.reading import Reader
from clerkdesk.store.models import OutboxMessage
from clerkdesk.store.reference_models import Setting
from clerkdesk.store.working_models import PortalPush
from clerkdesk.usecases import restored
from clerkdesk.usecases.unit_of_work import now

RECEIPT = "restored.json"
"""Beside the backups: the highest series that any of them was restored with, and what was lost."""
_NUMBERED = ("application", "certificate")


@dataclass(frozen=True, slots=True)
class Plan:
    """What this restore will give."""

    series: int
    gaps: tuple[restores.Gap, ...]
    earlier: tuple[restores.Restored, ...]
    """Those that the backup knows of."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What lies beside the backups: the backup that is older than a restore knows nothing of it."""

    series: int
    gaps: tuple[restores.Gap, ...]


def planned(reader: Reader, after: list[str]) -> Plan:
    """The series that nothing has been given of.

    Raises Invalid: restore_after (nobody says what was given after the backup), restore_number;
    NotAllowed (restore_series_exhausted).
    """
    receipt = _receipt(reader.path)
    if receipt is None and not after:
        raise Invalid("restore_after", field="after")
    held: dict[tuple[str, int], int] = {}
    earlier: list[restores.Restored] = []
    prefixes = {eservice.number_prefix for eservice in ESERVICES.values()}
    for table, values in _numbers(reader):
        if table == "organisation":
            prefixes.add(values["certificate_prefix"])
        elif table == "setting":
            earlier = restores.read(values["value"])
        elif (parts := parts_of(values["number"])) is not None:
            prefix, year, serial = parts
            held[prefix, year] = max(serial, held.get((prefix, year), 0))
    seen = restores.highest_seen(after, prefixes - {None})
    known = [each.series for each in earlier]
    known += [restores.series_of(serial) for serial in (*held.values(), *seen.values())]
    series = restores.next_series([*known, receipt.series if receipt else 0])
    lost = restores.gaps(seen, held)
    if receipt is not None:
        known_gaps = {gap for each in earlier for gap in each.gaps}
        lost = tuple(
            dict.fromkeys([*lost, *(gap for gap in receipt.gaps if gap not in known_gaps)])
        )
    return Plan(series, lost, tuple(earlier))


def _numbers(reader: Reader) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a backup that say which numbers it has."""
    for table, columns, row in reader.tables():
        if not isinstance(row, list) or table not in (*_NUMBERED, "organisation", "setting"):
            continue
        values = dict(zip(columns, row))
        if table != "setting" or values["key"] == restores.SETTING:
            yield table, values


def _receipt(path: Path) -> Receipt | None:
    """What the restores before this one have left; None: nothing.

    Raises StoreUnavailable (backup_damaged): nobody may take it for a first one then.
    """
    receipt = path.absolute().parent / RECEIPT
    try:
        written = json.loads(receipt.read_text(encoding="utf-8"))
        gaps = tuple(restores.Gap(**gap) for gap in written["gaps"])
        return Receipt(int(written["series"]), gaps)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        raise StoreUnavailable("backup_damaged", name=str(receipt)) from None


def leave_receipt(path: Path, plan: Plan) -> None:
    """Raises StoreUnavailable (folder_not_writable)."""
    folder = path.absolute().parent
    unfinished = folder / f".{RECEIPT}.{os.getpid()}"
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            gaps = [asdict(gap) for gap in plan.gaps]
            json.dump({"series": plan.series, "backup": path.name, "gaps": gaps}, file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(folder / RECEIPT)
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(folder)) from None


def begin(session: Session, plan: Plan, made_at: datetime) -> None:
    """Write down that it happened, and hold back what may have been said already."""
    at = now(session)
    this = restores.Restored(at.isoformat(), made_at.isoformat(), plan.series, plan.gaps)
    session.merge(
        Setting(key=restores.SETTING, value=restores.written([*plan.earlier, this])),
    )
    session.merge(Setting(key=restored.SERIES, value=str(plan.series)))
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.state == MessageState.QUEUED)
        .values(state=MessageState.UNCLEAR, fault="restored_unclear", claimed_at=None),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        update(PortalPush).values(
            told=0,
            since=at,
            not_before=at,
            attempts=0,
            claimed_at=None,
        ),
        execution_options={"synchronize_session": False},
    )
