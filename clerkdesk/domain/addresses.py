"""Addresses as people write them: words, and numbers that each mean something.

A number is the house, the flat, the block …; two addresses are the same only if every number stands
in the same role. "küç. 14, m. 27" and "küç. 27, m. 14" have the same words and are two homes.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from clerkdesk.domain.text import az_lower, fold, has_unknown_letters, visible_text

_SPELLINGS = {
    "kuc": "kucesi",
    "kuce": "kucesi",
    "m": "menzil",
    "men": "menzil",
    "menzili": "menzil",
    "menzilin": "menzil",
    "s": "seher",
    "seheri": "seher",
    "seh": "seher",
    "rayonu": "rayon",
    "r": "rayon",
    "ray": "rayon",
    "qes": "qesebe",
    "qesebesi": "qesebe",
    "k": "kend",
    "kendi": "kend",
    "pr": "prospekti",
    "prospekt": "prospekti",
    "dong": "dongesi",
    "donge": "dongesi",
    "ev": "bina",
    "b": "bina",
    "binasi": "bina",
    "binanin": "bina",
    "evi": "bina",
    "evin": "bina",
    "bloku": "blok",
    "blokun": "blok",
    "korp": "korpus",
    "mkr": "mikrorayon",
    "mikrorayonu": "mikrorayon",
    "mikrorayonun": "mikrorayon",
    "mik": "mikrorayon",
    "meh": "mehelle",
    "mehellesi": "mehelle",
    "kv": "kvartal",
    "kvartali": "kvartal",
    "mas": "massiv",
    "massivi": "massiv",
    "bl": "blok",
    "gir": "giris",
    "girisi": "giris",
    "mert": "mertebe",
    "mertebesi": "mertebe",
    "menz": "menzil",
    "mnz": "menzil",
    "ot": "otaq",
    "otagi": "otaq",
    "dal": "dalani",
    "dalan": "dalani",
    "sos": "sossesi",
    "sosse": "sossesi",
    "xiy": "xiyabani",
    "xiyaban": "xiyabani",
    "meyd": "meydani",
    "meydan": "meydani",
}
_WITH_A_HYPHEN = (
    ("r nu|r n(?! \\d)", "rayon"),
    ("mkr nu?(?! \\d)", "mikrorayon"),
    ("pr t|pr kt", "prospekti"),
    ("kuc si", "kucesi"),
    ("m l|men l", "menzil"),
    ("kv l", "kvartal"),
)
"""Folded: r-nu, mkr-n, pr-kt, küç-si; before a figure n is the sign of a number."""
_STREETS = frozenset({"kucesi", "prospekti", "dongesi", "dalani", "sossesi", "xiyabani", "meydani"})
"""A bare number behind one of these is the house."""
_LANES = frozenset({"dongesi", "dalani"})
"""These have numbers of their own."""
_ROLES = frozenset(
    {
        *("bina", "menzil", "blok", "korpus", "giris", "mertebe", "otaq", "heyet"),
        *("mikrorayon", "mehelle", "massiv", "kvartal", "sahe"),
    }
)
"""What a number can be, besides a part of a street's name."""
_PLACES = frozenset({"street", "mikrorayon", "mehelle", "massiv", "kvartal"})
_LETTERED = frozenset({"blok", "korpus", "giris"})
"""These are told apart by letters, too."""
_AREAS = frozenset({"seher", "rayon", "qesebe", "kend"})
"""Kinds of places within which a street lies: an address may leave them out."""
_ORDINALS = frozenset({"ci", "cu"})
"""8-ci, 3-cü as they are folded."""
_NUMBER_SIGNS = frozenset({"no", "nomreli", "nomre"})
_POSTCODE = re.compile(r"az\d{4}")
"""Says nothing that the rest of an address does not."""
_HOUSE = "bina"
_FLAT = "menzil"


class Match(Enum):
    """What comes of two addresses."""

    SAME = auto()
    OTHER = auto()
    CANNOT_BE_COMPARED = auto()
    """One is written in letters or figures that no rule here reads, or leaves out the very name of
    the place; and they are not the same text.
    """


