"""Numbers as they are written, and as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.numbers import format_number, typed_number
from clerkdesk.domain.text import mask_name


@pytest.mark.parametrize(
    "typed",
    [
        "NB-2026-0000038",
        "NB-2026-38",
        " nb-2026-038 ",
        "№ NB-2026-38",
        "No. NB 2026 38",
        "NB20260000038",
        "NB–2026–38",
        "nb/2026/38",
        "N NB-2026-38",
        "#NB-2026-38",
        "«NB-2026-38»",
        "(NB-2026-0000038),",
        "NB-2026-0000038.",
        "NB-２０２６-38",
        "№: NB-2026-38",
        "No: NB-2026-0000038",
        "NB-2026-0000038\u200b",
        "NB-\u00ad2026-38",
        "\u202aNB-2026-38\u202c",
        "NB № 2026-38",
        "NB-2026 № 38",
        "NB:2026:38",
    ],
)
def test_a_number_is_found_however_it_is_typed(typed: str) -> None:
    assert typed_number(typed) == "NB-2026-0000038"


@pytest.mark.parametrize(
    "typed", ["İD-2026-38", "id-2026-38", "ıd 2026 38", "ID-2026-000 0038", "No.: İD 2026 38/"]
)
def test_a_number_is_read_as_an_azerbaijani_keyboard_writes_it(typed: str) -> None:
    assert typed_number(typed) == "ID-2026-0000038"


@pytest.mark.parametrize("typed", ["", "  ", "38", "NB-26-38", "NB-2026-00000381", "NB-2026-", "x"])
def test_what_is_no_number_stays_what_it_is(typed: str) -> None:
    assert typed_number(typed) == typed.strip()


@given(st.sampled_from(["WD", "ID", "NB"]), st.integers(2000, 2999), st.integers(1, 9_999_999))
def test_the_zeros_in_front_need_not_be_typed(prefix: str, year: int, serial: int) -> None:
    number = format_number(prefix, year, serial)
    assert typed_number(number) == number
    assert typed_number(f"{prefix}-{year}-{serial}") == number


def test_of_a_name_the_first_letters_are_shown_and_not_how_long_it_is() -> None:
    assert mask_name("Əliyev Rəşad Kamil oğlu") == "Ə••• R••• K••• o•••"
    assert mask_name("Əli R") == "Ə••• R•••"
