"""Numbers and verification codes."""

from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.certificate import (
    format_number,
    group_code,
    new_verification_code,
    normalise_code,
)

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_codes_are_seventeen_characters_that_verify_themselves() -> None:
    codes = {new_verification_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(
        len(code) == 17 and normalise_code(code) == code and set(code) <= set(CROCKFORD)
        for code in codes
    )


@given(st.integers(0, 15), st.sampled_from(CROCKFORD))
def test_one_wrong_character_is_noticed(place: int, letter: str) -> None:
    code = new_verification_code()
    changed = code[:place] + letter + code[place + 1 :]
    assert (normalise_code(changed) == code) == (changed == code)


def test_a_code_is_read_as_people_write_it() -> None:
    code = "0" * 16 + "0"
    assert normalise_code(group_code(code).lower().replace("0", "o")) == code
    assert normalise_code("short") is None


def test_numbers_have_seven_digits() -> None:
    assert format_number("NB", 2026, 38214) == "NB-2026-0038214"
