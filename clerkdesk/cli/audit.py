"""audit verify"""

from dataclasses import asdict

from clerkdesk import bootstrap
from clerkdesk.adapters import seal_key
from clerkdesk.cli.output import Output
from clerkdesk.settings import Settings
from clerkdesk.usecases.history import audit


def verify(settings: Settings, output: Output) -> int:
    """Whether the history is whole; exit 1 names what is not."""
    key = seal_key.of(settings)()
    opened = bootstrap.open_office(settings)
    try:
        report = opened.unit_of_work.read(audit.verify, key)
    finally:
        opened.close()
    lines = [_line(finding) for finding in report.findings]
    if report.found > len(lines):
        lines.append(f"… {report.found - len(lines)}")
    if key is None:
        lines.append("no key: seals are checked without it")
    lines.append(
        f"{'ok' if report.whole else report.found}: {report.rows} rows, {report.seals} seals, {report.unsealed} unsealed"
    )
    document = {
        "ok": report.whole,
        "rows": report.rows,
        "seals": report.seals,
        "unsealed": report.unsealed,
        "findings": [asdict(finding) for finding in report.findings],
        "found": report.found,
    }
    output.document(document, lines)
    if not report.whole:
        output.refused("history_altered")
    return 0 if report.whole else 1


def _line(finding: audit.Finding) -> str:
    where = [
        f"{name} {value}"
        for name, value in (
            ("application", finding.application),
            ("event", finding.event),
            ("seal", finding.seal),
        )
        if value is not None
    ]
    return f"{finding.kind}: {', '.join(where)}: {finding.detail}"