@dataclass(frozen=True, slots=True)
class Address:
    """An address in parts; made by ``read``."""

    words: frozenset[str]
    """Of the street and whatever is named beside it, folded, abbreviations written out."""
    areas: frozenset[str]
    """City, district, settlement."""
    numbers: frozenset[tuple[str, str, int]]
    """Role, number, and which of its role it is, from 1; a number in a street's name has the role
    "street", in a lane's "street dalani".
    """
    named: frozenset[tuple[tuple[str, str, int], str]]
    """The word by which each of them is known, where it is no street's; of a role the role itself.
    """

    @property
    def names_a_home(self) -> bool:
        """Whether it has a house or a flat: a village alone is many people's address."""
        return any(_HOUSE in role or _FLAT in role for role, _number, _nth in self.numbers)

    @property
    def names_a_place(self) -> bool:
        """Whether it has a street, or a numbered part of a town: else its area is its only name."""
        roles = [role.partition(" ")[0] for role, _number, _nth in self.numbers]
        return bool(self.words) or not _PLACES.isdisjoint(roles)


def read(address: str) -> Address:
    """Take an address apart. Never raises: what is no number is a word."""
    words: list[str] = []
    areas: list[str] = []
    numbers: list[tuple[str, str]] = []
    names: list[str] = []
    for part in re.split(r"[,;\n]", _join_fractions(address)):
        area, street = _without_area(_words_of(part))
        areas += area
        names += _read_part(street, words, numbers)
    in_order = list(_in_their_order(numbers))
    return Address(
        # "Nizami 14" is the street's house, too.
        words=frozenset(words) - {"kucesi"},
        areas=frozenset(areas),
        numbers=frozenset(in_order),
        named=frozenset(zip(in_order, names)),
    )


def _in_their_order(numbers: list[tuple[str, str]]) -> Iterator[tuple[str, str, int]]:
    """Role, number, and the how manieth of its role it is: "14, ev 27" and "27, ev 14" are not one
    home.
    """
    seen: Counter[str] = Counter()
    for role, number in numbers:
        seen[role] += 1
        yield role, number, seen[role]


def compare(one: str, other: str) -> Match:
    """Whether two addresses name the same home; a fuller one agrees with one that leaves out the
    city or the district.
    """
    if visible_text(one) == visible_text(other):
        return Match.SAME
    if _is_unreadable(one) or _is_unreadable(other):
        return Match.CANNOT_BE_COMPARED
    first = read(one)
    second = read(other)
    if first.numbers != second.numbers:
        return Match.OTHER
    if first.words != second.words:
        cut = _differ_in_initials(first.words, second.words)
        return Match.CANNOT_BE_COMPARED if cut else Match.OTHER
    if not (first.areas <= second.areas or second.areas <= first.areas):
        return Match.OTHER
    if _are_named_otherwise(first, second):
        return Match.CANNOT_BE_COMPARED
    if first.areas != second.areas and not first.names_a_place:
        return Match.CANNOT_BE_COMPARED if first.numbers else Match.OTHER
    same_letters = _letters_of_numbers(one) == _letters_of_numbers(other)
    return Match.SAME if same_letters else Match.CANNOT_BE_COMPARED


def _are_named_otherwise(one: Address, other: Address) -> bool:
    """Of the same numbers: "bölmə 2, tin 5" is perhaps not "tin 2, bölmə 5". A house that is one by
    the word of a lane is perhaps the lane's own number, and one of two houses is none by its name.
    """
    names = dict(other.named)
    houses = sum(role == _HOUSE for role, _number, _nth in one.numbers)
    for number, name in one.named:
        others = names[number]
        both_unknown = name and others and not {name, others} & _ROLES
        of_a_lane = not _LANES.isdisjoint({name, others})
        is_doubtful = number[0] == _HOUSE and (houses > 1 or of_a_lane)
        if name != others and (both_unknown or is_doubtful):
            return True
    return False


def _differ_in_initials(one: frozenset[str], other: frozenset[str]) -> bool:
    """H. Əliyev may be Heydər Əliyev, and is perhaps another: a person looks."""
    only_one = one - other
    only_other = other - one
    letters = {word for word in only_one | only_other if len(word) == 1}
    whole = {word[0] for word in (only_one | only_other) - letters}
    return bool(letters) and whole <= letters and len(only_one) <= 1 and len(only_other) <= 1


def _is_unreadable(address: str) -> bool:
    """Letters, or figures, of which a fold knows only a likeness: 14² is not 142."""
    return has_unknown_letters(address) or any(
        unicodedata.category(letter) in ("No", "Nl")
        or (letter.isdecimal() and not unicodedata.normalize("NFKC", letter).isascii())
        for letter in address
    )


