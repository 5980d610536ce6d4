"""What is held of one person, and nothing of others'."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class StatedPerson:
    """The person as an application states them, or the register knows them."""

    source: str
    """package, or the register's name"""
    surname: str
    name: str
    patronymic: str
    birth_date: date | None
    birth_year: int | None
    id_document: str | None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A document of the person."""

    id: int
    file: str
    """Under which name its bytes are given out."""
    kind: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What one application holds of the person, and nothing of others'."""

    number: str
    service: str
    status: str
    submitted_at: datetime
    decided_at: datetime | None
    roles: tuple[str, ...]
    persons: tuple[StatedPerson, ...]
    documents: tuple[OwnDocument, ...]
    stated: dict[str, str]
    """Of the person's own application: contact, addresses, codes, reason and answer."""
    messages: int
    notes: int
    """How many the clerks wrote; they may speak of others, and are not given out."""


@dataclass(frozen=True, slots=True)
class Export:
    """Everything that is held of a person."""

    fin: str
    made_at: datetime
    made_by: str
    applications: list[PersonalData]
