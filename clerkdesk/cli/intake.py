"""Portal packages are taken in."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from clerkdesk.adapters import packages
from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Expected, StoreUnavailable
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.usecases.intake import registration


def take_in(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Every good package goes in, every bad one is refused with all its faults; exit 1 if any was
    refused.
    """
    accepted: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    paths: list[Path] = []
    for stated in arguments.paths:
        try:
            paths += packages.find(stated)
        except FileNotFoundError:
            refused.append(
                _refusal(stated, [Fault(None, "path_not_found", {"path": stated})], output)
            )
    for path in paths:
        try:
            result = registration.take_in(installation.unit_of_work, packages.open_package(path))
        except StoreUnavailable as error:
            # The next ones would fare no better; what is in, is said.
            refused.append(_refusal(path, [Fault(None, error.code, error.params)], output))
            break
        except Expected as error:
            refused.append(_refusal(path, [Fault(None, error.code, error.params)], output))
        except PackageRefused as error:
            refused.append(_refusal(path, error.faults, output))
        else:
            accepted.append(
                {"path": str(path), "number": result.number, "duplicate": result.duplicate}
            )
    output.document({"accepted": accepted, "refused": refused}, _lines(accepted, refused))
    if refused:
        output.refused("packages_refused", count=len(refused))
    return 1 if refused else 0


def _refusal(path: Path, faults: list[Fault], output: Output) -> dict[str, Any]:
    return {"path": str(path), "faults": [output.fault(fault) for fault in faults]}


def _lines(accepted: list[dict[str, Any]], refused: list[dict[str, Any]]) -> list[str]:
    lines = [
        f"{item['path']}: {item['number']}" + (" (=)" if item["duplicate"] else "")
        for item in accepted
    ]
    for item in refused:
        lines.append(f"{item['path']}: ×")
        lines += [f"  {fault['field'] or '—'}: {fault['message']}" for fault in item["faults"]]
    return lines
