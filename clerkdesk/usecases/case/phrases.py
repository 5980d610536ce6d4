"""An administrator's phrases for what is often wrong with a document of a kind."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.limits import MOST_PHRASES, PHRASE_LENGTH
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.reference_models import DocumentKindRow, VerdictPhrase
from clerkdesk.usecases import administering


def replace(session: Session, service: str, kind: str, texts: Sequence[str]) -> None:
    """Offer these phrases, and no others, for a kind of document.

    Raises NotAllowed (administrator_only, other_organisations_service), Invalid (unknown_value,
    document_kind_unknown, missing, too_long, too_many_phrases, control_characters).
    """
    actor = administering.administer(session)
    administering.require_service(actor, service)
    if session.get(DocumentKindRow, kind) is None:
        raise Invalid("document_kind_unknown", field="kind", kind=kind)
    if len(texts) > MOST_PHRASES:
        raise Invalid("too_many_phrases", field="text", limit=MOST_PHRASES)
    phrases = [_checked(text) for text in texts]
    rows = session.scalars(
        select(VerdictPhrase).where(VerdictPhrase.service == service, VerdictPhrase.kind == kind)
    )
    there = {row.position: row for row in rows}
    # What stays as it is is no change in the history.
    for position, text in enumerate(phrases):
        row = there.pop(position, None)
        if row is None:
            row = VerdictPhrase(service=service, kind=kind, position=position)
            session.add(row)
        row.text = text
    for row in there.values():
        session.delete(row)
    session.flush()


def _checked(text: str) -> str:
    phrase = " ".join(clean(text).split())
    if not phrase:
        raise Invalid("missing", field="text")
    if len(phrase) > PHRASE_LENGTH:
        raise Invalid("too_long", field="text", limit=PHRASE_LENGTH)
    if has_controls(phrase):
        raise Invalid("control_characters", field="text")
    return phrase
