"""What is offered where a document does not fit, as an administrator reads it."""

from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.limits import MOST_PHRASES, PHRASE_LENGTH
from clerkdesk.store.reference_models import DocumentKindRow, DocumentRequirement, VerdictPhrase
from clerkdesk.usecases.administration.records import Field, FieldForm, Record
from clerkdesk.usecases.identity import require_administrator

TEXT = "text"
FIELDS = (Field(TEXT, FieldForm.TEXT, PHRASE_LENGTH, required=False),)


def records(session: Session) -> list[Record]:
    """Those of the administrator's e-services, kind by kind in the order in which they are offered;
    at each kind's end the one that is free. The key is service, kind and place; the group is the
    document's name. Raises NotAllowed (administrator_only).
    """
    actor = require_administrator(session)
    listed: list[Record] = []
    for service, eservice in ESERVICES.items():
        if actor.organisation in (None, eservice.organisation):
            for kind, title in _kinds(session, service).items():
                listed += _of_kind(session, service, kind, title)
    return listed


def _kinds(session: Session, service: str) -> dict[str, str]:
    """What an e-service asks for, in its order, and what it has phrases for besides, by name."""
    asked = session.scalars(
        select(DocumentRequirement.kind)
        .where(DocumentRequirement.service == service)
        .order_by(DocumentRequirement.position)
    ).all()
    offered = session.scalars(
        select(VerdictPhrase.kind).where(VerdictPhrase.service == service).distinct()
    ).all()
    names = {row.code: row.az for row in session.scalars(select(DocumentKindRow))}
    return {kind: names[kind] for kind in dict.fromkeys([*asked, *sorted(offered)])}


def _of_kind(session: Session, service: str, kind: str, title: str) -> list[Record]:
    rows = session.execute(
        select(VerdictPhrase.position, VerdictPhrase.text)
        .where(VerdictPhrase.service == service, VerdictPhrase.kind == kind)
        .order_by(VerdictPhrase.position)
    ).all()
    group = f"{service} {kind}"
    listed = [Record(f"{group} {position}", text, title, {TEXT: text}) for position, text in rows]
    taken = {position for position, _text in rows}
    if len(rows) < MOST_PHRASES:
        # The first place that is free: what was taken away comes back to where it stood.
        free = next(place for place in count() if place not in taken)
        listed.append(Record(f"{group} {free}", "", title, {TEXT: ""}))
    return listed
