"""What a citizen's form needs before anything is sent: what there is to choose from, and what is
wrong so far.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.eservices import DocumentKind as DocumentKindCode
from clerkdesk.domain.package_reader import parse
from clerkdesk.domain.submission import Fault
from clerkdesk.domain.text import fold
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.portal import status
from clerkdesk.usecases.portal.status import CitizenApplication, OwnDocument
from clerkdesk.usecases.reference_data import Act, Choice, DocumentKind
from clerkdesk.usecases.unit_of_work import now

STEM = 6
"""So many letters of a word are compared: what follows are mostly endings."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from."""

    districts: list[Choice]
    kinds: list[DocumentKind]
    """Of documents; those that must be there come first."""


def choices(session: Session, service: str, language: str) -> Choices:
    """The choices of a service's form, in a language (az, en, ru)."""
    kinds = reference_data.document_kinds(session, service, language)
    return Choices(
        reference_data.districts(session), sorted(kinds, key=lambda kind: not kind.required)
    )


def asked_first(
    kinds: Sequence[DocumentKind],
    titles: Mapping[str, str],
    documents: Sequence[OwnDocument],
    asked: str,
) -> list[DocumentKind]:
    """The kinds in the order in which an office that waits is likely to mean them: those that its
    words name, those that did not fit, those that are required and missing, then the others.

    ``titles``: of the kinds in Azerbaijani, as clerks write. ``asked``: what the clerk has written.
    """
    unfit = {document.kind for document in documents if document.fits is False}
    there = {document.kind for document in documents}
    words = fold(asked).split()

    def rank(kind: DocumentKind) -> int:
        if kind.code != DocumentKindCode.OTHER and _names(words, titles[kind.code]):
            return 0
        if kind.code in unfit:
            return 1
        return 2 if kind.required and kind.code not in there else 3

    return sorted(kinds, key=rank)


def _names(words: Sequence[str], title: str) -> bool:
    """Whether a text speaks of the document: of at least half of its title's words, whatever
    endings they have there.
    """
    stems = [word[:STEM] for word in fold(title).split() if len(word) > 3]
    named = sum(_is_named(stem, words) for stem in stems)
    return bool(stems) and named * 2 >= len(stems)


def _is_named(stem: str, words: Sequence[str]) -> bool:
    return any(word.startswith(stem) for word in words)


def faults(session: Session, application: object) -> list[Fault]:
    """What the intake would find in this application.json; its files are not looked at."""
    return parse(application, reference_data.rules(session), now(session))[1]


def acts(session: Session) -> dict[Service, Act | None]:
    """The act on which each service rests today; None: none is entered."""
    today = baku_date(now(session))
    return {service: reference_data.legal_basis(session, service, today) for service in Service}


def confirms_mobile(session: Session, service: Service) -> bool:
    """Whether the organisation wants its citizens' numbers confirmed by a code."""
    provider = reference_data.organisation_id(session, ESERVICES[service].organisation)
    return reference_data.setting(session, "confirm_mobile", provider) == "yes"


def time(session: Session) -> datetime:
    """The database's."""
    return now(session)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the answer to an office that waits is made of."""

    kinds: list[DocumentKind]
    """To choose from; what is asked for comes first."""
    unfit: list[tuple[str, str]]
    """(title, why) of each document that does not fit."""


def asked_documents(
    session: Session, application: CitizenApplication, fin: str, language: str
) -> Asked:
    """What the office asks the citizen for; ``fin``: of whoever has signed in."""
    available = choices(session, application.service, language).kinds
    documents = status.documents(session, application, fin)
    titles = {kind.code: kind.title for kind in available}
    kinds = asked_first(
        available,
        reference_data.document_titles(session),
        documents,
        application.waiting_for or "",
    )
    unfit = [
        (titles.get(document.kind, document.name), document.verdict_reason or "")
        for document in documents
        if document.fits is False
    ]
    return Asked(kinds, unfit)
