"""What a citizen's form needs before anything is sent: what there is to choose from, and what is
wrong so far.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from clerkdesk.domain.submission import Fault, parse
from clerkdesk.usecases import office
from clerkdesk.usecases.office import Choice
from clerkdesk.usecases.unit_of_work import now


@dataclass(frozen=True, slots=True)
class Choices:
    districts: list[Choice]
    kinds: list[tuple[str, str, bool]]
    """Documents: code, name, whether it must be there; those that must come first."""


def choices(session: Session, service: str, language: str) -> Choices:
    kinds = office.document_kinds(session, service, language)
    return Choices(office.districts(session), sorted(kinds, key=lambda kind: not kind[2]))


def faults(session: Session, stated: object) -> list[Fault]:
    """What the intake would find in this application.json; its files are not looked at."""
    return parse(stated, office.rules(session), now(session))[1]


def time(session: Session) -> datetime:
    """The database's."""
    return now(session)
