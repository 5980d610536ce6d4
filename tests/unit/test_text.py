"""Azerbaijani letters: every case of the field notes."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.text import (
    _stands_within_a_word,
    _visible,
    az_lower,
    az_title,
    az_upper,
    clean,
    fold,
    fold_with_positions,
    has_unknown_letters,
    is_unseen,
    sort_key,
)

ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
words = st.text(alphabet=ALPHABET + az_upper(ALPHABET) + " -'", max_size=30)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("İSMAYILLI", "ismayıllı"),
        ("XIZI", "xızı"),
        ("İMİŞLİ", "imişli"),
        ("ƏLİYEV", "əliyev"),
        ("IŞIQ", "ışıq"),
    ],
)
def test_case_goes_both_ways(upper: str, lower: str) -> None:
    assert az_lower(upper) == lower
    assert az_upper(lower) == upper


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("İSMAYILLI", "ismayilli"),
        ("Ismayilli", "ismayilli"),
        ("i̇smayilli", "ismayilli"),
        ("ismayıllı", "ismayilli"),
        ("KƏNGƏRLİ", "kengerli"),
        ("Kǝngǝrli", "kengerli"),
        ("Аzərbаycаn", "azerbaycan"),
        ("H. Əliyev küç. 12/4", "h eliyev kuc 12 4"),
        ("Şıxəliyeva Xədicə", "sixeliyeva xedice"),
        ("", ""),
        ("№ 5", "no 5"),
        ("Mə'sumə", "mesume"),
        ("Mə’sumə Rə`na", "mesume rena"),
        ("Məʼsumə", "mesume"),
        ("Mə\u0301'\u200bsumə", "mesume"),
        ("О'Нил", "onil"),
        ("14'27", "14 27"),
        ("'Nizami' küç. 5'", "nizami kuc 5"),
        ("â", "a"),
    ],
)
def test_all_spellings_of_a_word_fold_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40) | words)
def test_a_fold_with_positions_is_the_fold_and_its_places_go_forward(text: str) -> None:
    folded, positions = fold_with_positions(text)
    assert folded == fold(text) and len(positions) == len(folded)
    assert positions == sorted(positions) and all(0 <= place < len(text) for place in positions)


@pytest.mark.parametrize("piece", ["a'", "'", "'\u200b"], ids=ascii)
def test_apostrophes_are_no_more_work_than_other_letters(piece: str) -> None:
    class Counted(list[str]):
        asked = 0

        def __getitem__(self, place: Any) -> Any:
            got = super().__getitem__(place)
            Counted.asked += len(got) if isinstance(got, list) else 1
            return got

    letters = Counted(_visible(piece * 500))
    for place in range(len(letters)):
        if list.__getitem__(letters, place) == "'":
            _stands_within_a_word(letters, place)
    assert Counted.asked <= 3 * len(letters)


@pytest.mark.parametrize(
    ("text", "query", "passage"),
    [
        ("№ 5, İSMAYILLI", "ismayilli", "İSMAYILLI"),
        ("ﬁn: 5XK", "5xk", "5XK"),
        ("Həsənova Mə'sumə", "mesume", "Mə'sumə"),
        ("i\u0307sə Əli", "eli", "Əli"),
        ("bac\u0327ı, ev", "baci", "bac\u0327ı"),
    ],
)
def test_what_is_found_in_a_fold_is_found_in_its_text(text: str, query: str, passage: str) -> None:
    folded, positions = fold_with_positions(text)
    start = folded.index(query)
    assert text[positions[start] : positions[start + len(query) - 1] + 1] == passage


@given(words)
def test_folding_knows_no_case(text: str) -> None:
    assert fold(az_upper(text)) == fold(az_lower(text)) == fold(text)


@given(st.text(max_size=60))
def test_a_fold_is_plain_and_folding_it_again_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert set(once) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


def test_the_alphabet_sorts_as_it_is_taught() -> None:
    shuffled = sorted(ALPHABET, key=lambda letter: hash((letter, 7)))
    assert sorted(shuffled, key=sort_key) == list(ALPHABET)


def test_names_sort_as_in_a_telephone_book() -> None:
    names = [
        "Çingiz",
        "Şahin",
        "Cavid",
        "Xəlil",
        "Həsən",
        "İlqar",
        "Iğdır",
        "Əli",
        "Elçin",
        "Günel",
        "Qasım",
        "Kamil",
        "Zaur",
        "Ülvi",
        "Orxan",
        "Ömər",
    ]
    assert sorted(names, key=sort_key) == [
        "Cavid",
        "Çingiz",
        "Elçin",
        "Əli",
        "Günel",
        "Həsən",
        "Xəlil",
        "Iğdır",
        "İlqar",
        "Kamil",
        "Qasım",
        "Orxan",
        "Ömər",
        "Şahin",
        "Ülvi",
        "Zaur",
    ]


@given(words)
def test_a_sort_key_is_printable_ascii_that_knows_no_case(text: str) -> None:
    key = sort_key(text)
    assert key.isascii() and key == sort_key(az_upper(text))


def test_a_title_keeps_the_dots() -> None:
    assert az_title("iSMAYILLI əli-ağa") == "İsmayıllı Əli-Ağa"


def test_letters_of_other_alphabets_come_last_and_digits_first() -> None:
    names = ["Ωmeqa", "Zəng", "Əli", "7-ci mikrorayon"]
    assert sorted(names, key=sort_key) == ["7-ci mikrorayon", "Əli", "Zəng", "Ωmeqa"]


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        *zip("аеорсухікмнтвһјѕ", "aeopcyxikmhtbhjs"),
        *zip("АЕОРСУХІКМНТВҺЈЅ", "AEOPCYXIKMHTBHJS"),
        ("ә", "ə"),
        ("Ә", "Ə"),
        *zip("үӏԁԍҫӧӓӱёїѵ", "yldgçöäÿëïv"),
        *zip("ҮӀԀԌҪӦӒӰЁЇѴ", "YIDGÇÖÄŸËÏV"),
        *zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC"),
        *zip("αικνορυχϲϳ", "aikvopuxcj"),
        *zip("ɑɡȷ", "agj"),
    ],
)
def test_a_look_alike_among_latin_letters_counts_as_what_it_looks_like(
    cyrillic: str, latin: str
) -> None:
    assert fold(f"q{cyrillic}z") == fold(f"q{latin}z")
    assert not has_unknown_letters(f"q{cyrillic}z")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Анна Петрова", "anna petrova"),
        ("Щербаков", "scerbakov"),
        ("Юлия", "yuliya"),
        ("Ҹәфәров", "ceferov"),
        ("14А", "14a"),
        ("5ХК2М7Р", "5xk2m7p"),
        ("Møller, Łukasz, Straße, Đorđe", "moller lukasz strasse dorde"),
        ("Əli\u00adyev\u200b \u202aRəşad\u202c", "eliyev resad"),
        ("Ƶaur, Ɓala, ƙadir, Ⱥli, Ɨsa, Ꞓəmil", "zaur bala kadir ali isa cemil"),
        ("ΑΝΝΑ", "anna"),
    ],
)
def test_other_letters_are_found_by_latin_ones(written: str, folded: str) -> None:
    assert fold(written) == folded


UNSEEN = "\u00ad\u200b\u2060\u061c\u034f\u115f\u17b4\u180b\u3164\ufe0f\uffa0\U000e0101"


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_what_one_does_not_see_changes_no_word(unseen: str) -> None:
    assert clean(f"Əli{unseen}yev") == "Əliyev"
    assert fold(f"Əli{unseen}yev") == "eliyev"


@given(st.text())
def test_a_clean_text_is_composed_and_holds_nothing_unseen(value: str) -> None:
    cleaned = clean(value)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(unicodedata.category(letter) == "Cf" for letter in cleaned)
    assert not set(cleaned) & set(UNSEEN)
    assert clean(cleaned) == cleaned
    assert clean(unicodedata.normalize("NFD", value)) == cleaned


def test_an_accent_behind_something_unseen_joins_its_letter() -> None:
    assert clean("s\u200b\u0327") == "ş"
    # What most programs make of İSMAYIL in small letters.
    assert clean("i\u0307smayıl") == clean("i\u200b\u0307\u0307smayıl") == "ismayıl"
    assert clean("i\u0307\u0300") == "ì"
    assert clean("Əliyev\u2028Rəşad") == "Əliyev\nRəşad"


@pytest.mark.parametrize(
    "written",
    [
        *("Билл", "გიორგი", "Щ", "東京", "ΑΝΝΑ"),
        *("ɅLİ", "ᴀli", "ɐli", "Əliyevƅ", "Ɛli"),
    ],
)
def test_what_the_fold_only_guesses_is_known_to_be_a_guess(written: str) -> None:
    assert has_unknown_letters(written)


@given(st.text(alphabet=st.sampled_from("aәəАнПщ1 -\u00adéıİ№ﬁგ'ʼ\u0301"), max_size=20))
def test_a_folded_letter_knows_where_it_comes_from_in_any_script(value: str) -> None:
    assert fold_with_positions(value)[0] == fold(value)


@given(st.characters(categories=["L"]))
def test_no_letter_is_lost_in_a_fold_without_being_known_to_be(letter: str) -> None:
    """Two names that differ in it would agree."""
    is_accent = unicodedata.category(letter) == "Lm"
    assert is_accent or is_unseen(letter) or fold(letter) or has_unknown_letters(f"Ə{letter}")