def _letters_of_numbers(address: str) -> list[str]:
    """Of 14Ç the ç: as folded it would be 14C, another house."""
    near = r"\d\W?([^\W\d_])\b|\b(?:blok|korpus|giriş)\W+([^\W\d_])\b|\b([^\W\d_])\W+blok"
    letters = ("".join(match.groups("")) for match in re.finditer(near, az_lower(address)))
    return sorted(letter for letter in letters if letter in "çəğıöşü")


FLAT_IN_LINK_KEY = f"{_FLAT}="
"""Stands in the ``link_key`` of an address that names a flat."""


def link_key(address: str | None) -> str | None:
    """Equal for addresses of one home in whatever spelling; None: none by which homes can be told
    apart, or letters that no rule here reads.
    """
    if not address or _is_unreadable(address):
        return None
    parts = read(address)
    if not parts.names_a_home:
        return None
    numbers = sorted(f"{role}={number}x{nth}" for role, number, nth in parts.numbers)
    return " ".join([*sorted(parts.areas), *sorted(parts.words), *numbers])


def _join_fractions(address: str) -> str:
    """14/2 is one number; 14-27 is the house and the flat."""
    # A fold keeps letters and figures alone: z stands for the stroke.
    joined = re.sub(r"(\d\w?)\s*[/\\⁄∕]\s*(\d)", r"\1z\2", address)
    return re.sub(r"(\d[^\W\d_]?)\s*[-–—]\s*(?=\d)", r"\1, ", joined)


def _words_of(part: str) -> list[str]:
    """Folded, abbreviations written out, each number with its letter."""
    text = fold(part)
    for written, word in _WITH_A_HYPHEN:
        text = re.sub(rf"\b(?:{written})\b", word, text)
    text = re.sub(r"\b(\d+)(ci|cu)\b", r"\1 \2", text)
    text = re.sub(r"\b(\d+)([a-z]+)(?= ?\d)", _apart, text)
    raw = re.sub(r"\b([a-z]+)(\d)", _apart, text).split()
    words: list[str] = []
    for position, word in enumerate(raw):
        if _is_letter_of_a_number(raw, position) and words:
            words[-1] += word
        elif _is_letter_of_a_role(raw, position):
            words.append(f"0{word}")  # which stands where a number would
        elif word == "n" and "".join(raw[position + 1 : position + 2])[:1].isdigit():
            words.append("no")  # of a name it is the first letter
        else:
            words.append(_SPELLINGS.get(word, word))
    return words


def _apart(glued: re.Match[str]) -> str:
    """m27 is "m 27", 14m27 "14 m 27", №27 "no 27"; AZ1073 stays what it is."""
    word = glued[1] if glued[1].isalpha() else glued[2]
    known = word in _SPELLINGS or word in _ROLES | _STREETS | _NUMBER_SIGNS | {"n"}
    return f"{glued[1]} {glued[2]}" if known else glued[0]


def _is_letter_of_a_number(words: list[str], position: int) -> bool:
    """14 A is 14A; in "14 m 27" the letter is an abbreviation."""
    word = words[position]
    if len(word) != 1 or not word.isalpha() or position == 0:
        return False
    if not re.fullmatch(r"\d+(z\d+)?", words[position - 1]):
        return False
    before_number = position + 1 < len(words) and words[position + 1][0].isdigit()
    return not (before_number and word in _SPELLINGS)


def _is_letter_of_a_role(words: list[str], position: int) -> bool:
    """blok A, A blok"""
    word = words[position]
    if len(word) != 1 or not word.isalpha():
        return False
    beside = words[max(0, position - 1) : position] + words[position + 1 : position + 2]
    return any(_SPELLINGS.get(other, other) in _LETTERED for other in beside)


def _without_area(part: list[str]) -> tuple[list[str], list[str]]:
    """What stands up to the last kind of area, and the rest."""
    ends = [position + 1 for position, word in enumerate(part) if word in _AREAS]
    end = ends[-1] if ends else 0
    if any(word[0].isdigit() for word in part[:end]):
        return [], part
    if end == 1 and part[1:] and part[1][0].isdigit():
        return [], part  # "k. 3" is no village without a name
    return part[:end], part[end:]


def _names_roles_first(part: list[str]) -> bool:
    """bina 14 menzil 27: each number has its role before it, but for a street's house and for
    3-cü mikrorayon.
    """
    words = [word for word in part if word not in _NUMBER_SIGNS]
    kinds = []
    for position, word in enumerate(words):
        before = words[position - 1] if position else ""
        after = words[position + 1 : position + 2]
        of_a_street = before in _STREETS
        is_ordinal = bool(after) and after[0] in _ORDINALS
        if word[0].isdigit() and not of_a_street and not is_ordinal:
            kinds.append("number")
        elif word in _ROLES and before not in _ORDINALS:
            kinds.append("role")
    pairs = list(zip(kinds[::2], kinds[1::2]))
    return len(kinds) % 2 == 0 and all(pair == ("role", "number") for pair in pairs)


