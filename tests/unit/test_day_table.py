"""The Cabinet's days as somebody typed them into a sheet: what each line says, and every fault."""

from datetime import date

import pytest

from clerkdesk.domain import day_kinds, day_table
from clerkdesk.domain.day_kinds import DayKind
from clerkdesk.domain.day_table import MOST_ROWS
from clerkdesk.domain.errors import Invalid

WORKED = "iş günü"


def test_lines_are_read_whatever_parts_them_and_a_head_is_passed_over() -> None:
    for sign in (";", ",", "\t"):
        text = f"gün{sign}növ\r\n02.01.2027{sign}{WORKED}\r\n\r\n2027-01-04{sign}{WORKED}\r\n"
        table = day_table.read(("\N{ZERO WIDTH NO-BREAK SPACE}" + text).encode())
        assert [each.on for each in table.decisions] == [date(2027, 1, 2), date(2027, 1, 4)]
        assert {each.kind for each in table.decisions} == {DayKind.WORKING}
        assert table.faults == ()


def test_a_line_with_a_fault_is_named_and_the_others_are_taken() -> None:
    lines = [f"2.1.27x;{WORKED}", "03.01.2027;bayram günləri", f"04.01.2027;{WORKED}"]
    table = day_table.parse("\n".join([*lines, lines[-1], "05.01.2027"]))
    assert [each.on for each in table.decisions] == [date(2027, 1, 4)]
    assert [(each.line, each.code) for each in table.faults] == [
        (1, "day_table_date"),
        (2, "day_table_kind"),
        (4, "day_table_twice"),
        (5, "day_table_kind"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe0\x002\x00", "table_not_text"),
        ('01.01.2027;"iş'.encode(), "table_not_text"),
        (b"", "table_empty"),
        ("gün;növ\n".encode(), "table_empty"),
        (f"01.01.2027;{WORKED}\n".encode() * (MOST_ROWS + 1), "table_long"),
    ],
)
def test_what_is_no_table_is_refused_as_a_whole(content: bytes, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        day_table.read(content)


def test_a_decision_of_before_says_only_whether_the_day_is_worked() -> None:
    assert day_kinds.of_decision(True, None) is DayKind.WORKING
    assert day_kinds.of_decision(False, None) is DayKind.MOVED
    assert day_kinds.of_decision(False, "mourning") is DayKind.MOURNING
