"""Whether the history is whole; and who administered."""

from argparse import Namespace
from dataclasses import asdict

from clerkdesk import bootstrap
from clerkdesk.adapters import seal_key
from clerkdesk.cli.backup import happened
from clerkdesk.cli.output import Output
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.settings import Settings
from clerkdesk.usecases import restored
from clerkdesk.usecases.history import cutting, office, verification
from clerkdesk.usecases.history.findings import Finding, Measured, Report
from clerkdesk.usecases.history.office import OfficeAct


def verify(settings: Settings, output: Output, *, documents: bool) -> int:
    """Exit 1 names what is not as it was written; with ``documents`` their bytes are read, too."""
    key = seal_key.of(settings)()
    installation = bootstrap.open_installation(settings)
    try:
        report = installation.unit_of_work.read(verification.verify, key, documents=documents)
        restores = installation.unit_of_work.read(restored.all_of)
    finally:
        installation.close()
    document = {
        "ok": report.whole,
        "rows": report.rows,
        "seals": report.seals,
        "unsealed": report.unsealed,
        "compared": report.compared,
        "since": report.since,
        "looks_since": report.looks_since,
        "looks_cut": report.looks_cut,
        "documents": None if report.documents is None else asdict(report.documents),
        "findings": [asdict(finding) for finding in report.findings],
        "found": report.count,
        "restores": [asdict(each) for each in restores],
    }
    lines = _lines(report, has_key=key is not None)
    output.document(document, [*happened(restores, output.language), *lines])
    if not report.whole:
        output.refused("history_altered")
    return 0 if report.whole else 1


def cut(settings: Settings, output: Output, year: int, *, taken_out: bool) -> int:
    """What the access log has of before a year; ``taken_out``: and it is no more."""
    installation = bootstrap.open_installation(settings)
    try:
        unit = installation.unit_of_work
        preview = unit.read(cutting.preview, year)
        if taken_out:
            unit.run(cutting.begin, year)
            while unit.run(cutting.cut):
                pass
    finally:
        installation.close()
    line = f"access log before {year}: {preview.rows} looks"
    if preview.oldest is not None and preview.newest is not None:
        oldest, newest = (at.astimezone(BAKU) for at in (preview.oldest, preview.newest))
        line += f", {oldest:%d.%m.%Y}–{newest:%d.%m.%Y}"
    line += " taken out" if taken_out else "; --yes takes them out, for good"
    output.document({**preview._asdict(), "taken_out": taken_out}, [line])
    return 0


def office_acts(arguments: Namespace, installation: bootstrap.Installation, output: Output) -> int:
    """Who changed which account, text, key or setting, the newest first."""
    acts = installation.unit_of_work.read(office.acts, arguments.days, arguments.about)
    output.document({"acts": [asdict(act) for act in acts]}, [_act_line(act) for act in acts])
    return 0


def _act_line(act: OfficeAct) -> str:
    words = [f"{act.at.astimezone(BAKU):%d.%m.%Y %H:%M}", act.login or act.actor]
    words += [act.kind, act.action, act.subject]
    if act.field is not None:
        words.append(f"{act.field}: {act.old or '–'} → {act.new or '–'}")
    return "  ".join(words)


def _lines(report: Report, *, has_key: bool) -> list[str]:
    lines = [_line(finding) for finding in report.findings]
    if report.count > len(lines):
        lines.append(f"… {report.count - len(lines)}")
    if not has_key:
        lines.append("no key: seals are checked without it")
    if report.since is not None:
        lines.append(f"rows are compared as they have been since {report.since} UTC")
    if report.looks_since is not None:
        lines.append(
            f"the access log speaks from {report.looks_since} on; {report.looks_cut} looks before "
            "it were cut, of which the history keeps that they were"
        )
    if report.documents is None:
        lines.append("documents: their number of bytes alone; --documents reads the bytes")
    else:
        lines.append(f"documents: {_speed(report.documents)}")
    result = "ok" if report.whole else report.count
    lines.append(
        f"{result}: {report.rows} events, {report.compared} rows compared, "
        f"{report.seals} seals, {report.unsealed} unsealed"
    )
    return lines


def _speed(read: Measured) -> str:
    megabytes = read.size / 1e6
    return f"{megabytes:.1f} MB read, {megabytes / max(read.seconds, 1e-6):.0f} MB/s"


def _line(finding: Finding) -> str:
    ids = {
        "application": finding.application,
        "event": finding.event,
        "seal": finding.seal,
    }
    where = ", ".join(f"{name} {value}" for name, value in ids.items() if value is not None)
    if finding.row is not None:
        where += f"{', ' if where else ''}{finding.row}"
    return f"{finding.kind}: {where}: {finding.detail}"
