"""What must be weighed before an application is approved.

Links to other applications and important notes are found by the database itself (guard.rules); here
is what comes of comparing what was stated with what billing and the register answered.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkdesk.domain import comparison
from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.comparison import Comparison, Verdict
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.outcomes import Ending

SILENT_SECONDS = 60
"""A worker without a sign of life for so long answers nothing."""
SOURCES = ("account", "person")
"""Questions (``inquiry.kind``) to those with whom an application is compared."""
NOT_CONNECTED = frozenset({"billing_not_set", "register_not_set", "answer_lacks_account"})
"""Faults of a source that this installation has not: nobody was asked, and nothing is missing."""
OTHER_REASON = "other"
"""The reason that needs a text."""
SECOND_PEOPLE = 2
"""An organisation has so many who hold cases, or nobody can look a second time."""


class FindingKind(StrEnum):
    """What is looked for; how serious it is says the row of the e-service (finding_kind)."""

    REGISTERED_ELSEWHERE = "registered_elsewhere"
    """idp: somebody registered here is registered in another open or approved application."""
    OLD_CODE_ELSEWHERE = "old_code_elsewhere"
    OLD_ADDRESS_ELSEWHERE = "old_address_elsewhere"
    """idp: the old home, with its flat"""
    CODE_IN_WORK = "code_in_work"
    """no_debt: another open application about the same subscriber code"""
    IMPORTANT_NOTE = "important_note"
    OWNER_DIFFERS = "owner_differs"
    """no_debt: billing has another holder"""
    DECEASED = "deceased"
    FILE_OF_ANOTHER = "file_of_another"
    """The same file was sent for another person."""
    REGISTER_UNKNOWN = "register_unknown"
    REGISTER_DIFFERS = "register_differs"
    DOCUMENT_EXPIRED = "document_expired"
    PARTLY_READABLE = "partly_readable"
    """A document of which the desk shows only a part, or none at all."""
    NOT_COMPARED = "not_compared"
    """A source that is connected did not answer, or the worker does not compare."""


OF_LINKS = (
    FindingKind.REGISTERED_ELSEWHERE,
    FindingKind.OLD_CODE_ELSEWHERE,
    FindingKind.OLD_ADDRESS_ELSEWHERE,
    FindingKind.CODE_IN_WORK,
)
"""Found by the database, by an application's links."""
OF_TRIGGERS = (*OF_LINKS, FindingKind.IMPORTANT_NOTE)


class Severity(StrEnum):
    SERIOUS = "serious"
    WARNING = "warning"


class FindingState(StrEnum):
    OPEN = "open"
    SECOND_LOOK = "second_look"
    """Acknowledged by the holder, and a second person has not agreed yet."""
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"
    """What it spoke of is so no more."""


KEEP_FROM_APPROVING = (FindingState.OPEN, FindingState.SECOND_LOOK)


@dataclass(frozen=True, slots=True)
class NewFinding:
    """One finding of the worker's."""

    kind: FindingKind
    subject: str
    """What it is about where there may be several: a FIN, another application's number; "": one."""
    facts: str
    """JSON, as ``written``: other facts are another finding."""
    other_id: int | None = None
    """The application that it speaks of, beside its own."""


def written(facts: dict[str, str]) -> str:
    """The facts as they are kept: equal texts for equal facts."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def read(facts: str) -> dict[str, str]:
    """What ``written`` has written."""
    kept: dict[str, str] = json.loads(facts)
    return kept


@dataclass(frozen=True, slots=True)
class StatedPerson:
    """A person as the application states them, and what the register said."""

    fin: str
    name: str
    """Surname, name and patronymic, as far as they are stated."""
    birth_date: date | None
    id_document: str | None
    register: RegisteredPerson | None
    """The register's answer; None: none."""
    outcome: Ending | None
    """Of the last question; None: not asked, or it still waits."""
    fault: str | None
    """Why nobody answered."""
    birth_year: int | None = None
    """Stated where the day was not."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """The same file in another application, for another person."""

    number: str
    application_id: int
    name: str
    """The file's name here."""


