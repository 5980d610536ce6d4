"""What a portal package says: a Submission, or every fault by its field."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clerkdesk.domain.eservices import Channel, DocumentKind, LoginMethod, Reason, Service
from clerkdesk.domain.messages import Language

VERSION = 1
"""Of the form of application.json."""
MAX_DOCUMENTS = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong; ``field`` is a dotted path into application.json, None for the whole
    package.
    """

    field: str | None
    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the package states it; an empty text: not stated."""

    fin: str
    surname: str = ""
    name: str = ""
    patronymic: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    """Where the day is not known."""
    id_document: str | None = None

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic, as far as they are stated."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


@dataclass(frozen=True, slots=True)
class StatedDocument:
    """A document that the package names."""

    kind: DocumentKind
    file: str
    """Its path within the package."""
    name: str
    """Fit to be shown and saved."""
    sha256: str | None
    """As stated, in small letters."""
    fin: str | None
    """Of the person whose document it is."""


@dataclass(frozen=True, slots=True)
class Submission:
    """An application without faults."""

    portal_request_id: str
    service: Service
    channel: Channel
    login_method: LoginMethod | None
    submitted_at: datetime
    applicant: Person
    owner: Person | None
    subscriber_code: str | None
    district: str | None
    """The district's code; None: not given."""
    address: str | None
    previous_address: str | None
    new_subscriber_code: str | None
    reason_code: Reason | None
    reason: str | None
    registered_persons: tuple[Person, ...]
    mobile: str
    email: str | None
    documents: tuple[StatedDocument, ...]
    language: Language = Language.AZ
    mobile_confirmed_at: datetime | None = None
    """When its owner wrote the code that an SMS had brought there."""
    renews: str | None = None
    """The number of the citizen's refused application that this one sends again."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the database adds to the rules: districts, code lengths, required documents."""

    districts: Mapping[str, str]
    """Folded name, or code in small letters → code."""
    code_patterns: Mapping[Service, str]
    required_documents: Mapping[Service, frozenset[str]]
