"""Each stated value against the civil register and billing: agrees, differs, or could not be
compared.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.text import fold


class Verdict(StrEnum):
    """What comes of a comparison."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    """Nobody has answered, or one side says nothing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One stated value beside the same one of a source."""

    field: str
    """name, fin, birth_date, id_document, address or group"""
    stated: str
    known: str
    """What the source says; "" where it says nothing."""
    source: str
    """register or billing"""
    verdict: Verdict


_WORDS = {
    "kuc": "kucesi",
    "kuce": "kucesi",
    "m": "menzil",
    "men": "menzil",
    "s": "seher",
    "seheri": "seher",
    "seh": "seher",
    "rayonu": "rayon",
    "r": "rayon",
    "qes": "qesebe",
    "qesebesi": "qesebe",
    "k": "kend",
    "kendi": "kend",
    "pr": "prospekti",
    "ev": "bina",
    "b": "bina",
    "binasi": "bina",
}


def address_key(address: str) -> str:
    """The address with its abbreviations written out, so that "küç." and "küçəsi" are one."""
    words = re.sub(r"\br nu\b", "rayon", fold(address)).split()
    return " ".join(_WORDS.get(word, word) for word in words)


def _compare(
    field: str, stated: str, known: str, source: str, key: Callable[[str], str] = fold
) -> Comparison:
    """``key`` gives the form in which the two values are compared."""
    if not stated or not known:
        verdict = Verdict.UNKNOWN
    else:
        verdict = Verdict.AGREES if key(stated) == key(known) else Verdict.DIFFERS
    return Comparison(
        field=field,
        stated=stated,
        known=known,
        source=source,
        verdict=verdict,
    )


def _date(on: date | None) -> str:
    return f"{on:%d.%m.%Y}" if on else ""


def with_account(name: str, fin: str, address: str, account: Account | None) -> list[Comparison]:
    """The stated owner and object against billing's account."""
    known = account or Account(
        subscriber_code="",
        holder_fin=None,
        holder_name="",
        address="",
        district="",
        consumer_group="",
        source="billing",
    )
    return [
        _compare("name", name, known.holder_name, "billing"),
        _compare("fin", fin, known.holder_fin or "", "billing"),
        _address(address, known.address),
        _compare("group", "I", known.consumer_group, "billing"),
    ]


def _address(stated: str, known: str) -> Comparison:
    comparison = _compare(
        field="address",
        stated=stated,
        known=known,
        source="billing",
        key=address_key,
    )
    if comparison.verdict is Verdict.DIFFERS and _is_fuller_or_shorter(stated, known):
        return replace(comparison, verdict=Verdict.AGREES)
    return comparison


def _is_fuller_or_shorter(stated: str, known: str) -> bool:
    """An address that leaves out the city or the district still agrees with the fuller one; all
    numbers stand in both.
    """
    stated_words = address_key(stated).split()
    known_words = address_key(known).split()
    numbers = _numbers(stated_words)
    if not numbers or numbers != _numbers(known_words):
        return False
    one = set(stated_words)
    other = set(known_words)
    return one <= other or other <= one


def _numbers(words: list[str]) -> list[str]:
    """The words with a digit, sorted."""
    return sorted(word for word in words if re.search(r"\d", word))


def with_register(
    name: str, birth_date: date | None, id_document: str | None, person: RegisteredPerson | None
) -> list[Comparison]:
    """A stated person against the civil register; names may leave out the patronymic."""
    if person is None:
        return [
            Comparison(
                field="name",
                stated=name,
                known="",
                source="register",
                verdict=Verdict.UNKNOWN,
            )
        ]
    full = " ".join(part for part in (person.surname, person.name, person.patronymic) if part)
    key = _name_key(name, full)
    comparisons = [
        _compare(
            field="name",
            stated=name,
            known=full,
            source="register",
            key=key,
        )
    ]
    if birth_date:
        comparisons.append(
            _compare("birth_date", _date(birth_date), _date(person.birth_date), "register")
        )
    if id_document:
        comparisons.append(
            _compare("id_document", id_document, person.id_document or "", "register")
        )
    return comparisons


def _name_key(stated: str, known: str) -> Callable[[str], str]:
    """As many words as both have, where there are two at least."""
    words = min(len(fold(stated).split()), len(fold(known).split()))
    if words < 2:
        return fold
    return lambda text: " ".join(fold(text).split()[:words])
