"""What the form for an application at the counter offers."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.usecases import reference_data
from clerkdesk.usecases.reference_data import Choice, DocumentKind


class CounterChoices(NamedTuple):
    """What there is to choose from while an application is taken down."""

    districts: list[Choice]
    """By the Azerbaijani alphabet."""
    document_kinds: list[DocumentKind]
    """In the service's order."""


def choices(session: Session, service: str, language: str = "az") -> CounterChoices:
    """The districts, and the kinds of documents of a service in a language (az, en, ru)."""
    return CounterChoices(
        reference_data.districts(session), reference_data.document_kinds(session, service, language)
    )
