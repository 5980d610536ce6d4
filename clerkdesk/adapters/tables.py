"""Tables as files: XLSX and CSV, a row at a time, however many there are.

What citizens wrote is text and never a formula. A file carries who took it and when.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Invalid, StoreUnavailable

Cell: TypeAlias = str | int | float | date | datetime | None
FORMS = (".xlsx", ".csv")
MOST_ROWS = 1_048_000
"""Of a sheet, of which Excel reads 1,048,576 with head and mark."""
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""Rows go to the disk as they come: memory does not grow with them."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, and its quotation mark turns into
text.
"""


class Column(NamedTuple):
    """A column of a sheet."""

    head: str
    width: int
    """In letters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; a CSV file has the first alone."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


def write(path: Path, sheets: Sequence[Sheet], mark: str) -> int:
    """Write the sheets, under ``mark``, which stands below each table; how many rows they have.

    The file appears whole, or not at all. Raises Invalid (file_form, too_many_rows),
    StoreUnavailable (file_not_writable).
    """
    form = path.suffix.lower()
    if form not in FORMS:
        raise Invalid("file_form", field="out", allowed=", ".join(FORMS))
    written = _write_csv if form == ".csv" else _write_xlsx
    with appearing(path) as unfinished:
        return written(unfinished, sheets, mark)


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A place beside the path: what is written there takes the path's name once it is whole.

    Raises StoreUnavailable (file_not_writable).
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError:
        raise StoreUnavailable("file_not_writable", path=str(path)) from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _write_csv(path: Path, sheets: Sequence[Sheet], mark: str) -> int:
    # With the sign by which Excel knows that it is UTF-8; and the separator of our locale.
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow([column.head for column in sheets[0].columns])
        for row in sheets[0].rows:
            lines.writerow([_csv_cell(cell) for cell in row])
            count += 1
        lines.writerow([])
        lines.writerow([mark])
    return count


def _csv_cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell.astimezone(BAKU):%d.%m.%Y %H:%M}"
        case date():
            return f"{cell:%d.%m.%Y}"
        case str():
            return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return str(cell).replace(".", ",")  # as our locale's spreadsheets read a number


def _write_xlsx(path: Path, sheets: Sequence[Sheet], mark: str) -> int:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxFileError

    # Opened here: by itself it would leave its own files behind where this one cannot be written.
    with path.open("wb") as file:
        try:
            with Workbook(file, _OPTIONS) as book:
                return _fill(book, sheets, mark)
        except XlsxFileError as error:
            raise OSError(str(error)) from error


def _fill(book: Any, sheets: Sequence[Sheet], mark: str) -> int:
    count = 0
    book.set_properties({"comments": mark})
    forms = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "mark": book.add_format({"italic": True, "font_color": "#5B6876"}),
        "date": book.add_format({"num_format": "dd.mm.yyyy"}),
        "moment": book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
    }
    for sheet in sheets:
        count += _write_sheet(book.add_worksheet(sheet.name), sheet, forms, mark)
    return count


def _write_sheet(page: Any, sheet: Sheet, forms: dict[str, Any], mark: str) -> int:
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)  # as wide as a page, however many below each other
    page.repeat_rows(0)
    # In a footer & begins a word of Excel's, and 255 letters are the most that it takes.
    page.set_footer("&L" + mark.replace("&", "&&")[:200] + "&R&P / &N")
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        page.write_string(0, number, column.head, forms["head"])
    count = 0
    for count, row in enumerate(sheet.rows, start=1):
        if count > MOST_ROWS:
            raise Invalid("too_many_rows", field="period", most=MOST_ROWS)
        for number, cell in enumerate(row):
            _write_cell(page, row=count, column=number, cell=cell, forms=forms)
    page.write_string(count + 2, 0, mark, forms["mark"])
    return count


def _write_cell(page: Any, row: int, column: int, cell: Cell, forms: dict[str, Any]) -> None:
    match cell:
        case None:
            return
        case datetime():
            at = cell.astimezone(BAKU).replace(tzinfo=None)
            page.write_datetime(row, column, at, forms["moment"])
        case date():
            page.write_datetime(row, column, cell, forms["date"])
        case str():
            page.write_string(row, column, cell)
        case _:
            page.write_number(row, column, cell)
