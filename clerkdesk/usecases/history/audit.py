"""What an auditor reads: who saw a case, and who did what with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.store.reads import cases
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import loading
from clerkdesk.usecases.identity import require_overseer


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody drew a ticket for the case's personal data."""

    at: datetime
    login: str | None
    """None: no account (the machine, or the file's owner)."""
    actor: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Act:
    """A row of the history, with the login of whoever acted."""

    at: datetime
    event: int
    login: str | None
    actor: str
    action: str
    from_status: str | None
    to_status: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class CaseTrail:
    """Everything that the database knows of who was at a case."""

    number: str
    accesses: list[Access]
    events: list[Act]
    """Both from the first to the last."""


def trail(session: Session, number: str) -> CaseTrail:
    """Who saw a case, and who did what with it.

    Raises NotAllowed (supervisor_only), NotFound: out of scope is not there.
    """
    require_overseer(session)
    application = loading.find(session, number)
    accesses = cases.LOOKS.rows(session, application=application.id)
    events = cases.ACTS.rows(session, application=application.id)
    return CaseTrail(
        number=application.number,
        accesses=[Access(*row) for row in accesses],
        events=[Act(*row) for row in events],
    )


class NamedTrail(NamedTuple):
    """A trail, and what to call the documents that it names by their kinds."""

    trail: CaseTrail
    document_titles: dict[str, str]
    """By the code of their kind."""


def named_trail(session: Session, number: str, language: str = "az") -> NamedTrail:
    """``trail`` with the titles of all kinds of documents in a language (az, en, ru)."""
    return NamedTrail(trail(session, number), reference_data.document_titles(session, language))
