"""What a citizen's form needs before anything is sent: what there is to choose from, and what is
wrong so far.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from clerkdesk.domain.package_reader import parse
from clerkdesk.domain.submission import Fault
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.reference_data import Choice, DocumentKind
from clerkdesk.usecases.unit_of_work import now


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


def faults(session: Session, application: object) -> list[Fault]:
    """What the intake would find in this application.json; its files are not looked at."""
    return parse(application, reference_data.rules(session), now(session))[1]


def time(session: Session) -> datetime:
    """The database's."""
    return now(session)
