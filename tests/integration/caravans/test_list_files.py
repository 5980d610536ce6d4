"""The Committee's file is read by a process that can be killed: XLSX as programs of sheets write
it, CSV of either kind, and what is neither.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
from xlsxwriter import Workbook

from clerkdesk.adapters import list_files, sheet_reading
from clerkdesk.adapters.child_process import ChildProcess
from clerkdesk.adapters.citizen_files import Unreadable
from clerkdesk.domain.caravans import read
from clerkdesk.domain.errors import Invalid
from tests.caravans import DEPARTS, HEAD_ROW, PATTERN, row

FIRST_OF_SHEETS = date(1899, 12, 30)
"""The day from which a sheet counts its days."""


def xlsx() -> bytes:
    written = io.BytesIO()
    with Workbook(written) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD_ROW)
        sheet.write_row(1, 0, row())
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        cells = row("2", "6PL0RR9", name="Ülvi")
        sheet.write_row(3, 0, cells)
        sheet.write_number(3, 1, (DEPARTS - FIRST_OF_SHEETS).days, day)
        sheet.write_number(3, 3, 2)
        sheet.write_number(3, 10, 130045501238877)
    return written.getvalue()


def csv(delimiter: str, encoding: str) -> bytes:
    def line(cells: Sequence[str]) -> str:
        return delimiter.join(f'"{cell}"' for cell in cells)

    return f"{line(HEAD_ROW)}\r\n{line(row())}".encode(encoding)


def test_a_sheets_file_is_read_with_its_days_and_codes_in_a_process_of_its_own() -> None:
    departure, faults = read(list_files.rows(xlsx()), PATTERN)
    assert faults == () and departure is not None
    assert [each.name for each in departure.people] == ["Elçin", "Ülvi"]
    assert departure.people[1].old_code == "130045501238877"
    assert list(departure.households) == ["1", "2"]


@pytest.mark.parametrize("content", [csv(";", "utf-8-sig"), csv(",", "utf-8"), csv("\t", "utf-16")])
def test_csv_is_read_whatever_parts_its_cells(content: bytes) -> None:
    assert sheet_reading.rows(content) == [HEAD_ROW, row()]


def packed(**parts: bytes) -> bytes:
    archived = io.BytesIO()
    with zipfile.ZipFile(archived, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, octets in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), octets)
    return archived.getvalue()


BOMB = b"<!DOCTYPE s [<!ENTITY a 'aaaaaaaaaa'>]><s>&a;</s>"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x00\x01\x02", "list_not_a_table"),
        (b"bir sozdur", "list_not_a_table"),
        ("Soyad;Ad\nŞ;Ü".encode("cp1254"), "list_encoding"),
        (b"PK\x03\x04 not really", "list_broken"),
        (packed(word__document_xml=b"<x/>"), "list_not_a_table"),
        (packed(xl__workbook_xml=BOMB), "list_broken"),
        (b"a;b\n" + b"1;2\n" * 2100, "list_too_large"),
        (b"a;b\n" + b"x" * 700 + b";2\n", "list_too_large"),
        (packed(xl__workbook_xml=b" " * (65 << 20)), "list_too_large"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable, match=code):
        sheet_reading.rows(content)


def test_a_refusal_of_the_process_is_the_same_sentence() -> None:
    with pytest.raises(Invalid, match="list_not_a_table"):
        list_files.rows(b"\x00\x01")


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str) -> bytes:
    """A workbook of one sheet with these rows."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = f"<workbook xmlns='{_MAIN}' xmlns:r='{office}'><sheets><sheet r:id='a'/></sheets>"
    related = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f"<Relationships xmlns='{related}'><Relationship Id='a' Target='sheet.xml'/>"
    parts = {
        "xl__workbook_xml": f"{book}</workbook>".encode(),
        "xl___rels__workbook_xml.rels": f"{relations}</Relationships>".encode(),
        "xl__sheet_xml": f"<worksheet xmlns='{_MAIN}'>{rows}</worksheet>".encode(),
    }
    return packed(**parts)


def test_a_row_stands_where_its_number_says_when_empty_ones_are_left_out() -> None:
    content = sheet("<row r='2'><c><v>7</v></c></row><row r='5'><c><v>8</v></c></row>")
    assert sheet_reading.rows(content) == [[], ["7"], [], [], ["8"]]
    # Without numbers, or with those that go back, one follows the other.
    content = sheet("<row><c><v>7</v></c></row><row r='1'><c><v>8</v></c></row>")
    assert sheet_reading.rows(content) == [["7"], ["8"]]


def test_rows_without_content_do_not_count() -> None:
    formatted = "<row><c s='1'/></row>" * 3000
    assert sheet_reading.rows(sheet(f"<row><c><v>7</v></c></row>{formatted}")) == [["7"]]
    assert sheet_reading.rows(b"a;b\n" + b";\n" * 3000) == [["a", "b"]]
    assert len(sheet_reading.rows(b"a;b\n" + b";\n1;2\n" * 1500)) == 3001


def test_a_row_that_stands_far_below_is_refused_and_no_room_is_made_for_it() -> None:
    with pytest.raises(Unreadable, match="list_too_large"):
        sheet_reading.rows(sheet("<row r='999999999'><c><v>7</v></c></row>"))


@pytest.mark.parametrize("state", ["hide", "very_hidden"])
def test_a_sheet_that_one_does_not_see_is_not_the_list(state: str) -> None:
    written = io.BytesIO()
    with Workbook(written) as book:
        hidden = book.add_worksheet()
        hidden.write_row(0, 0, ["köhnə"])
        seen = book.add_worksheet()
        seen.write_row(0, 0, ["yeni"])
        seen.activate()
        seen.set_first_sheet()
        getattr(hidden, state)()
    assert sheet_reading.rows(written.getvalue()) == [["yeni"]]


def test_a_table_that_needs_more_memory_than_there_is_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        ChildProcess, "ask", lambda *_asked: {"error": "document_too_large", "bytes": 0}
    )
    with pytest.raises(Invalid, match="list_too_large"):
        list_files.rows(b"a;b")
