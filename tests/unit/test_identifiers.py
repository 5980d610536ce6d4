"""FIN, codes, identity documents, telephone numbers, addresses."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.identifiers import (
    group_code,
    looks_like_fin,
    mask_fin,
    mask_mobile,
    parse_email,
    parse_fin,
    parse_id_document,
    parse_mobile,
    parse_subscriber_code,
    show_mobile,
)

LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
fins = st.text(alphabet=LETTERS, min_size=7, max_size=7)


def refusal(parse: Callable[..., str], *args: str) -> str:
    with pytest.raises(Invalid) as error:
        parse(*args)
    return error.value.code


@given(fins)
def test_a_fin_in_any_case_and_spacing_is_one_fin(fin: str) -> None:
    assert parse_fin(fin) == parse_fin(fin.lower()) == parse_fin(f" {fin[:3]} {fin[3:]} ") == fin
    assert looks_like_fin(fin)


@given(fins, st.integers(0, 6), st.sampled_from("IOİıəÖ-АЕОСХ_."))
def test_one_wrong_letter_refuses_a_fin(fin: str, position: int, letter: str) -> None:
    assert refusal(parse_fin, fin[:position] + letter + fin[position + 1 :]) == "fin_letter"


@pytest.mark.parametrize("fin", ["5XK2M7", "5XK2M7PP", ""])
def test_a_fin_has_seven_characters(fin: str) -> None:
    assert refusal(parse_fin, fin) == "fin_length"


def test_o_and_i_are_offered_as_digits_but_never_changed_silently() -> None:
    with pytest.raises(Invalid) as error:
        parse_fin("5XKOM7I")
    assert error.value.params["suggestion"] == "5XK0M71"


def test_a_dotless_i_is_not_taken_for_an_i() -> None:
    assert refusal(parse_fin, "5XK2M7ı") == "fin_letter"


@given(fins)
def test_a_masked_fin_shows_three_characters(fin: str) -> None:
    assert mask_fin(fin) == fin[:3] + "••••"


def test_codes_keep_their_leading_zeros() -> None:
    assert parse_subscriber_code("0012 345-67", r"\d{1,13}") == "001234567"
    assert parse_subscriber_code("0012\u2009345–67\u200b", r"\d{1,13}") == "001234567"
    assert refusal(parse_subscriber_code, "12a", r"\d{1,13}") == "code_digits"
    assert refusal(parse_subscriber_code, "1" * 14, r"\d{1,13}") == "code_length"
    assert refusal(parse_subscriber_code, "١٢٣", r"\d{1,13}") == "code_digits"
    assert refusal(parse_subscriber_code, "-5", r"\d{1,13}") == "code_digits"


def test_codes_are_read_in_groups() -> None:
    assert group_code("12045567890") == "1204 5567 890"
    assert group_code("130045501238877") == "130 045 501 238 877"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("aze 12345678", "AZE12345678"),
        ("AA1234567", "AA1234567"),
        ("№ AZE12345678", "AZE12345678"),
        ("AZE–12345678", "AZE12345678"),
        ("AZE N 12345678", "AZE12345678"),
        ("AZE No. 12345678", "AZE12345678"),
        ("AZE № 12345678", "AZE12345678"),
        ("AZE Nº 12345678", "AZE12345678"),
        ("AA #1234567", "AA1234567"),
        ("AZE seriyası, nömrə: 12345678", "AZE12345678"),
        ("AN 1234567", "AN1234567"),
        ("AZE (12345678)", "AZE12345678"),
        ("AZE/12345678", "AZE12345678"),
        ("AZE_12345678", "AZE12345678"),
        ("Ş/v AZE 12345678", "AZE12345678"),
        ("şəxsiyyət vəsiqəsi: AZE sər. № 12345678", "AZE12345678"),
        ("AZE １２３４５６７８", "AZE12345678"),
        ("NO1234567", "NO1234567"),
        ("Ş.V. AZE 12345678", "AZE12345678"),
        ("ş.v.: AA № 1234567", "AA1234567"),
        ("şv AZE12345678", "AZE12345678"),
    ],
)
def test_identity_documents_lose_their_decoration(typed: str, stored: str) -> None:
    assert parse_id_document(typed) == stored


@given(fins)
def test_what_one_does_not_see_changes_no_fin(fin: str) -> None:
    assert parse_fin("\u200b".join(fin)) == parse_fin(f"\u202a{fin}\u202c") == fin


@pytest.mark.parametrize(
    "typed", ["12345678", "AZE1234567", "A1234567", "AZE123456789", "ƏA1234567", "AZE١٢٣٤٥٦٧٨"]
)
def test_other_numbers_are_no_identity_documents(typed: str) -> None:
    assert refusal(parse_id_document, typed) == "id_document_form"


@pytest.mark.parametrize(
    "typed",
    [
        "050 123 45 67",
        "(050) 123-45-67",
        "994501234567",
        "00994501234567",
        "+994 50 123 45 67",
        "50 1234567",
        "(+994 50) 123 45 67",
        "+994 (50) 123–45–67",
        "050–123–45–67",
        "050\u2009123\u202f45\u00a067",
        "050_123_45_67",
        "０５０ １２３ ４５ ６７",
        "050\u2011123\u221245\u201267",
        "\u202d050 123 45 67\u202c",
        "tel:+994501234567",
        "Tel.: 050 123 45 67",
        "050·123·45·67",
        "mob 050 123 45 67",
        "＋994 50 123 45 67",
        "'0501234567",
        "050 123 45 67;",
        "+994 (0) 50 123 45 67",
    ],
)
def test_a_mobile_number_in_every_spelling(typed: str) -> None:
    assert parse_mobile(typed) == "+994501234567"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("+90 532 123 45 67", "phone_foreign"),
        ("012 498 00 00", "phone_not_mobile"),
        ("8 050 123 45 67", "phone_form"),
        ("057 123 45 67", "phone_form"),
        ("abc", "phone_form"),
        ("123", "phone_form"),
        ("050 FLOWERS", "phone_form"),
        ("zəng edin 050 234 56 78", "phone_form"),
        ("050 234 56 78 ext. 12", "phone_form"),
        ("050 234 56 78; 055 234 56 78", "phone_form"),
    ],
)
def test_foreign_landline_and_nonsense_numbers_are_told_apart(typed: str, code: str) -> None:
    assert refusal(parse_mobile, typed) == code


@given(
    st.sampled_from(["10", "40", "44", "50", "51", "55", "60", "70", "77", "99"]),
    st.integers(2_000_000, 9_999_999),
)
def test_every_carrier_is_taken_and_masked(carrier: str, rest: int) -> None:
    stored = parse_mobile(f"0{carrier}{rest}")
    assert stored == f"+994{carrier}{rest}"
    assert str(rest)[:-2] not in mask_mobile(stored)
    assert parse_mobile(show_mobile(stored)) == stored


def test_an_address_keeps_its_name_and_loses_its_spaces() -> None:
    assert parse_email(" Ali@Mail.RU ") == "Ali@mail.ru"


def test_a_domain_with_letters_of_its_own_is_taken_as_it_is_registered() -> None:
    assert parse_email("ali@XN--mnchen-3ya.de") == "ali@xn--mnchen-3ya.de"


@pytest.mark.parametrize(
    "typed", ["əli@mail.az", "ALİ@mail.az", "ali@", "ali", "a@b", "ali@mail..az", "a@əli.az"]
)
def test_addresses_that_servers_refuse_are_refused(typed: str) -> None:
    assert refusal(parse_email, typed) == "email_form"


@pytest.mark.parametrize("typed", ["mailto:ali@mail.az", "<ali@mail.az>", " Mailto:<ali@mail.az> "])
def test_an_address_copied_from_a_page_or_a_letter_is_taken(typed: str) -> None:
    assert parse_email(typed) == "ali@mail.az"


def test_a_mobile_number_is_shown_as_people_write_it() -> None:
    assert show_mobile("+994502345678") == "050 234 56 78"
    assert show_mobile("+4930123456") == "+4930123456"


def test_a_number_of_another_form_is_masked_whole() -> None:
    assert mask_mobile("+994502345678") == "+994 50 ••• •• 78"
    assert mask_mobile("112") == "•••"
