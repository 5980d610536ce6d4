"""A table of an office's people, as a spreadsheet saves it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.text import fold

COLUMNS = {
    "login": ("login", "istifadəçi"),
    "name": ("name", "ad"),
    "role": ("role", "rol"),
    "organisation": ("organisation", "təşkilat"),
    "departments": ("departments", "şöbələr"),
    "services": ("services", "xidmətlər"),
}
"""Field → how its column may be headed."""
NEEDED = ("login", "name", "role", "organisation")
MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class Row:
    """A colleague as the table has them, not yet judged."""

    line: int
    """In the file; the heads are the first."""
    login: str
    name: str
    role: str
    organisation: str
    departments: tuple[str, ...]
    """Their codes; empty: all."""
    services: tuple[str, ...]
    """Empty: all."""


def read(content: bytes, organisation: str = "") -> list[Row]:
    """The rows of a CSV file in UTF-8, its cells parted by semicolons, commas or tabs, several
    codes in one cell by spaces. ``organisation``: of rows that name none; "": each has to.

    Raises Invalid: table_not_text, table_column_missing, table_column_unknown, table_empty,
    table_long.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("table_not_text", field="file") from None
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        rows = list(_rows(lines, organisation))
    except csv.Error:
        raise Invalid("table_not_text", field="file") from None
    if not rows:
        raise Invalid("table_empty", field="file")
    if len(rows) > MOST_ROWS:
        raise Invalid("table_long", field="file", limit=MOST_ROWS)
    return rows


def _delimiter(text: str) -> str:
    """A spreadsheet saves by its country's habit: the heads tell which."""
    heads = text.partition("\n")[0]
    return max(";,\t", key=heads.count)


def _rows(lines: Iterator[list[str]], organisation: str) -> Iterator[Row]:
    places = _places(next(lines, []), {"organisation"} if organisation else set())
    for number, cells in enumerate(lines, start=2):
        values = {
            field: cells[place].strip() if place < len(cells) else ""
            for field, place in places.items()
        }
        if any(values.values()):
            yield Row(
                line=number,
                login=values["login"],
                name=values["name"],
                role=values["role"].lower(),
                organisation=values.get("organisation", "").lower() or organisation,
                departments=tuple(values.get("departments", "").split()),
                services=tuple(values.get("services", "").split()),
            )


def _places(heads: list[str], known_besides: set[str]) -> dict[str, int]:
    """Field → where its column stands; ``known_besides``: fields that need none."""
    fields = {fold(name): field for field, names in COLUMNS.items() for name in names}
    places: dict[str, int] = {}
    for place, head in enumerate(heads):
        name = fold(head).strip()
        if not name:
            continue
        if name not in fields:
            known = ", ".join(COLUMNS)
            raise Invalid("table_column_unknown", field="file", column=head.strip(), known=known)
        places[fields[name]] = place
    missing = [field for field in NEEDED if field not in places and field not in known_besides]
    if missing:
        raise Invalid("table_column_missing", field="file", columns=", ".join(missing))
    return places
