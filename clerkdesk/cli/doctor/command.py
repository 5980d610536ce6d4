"""The command: all checks once, or again and again for who wants to hear of changes."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from clerkdesk.cli.doctor import machine, network, services, signing
from clerkdesk.cli.doctor.checks import Check, side_by_side
from clerkdesk.cli.doctor.database import Examined
from clerkdesk.cli.output import Output, plain
from clerkdesk.domain.connections import Tried
from clerkdesk.settings import Settings


def examined(settings: Settings, language: str) -> list[Check]:
    """Every part of the installation with its state; nothing is made, nothing changed."""
    database = Examined(settings, language)
    try:
        return side_by_side(
            [
                *machine.parts(settings, language),
                *database.parts(),
                *network.parts(settings, language),
                *services.parts(settings, language),
                *signing.parts(settings, language),
            ],
            language,
        )
    finally:
        database.close()


def tried(settings: Settings, language: str) -> list[Tried]:
    """The same for the window."""
    return [
        Tried(check.name, check.state, ", ".join(filter(None, (check.detail, check.figure))))
        for check in examined(settings, language)
    ]


def run(settings: Settings, output: Output, watch: float | None) -> int:
    """Exit 1 where something that is needed fails. ``watch``: seconds between two looks, of which
    only the changes are said, until it is ended.
    """
    checks = examined(settings, output.language)
    output.document(document(checks), [check.line for check in checks])
    if watch is not None:
        _watch(settings, output, watch, checks)
    return 0 if is_well(checks) else 1


def is_well(checks: list[Check]) -> bool:
    return not any(check.state == "bad" for check in checks)


def document(checks: list[Check]) -> dict[str, Any]:
    """As JSON has it; ``unseen``: what nobody may take for well."""
    unseen = [check.name for check in checks if check.state == "unseen"]
    return {
        "ok": is_well(checks),
        "unseen": unseen,
        "checks": [_described(check) for check in checks],
    }


def _described(check: Check) -> dict[str, Any]:
    described = asdict(check)
    del described["personal"]
    return described


def _watch(settings: Settings, output: Output, seconds: float, known: list[Check]) -> None:
    while True:
        time.sleep(seconds)
        checks = examined(settings, output.language)
        for check in changes(known, checks):
            if output.as_json:
                # One line each: who reads it need not wait for an end.
                print(json.dumps(plain(_described(check)), ensure_ascii=False), flush=True)
            else:
                print(check.line, flush=True)
        known = checks


def changes(before: list[Check], after: list[Check]) -> Iterator[Check]:
    """What is otherwise than before, figures aside; what is no longer spoken of is over."""
    known = {check.name: check for check in before}
    for check in after:
        earlier = known.pop(check.name, None)
        if earlier is None or (earlier.state, earlier.detail) != (check.state, check.detail):
            yield check
    for check in known.values():
        if check.state == "bad":
            yield Check(check.name, "none", "–")
