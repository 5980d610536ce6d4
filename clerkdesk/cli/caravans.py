"""The Committee's lists of departures."""

import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from clerkdesk.adapters import list_files
from clerkdesk.bootstrap import Installation
from clerkdesk.cli import inquiries
from clerkdesk.cli.output import Output
from clerkdesk.domain.caravans import HEADS, Column, Departure, Reading, Standing
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.money import figures
from clerkdesk.usecases.caravans import approving, listing, taking
from clerkdesk.usecases.caravans.listing import CaravanView, HouseholdRow
from clerkdesk.usecases.catalogue import sentence

_WORDS = {
    Standing.DONE: "done",
    Standing.READY: "ready",
    Standing.FINDING: "finding",
    Standing.MISSING: "no application",
}


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """caravan …; 1 where a file does not fit, or a household was not approved."""
    unit = installation.unit_of_work
    match arguments.part:
        case "check":
            reading = _read(installation, arguments.file)
            return _checked(arguments, installation, output, reading)
        case "take":
            reading = _read(installation, arguments.file)
            if reading.departure is None:
                return _checked(arguments, installation, output, reading)
            key = unit.run(taking.take, reading.departure, arguments.instead_of)
            return _shown(unit.read(listing.view, key), output)
        case "show":
            unit.run(approving.ask_missing_debts, arguments.caravan)
            _settle(installation, unit.read(listing.view, arguments.caravan).households)
            return _shown(unit.read(listing.view, arguments.caravan), output)
        case "approve":
            return _approve(arguments, installation, output)
        case "close":
            unit.run(taking.close, arguments.caravan)
    lists = unit.read(listing.lists)
    lines = [
        f"{each.id:>5}  {each.day:%d.%m.%Y}  {each.settlement}  № {each.list_number}  "
        f"{each.households} / {each.people}"
        for each in lists
    ]
    output.document({"caravans": [each._asdict() for each in lists]}, lines)
    return 0


def _read(installation: Installation, file: Path) -> Reading:
    rows = list_files.read(file)
    return installation.unit_of_work.read(listing.examine, rows)


def _checked(
    arguments: Namespace, installation: Installation, output: Output, reading: Reading
) -> int:
    faults = [
        {
            "row": fault.row,
            "column": HEADS[Column(fault.column)] if fault.column else "",
            "code": fault.code,
            "message": sentence(fault.code, fault.params, output.language),
        }
        for fault in reading.faults
    ]
    document: dict[str, Any] = {"faults": faults}
    lines = [f"{each['row']:>5}  {each['column']}: {each['message']}" for each in faults]
    departure = reading.departure
    if departure is not None:
        document |= _departure(departure)
        lines.append(
            f"{departure.day:%d.%m.%Y}  {departure.settlement}  № {departure.number}  "
            f"{len(departure.households)} / {len(departure.people)}"
        )
        if arguments.instead_of is not None:
            unit = installation.unit_of_work
            changes = unit.read(listing.changes, arguments.instead_of, departure)
            document["changes"] = changes._asdict()
            for sign, names in zip("+-~", changes):
                lines += [f"{sign} {name}" for name in names]
    output.document(document, lines)
    return 1 if faults else 0


def _departure(departure: Departure) -> dict[str, Any]:
    return {
        "settlement": departure.settlement,
        "day": departure.day,
        "number": departure.number,
        "households": len(departure.households),
        "people": len(departure.people),
    }


def _shown(view: CaravanView, output: Output) -> int:
    document = {
        "caravan": view.caravan._asdict(),
        "counts": {str(state): view.count(state) for state in Standing},
        "households": [_household(row) for row in view.households],
    }
    lines = [_line(row, output) for row in view.households]
    output.document(document, lines)
    return 0


def _household(row: HouseholdRow) -> dict[str, Any]:
    return {
        "household": row.household,
        "head": row.head,
        "people": row.people,
        "number": row.number,
        "old_address": row.old_address,
        "standing": row.standing,
        "doubled": row.doubled,
        "others": row.others,
        "debt": row.amount,
        "kept_from": row.kept_from,
    }


def _line(row: HouseholdRow, output: Output) -> str:
    parts = [f"{row.household:>4}", row.head, str(row.people), row.number or "—"]
    parts.append(_WORDS[row.standing])
    if row.indebted and row.amount is not None:
        parts.append(figures(row.amount))
    if row.doubled:
        parts.append(", ".join((*row.doubled, *row.others)))
    elif row.standing is Standing.FINDING and row.kept_from is not None:
        parts.append(sentence(row.kept_from, {}, output.language))
    return "  ".join(parts)


def _settle(installation: Installation, rows: list[HouseholdRow]) -> None:
    """What billing has been asked for is answered here on an embedded file."""
    for row in rows:
        if row.awaited and row.number is not None:
            inquiries.settle(installation, row.number)


def _approve(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Each by itself: what keeps one from being approved keeps no other."""
    unit = installation.unit_of_work
    view = unit.read(listing.view, arguments.caravan)
    chosen = [
        row
        for row in view.households
        if row.standing is Standing.READY
        and (not arguments.household or row.household in arguments.household)
    ]
    done: list[dict[str, Any]] = []
    lines: list[str] = []
    for household in sorted({*arguments.household} - {row.household for row in chosen}):
        message = sentence("caravan_not_ready", {}, output.language)
        refused = {"household": household, "number": None, "ok": False}
        done.append(refused | {"code": "caravan_not_ready", "message": message})
        lines.append(f"{household:>4}  {message}")
    for row in chosen:
        outcome: dict[str, Any] = {"household": row.household, "number": row.number, "ok": True}
        try:
            unit.run(approving.prepare, arguments.caravan, row.household, row.application_id)
            _wait(installation, arguments.caravan, row)
            unit.run(approving.approve, arguments.caravan, row.household, row.application_id)
        except Expected as error:
            outcome |= {
                "ok": False,
                "code": error.code,
                "message": sentence(error.code, error.params, output.language),
            }
        done.append(outcome)
        lines.append(f"{row.number}  {row.head}  {outcome.get('message', '✓')}")
    output.document({"approved": done}, lines)
    return 0 if all(each["ok"] for each in done) else 1


def _wait(installation: Installation, caravan: int, row: HouseholdRow) -> None:
    assert row.number is not None
    inquiries.settle(installation, row.number)
    until = time.monotonic() + inquiries.WAIT_SECONDS
    while installation.unit_of_work.read(approving.is_awaited, caravan, row.household):
        if installation.settings.embedded or time.monotonic() > until:
            return
        time.sleep(inquiries.POLL_SECONDS)
