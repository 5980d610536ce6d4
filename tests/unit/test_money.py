"""Amounts and numbers in words, and their suffixes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.money import (
    amount_in_words,
    clock_dative,
    dative_suffix,
    figures,
    in_words,
    ordinal,
    parse_qepik,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "sıfır"),
        (1, "bir"),
        (15, "on beş"),
        (100, "yüz"),
        (200, "iki yüz"),
        (1000, "min"),
        (1042, "min qırx iki"),
        (2019, "iki min on doqquz"),
        (10**6, "bir milyon"),
    ],
)
def test_numbers_are_written_as_they_are_spoken(number: int, words: str) -> None:
    assert in_words(number) == words


VALUES = {word: 10**n for word, n in (("min", 3), ("milyon", 6), ("milyard", 9))}


def read(words: str) -> int:
    """The number that the words say: an independent reading."""
    ones = {
        w: n for n, w in enumerate("sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz".split())
    }
    tens = {
        w: n * 10
        for n, w in enumerate("on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan".split(), 1)
    }
    total = 0
    group = 0
    for word in words.split():
        if word in ones:
            group += ones[word]
        elif word in tens:
            group += tens[word]
        elif word == "yüz":
            group = (group or 1) * 100
        else:
            total += (group or 1) * VALUES[word]
            group = 0
    return total + group


@given(st.integers(0, 10**12 - 1))
def test_words_can_be_read_back(number: int) -> None:
    assert read(in_words(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2026, "2026-cı"),
        (1, "1-ci"),
        (3, "3-cü"),
        (4, "4-cü"),
        (9, "9-cu"),
        (10, "10-cu"),
        (40, "40-cı"),
        (100, "100-cü"),
        (2000, "2000-ci"),
    ],
)
def test_ordinals_follow_the_last_vowel(number: int, text: str) -> None:
    assert ordinal(number) == text


@pytest.mark.parametrize(
    ("hour", "minute", "text"),
    [
        (15, 42, "15:42-yə"),
        (9, 0, "09:00-a"),
        (10, 40, "10:40-a"),
        (8, 5, "08:05-ə"),
        (17, 30, "17:30-a"),
        (11, 6, "11:06-ya"),
        (11, 20, "11:20-yə"),
    ],
)
def test_a_time_takes_the_dative_of_its_minutes(hour: int, minute: int, text: str) -> None:
    assert clock_dative(hour, minute) == text


@given(st.integers(0, 59))
def test_a_dative_begins_with_y_exactly_after_a_vowel(minute: int) -> None:
    word = in_words(minute)
    assert dative_suffix(word).startswith("y") == (word[-1] in "aıoueəiöü")


def test_amounts_in_figures_and_words() -> None:
    assert figures(0) == "0,00 ₼" and figures(123450) == "1.234,50 ₼" and figures(-250) == "-2,50 ₼"
    assert amount_in_words(0) == "sıfır manat 00 qəpik"
    assert amount_in_words(123405) == "min iki yüz otuz dörd manat 05 qəpik"


@given(st.integers(-(10**12), 10**12))
def test_a_decimal_text_is_read_to_the_last_qepik(qepik: int) -> None:
    sign = "-" if qepik < 0 else ""
    assert parse_qepik(f"{sign}{abs(qepik) // 100}.{abs(qepik) % 100:02}") == qepik


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "NaN",
        "Infinity",
        "12.345",
        "1e99",
        "12,40",
        "0",
        "00.00",
        "0.0",
        ".00",
        "0.",
        "007.00",
        "+0.00",
    ],
)
def test_what_is_no_amount_is_not_taken_for_zero(text: str) -> None:
    with pytest.raises(ValueError):
        parse_qepik(text)


@pytest.mark.parametrize("number", [-1, 10**12])
def test_a_number_without_words_is_none(number: int) -> None:
    with pytest.raises(ValueError):
        in_words(number)
