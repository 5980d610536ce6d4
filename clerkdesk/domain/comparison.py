"""Each stated value against the civil register and billing: agrees, differs, or could not be
compared.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from clerkdesk.domain import addresses
from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.birth_dates import Born
from clerkdesk.domain.identifiers import undecorated
from clerkdesk.domain.text import fold, has_unknown_letters, visible_text


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


def _compare(
    field: str, stated: str, known: str, source: str, key: Callable[[str], str] = fold
) -> Comparison:
    """``key`` gives the form in which the two values are compared.

    Letters of other scripts are compared as they stand, and where they differ a person looks: the
    fold knows only how they sound.
    """
    if not stated or not known:
        verdict = Verdict.UNKNOWN
    elif has_unknown_letters(stated) or has_unknown_letters(known):
        same = visible_text(stated) == visible_text(known)
        verdict = Verdict.AGREES if same else Verdict.UNKNOWN
    elif not key(stated) or not key(known):
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


def _born(on: date | None, year: int | None) -> Born | None:
    if on:
        return Born(on, None)
    return Born(None, year) if year else None


def _compare_births(stated: Born, known: Born | None) -> Comparison:
    """A year beside a day can differ from it, and never agree: what was not said is not known."""
    verdict = Verdict.UNKNOWN
    if known and known.as_year != stated.as_year:
        verdict = Verdict.DIFFERS
    elif known and stated.on and known.on:
        verdict = Verdict.AGREES if stated.on == known.on else Verdict.DIFFERS
    return Comparison(
        field="birth_date",
        stated=str(stated),
        known=str(known) if known else "",
        source="register",
        verdict=verdict,
    )


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


_ADDRESS_VERDICTS = {
    addresses.Match.SAME: Verdict.AGREES,
    addresses.Match.OTHER: Verdict.DIFFERS,
    addresses.Match.CANNOT_BE_COMPARED: Verdict.UNKNOWN,
}


def _address(stated: str, known: str) -> Comparison:
    verdict = Verdict.UNKNOWN
    if stated and known:
        verdict = _ADDRESS_VERDICTS[addresses.compare(stated, known)]
    return Comparison(
        field="address",
        stated=stated,
        known=known,
        source="billing",
        verdict=verdict,
    )


def with_register(
    name: str,
    birth_date: date | None,
    id_document: str | None,
    person: RegisteredPerson | None,
    birth_year: int | None = None,
) -> list[Comparison]:
    """A stated person against the civil register; names may leave out the patronymic.

    ``birth_year``: stated where the day of birth was not.
    """
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
    compared = _compare(
        field="name",
        stated=name,
        known=full,
        source="register",
        key=_name_key(name, full, f"{person.surname} {person.name}"),
    )
    if not (person.surname and person.name):
        # A part that it does not tell can be any.
        compared = replace(compared, verdict=Verdict.UNKNOWN)
    comparisons = [compared]
    stated = _born(birth_date, birth_year)
    if stated:
        comparisons.append(_compare_births(stated, _born(person.birth_date, person.birth_year)))
    if id_document:
        comparisons.append(
            _compare(
                field="id_document",
                stated=id_document,
                known=person.id_document or "",
                source="register",
                key=_document_key,
            )
        )
    return comparisons


def _name_key(stated: str, known: str, least: str) -> Callable[[str], str]:
    """As many words as both have, and all of surname and name: the patronymic may be left out."""
    words = min(len(fold(stated).split()), len(fold(known).split()))
    words = max(words, len(fold(least).split()))
    return lambda text: " ".join(fold(text).split()[:words])


def _document_key(number: str) -> str:
    """AZE 12345678, AZE № 12345678 and aze12345678 are one number."""
    return "".join(fold(undecorated(number)).split())
