"""Azerbaijani letters: case, folding for search, and the order of the alphabet.

Python's own lower(), upper() and sort do none of these right (İ, ı, ə, ç, ş, ğ, ö, ü).
"""

import re
import unicodedata
from functools import lru_cache

# Letters that look like an Azerbaijani one and are typed or exported in its place.
_CONFUSABLE = str.maketrans(
    {"\u01dd": "ə", "\u018e": "Ə", "\u04d9": "ə", "\u04d8": "Ə"}
    | dict(zip("аеорсхіАВЕКМНОРСТХІ", "aeopcxiABEKMHOPCTXI"))
)
_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_FOLD = str.maketrans("əıöüşçğäâ", "eiouscgaa")
_ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvyzw"
# One printable ASCII character a letter, so that the key sorts the same in every database.
_RANK = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}


def az_lower(value: str) -> str:
    """Lower case by Azerbaijani rules: İ→i, I→ı."""
    return unicodedata.normalize("NFC", value).translate(_LOWER).lower()


def az_upper(value: str) -> str:
    """Upper case by Azerbaijani rules: i→İ, ı→I."""
    return unicodedata.normalize("NFC", value).translate(_UPPER).upper()


def az_title(value: str) -> str:
    """Each word with a capital first letter, the rest small; words end at spaces and hyphens."""
    return re.sub(
        r"[^\s-]+",
        lambda word: az_upper(word[0][:1]) + az_lower(word[0][1:]),
        unicodedata.normalize("NFC", value),
    )


def fold(value: str) -> str:
    """The form in which texts are compared and searched: a-z, 0-9 and single spaces only.

    İSMAYILLI, Ismayilli and ismayıllı have one fold; Cyrillic look-alikes count as what they look
    like.
    """
    value = (
        unicodedata.normalize("NFC", value)
        .translate(_CONFUSABLE)
        .translate(_LOWER)
        .lower()
        .translate(_FOLD)
    )
    value = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", value)
        if not unicodedata.combining(letter)
    )
    # Lower again: № and ™ decompose into capitals.
    return re.sub(r"[^0-9a-z]+", " ", value.lower()).strip()


def fold_with_positions(value: str) -> tuple[str, list[int]]:
    """``fold(value)``, and for each of its letters the position in ``value`` of the letter it comes
    from.

    A fold may be longer than its text (ﬁ, №) or shorter (a letter and its accent written apart).
    """
    folded: list[str] = []
    positions: list[int] = []
    end = 0
    while end < len(value):
        start = end
        end = end + 1
        while end < len(value) and unicodedata.combining(value[end]):
            end += 1
        for letter in _fold_between_letters(value[start:end]):
            if letter != " " or (folded and folded[-1] != " "):
                folded.append(letter)
                positions.append(start)
    if folded and folded[-1] == " ":
        folded.pop()
        positions.pop()
    return "".join(folded), positions


@lru_cache(maxsize=4096)
def _fold_between_letters(cluster: str) -> str:
    """The fold of a letter and its accents with the spaces at its ends, which ``fold`` drops."""
    return fold(f"a{cluster}a")[1:-1]


def has_controls(value: str) -> bool:
    """Whether a text holds what no person types: control characters other than new lines and tabs,
    direction tricks, half letters.
    """
    return any(
        (ord(letter) < 32 and letter not in "\n\r\t")
        or 127 <= ord(letter) < 160
        or letter in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufffe\uffff"
        or 0xD800 <= ord(letter) < 0xE000
        for letter in value
    )


def sort_key(value: str) -> str:
    """An ASCII text whose plain byte order is the order of the Azerbaijani alphabet.

    Digits come before letters, spaces before both; letters outside the alphabet come last.
    """
    key = []
    for letter in az_lower(value.translate(_CONFUSABLE)):
        if letter in _RANK:
            key.append(_RANK[letter])
        elif letter in "0123456789":
            key.append(letter)
        elif letter.isalpha():
            key.append("~")
        else:
            key.append(" ")
    return " ".join("".join(key).split())
