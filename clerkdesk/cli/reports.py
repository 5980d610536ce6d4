"""Reports and lists as files."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from clerkdesk.adapters import report_files
from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.report import Period, parse_period
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.supervision import giving_out, reporting
from clerkdesk.usecases.unit_of_work import UnitOfWork, now


def report(arguments: Namespace, installation: Installation, output: Output) -> int:
    """The figures of a period, written to a file."""
    unit = installation.unit_of_work
    path: Path = arguments.out
    form = report_files.form_of(path, report_files.REPORT_FORMS)
    period = _period(arguments.period, unit)
    figures = unit.read(reporting.report, period, arguments.department)
    kind = giving_out.Kind.REPORT
    taking = unit.run(giving_out.begin, kind, period, form, arguments.department)
    report_files.save_report(path, figures, giving_out.mark(taking))
    document = {
        "file": str(path),
        "since": period.since,
        "until": period.until,
        "department": figures.department,
        **asdict(figures.total),
        "late": figures.late,
        "certificates": figures.certificates,
        "prints": figures.prints,
        "undelivered": figures.undelivered,
        "looked_at": figures.looks.total.looked,
        "disagreed": figures.looks.total.disagreed,
        "looks_waiting": figures.looks.waiting,
    }
    output.document(document, [str(path)])
    return 0


def export(arguments: Namespace, installation: Installation, output: Output) -> int:
    """What was registered or issued, a row each."""
    unit = installation.unit_of_work
    path: Path = arguments.out
    form = report_files.form_of(path, report_files.LIST_FORMS)
    kind = giving_out.Kind(arguments.kind)
    period = _period(arguments.period, unit)
    taking = unit.run(giving_out.begin, kind, period, form, arguments.department)
    rows = giving_out.rows(unit, taking)
    written = report_files.save_list(path, kind, rows, giving_out.mark(taking))
    document = {"file": str(path), "rows": written, "mark": taking.mark}
    output.document(document, [f"{path}: {written}"])
    return 0


def given(days: int, unit: UnitOfWork, output: Output) -> int:
    """What was taken out as a file."""
    files = unit.read(giving_out.given_out, days)
    lines = [f"{each.at:%d.%m.%Y %H:%M}  {each.by}  {each.what}" for each in files]
    document = {"files": [each._asdict() for each in files]}
    output.document(document, lines or [sentence("nothing_given_out", None, output.language)])
    return 0


def _period(text: str, unit: UnitOfWork) -> Period:
    today = baku_date(unit.read(now))
    # Open at its end: until today.
    return parse_period(f"{text}{today}" if text.endswith("..") else text, today)
