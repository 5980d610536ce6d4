"""What billing and the civil register answer: only what is whole is an answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from clerkdesk.domain.answers import (
    DidNotAnswer,
    ignored_fields,
    read_account,
    read_debt,
    read_person,
    without_repetitions,
)

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
DEBT = {
    "subscriber_code": "1",
    "amount": "12.40",
    "currency": "AZN",
    "as_of": "2026-11-20T11:59:00+04:00",
}
ACCOUNT = {
    "subscriber_code": "1",
    "holder_fin": "5xk2m7p",
    "holder_name": " Əliyev Rəşad ",
    "address": "28 May küç. 14",
    "district": "Nəsimi",
    "consumer_group": "I",
}
PERSON = {
    "fin": "5XK2M7P",
    "surname": "Əliyev",
    "name": "Rəşad",
    "birth_date": "1980-01-31",
    "id_document": "AZE12345678",
    "idp": True,
}


def test_a_debt_is_read_in_qepik_and_utc() -> None:
    debt = read_debt(DEBT, "1", NOW, "billing")
    assert (debt.amount_qepik, debt.as_of) == (1240, NOW - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"subscriber_code": "2"}, "answer_foreign"),
        ({"subscriber_code": None}, "answer_malformed"),
        ({"subscriber_code": 1}, "answer_malformed"),
        ({"subscriber_code": "1" * 501}, "answer_foreign"),
        ({"currency": "USD"}, "answer_malformed"),
        ({"amount": 12.4}, "answer_malformed"),
        ({"amount": " 0.00"}, "answer_malformed"),
        ({"amount": "0.00\u00a0"}, "answer_malformed"),
        ({"currency": "AZN "}, "answer_malformed"),
        ({"amount": "1.234"}, "answer_malformed"),
        ({"as_of": "yesterday"}, "answer_malformed"),
        ({"as_of": "2026-11-20T11:59:00"}, "answer_malformed"),
        ({"as_of": "2026-11-18T11:59:00+04:00"}, "answer_time"),
        ({"as_of": "2026-11-20T12:06:00+04:00"}, "answer_time"),
    ],
)
def test_a_debt_that_is_not_whole_is_no_answer(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(DidNotAnswer) as silence:
        read_debt(DEBT | change, "1", NOW, "billing")
    assert silence.value.fault == fault


@pytest.mark.parametrize("answer", [None, [], "x", 5])
def test_what_is_no_object_is_no_answer(answer: object) -> None:
    with pytest.raises(DidNotAnswer, match="answer_malformed"):
        read_debt(answer, "1", NOW, "billing")


def test_an_account_is_read_with_its_fin_as_stored() -> None:
    account = read_account(ACCOUNT, "1", "billing")
    assert (account.holder_fin, account.holder_name) == ("5XK2M7P", "Əliyev Rəşad")
    assert read_account(ACCOUNT | {"holder_fin": ""}, "1", "billing").holder_fin is None


def test_an_account_is_known_by_its_old_codes_too() -> None:
    account = read_account(ACCOUNT | {"old_codes": ["7"]}, "7", "billing")
    assert (account.subscriber_code, account.current_code) == ("7", "1")
    assert read_account(ACCOUNT | {"old_codes": ["7"]}, "1", "billing").current_code is None
    for listed in ([None, 7], [{}, " 7 "]):
        assert read_account(ACCOUNT | {"old_codes": listed}, "7", "billing").current_code == "1"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"subscriber_code": "2"}, "answer_foreign"),
        ({"subscriber_code": "2", "old_codes": "1"}, "answer_foreign"),
        ({"subscriber_code": None}, "answer_malformed"),
    ],
)
def test_an_account_that_is_not_whole_is_no_answer(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(DidNotAnswer, match=fault):
        read_account(ACCOUNT | change, "1", "billing")


def test_a_person_is_read_as_far_as_the_register_knows() -> None:
    person = read_person(PERSON, "5XK2M7P", "register")
    assert (person.birth_date, person.patronymic, person.idp) == (date(1980, 1, 31), "", True)
    unknown = read_person({"fin": "5XK2M7P", "idp": "yes"}, "5XK2M7P", "register")
    assert (unknown.birth_date, unknown.id_document, unknown.idp) == (None, None, False)


@pytest.mark.parametrize(
    ("change", "fault"),
    [({"fin": "2MN8T5W"}, "answer_foreign"), ({"fin": None}, "answer_malformed")],
)
def test_a_person_that_is_not_whole_is_no_answer(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(DidNotAnswer, match=fault):
        read_person(PERSON | change, "5XK2M7P", "register")


@pytest.mark.parametrize(
    "change",
    [
        {"error": {"code": 17}},
        {"status": "ERROR"},
        {"status": "OK"},
        {"amount_due": "12.40"},
        {"": ""},
    ],
)
def test_a_debt_beside_which_anything_else_is_said_is_no_answer(change: dict[str, Any]) -> None:
    with pytest.raises(DidNotAnswer, match="answer_malformed"):
        read_debt(DEBT | {"amount": "0.00"} | change, "1", NOW, "billing")


@pytest.mark.parametrize("field", sorted(DEBT))
def test_a_debt_of_which_anything_lacks_is_no_answer(field: str) -> None:
    lacking = {key: value for key, value in DEBT.items() if key != field}
    with pytest.raises(DidNotAnswer, match="answer_malformed"):
        read_debt(lacking, "1", NOW, "billing")


@pytest.mark.parametrize("field", sorted(DEBT))
def test_a_debt_with_a_key_twice_is_no_answer_whichever_comes_first(field: str) -> None:
    pairs = [(key, value) for key, value in DEBT.items()]
    twice = without_repetitions([*pairs, (field, DEBT[field])])
    with pytest.raises(DidNotAnswer):
        read_debt(twice, "1", NOW, "billing")


@pytest.mark.parametrize(
    ("change", "field", "known"),
    [
        ({"holder_fin": "IIII"}, "holder_fin", None),
        ({"consumer_group": "the first"}, "consumer_group", ""),
        ({"address": 14}, "address", ""),
        ({"district": None}, "district", ""),
        ({"holder_name": "Əli\u00adyev\u200b  Rəşad"}, "holder_name", "Əliyev Rəşad"),
        ({"anything": "else"}, "holder_name", "Əliyev Rəşad"),
        ({"holder_name": "Əliyev\0"}, "holder_name", ""),
        ({"address": "\ud800"}, "address", ""),
    ],
)
def test_an_odd_field_of_an_account_is_unknown_by_itself(
    change: dict[str, Any], field: str, known: str | None
) -> None:
    account = read_account(ACCOUNT | change, "1", "billing")
    whole = read_account(ACCOUNT, "1", "billing")
    assert getattr(account, field) == known
    assert replace(account, **{field: getattr(whole, field)}) == whole


@pytest.mark.parametrize(
    ("change", "field", "known"),
    [
        ({"birth_date": "1879-12-31"}, "birth_date", None),
        ({"birth_date": "0000-00-00"}, "birth_date", None),
        ({"birth_date": "2150-01-01"}, "birth_date", None),
        ({"id_document_expires": "2033-05-01"}, "id_document_expires", date(2033, 5, 1)),
        ({"id_document_expires": "2033-05-01T00:00:00Z"}, "id_document_expires", date(2033, 5, 1)),
        ({"id_document_expires": "2033-04-30T20:00:00Z"}, "id_document_expires", date(2033, 5, 1)),
        ({"id_document_expires": "2033-05-01+04:00"}, "id_document_expires", date(2033, 5, 1)),
        ({"id_document_expires": "2033-05-01T22:30:00Z"}, "id_document_expires", None),
        ({"id_document_expires": "9999-12-31"}, "id_document_expires", None),
        ({"id_document_expires": "2101-01-01"}, "id_document_expires", None),
        ({"id_document_expires": "0001-01-01"}, "id_document_expires", None),
        ({"id_document_expires": "1899-12-30"}, "id_document_expires", None),
        ({"id_document_expires": "1970-01-01"}, "id_document_expires", None),
        ({"id_document_expires": 20330501}, "id_document_expires", None),
        ({"birth_date": "31.01.1980"}, "birth_date", None),
        ({"birth_date": "1980-01-31T00:00:00+04:00"}, "birth_date", date(1980, 1, 31)),
        ({"birth_date": "1980-01-30T20:00:00.000Z"}, "birth_date", date(1980, 1, 31)),
        ({"birth_date": "1980-01-31Z"}, "birth_date", date(1980, 1, 31)),
        ({"id_document": "AZE № 12345678"}, "id_document", "AZE12345678"),
        ({"id_document": "AZE 12345678"}, "id_document", "AZE12345678"),
        ({"id_document": "AZE (12345678)"}, "id_document", "AZE12345678"),
        ({"fin": " 5xk2m7p\u200b"}, "fin", "5XK2M7P"),
        ({"id_document": "a number that is no number"}, "id_document", None),
        ({"surname": ["Əliyev"]}, "surname", ""),
        ({"patronymic": "Kamil\x1b"}, "patronymic", ""),
        ({"surname": "\ufb2c" * 100}, "surname", ""),
        ({"name": "\ud800"}, "name", ""),
    ],
)
def test_an_odd_field_of_a_person_is_unknown_by_itself(
    change: dict[str, Any], field: str, known: object
) -> None:
    person = read_person(PERSON | change, "5XK2M7P", "register")
    whole = read_person(PERSON, "5XK2M7P", "register")
    assert getattr(person, field) == known
    assert replace(person, **{field: getattr(whole, field)}) == whole


@pytest.mark.parametrize(
    "written",
    ["1935", "1935-00-00", "1935-05-00", "1935-00", "1935-05", 1935]
    + ["1935-00-00T00:00:00", "1935-00-00 00:00:00"],
)
def test_of_a_year_alone_the_year_is_kept(written: object) -> None:
    person = read_person(PERSON | {"birth_date": written}, "5XK2M7P", "register")
    assert (person.birth_date, person.birth_year) == (None, 1935)


@pytest.mark.parametrize("field", ["error", "bank", ""])
def test_a_field_that_is_not_agreed_on_is_named(field: str) -> None:
    with pytest.raises(DidNotAnswer) as silence:
        read_debt(DEBT | {field: "x"}, "1", NOW, "billing")
    assert silence.value.field == field


def test_an_offices_list_of_fields_is_ignored_and_never_one_that_is_agreed_on() -> None:
    ignored = ignored_fields(" bank, branch ,, amount")
    assert ignored == {"bank", "branch"}
    answer = DEBT | {"bank": "7", "branch": None}
    debt = read_debt(
        answer,
        code="1",
        now=NOW,
        source="billing",
        ignored=ignored,
    )
    assert debt.amount_qepik == 1240
    with pytest.raises(DidNotAnswer) as silence:
        read_debt(
            answer | {"error": "x"},
            code="1",
            now=NOW,
            source="billing",
            ignored=ignored,
        )
    assert silence.value.field == "error"


def test_a_field_twice_is_no_answer_even_where_it_is_ignored() -> None:
    twice = without_repetitions([*DEBT.items(), ("bank", "1"), ("bank", "2")])
    with pytest.raises(DidNotAnswer, match="answer_malformed"):
        read_debt(
            twice,
            code="1",
            now=NOW,
            source="billing",
            ignored=frozenset({"bank"}),
        )


def test_a_fin_that_is_none_is_another_persons() -> None:
    with pytest.raises(DidNotAnswer, match="answer_foreign"):
        read_person(PERSON | {"fin": "5XK2"}, "5XK2M7P", "register")
