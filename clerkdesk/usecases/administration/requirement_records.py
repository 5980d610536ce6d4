"""Which documents an e-service asks for, as an administrator reads it."""

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.reads import overseeing
from clerkdesk.store.reference_models import DocumentKindRow, DocumentRequirement
from clerkdesk.usecases.administration.records import Field, FieldForm, Record
from clerkdesk.usecases.identity import require_administrator, scope

REQUIRED = "required"
POSITION = "position"
FIELDS = (
    Field(REQUIRED, FieldForm.CHOICE, limit=3, required=False),
    Field(POSITION, FieldForm.LINE, limit=3, required=False),
)
MOST_PLACES = 99


class RequirementEffect(NamedTuple):
    """Of open applications."""

    lacking: int
    """Those that could not be approved any more: they do not have what becomes required."""


def records(session: Session) -> list[Record]:
    """Every kind of each of the administrator's e-services: those that are asked for in the order
    of the form, then the others. REQUIRED is yes, no (it may be sent) or "" (it is not asked for).
    Raises NotAllowed (administrator_only).
    """
    actor = require_administrator(session)
    kinds = session.scalars(select(DocumentKindRow)).all()
    listed = []
    for service, eservice in ESERVICES.items():
        if actor.organisation not in (None, eservice.organisation):
            continue
        rows = session.scalars(
            select(DocumentRequirement).where(DocumentRequirement.service == service)
        )
        asked = {row.kind: row for row in rows}
        # Python sorts stably: what is not asked for stays in the order of the list of kinds.
        for kind in sorted(kinds, key=lambda kind: _place(asked.get(kind.code))):
            row = asked.get(kind.code)
            values = {REQUIRED: "", POSITION: ""}
            if row is not None:
                values = {REQUIRED: _yes(row.required), POSITION: str(row.position)}
            listed.append(Record(f"{service} {kind.code}", kind.az, service, values))
    return listed


def _place(row: DocumentRequirement | None) -> int:
    return MOST_PLACES + 1 if row is None else row.position


def _yes(required: bool) -> str:
    return "yes" if required else "no"


def effect(session: Session, key: str, values: dict[str, str]) -> RequirementEffect:
    """What asking so for a kind would do. Raises NotAllowed (administrator_only)."""
    actor = require_administrator(session)
    service, _, kind = key.partition(" ")
    stands = session.get(DocumentRequirement, (service, kind))
    becomes = values[REQUIRED] == "yes" and (stands is None or not stands.required)
    if not becomes:
        return RequirementEffect(0)
    if reads_as_a_person(session.connection()):
        lacking = session.scalar(select(func.cd_lacking(service, kind)))
    else:
        lacking = overseeing.LACKING.scalars(
            session, scope(actor), of_service=service, of_kind=kind
        )[0]
    return RequirementEffect(int(lacking or 0))
