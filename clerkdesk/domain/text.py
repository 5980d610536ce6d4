"""Azerbaijani letters: case, folding for search, and the order of the alphabet.

Python's own lower(), upper() and sort do none of these right (İ, ı, ə, ç, ş, ğ, ö, ü).
"""

import re
import unicodedata
from functools import lru_cache

_CONFUSABLE = {
    **{"\u01dd": "ə", "\u018e": "Ə", "\u04d9": "ə", "\u04d8": "Ə"},
    **dict(zip("аеорсухікмнтвһјѕԛԝ", "aeopcyxikmhtbhjsqw")),
    **dict(zip("АЕОРСУХІКМНТВҺЈЅԚԜ", "AEOPCYXIKMHTBHJSQW")),
    **dict(zip("үӏԁԍҫӧӓӱёїѵ", "yldgçöäÿëïv")),
    **dict(zip("ҮӀԀԌҪӦӒӰЁЇѴ", "YIDGÇÖÄŸËÏV")),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC")),
    **dict(zip("αικνορυχϲϳ", "aikvopuxcj")),
    **dict(zip("ɑɡȷ", "agj")),
}
"""Cyrillic, Greek and other letters that look like a Latin one and are typed or exported in its
place.
"""
_CYRILLIC = dict(
    zip(
        "абвгғдеёәжзийыјкҝлмноөпрстуүфхһцчҹшщъьэюяіѕ",
        "a b v q ğ d e yo ə j z i y ı y k g l m n o ö p r s t u ü f x h ts ç c ş şç  "
        " e yu ya i s".split(" "),
    )
)
"""Cyrillic as Azerbaijani Latin writes it; Russian letters as they are heard."""

_EXTENDED_LATIN = (
    *range(0x0180, 0x02B0),
    *range(0x1D6C, 0x1D9B),
    *range(0x2C60, 0x2C80),
    *range(0xA720, 0xA7D0),
)
_WITH_A_STROKE = re.compile("LATIN SMALL LETTER ([A-Z]) WITH .*")


def _with_strokes() -> dict[str, str]:
    """ƶ, ɓ, ƙ: a letter of the alphabet "with" something that no decomposition takes off."""
    names = {chr(code): unicodedata.name(chr(code), "") for code in _EXTENDED_LATIN}
    named = {letter: re.fullmatch(_WITH_A_STROKE, name) for letter, name in names.items()}
    return {letter: match[1].lower() for letter, match in named.items() if match}


