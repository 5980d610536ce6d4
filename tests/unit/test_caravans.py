"""The Committee's list: how it is read, and how a household stands."""

from datetime import date

import pytest

from clerkdesk.domain.birth_dates import Born
from clerkdesk.domain.caravans import (
    Match,
    Own,
    Standing,
    compared,
    difference,
    own_application,
    read,
    standing,
)
from clerkdesk.domain.limits import CARAVAN_PEOPLE
from tests.caravans import DEPARTS, HEAD_ROW, PATTERN, departure, row


def test_a_list_is_read_whatever_the_order_of_its_columns_and_the_spelling_of_heads() -> None:
    rows = [
        [head.upper() for head in HEAD_ROW],
        row(),
        [""] * len(HEAD_ROW),
        row("1", "6pl 0rr9", name="Sevil", born="1981", old_code="—"),
        row("2", "8KD3H1V", born="28961", day=DEPARTS.isoformat()),
    ]
    read_list, faults = read([cells[::-1] for cells in rows], PATTERN)
    assert faults == () and read_list is not None
    assert (read_list.settlement, read_list.day, read_list.number) == (
        "Xıdırlı kəndi",
        DEPARTS,
        "118",
    )
    assert [(key, len(people)) for key, people in read_list.households.items()] == [
        ("1", 2),
        ("2", 1),
    ]
    assert [each.fin for each in read_list.people] == ["2MN8T5W", "6PL0RR9", "8KD3H1V"]
    assert read_list.people[1].old_code is None and read_list.people[1].born == Born(None, 1981)
    assert read_list.people[2].born == Born(date(1979, 4, 16), None), "as a sheet counts its days"


def test_every_fault_is_named_with_its_row_and_column_and_nothing_is_taken() -> None:
    read_list, faults = read(
        [
            HEAD_ROW,
            row(fin="2MN8T5O"),
            row(surname="", old_code="12", born="31.02.1980"),
            row(day="sabah", new_address="x" * 501),
            row(number="119"),
        ],
        PATTERN,
    )
    assert read_list is None
    assert [(fault.row, fault.column, fault.code) for fault in faults] == [
        (2, "fin", "fin_letter"),
        (3, "surname", "list_cell_empty"),
        (3, "old_code", "code_length"),
        (3, "born", "list_date"),
        (4, "day", "list_date"),
        (4, "new_address", "too_long"),
        (5, "number", "list_of_several"),
    ]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "list_is_empty"),
        ([HEAD_ROW], "list_is_empty"),
        ([HEAD_ROW[:3], row()], "list_heads_missing"),
        ([HEAD_ROW, *[row()] * (CARAVAN_PEOPLE + 1)], "list_too_long"),
    ],
)
def test_what_is_no_list_is_refused_as_a_whole(rows: list[list[str]], code: str) -> None:
    read_list, faults = read(rows, PATTERN)
    assert read_list is None and [(fault.row, fault.code) for fault in faults] == [(0, code)]


def test_another_list_says_which_households_it_brings_takes_away_and_changes() -> None:
    old = departure([row("1"), row("2", name="Orxan"), row("3", name="Ülvi")])
    new = departure([row("1"), row("2", name="Orxan", old_code=""), row("4", name="Könül")])
    known = {key: list(map(compared, people)) for key, people in old.households.items()}
    assert difference(known, new) == (
        ("Quliyev Könül Həsən oğlu",),
        ("Quliyev Ülvi Həsən oğlu",),
        ("Quliyev Orxan Həsən oğlu",),
    )


def match(position: int, key: int, status: str = "in_progress", applicant: bool = True) -> Match:
    return Match("1", position, key, f"ID-{key}", status, applicant)


def test_the_application_of_a_household_is_the_one_that_lives_and_where_most_of_it_stand() -> None:
    assert own_application([]) == Own(None, None, None, (), ())
    refused = match(0, 9, "refused")
    living = [match(0, 3), match(1, 3, applicant=False)]
    own = own_application([refused, *living])
    assert (own.application_id, own.doubled) == (3, ()), "a refused one doubles nobody"
    other = match(1, 5, "completed", applicant=False)
    own = own_application([*living, other])
    assert (own.application_id, own.doubled, own.others) == (3, (1,), ("ID-5",))
    assert own_application(living, twice=[0]).doubled == (0,)


@pytest.mark.parametrize(
    ("own", "kept_from", "expected"),
    [
        (Own(None, None, None, (), ()), None, Standing.MISSING),
        (Own(1, "ID-1", "completed", (0,), ()), "not_from_completed", Standing.DONE),
        (Own(1, "ID-1", "in_progress", (), ()), None, Standing.READY),
        (Own(1, "ID-1", "in_progress", (0,), ()), None, Standing.FINDING),
        (Own(1, "ID-1", "in_progress", (), ()), "findings_open", Standing.FINDING),
        (Own(1, "ID-1", "refused", (), ()), "not_from_refused", Standing.FINDING),
    ],
)
def test_a_household_stands_in_one_place(own: Own, kept_from: str | None, expected: str) -> None:
    assert standing(own, kept_from) == expected


def test_what_the_row_leaves_out_or_says_too_long_of_the_list_is_named_too() -> None:
    rows = [row(settlement="", number="1" * 100, born=""), row(born="99999999")]
    read_list, faults = read([[*HEAD_ROW, "qeyd"], *rows], PATTERN)
    assert read_list is None
    assert [(fault.row, fault.column, fault.code) for fault in faults] == [
        (2, "settlement", "list_cell_empty"),
        (2, "number", "too_long"),
        (3, "born", "list_date"),
    ]


def test_a_column_that_nobody_asked_for_is_passed_over_and_nobody_needs_a_birthday() -> None:
    read_list, faults = read([[*HEAD_ROW, "qeyd"], [*row(born=""), "!"]], PATTERN)
    assert faults == () and read_list is not None and read_list.people[0].born is None