def _read_part(part: list[str], words: list[str], numbers: list[tuple[str, str]]) -> Iterator[str]:
    """Adds its words and numbers; the words by which these are known."""
    taken = {role for role, _number in numbers}
    roles_first = _names_roles_first(part)
    spent: set[int] = set()
    for position, word in enumerate(part):
        if not word[0].isdigit():
            if word not in _ROLES | _NUMBER_SIGNS | _ORDINALS and not _POSTCODE.fullmatch(word):
                words.append(word)
            continue
        beside = _Beside.of(part, position)
        role = _role(beside, taken, spent, roles_first=roles_first)
        taken.add(role)
        numbers.append((role, word.lstrip("0") if word.isdecimal() else word))
        yield beside.name(spent)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands around a number in its part."""

    first: bool
    before: str
    """The word; "": none."""
    before_at: int
    behind: list[str]
    behind_at: int
    is_ordinal: bool
    says_of_the_next: bool
    """14-cü, 14 nömrəli: of the word behind it."""
    has_a_number_behind: bool
    """Behind the next word, and for that word."""

    @staticmethod
    def of(part: list[str], position: int) -> "_Beside":
        words_at = [n for n, word in enumerate(part) if word not in _ORDINALS | _NUMBER_SIGNS]
        before_at = max((n for n in words_at if n < position), default=-1)
        behind = [n for n in words_at if n > position]
        sign = part[position + 1] if position + 1 < len(part) else ""
        further = part[behind[1]] if len(behind) > 1 else ""
        sign_of_that = part[behind[1] + 1 : behind[1] + 2] if further else []
        return _Beside(
            first=position == 0,
            before=part[before_at] if before_at >= 0 else "",
            before_at=before_at,
            behind=[part[n] for n in behind],
            behind_at=behind[0] if behind else -1,
            is_ordinal=sign in _ORDINALS,
            says_of_the_next=sign in _ORDINALS or sign == "nomreli",
            has_a_number_behind=further[:1].isdigit() and not _ORDINALS.intersection(sign_of_that),
        )

    @property
    def after(self) -> str:
        """The role behind it; "": no role is."""
        return self.behind[0] if self.behind and self.behind[0] in _ROLES else ""

    @property
    def street(self) -> str:
        """The kind of the next street behind it."""
        return next((word for word in self.behind if word in _STREETS), "")

    def name(self, spent: set[int]) -> str:
        """The word by which it is known; "": none, or that of a street."""
        if self.behind_at in spent or (self.says_of_the_next and self.behind):
            return self.behind[0]
        if self.before_at in spent or self.before[:1].isdigit():
            return ""
        return "" if self.before in _STREETS - _LANES else self.before


def _role(beside: _Beside, taken: set[str], spent: set[int], *, roles_first: bool) -> str:
    """What a number is. ``spent``: where the words stand that a number before them has for its own.

    Where it stands between two roles, or before one that has a number behind it, both are said: it
    agrees then only with one that stands just so.
    """
    before = beside.before
    after = beside.after
    if beside.is_ordinal and beside.street and not after:
        return _of_a_street(beside.street)  # Nizami küç. 3-cü dalan
    is_its_own = before in _STREETS and not beside.has_a_number_behind
    if after and (beside.says_of_the_next or (after in _PLACES and beside.first) or is_its_own):
        spent.add(beside.behind_at)
        return after  # 14 nömrəli ev; 3 mkr 15; Nizami küç. 27 mənzil
    if before in _STREETS:
        return f"{_HOUSE}|{after}" if after in _PLACES else _HOUSE
    if before in _ROLES and beside.before_at not in spent:
        if roles_first:
            return before
        return f"{before}|{after}" if after else before
    if after:
        if beside.has_a_number_behind:
            return f"before {after}"
        spent.add(beside.behind_at)
        return after
    if beside.street:
        return _of_a_street(beside.street)
    # A bare number: as it is read aloud, the house comes first and the flat behind it.
    if _HOUSE not in taken:
        return _HOUSE
    return _FLAT if _FLAT not in taken else "further"


def _of_a_street(kind: str) -> str:
    """The role of a number in its name: that of a lane is none of the street's beside it."""
    return "street" if kind == "kucesi" else f"street {kind}"
