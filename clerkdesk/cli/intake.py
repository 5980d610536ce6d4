"""Portal packages are taken in."""

from argparse import Namespace
from pathlib import Path
from typing import Any, NamedTuple

from clerkdesk.adapters import packages
from clerkdesk.adapters.file_checkers import FileCheckers
from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Expected, StoreUnavailable
from clerkdesk.domain.packages import Look, PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.usecases.intake import registration


def take_in(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Every good package goes in, every bad one is refused with all its faults; exit 1 if any was
    refused.
    """
    outcome = _Outcome([], [])
    paths: list[Path] = []
    for stated in arguments.paths:
        try:
            paths += packages.find(stated)
        except FileNotFoundError:
            fault = Fault(None, "path_not_found", {"path": stated})
            outcome.refused.append(_refusal(stated, [fault], output))
    with FileCheckers(children=1) as checkers:
        _take_in_each(
            paths, installation=installation, look=checkers.look, output=output, outcome=outcome
        )
    output.document(
        {"accepted": outcome.accepted, "refused": outcome.refused},
        _lines(outcome.accepted, outcome.refused),
    )
    if outcome.refused:
        output.refused("packages_refused", count=len(outcome.refused))
    return 1 if outcome.refused else 0


class _Outcome(NamedTuple):
    """What came of the packages, as it is printed."""

    accepted: list[dict[str, Any]]
    refused: list[dict[str, Any]]


def _take_in_each(
    paths: list[Path], installation: Installation, look: Look, output: Output, outcome: _Outcome
) -> None:
    for path in paths:
        try:
            result = registration.take_in(
                installation.unit_of_work, packages.open_package(path), look
            )
        except StoreUnavailable as error:
            # The next ones would fare no better; what is in, is said.
            fault = Fault(None, error.code, error.params)
            outcome.refused.append(_refusal(path, [fault], output))
            return
        except Expected as error:
            fault = Fault(None, error.code, error.params)
            outcome.refused.append(_refusal(path, [fault], output))
        except PackageRefused as error:
            outcome.refused.append(_refusal(path, error.faults, output))
        else:
            outcome.accepted.append(
                {
                    "path": str(path),
                    "number": result.number,
                    "duplicate": result.duplicate,
                    "remarks": [output.remark(remark) for remark in result.remarks],
                }
            )


def _refusal(path: Path, faults: list[Fault], output: Output) -> dict[str, Any]:
    return {"path": str(path), "faults": [output.fault(fault) for fault in faults]}


def _lines(accepted: list[dict[str, Any]], refused: list[dict[str, Any]]) -> list[str]:
    lines = []
    for item in accepted:
        lines.append(f"{item['path']}: {item['number']}" + (" (=)" if item["duplicate"] else ""))
        lines += [f"  {remark['field']}: {remark['message']}" for remark in item["remarks"]]
    for item in refused:
        lines.append(f"{item['path']}: ×")
        lines += [f"  {fault['field'] or '—'}: {fault['message']}" for fault in item["faults"]]
    return lines
