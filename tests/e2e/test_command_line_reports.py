"""Reports and lists from the command line."""

from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from tests.e2e.conftest import OfficeAfter
from tests.e2e.shells import Shell

NUMBER = "WD-2026-0000001"


def _refuse(shell: Shell) -> None:
    shell(*shell.add("sabina", name="Sabina Rəhimova", role="supervisor"))
    assert shell("take", NUMBER, "--as", "gunel")[0] == 0
    assert shell("refuse", NUMBER, "--reason", "document_missing", "--as", "gunel")[0] == 0


@pytest.fixture
def office(office_after: OfficeAfter) -> Shell:
    """One refused application, its clerk and a supervisor."""
    return office_after("refused", _refuse)


def test_a_report_and_a_list_become_files_that_the_log_knows(office: Shell, tmp_path: Path) -> None:
    paper = tmp_path / "day.pdf"
    code, document = office.json("report", "day", "--out", str(paper), "--as", "sabina")
    assert (code, document["refused"], document["since"]) == (0, 1, "2026-11-20")
    with pypdfium2.PdfDocument(paper.read_bytes()) as pages:
        assert "Günün hesabatı" in pages[0].get_textpage().get_text_bounded()
    book = tmp_path / "month.xlsx"
    assert office("report", "2026-11", "--out", str(book), "--as", "sabina")[0] == 0
    days = list(load_workbook(book)["Günlər"].iter_rows(min_row=2, max_row=31, values_only=True))
    assert len(days) == 30 and sum(day[3] for day in days) == 1
    rows = tmp_path / "all.csv"
    code, written = office.json("export", "applications", "--out", str(rows), "--as", "sabina")
    assert (code, written["rows"]) == (0, 1)
    text = rows.read_text(encoding="utf-8-sig")
    assert NUMBER in text and written["mark"] in text
    files = office.json("audit", "files", "--as", "sabina")[1]["files"]
    assert [each["what"].split()[0] for each in files] == ["applications", "report", "report"]
    assert written["mark"] in files[0]["what"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("report", "tomorrow", "--out", "a.pdf", "--as", "sabina"), "period_unclear"),
        (("report", "day", "--out", "a.docx", "--as", "sabina"), "file_form"),
        (("report", "day", "--out", "a.pdf", "--as", "gunel"), "supervisor_only"),
        (
            ("report", "day", "--out", "a.pdf", "--as", "sabina", "--department", "x"),
            "department_unknown",
        ),
        (("export", "certificates", "--out", "a.pdf", "--as", "sabina"), "file_form"),
        (("export", "applications", "--out", "a.csv", "--as", "gunel"), "supervisor_only"),
        (
            ("export", "applications", "--out", "/nowhere/a.csv", "--as", "sabina"),
            "file_not_writable",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_by_name(
    office: Shell, words: tuple[str, ...], code: str
) -> None:
    assert office.refused(*words) == code
