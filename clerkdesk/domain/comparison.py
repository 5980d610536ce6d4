"""Each stated value against the civil register and billing: agrees, differs, or could not be
compared.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.text import fold


class Verdict(StrEnum):
    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    """Nobody has answered, or one side says nothing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    field: str
    """name, fin, birth_date, id_document, address or group"""
    stated: str
    found: str
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
    field: str, stated: str, found: str, source: str, key: Callable[[str], str] = fold
) -> Comparison:
    if not stated or not found:
        verdict = Verdict.UNKNOWN
    else:
        verdict = Verdict.AGREES if key(stated) == key(found) else Verdict.DIFFERS
    return Comparison(
        field=field,
        stated=stated,
        found=found,
        source=source,
        verdict=verdict,
    )


def _date(on: date | None) -> str:
    return f"{on:%d.%m.%Y}" if on else ""


def with_account(name: str, fin: str, address: str, account: Account | None) -> list[Comparison]:
    """The stated owner and object against billing's account."""
    found = account or Account(
        subscriber_code="",
        holder_fin=None,
        holder_name="",
        address="",
        district="",
        consumer_group="",
        source="billing",
    )
    return [
        _compare("name", name, found.holder_name, "billing"),
        _compare("fin", fin, found.holder_fin or "", "billing"),
        _address(address, found.address),
        _compare("group", "I", found.consumer_group, "billing"),
    ]


def _address(stated: str, found: str) -> Comparison:
    """An address that leaves out the city or the district still agrees with the fuller one."""
    made = _compare(
        field="address",
        stated=stated,
        found=found,
        source="billing",
        key=address_key,
    )
    if made.verdict is Verdict.DIFFERS:
        one = set(address_key(stated).split())
        other = set(address_key(found).split())
        numbers = [
            sorted(word for word in address_key(text).split() if any(c.isdigit() for c in word))
            for text in (stated, found)
        ]
        if numbers[0] == numbers[1] and numbers[0] and (one <= other or other <= one):
            return Comparison(
                field="address",
                stated=stated,
                found=found,
                source="billing",
                verdict=Verdict.AGREES,
            )
    return made


def with_register(
    name: str, birth_date: date | None, id_document: str | None, person: RegisteredPerson | None
) -> list[Comparison]:
    """A stated person against the civil register; names may leave out the patronymic."""
    if person is None:
        return [
            Comparison(
                field="name",
                stated=name,
                found="",
                source="register",
                verdict=Verdict.UNKNOWN,
            )
        ]
    full = " ".join(part for part in (person.surname, person.name, person.patronymic) if part)
    key = _name_key(name, full)
    found = [
        _compare(
            field="name",
            stated=name,
            found=full,
            source="register",
            key=key,
        )
    ]
    if birth_date:
        found.append(
            _compare("birth_date", _date(birth_date), _date(person.birth_date), "register")
        )
    if id_document:
        found.append(_compare("id_document", id_document, person.id_document or "", "register"))
    return found


def _name_key(stated: str, found: str) -> Callable[[str], str]:
    words = min(len(fold(stated).split()), len(fold(found).split()))
    return (lambda text: " ".join(fold(text).split()[:words])) if words >= 2 else fold
