"""The cells of a table that somebody was sent: an XLSX file or CSV. Runs in the child process only:
what is packed may be anything.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from clerkdesk.adapters.citizen_files import Unreadable

MOST_ROWS = 2000
"""With something in them; and as many more that are empty between those."""
MOST_COLUMNS = 64
MOST_CELL = 600
MOST_OCTETS = 900_000
"""Of the answer, as it is sent: less than ``child_process.MAX_ANSWER_BYTES``."""
_MOST_UNPACKED = 64 << 20
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKED = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_HIDDEN = ("hidden", "veryHidden")
_PLACE = re.compile(r"([A-Z]{1,3})[0-9]+")
_ROW = re.compile(r"[0-9]{1,9}")
_WHOLE = re.compile(r"([0-9]+)(\.0+)?")
_SCIENTIFIC = re.compile(r"[0-9]+(\.[0-9]+)?[eE]\+?[0-9]+")


def rows(content: bytes) -> list[list[str]]:
    """The rows of a table's first sheet that one sees, each in its place: the first is row 1.

    Raises Unreadable: list_not_a_table, list_broken, list_encoding, list_too_large.
    """
    if content[:4] == b"PK\x03\x04":
        try:
            table = list(_of_xlsx(content))
        except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, ValueError) as error:
            raise Unreadable("list_broken") from error
    # Of texts only UTF-16 has zeros, and that begins with its mark.
    elif b"\x00" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("list_not_a_table")
    else:
        table = list(_of_csv(content))
    if len(json.dumps(table)) > MOST_OCTETS:
        raise Unreadable("list_too_large")
    return table


def _limited(numbered: Iterator[tuple[int, list[str]]]) -> Iterator[list[str]]:
    """The rows by their numbers from 1 on, and empty ones for those without content that stand
    before one with it.
    """
    count = 0
    place = 0
    for number, row in numbered:
        if not any(row):
            continue
        count += 1
        if count > MOST_ROWS or number - count > MOST_ROWS:
            raise Unreadable("list_too_large")
        if len(row) > MOST_COLUMNS or any(len(cell) > MOST_CELL for cell in row):
            raise Unreadable("list_too_large")
        for _ in range(place + 1, number):
            yield []
        place = number
        yield row


# -- CSV -----------------------------------------------------------------------------------------


def _of_csv(content: bytes) -> Iterator[list[str]]:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("list_encoding") from None
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    if first.count(delimiter) == 0:
        raise Unreadable("list_not_a_table")
    csv.field_size_limit(MOST_CELL * MOST_COLUMNS)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        stripped = (list(map(str.strip, row)) for row in reader)
        yield from _limited(enumerate(stripped, 1))
    except csv.Error as error:
        raise Unreadable("list_broken") from error


# -- XLSX ----------------------------------------------------------------------------------------


def _of_xlsx(content: bytes) -> Iterator[list[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
            raise Unreadable("list_too_large")
        names = set(packed.namelist())
        if "xl/workbook.xml" not in names:
            raise Unreadable("list_not_a_table")
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            shared = [_letters(item) for item in _part(packed, "xl/sharedStrings.xml")]
        sheet = _part(packed, _first_sheet(packed))
    yield from _limited(_sheet_rows(sheet, shared))


def _part(packed: zipfile.ZipFile, name: str) -> ElementTree.Element:
    octets = packed.read(name)
    # No part of a sheet declares anything; what does could unfold into gigabytes.
    if b"<!DOCTYPE" in octets[:4096] or b"<!ENTITY" in octets:
        raise Unreadable("list_broken")
    return ElementTree.fromstring(octets)


def _first_sheet(packed: zipfile.ZipFile) -> str:
    sheets = _part(packed, "xl/workbook.xml").iter(f"{_SHEET}sheet")
    seen = (sheet for sheet in sheets if sheet.get("state") not in _HIDDEN)
    first = next((sheet.get(f"{_RELATIONS}id") for sheet in seen), None)
    if first is None:
        raise Unreadable("list_broken")
    for relation in _part(packed, "xl/_rels/workbook.xml.rels").iter(f"{_PACKED}Relationship"):
        if relation.get("Id") == first:
            target = (relation.get("Target") or "").lstrip("/")
            return target if target.startswith("xl/") else f"xl/{target}"
    raise Unreadable("list_broken")


def _letters(item: ElementTree.Element) -> str:
    """The text of a cell without what is read aloud beside it."""
    parts: list[str] = []
    for child in item:
        if child.tag == f"{_SHEET}t":
            parts.append(child.text or "")
        elif child.tag == f"{_SHEET}r":
            parts += [piece.text or "" for piece in child.findall(f"{_SHEET}t")]
    return "".join(parts)


def _sheet_rows(sheet: ElementTree.Element, shared: list[str]) -> Iterator[tuple[int, list[str]]]:
    """With their numbers: a sheet leaves out rows that are empty."""
    number = 0
    for row in sheet.iter(f"{_SHEET}row"):
        stated = row.get("r") or ""
        number = max(number + 1, int(stated) if _ROW.fullmatch(stated) else 0)
        cells: list[str] = []
        for cell in row.findall(f"{_SHEET}c"):
            place = _place(cell.get("r") or "", len(cells))
            if place >= MOST_COLUMNS:
                raise Unreadable("list_too_large")
            cells += [""] * (place + 1 - len(cells))
            cells[place] = _value(cell, shared).strip()
        yield number, cells


def _place(reference: str, following: int) -> int:
    """Which column "C7" is, from 0."""
    match = _PLACE.fullmatch(reference)
    if match is None:
        return following
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _value(cell: ElementTree.Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_SHEET}is")
        return _letters(inline) if inline is not None else ""
    value = cell.find(f"{_SHEET}v")
    text = (value.text or "") if value is not None else ""
    if kind == "s" and text:
        index = int(text)
        if not 0 <= index < len(shared):
            raise Unreadable("list_broken")
        return shared[index]
    return _number(text) if kind == "n" else text


def _number(text: str) -> str:
    """A code that a sheet has kept as a number, without what it adds."""
    if whole := _WHOLE.fullmatch(text):
        return whole[1]
    if _SCIENTIFIC.fullmatch(text):
        return f"{float(text):.0f}"
    return text
