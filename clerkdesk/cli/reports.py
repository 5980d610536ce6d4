"""Reports and lists as files."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid, StoreUnavailable
from clerkdesk.domain.report import Period, parse_period
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.supervision import giving_out, reporting
from clerkdesk.usecases.unit_of_work import UnitOfWork, now


def report(arguments: Namespace, installation: Installation, output: Output) -> int:
    """The figures of a period, written to a file."""
    unit = installation.unit_of_work
    path: Path = arguments.out
    form = _form(path, (".pdf", ".xlsx", ".csv"))
    period = _period(arguments.period, unit)
    figures = unit.read(reporting.report, period, arguments.department)
    kind = giving_out.Kind.REPORT
    taking = unit.run(giving_out.begin, kind, period, form, arguments.department)
    if form == ".pdf":
        from clerkdesk.adapters import report_pdf

        _write(path, report_pdf.render(figures))
    else:
        from clerkdesk.adapters import report_tables, tables

        tables.write(path, report_tables.report(figures), giving_out.mark(taking))
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
    }
    output.document(document, [str(path)])
    return 0


def export(arguments: Namespace, installation: Installation, output: Output) -> int:
    """What was registered or issued, a row each."""
    from clerkdesk.adapters import report_tables, tables

    unit = installation.unit_of_work
    path: Path = arguments.out
    form = _form(path, tables.FORMS)
    kind = giving_out.Kind(arguments.kind)
    period = _period(arguments.period, unit)
    taking = unit.run(giving_out.begin, kind, period, form, arguments.department)
    rows = giving_out.rows(unit, taking)
    sheet = (
        report_tables.applications(rows)
        if kind is giving_out.Kind.APPLICATIONS
        else report_tables.certificates(rows)
    )
    written = tables.write(path, [sheet], giving_out.mark(taking))
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


def _form(path: Path, allowed: tuple[str, ...]) -> str:
    form = path.suffix.lower()
    if form not in allowed:
        raise Invalid("file_form", field="out", allowed=", ".join(allowed))
    return form


def _period(text: str, unit: UnitOfWork) -> Period:
    today = baku_date(unit.read(now))
    # Open at its end: until today.
    return parse_period(f"{text}{today}" if text.endswith("..") else text, today)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError:
        raise StoreUnavailable("file_not_writable", path=str(path)) from None
