"""How long personal data are kept; what that erases, and has erased."""

from argparse import Namespace
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.erasures import parse_months
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.retention import erasing, reports, rules
from clerkdesk.usecases.unit_of_work import UnitOfWork, now
from clerkdesk.worker.retention import Batch, Retention


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """retention set, preview, run or report."""
    unit = installation.unit_of_work
    match arguments.part:
        case "set":
            months = parse_months(arguments.months)
            unit.run(rules.set_rule, arguments.service, arguments.outcome, months)
            document = {
                "service": arguments.service,
                "outcome": arguments.outcome,
                "months": months,
            }
            output.document(document, [f"{arguments.service} {arguments.outcome}: {months or '∞'}"])
            return 0
        case "preview":
            return _preview(unit, output)
        case "run":
            return _run(installation, output)
    return _report(arguments.days, unit, output)


def _preview(unit: UnitOfWork, output: Output) -> int:
    due = unit.read(reports.preview)
    document: list[dict[str, Any]] = []
    lines = []
    for each in due:
        document.append(
            {**asdict(each.rule), "due": [asdict(one) for one in each.applications]},
        )
        lines.append(
            f"{each.rule.service} {each.rule.outcome}, {each.rule.months}: {len(each.applications)}"
        )
        lines += [
            f"  {one.number}  {one.decided_at.astimezone(BAKU):%d.%m.%Y}"
            for one in each.applications
        ]
    output.document(
        {"rules": document}, lines or [sentence("retention_off", None, output.language)]
    )
    return 0


def _run(installation: Installation, output: Output) -> int:
    """Do the worker's part now; exit 1 names what could not be erased."""
    unit = installation.unit_of_work
    if not installation.settings.embedded and unit.read(current_staff).id is not None:
        raise NotAllowed("worker_only")
    retention = Retention(unit.acting_as(None))
    whole = Batch([], [])
    for turns in (erasing.granted, erasing.due):
        batch = Batch([], [], more=True)
        while batch.more:
            batch = retention.erase(turns)
            whole.erased += batch.erased
            whole.failed += batch.failed
    retention.leave_list()
    lines = [f"{each.number}  {each.cause}" for each in whole.erased]
    lines.append(sentence("retention_done", {"count": len(whole.erased)}, output.language))
    output.document(
        {
            "erased": [each._asdict() for each in whole.erased],
            "failed": [{"application": key, "code": code} for key, code in whole.failed],
        },
        lines,
    )
    for key, code in whole.failed:
        output.refused("retention_failed", application=key, fault=code)
    return 1 if whole.failed else 0


def _report(days: int, unit: UnitOfWork, output: Output) -> int:
    until = unit.read(now)
    since = until - timedelta(days=days)
    groups = unit.read(reports.erased, since)
    lines = [
        f"{each.service} {each.outcome} {each.cause}{' *' if each.repeated else ''}: {each.count}, "
        f"{each.first.astimezone(BAKU):%d.%m.%Y} – {each.last.astimezone(BAKU):%d.%m.%Y}"
        for each in groups
    ]
    total = sum(each.count for each in groups)
    lines.append(sentence("retention_done", {"count": total}, output.language))
    output.document(
        {"since": since, "until": until, "erased": [asdict(each) for each in groups]}, lines
    )
    return 0
