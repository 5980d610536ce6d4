"""The old interface's HTML inside JSON: what looks as it did is read, and nothing else ever becomes
"no debt".
"""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.answers import DidNotAnswer, read_historic_debt

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
PAGE = (
    "<div>Abonent kodu: <b>{code}</b><br/>"
    "Ad: <b>NÜMUNƏYEV NÜMUNƏ</b><br>Borc: <b>{amount}</b></div>"
)


def answer(page: object) -> object:
    return {"Response": {"HtmlField": page}}


@pytest.mark.parametrize(
    ("amount", "qepik"),
    [
        ("12.40", 1240),
        ("12,40", 1240),
        ("0.00", 0),
        ("-3.10", -310),
        ("1 234,50", 123450),
        ("12.40 AZN", 1240),
        ("12.40 manat", 1240),
        ("12,40 ₼", 1240),
    ],
)
def test_the_debt_is_read_in_every_spelling(amount: str, qepik: int) -> None:
    debt = read_historic_debt(
        answer(PAGE.format(code="1204556789", amount=amount)), "1204556789", NOW, "e-gov"
    )
    assert debt is not None and (debt.amount_qepik, debt.as_of, debt.source) == (
        qepik,
        NOW,
        "e-gov",
    )


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (PAGE.format(code="1204556780", amount="0.00"), "answer_foreign"),
        ("Borc yoxdur", "answer_malformed"),
        ("<b>Borc yoxdur</b>", "answer_malformed"),
        ("<b>1204556789</b>", "answer_malformed"),
        ("<b>1204556789</b><b>0.00</b><b>5.00</b>", "answer_malformed"),
        ("<b>1204556789</b><b>0</b>", "answer_malformed"),
        ("<b>1204556789</b><b>0.001</b>", "answer_malformed"),
        ("<b>1204556789</b><b>NaN</b>", "answer_malformed"),
        ("<b>1204556789</b><b>1 000 000 000 000 000,00</b>", "answer_malformed"),
        ("<b>1204556789 <b>0.00", "answer_malformed"),
        ("1204556789 0.00", "answer_malformed"),
        (7, "answer_malformed"),
        (None, "answer_malformed"),
        ("x" * 200_000, "answer_malformed"),
        ("<b>1204556789</b><b>1204556780</b><b>0.00</b>", "answer_foreign"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_does_not_look_as_it_did_is_no_answer(page: object, fault: str) -> None:
    with pytest.raises(DidNotAnswer, match=fault):
        read_historic_debt(answer(page), "1204556789", NOW, "e-gov")


def test_an_empty_page_is_a_code_that_is_not_known() -> None:
    assert read_historic_debt(answer("  "), "1204556789", NOW, "e-gov") is None


@given(st.text(alphabet="<>b/ 019.,-strong\"'&;Borc", max_size=200))
def test_no_page_without_an_amount_of_two_decimals_in_bold_says_anything(page: str) -> None:
    try:
        debt = read_historic_debt(answer(f"<b>1204556789</b>{page}"), "1204556789", NOW, "e-gov")
    except DidNotAnswer:
        return
    assert debt is not None and ("<b" in page or "<strong" in page)
