"""The days of an act of the state as a table: a day and its kind on each line."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime

from clerkdesk.domain.day_kinds import DayDecision, DayKind
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.text import fold

MOST_ROWS = 400
"""More days than a year has are no act."""
_FORMS = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y")
_WORDS = {
    DayKind.WORKING: ("iş günü", "iş", "working day", "working", "рабочий день", "рабочий"),
    DayKind.MOVED: ("köçürülmüş", "istirahət", "istirahət günü", "moved", "day off", "перенос"),
    DayKind.HOLIDAY: ("bayram", "bayram günü", "holiday", "праздник"),
    DayKind.MOURNING: ("matəm", "matəm günü", "hüzn günü", "mourning", "траур"),
}
_KINDS = {fold(word): kind for kind, words in _WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that says nothing of a day."""

    line: int
    text: str
    code: str
    """day_table_date, day_table_kind or day_table_twice"""


@dataclass(frozen=True, slots=True)
class DayTable:
    """What a table says; nothing of a line with a fault is taken."""

    decisions: tuple[DayDecision, ...]
    faults: tuple[Fault, ...]


def read(content: bytes) -> DayTable:
    """A file of CSV in UTF-8. Raises Invalid: table_not_text, table_empty, table_long."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("table_not_text", field="file") from None
    return parse(text)


def parse(text: str) -> DayTable:
    """Lines of day and kind, parted by semicolons, commas or tabs; a head is passed over.

    Raises Invalid: table_empty, table_long, table_not_text.
    """
    head = text.lstrip().partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise Invalid("table_not_text", field="file") from None
    rows = [(number, cells) for number, cells in enumerate(lines, start=1) if any(cells)]
    if len(rows) > MOST_ROWS:
        raise Invalid("table_long", field="file", limit=MOST_ROWS)
    if rows and _is_head(rows[0][1]):
        rows = rows[1:]
    if not rows:
        raise Invalid("table_empty", field="file")
    return _judged(rows)


def _is_head(cells: list[str]) -> bool:
    return not any(letter.isdigit() for letter in cells[0])


def _judged(rows: list[tuple[int, list[str]]]) -> DayTable:
    decisions: dict[date, DayDecision] = {}
    faults = []
    for number, cells in rows:
        on = _day(cells[0])
        kind = _KINDS.get(fold(cells[1]).strip()) if len(cells) > 1 else None
        code = _fault(on, kind, decisions)
        if on is None or kind is None or code:
            faults.append(Fault(number, " ".join(cells).strip()[:80], code))
        else:
            decisions[on] = DayDecision(on, kind)
    return DayTable(tuple(decisions[on] for on in sorted(decisions)), tuple(faults))


def _fault(on: date | None, kind: DayKind | None, there: dict[date, DayDecision]) -> str:
    if on is None:
        return "day_table_date"
    if kind is None:
        return "day_table_kind"
    return "day_table_twice" if on in there else ""


def _day(text: str) -> date | None:
    for form in _FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    return None
