"""Numbers and verification codes."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.certificate import (
    Content,
    group_code,
    long_date,
    new_verification_code,
    normalise_code,
)
from clerkdesk.domain.numbers import format_number

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_codes_are_seventeen_characters_that_verify_themselves() -> None:
    codes = {new_verification_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(
        len(code) == 17 and normalise_code(code) == code and set(code) <= set(CROCKFORD)
        for code in codes
    )


@given(st.integers(0, 15), st.sampled_from(CROCKFORD))
def test_one_wrong_character_is_noticed(position: int, letter: str) -> None:
    code = new_verification_code()
    changed = code[:position] + letter + code[position + 1 :]
    assert (normalise_code(changed) == code) == (changed == code)


def test_a_code_is_read_as_people_write_it() -> None:
    code = "0" * 16 + "0"
    assert normalise_code(group_code(code).lower().replace("0", "o")) == code
    assert normalise_code("short") is None


def test_a_code_typed_on_another_keyboard_is_read_by_its_looks() -> None:
    cyrillic = str.maketrans("ABEKMHPCTYX", "АВЕКМНРСТУХ")
    codes = [new_verification_code() for _ in range(200)]
    typed = [code.translate(cyrillic) for code in codes]
    assert typed != codes
    assert [normalise_code(each) for each in typed] == codes
    assert [normalise_code(each.lower()) for each in typed] == codes
    assert [normalise_code(code.replace("1", "İ")) for code in codes] == codes


def test_numbers_have_seven_digits() -> None:
    assert format_number("NB", 2026, 38214) == "NB-2026-0038214"


CONTENT = Content(
    number="NB-2026-0000001",
    code="7K4M2Q9XPD6T8RW3C",
    organisation="“Azərsu” ASC",
    department="Nəsimi sukanal idarəsi",
    city="Bakı şəhəri",
    subscriber_code="1204 5567 890",
    owner_name="Əliyev Rəşad Kamil oğlu",
    owner_fin="5XK2M7P",
    address="28 May küç. 14",
    application_number="WD-2026-0000001",
    application_on=date(2026, 11, 18),
    amount_qepik=-500,
    as_of=datetime(2026, 11, 20, 11, 42, tzinfo=UTC),
    issued_at=datetime(2026, 11, 20, 11, 43, tzinfo=UTC),
    clerk="Günel Hüseynova",
    verification_address="yoxlama.example.az",
)


def test_the_paper_says_when_billing_said_so_in_bakus_time() -> None:
    plain, bold, end = CONTENT.statement
    assert plain.endswith("I qrup istehlakçının ") and end == "."
    assert bold == "20.11.2026 tarixinə, saat 15:42-yə olan vəziyyətə görə borcu yoxdur"


def test_a_credit_balance_is_no_debt_and_is_not_shown() -> None:
    assert CONTENT.amount == "0,00 ₼ (sıfır manat 00 qəpik)"


def test_the_paper_leads_to_where_it_is_verified() -> None:
    address = "https://yoxlama.example.az/c/NB-2026-0000001?code=7K4M2Q9XPD6T8RW3C"
    assert CONTENT.verification_url == address


def test_a_date_is_written_out_with_the_suffix_of_its_year() -> None:
    assert long_date(date(2026, 11, 23)) == "23 noyabr 2026-cı il"