@dataclass(frozen=True, slots=True)
class PartlyReadable:
    """A document of which not everything is shown."""

    document_id: int
    name: str
    remark: str
    """The code of the sentence that says what is missing."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An application with everything that it is compared with."""

    service: Service
    owner_name: str
    owner_fin: str
    """no_debt; "" of the other"""
    account: Account | None
    """Billing's answer about the present code; None: none."""
    account_outcome: Ending | None
    account_fault: str | None
    persons: Sequence[StatedPerson]
    files: Sequence[SharedFile]
    partly_readable: Sequence[PartlyReadable] = ()


def weigh(stated: Stated, today: date) -> list[NewFinding]:
    """Everything that must be weighed, in the order in which it is looked for; ``today``: in
    Baku.
    """
    new = [*_owner(stated), *_not_compared(stated)]
    seen: set[str] = set()
    for person in stated.persons:
        if person.fin not in seen:
            seen.add(person.fin)
            new += _person(person, today)
    for file in stated.files:
        new.append(
            NewFinding(
                kind=FindingKind.FILE_OF_ANOTHER,
                subject=file.number,
                facts=written({"number": file.number, "file": file.name}),
                other_id=file.application_id,
            )
        )
    for document in stated.partly_readable:
        facts = written({"file": document.name, "remark": document.remark})
        new.append(NewFinding(FindingKind.PARTLY_READABLE, str(document.document_id), facts))
    return new


def _owner(stated: Stated) -> Iterator[NewFinding]:
    """Of the owner only: an address and a group that differ are the card's to show."""
    if stated.service is not Service.NO_DEBT or stated.account is None:
        return
    compared = comparison.with_account(stated.owner_name, stated.owner_fin, "", stated.account)
    facts = _differing([each for each in compared if each.field in ("name", "fin")])
    if facts:
        yield NewFinding(FindingKind.OWNER_DIFFERS, "", written(facts))


def _not_compared(stated: Stated) -> Iterator[NewFinding]:
    silences: list[tuple[str, str | None]] = []
    # Of a move billing says only whether there is a debt, which decides by itself.
    if stated.service is Service.NO_DEBT and stated.account_outcome == Ending.NO_ANSWER:
        silences.append(("billing", stated.account_fault))
    silences += [
        ("register", person.fault)
        for person in stated.persons
        if person.outcome == Ending.NO_ANSWER
    ]
    sources = sorted({source for source, fault in silences if fault not in NOT_CONNECTED})
    for source in sources:
        yield NewFinding(FindingKind.NOT_COMPARED, source, written({"source": source}))


def _person(person: StatedPerson, today: date) -> Iterator[NewFinding]:
    known = person.register
    if person.outcome == Ending.UNKNOWN:
        facts = written({"fin": person.fin, "name": person.name})
        yield NewFinding(FindingKind.REGISTER_UNKNOWN, person.fin, facts)
    if known is None:
        return
    name = " ".join(part for part in (known.surname, known.name, known.patronymic) if part)
    if known.deceased:
        facts = written({"fin": person.fin, "name": name or person.name})
        yield NewFinding(FindingKind.DECEASED, person.fin, facts)
    differing = _differing(
        comparison.with_register(
            person.name,
            birth_date=person.birth_date,
            id_document=person.id_document,
            person=known,
            birth_year=person.birth_year,
        )
    )
    if differing:
        facts = written({"person": name or person.name} | differing)
        yield NewFinding(FindingKind.REGISTER_DIFFERS, person.fin, facts)
    expires = known.id_document_expires
    if expires is not None and expires < today:
        facts = written({"document": known.id_document or "", "expired_on": expires.isoformat()})
        yield NewFinding(FindingKind.DOCUMENT_EXPIRED, person.fin, facts)


def _differing(compared: Sequence[Comparison]) -> dict[str, str]:
    """ "field stated" and "field known" of what differs."""
    facts: dict[str, str] = {}
    for each in compared:
        if each.verdict is Verdict.DIFFERS:
            facts[f"{each.field}_stated"] = each.stated
            facts[f"{each.field}_known"] = each.known
    return facts