_STROKES = str.maketrans(
    {
        **_with_strokes(),
        **dict(zip("øłđðħŧŋĸ", "olddhtnk")),
        **{"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"},
    }
)
"""Latin letters that no decomposition takes apart."""
_IGNORABLE = frozenset(
    chr(code)
    for first, last in (
        *((0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
        *((0x2065, 0x2065), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0)),
        *((0xFFF0, 0xFFF8), (0xE0100, 0xE01EF)),
    )
    for code in range(first, last + 1)
)
"""Unicode's Default_Ignorable_Code_Point beside the category Cf: joiners, fillers, variations."""
_APOSTROPHES = frozenset("'`´‘’‛′ʹʻʼʽˈ")
"""Accents set by themselves among them, and letters that look like one."""
_DOTTED_TWICE = re.compile("i\u0307+")
"""What most programs make of İ as a small letter; it looks like i, and nothing composes it."""
_LINE_ENDS = str.maketrans("\u2028\u2029", "\n\n")
"""Unicode's own line ends, which windows break a line at and nothing else knows."""
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

    İSMAYILLI, Ismayilli and ismayıllı have one fold, and so have Mə'sumə, as it was written until
    2004, and Məsumə. A Cyrillic letter among Latin ones counts as
    what it looks like; a Cyrillic word is written in Latin letters. What one does not see
    (Unicode's category Cf) is not there.
    """
    latin = "".join(_latin(unicodedata.normalize("NFC", value)))
    lowered = latin.translate(_LOWER).lower().translate(_FOLD).translate(_STROKES)
    value = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", lowered)
        if not unicodedata.combining(letter)
    )
    # Lower again: № and ™ decompose into capitals.
    return re.sub(r"[^0-9a-z]+", " ", value.lower()).strip()


def has_unknown_letters(value: str) -> bool:
    """Whether a text has letters of which the fold knows only a likeness, or nothing: a word that
    is not Latin, or a letter that it drops. Such texts are never equal by their folds alone.
    """
    text = clean(value)
    if any(is_lost_in_a_fold(letter) for letter in text):
        return True
    return any(_is_foreign(run[0]) for run in re.finditer(r"[^\W_]+", text))


@lru_cache(maxsize=4096)
def is_lost_in_a_fold(letter: str) -> bool:
    """A letter, and no accent of its own (ʼ), of which the fold leaves nothing."""
    return letter.isalpha() and unicodedata.category(letter) != "Lm" and not fold(letter)


def visible_text(value: str) -> str:
    """What one sees of a text, composed, with single spaces: equal for texts that look the same."""
    return " ".join(clean(value).split())


def is_unseen(letter: str) -> bool:
    """Whether a character takes no room and has no look of its own."""
    return unicodedata.category(letter) == "Cf" or letter in _IGNORABLE


def _visible(value: str) -> list[str]:
    """Letter by letter; "" in place of each that one does not see."""
    return ["" if is_unseen(letter) else letter for letter in value]


def _is_foreign(run: str) -> bool:
    """Of letters and digits without a gap: a word of two letters or more, none of them Latin, or
    one with a letter that is neither Latin nor looks like it.
    """
    letters = [letter for letter in run if letter.isalpha()]
    foreign = [letter for letter in letters if not _is_latin(letter)]
    if any(letter not in _CONFUSABLE for letter in foreign):
        return True
    has_digits = any(letter.isdigit() for letter in run)
    return len(foreign) == len(letters) > 1 and not has_digits


@lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    """ﬁ, Ａ and ª are, as what they are made of."""
    plain = unicodedata.normalize("NFKD", letter)[0]
    return unicodedata.name(plain, "").startswith(("LATIN", "MODIFIER"))


def _latin(value: str) -> list[str]:
    """Each letter as Latin ones write it, in its place; "" for what one does not see, and for an
    apostrophe within a word.
    """
    letters = _visible(value)
    for position, letter in enumerate(letters):
        if letter in _APOSTROPHES:
            letters[position] = "" if _stands_within_a_word(letters, position) else " "
    for start, end in _runs(letters):
        run = letters[start:end]
        whole_word = _is_foreign("".join(run))
        for position in range(start, end):
            letters[position] = _as_latin(letters[position], whole_word)
    return letters


def _stands_within_a_word(letters: list[str], position: int) -> bool:
    """Between two letters; not 14'27."""
    before = range(position - 1, -1, -1)
    behind = range(position + 1, len(letters))
    return all(_begins_with_a_letter(letters, side) for side in (before, behind))


def _begins_with_a_letter(letters: list[str], places: range) -> bool:
    """But for what takes no room of its own. No further than to the next apostrophe: a text of
    nothing else is gone through twice, not once for each.
    """
    for place in places:
        letter = letters[place]
        if letter and not unicodedata.combining(letter):
            return letter.isalpha() and letter not in _APOSTROPHES
    return False


def _as_latin(letter: str, whole_word: bool) -> str:
    """``whole_word``: it stands in a word of its own script, and sounds like itself."""
    if not whole_word and letter in _CONFUSABLE:
        return _CONFUSABLE[letter]
    if letter.lower() not in _CYRILLIC:
        return _CONFUSABLE.get(letter, letter)
    latin = _CYRILLIC[letter.lower()]
    return latin if letter == letter.lower() else az_upper(latin)


def _runs(letters: list[str]) -> list[tuple[int, int]]:
    """Where letters and digits stand without a gap: first and end of each."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for position, letter in enumerate([*letters, " "]):
        inside = letter == "" or letter.isalnum() or unicodedata.combining(letter) != 0
        if inside and start is None:
            start = position
        elif not inside and start is not None:
            runs.append((start, position))
            start = None
    return runs


def fold_with_positions(value: str) -> tuple[str, list[int]]:
    """``fold(value)``, and for each of its letters the position in ``value`` of the letter it comes
    from.

    A fold may be longer than its text (ﬁ, №) or shorter (a letter and its accent written apart).
    """
    folded: list[str] = []
    positions: list[int] = []
    latin = _latin(value)
    end = 0
    while end < len(value):
        start = end
        end = end + 1
        while end < len(value) and unicodedata.combining(value[end]):
            end += 1
        for letter in _fold_between_letters("".join(latin[start:end])):
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


def clean(value: str) -> str:
    """A text as it is stored: composed (NFC), without what one does not see (soft hyphens,
    zero-width signs, marks of direction, fillers).

    Every door calls it before it looks at what was typed or sent: two texts that look the same are
    then the same.
    """
    # Composed once more: what stood between a letter and its accent may be gone now.
    seen = unicodedata.normalize("NFC", "".join(_visible(unicodedata.normalize("NFC", value))))
    return unicodedata.normalize("NFC", _DOTTED_TWICE.sub("i", seen)).translate(_LINE_ENDS)


def has_controls(value: str) -> bool:
    """Whether a text holds what no person types: control characters other than new lines and tabs,
    half letters. Of a text that is ``clean``.
    """
    return any(
        (ord(letter) < 32 and letter not in "\n\r\t")
        or 127 <= ord(letter) < 160
        or letter in "\ufffe\uffff"
        or 0xD800 <= ord(letter) < 0xE000
        for letter in value
    )


def sort_key(value: str) -> str:
    """An ASCII text whose plain byte order is the order of the Azerbaijani alphabet.

    Digits come before letters, spaces before both; letters outside the alphabet come last.
    """
    key = []
    for letter in az_lower("".join(_CONFUSABLE.get(letter, letter) for letter in value)):
        if letter in _RANK:
            key.append(_RANK[letter])
        elif letter in "0123456789":
            key.append(letter)
        elif letter.isalpha():
            key.append("~")
        else:
            key.append(" ")
    return " ".join("".join(key).split())


NAME_MASK = (r"(\S)\S*", r"\1•••")
"""Pattern and replacement, as Python and PostgreSQL read them alike: of each word its first letter,
and not how long it is.
"""


def mask_name(name: str) -> str:
    """``Ə••• R••• K••• o•••``"""
    return re.sub(*NAME_MASK, name)
