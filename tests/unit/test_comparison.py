"""What the clerk sees as agreeing or different."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain import addresses
from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.comparison import (
    Comparison,
    Verdict,
    with_account,
    with_register,
)

ACCOUNT = Account(
    subscriber_code="1",
    holder_fin="5XK2M7P",
    holder_name="ƏLİYEV RƏŞAD KAMİL OĞLU",
    address="Bakı ş., Nəsimi r-nu, 28 May küç. 14, m. 27",
    district="Nəsimi",
    consumer_group="I",
    source="billing",
)
PERSON = RegisteredPerson(
    fin="5XK2M7P",
    surname="Əliyev",
    name="Rəşad",
    patronymic="Kamil oğlu",
    birth_date=date(1980, 1, 31),
    id_document="AZE12345678",
    address="",
    idp=False,
    source="register",
)


def verdicts(rows: list[Comparison]) -> dict[str, Verdict]:
    return {row.field: row.verdict for row in rows}


def test_another_spelling_of_the_same_address_agrees() -> None:
    rows = with_account(
        "Əliyev Rəşad Kamil oğlu",
        "5XK2M7P",
        "Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi 14, mənzil 27",
        ACCOUNT,
    )
    assert set(verdicts(rows).values()) == {Verdict.AGREES}


def test_another_flat_is_another_address() -> None:
    rows = with_account(
        "Əliyev Rəşad Kamil oğlu",
        "5XK2M7P",
        "Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi 14, mənzil 28",
        ACCOUNT,
    )
    assert verdicts(rows)["address"] is Verdict.DIFFERS


def test_a_shorter_address_of_the_same_flat_agrees() -> None:
    assert (
        verdicts(with_account("x", "x", "28 May küç. 14, m. 27", ACCOUNT))["address"]
        is Verdict.AGREES
    )


def test_silence_is_neither_agreement_nor_difference() -> None:
    assert set(verdicts(with_account("Ə", "5XK2M7P", "Ü", None)).values()) == {Verdict.UNKNOWN}


def test_another_holder_differs() -> None:
    verdict_of = verdicts(with_account("Məmmədov Anar", "2MN8T5W", "", ACCOUNT))
    assert (
        verdict_of["name"] is Verdict.DIFFERS
        and verdict_of["fin"] is Verdict.DIFFERS
        and verdict_of["address"] is Verdict.UNKNOWN
    )


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Əliyev Rəşad Kamil oğlu", Verdict.AGREES),
        ("Eliyev Resad", Verdict.AGREES),
        ("Rəşad Əliyev", Verdict.DIFFERS),
    ],
)
def test_a_person_is_compared_by_the_words_that_were_stated(name: str, verdict: Verdict) -> None:
    assert with_register(name, None, None, PERSON)[0].verdict is verdict


def test_a_birth_date_is_compared_where_it_was_stated() -> None:
    assert verdicts(with_register("Əliyev Rəşad", date(1981, 1, 31), "AZE12345678", PERSON)) == {
        "name": Verdict.AGREES,
        "birth_date": Verdict.DIFFERS,
        "id_document": Verdict.AGREES,
    }


def test_abbreviations_are_written_out() -> None:
    assert addresses.compare("H. Əliyev küç. 12/4", "H.Əliyev küçəsi 12/4") is addresses.Match.SAME


def test_nobody_in_the_register_is_nothing_to_compare_with() -> None:
    assert verdicts(with_register("Əliyev Rəşad", date(1980, 1, 31), "AZE12345678", None)) == {
        "name": Verdict.UNKNOWN
    }


def test_one_word_is_compared_as_it_is() -> None:
    assert with_register("Əliyev", None, None, PERSON)[0].verdict is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("stated", "known", "verdict"),
    [
        ("Билл Ли", "Юлия Жук", Verdict.UNKNOWN),
        ("Билл Ли", "Bill Li", Verdict.UNKNOWN),
        ("Билл Ли", "Билл  Ли", Verdict.AGREES),
        ("გიორგი მაისურაძე", "ნინო ბერიძე", Verdict.UNKNOWN),
        ("გიორგი მაისურაძე", "გიორგი მაისურაძე", Verdict.AGREES),
        ("Møller Lars", "Moller Lars", Verdict.AGREES),
        ("Əli\u00adyev Rəşad", "ƏLİYEV RƏŞAD", Verdict.AGREES),
        ("Mə'sumə Ələsgərova", "MƏSUMƏ ƏLƏSGƏROVA", Verdict.AGREES),
        ("Məsumə Rə’na", "MƏʼSUMƏ RƏNA", Verdict.AGREES),
        ("—", "…", Verdict.UNKNOWN),
        ("Ɓala Əli", "Bala Əli", Verdict.AGREES),
        ("ᴀli", "ᴃli", Verdict.UNKNOWN),
        ("Əliyevƅ Rəşad", "Əliyev Rəşad", Verdict.UNKNOWN),
    ],
)
def test_letters_that_nobody_can_compare_never_agree_by_their_likeness(
    stated: str, known: str, verdict: Verdict
) -> None:
    account = replace(ACCOUNT, holder_name=known)
    assert verdicts(with_account(stated, "5XK2M7P", "", account))["name"] is verdict


@pytest.mark.parametrize("known", ["AZE 12345678", "AZE № 12345678", "aze12345678"])
def test_a_documents_number_is_one_however_it_is_spaced(known: str) -> None:
    person = replace(PERSON, id_document=known)
    rows = with_register("Əliyev Rəşad", None, "AZE12345678", person)
    assert verdicts(rows)["id_document"] is Verdict.AGREES


def test_another_document_is_another_one() -> None:
    rows = with_register("Əliyev Rəşad", None, "AZE12345679", PERSON)
    assert verdicts(rows)["id_document"] is Verdict.DIFFERS


def births(stated: date | int | None, known: date | int | None) -> Verdict | None:
    """What comes of two birth dates, each a day or a year."""
    person = replace(
        PERSON,
        birth_date=known if isinstance(known, date) else None,
        birth_year=known if isinstance(known, int) else None,
    )
    compared = with_register(
        name="Əliyev Rəşad",
        birth_date=stated if isinstance(stated, date) else None,
        id_document=None,
        person=person,
        birth_year=stated if isinstance(stated, int) else None,
    )
    return {each.field: each.verdict for each in compared}.get("birth_date")


@given(
    stated=st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    known=st.dates(date(1900, 1, 1), date(2026, 1, 1)),
)
def test_equal_years_alone_cannot_be_compared_and_other_years_differ(
    stated: date, known: date
) -> None:
    of_years = Verdict.UNKNOWN if stated.year == known.year else Verdict.DIFFERS
    assert births(stated.year, known.year) is of_years
    assert births(stated, known.year) is of_years
    assert births(stated.year, known) is of_years
    assert births(stated, known) is (Verdict.AGREES if stated == known else Verdict.DIFFERS)
    assert births(stated.year, None) is Verdict.UNKNOWN
    assert births(None, known) is None


@pytest.mark.parametrize(
    ("stated", "surname", "name", "patronymic", "verdict"),
    [
        ("Əliyev Əli", "Əliyev Əli", "Vəli", "", Verdict.DIFFERS),
        ("Əliyev", "Əliyev", "Rəşad", "", Verdict.DIFFERS),
        ("Əliyev Rəşad", "Əliyev", "Rəşad", "Kamil oğlu", Verdict.AGREES),
        ("Əliyev-Məmmədov Rəşad Kamil", "Əliyev Məmmədov", "Rəşad", "Kamil oğlu", Verdict.AGREES),
        ("Əliyev Rəşad Kamran", "Əliyev", "Rəşad", "Kamil oğlu", Verdict.DIFFERS),
        ("Əliyev Rəşad", "", "Rəşad", "Kamil oğlu", Verdict.UNKNOWN),
        ("Əliyev Rəşad", "Əliyev", "", "", Verdict.UNKNOWN),
    ],
)
def test_a_name_leaves_out_the_patronymic_alone(
    stated: str, surname: str, name: str, patronymic: str, verdict: Verdict
) -> None:
    person = replace(PERSON, surname=surname, name=name, patronymic=patronymic)
    assert verdicts(with_register(stated, None, None, person))["name"] is verdict
