"""Reports and lists written where somebody wants them, by the ending of the file's name."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.report import Report

REPORT_FORMS = (".pdf", ".xlsx", ".csv")
LIST_FORMS = (".xlsx", ".csv")


def form_of(path: Path, allowed: tuple[str, ...]) -> str:
    """The ending that says what a file becomes. Raises Invalid (file_form)."""
    form = path.suffix.lower()
    if form not in allowed:
        raise Invalid("file_form", field="out", allowed=", ".join(allowed))
    return form


def save_report(path: Path, report: Report, mark: str) -> None:
    """As a paper or as tables. Raises Invalid (file_form), StoreUnavailable (file_not_writable)."""
    # Each is loaded by who writes it: nobody's start waits for them.
    if form_of(path, REPORT_FORMS) == ".pdf":
        from clerkdesk.adapters import report_pdf
        from clerkdesk.adapters.tables import appearing

        with appearing(path) as unfinished:
            unfinished.write_bytes(report_pdf.render(report))
        return
    from clerkdesk.adapters import report_tables, tables

    tables.write(path, report_tables.report(report), mark)


def save_list(path: Path, kind: str, rows: Iterable[Any], mark: str) -> int:
    """How many rows were written. ``kind``: applications, certificates or caravan, whose rows these
    are.

    Raises Invalid (file_form, too_many_rows), StoreUnavailable (file_not_writable).
    """
    from clerkdesk.adapters import report_tables, tables

    form_of(path, LIST_FORMS)
    sheet = {
        "applications": report_tables.applications,
        "certificates": report_tables.certificates,
        "caravan": report_tables.households,
    }[kind](rows)
    return tables.write(path, [sheet], mark)
