"""Amounts and numbers in Azerbaijani: figures, words, and the suffixes that words ask for.

Money is integer qəpik everywhere.
"""

import re

_ONES = ("", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz")
_TENS = ("", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan")
_SCALES = ((10**9, "milyard"), (10**6, "milyon"), (10**3, "min"))
_VOWELS = "aıoueəiöü"
_ORDINAL = dict(zip(_VOWELS, ("cı", "cı", "cu", "cu", "ci", "ci", "ci", "cü", "cü")))


def in_words(number: int) -> str:
    """A whole number in words: 1042 → "min qırx iki". Raises ValueError outside 0 … 10¹²-1."""
    if not 0 <= number < 10**12:
        raise ValueError(number)
    if number == 0:
        return "sıfır"
    words = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        if count:
            # One thousand is "min", one million is "bir milyon".
            words += ([] if scale == 1000 and count == 1 else [_below_thousand(count)]) + [name]
    if number:
        words.append(_below_thousand(number))
    return " ".join(words)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = ([_ONES[hundreds]] if hundreds > 1 else []) + (["yüz"] if hundreds else [])
    words += [word for word in (_TENS[rest // 10], _ONES[rest % 10]) if word]
    return " ".join(words)


def _last_vowel(word: str) -> str:
    return next(letter for letter in reversed(word) if letter in _VOWELS)


def ordinal(number: int) -> str:
    """The figure with its ordinal suffix: 2026 → "2026-cı", 3 → "3-cü"."""
    return f"{number}-{_ORDINAL[_last_vowel(in_words(number))]}"


def dative_suffix(word: str) -> str:
    """The suffix "to" of a word in small letters: a, ə, and ya, yə after a vowel."""
    suffix = "a" if _last_vowel(word) in "aıou" else "ə"
    return "y" + suffix if word[-1] in _VOWELS else suffix


def clock_dative(hour: int, minute: int) -> str:
    """``15:42-yə``: the time of day in the dative, by the number spoken last."""
    return f"{hour:02}:{minute:02}-{dative_suffix(in_words(minute))}"


def figures(qepik: int) -> str:
    """``1.234,50 ₼``; a credit balance has a minus."""
    manat, rest = divmod(abs(qepik), 100)
    return f"{'-' if qepik < 0 else ''}{manat:,}".replace(",", ".") + f",{rest:02} ₼"


def amount_in_words(qepik: int) -> str:
    """``sıfır manat 00 qəpik``: manat in words, qəpik in figures, as official papers write it."""
    manat, rest = divmod(abs(qepik), 100)
    return f"{'mənfi ' if qepik < 0 else ''}{in_words(manat)} manat {rest:02} qəpik"


def parse_qepik(value: str) -> int:
    """Qəpik of a billing answer's decimal text ("12.40").

    Raises ValueError: not an amount in exactly this form; "0" may be a count of something else.
    """
    match = re.fullmatch(r"(-?)(0|[1-9][0-9]{0,11})\.([0-9]{2})", value)
    if match is None:
        raise ValueError(value)
    sign, manat, rest = match.groups()
    qepik = int(manat) * 100 + int(rest)
    return -qepik if sign else qepik
