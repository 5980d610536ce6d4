"""What the form for an application at the counter offers."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.store.working_models import CounterDraft
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.reference_data import Choice, DocumentKind

FORM = 0
"""The part of a draft that is the form; the others are pictures."""


class CounterChoices(NamedTuple):
    """What there is to choose from while an application is taken down."""

    districts: list[Choice]
    """By the Azerbaijani alphabet."""
    document_kinds: list[DocumentKind]
    """In the service's order."""
    begun: "Begun | None"
    """What the actor has begun earlier; None: nothing."""


class Picture(NamedTuple):
    """A picture that belongs to a begun form and lies nowhere else."""

    name: str
    content: bytes


class Begun(NamedTuple):
    """A form that was begun and not registered."""

    form: bytes
    """As it was kept (``counter_draft.keep``)."""
    pictures: dict[int, Picture]
    """By their parts."""
    at: datetime
    """When it was written in last."""


def choices(session: Session, service: str, language: str = "az") -> CounterChoices:
    """The districts, and the kinds of documents of a service in a language (az, en, ru)."""
    return CounterChoices(
        districts=reference_data.districts(session),
        document_kinds=reference_data.document_kinds(session, service, language),
        begun=_begun(session, service),
    )


def _begun(session: Session, service: str) -> Begun | None:
    rows = session.execute(
        select(CounterDraft.part, CounterDraft.name, CounterDraft.content, CounterDraft.at).where(
            CounterDraft.staff_id == current_staff(session).id, CounterDraft.service == service
        )
    ).all()
    form = next((row for row in rows if row.part == FORM), None)
    if form is None:
        return None
    pictures = {row.part: Picture(row.name, row.content) for row in rows if row.part != FORM}
    return Begun(form.content, pictures, form.at)
