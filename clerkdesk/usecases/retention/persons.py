"""One person's data: where they stand, what they are, and who asked that they be erased."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from clerkdesk.domain import identifiers
from clerkdesk.domain.erasures import Extent, Standing
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.lifecycle import DECIDED
from clerkdesk.domain.messages import MessageState
from clerkdesk.domain.personal_data import Export, OwnDocument, PersonalData, StatedPerson
from clerkdesk.store import cross_scope
from clerkdesk.store.models import ApplicationPerson, Erasure, ErasureRequest, Inquiry
from clerkdesk.store.reads import erasures
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.case.rows import CaseDetail, DocumentRow
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import Actor, current_staff, require_overseer, scope

OWN_ROLES = ("applicant", "owner")
"""In which an application is the person's own."""


@dataclass(frozen=True, slots=True)
class Involvement:
    """An application in which the person appears."""

    application_id: int
    number: str
    service: str
    status: str
    roles: tuple[str, ...]
    documents: tuple[DocumentRow, ...]
    """That are the person's."""
    kept_for: str | None
    """The code of the sentence why it is not erased when the person asks; None: it is."""
    extent: Extent
    """How much of it is erased when the person asks."""
    person_id: int | None
    """Of whom alone it is erased; None: all of it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody has asked to be erased."""

    id: int
    reason: str
    asked_by: str
    """The login."""
    asked_by_name: str
    asked_at: datetime
    granted: bool | None
    decided_by_name: str | None
    decided_at: datetime | None
    numbers: list[str]
    erased: int
    """How many of them are erased by now."""


def find(session: Session, fin: str) -> list[Involvement]:
    """Every application in scope in which the person appears; looking for them is logged, and so is
    each look.

    Raises NotAllowed (supervisor_only), Invalid (fin_letter, fin_length), NotFound
    (person_not_found).
    """
    _actor, fin, cases = _cases(session, fin)
    return [_involvement(session, case, fin) for case in cases]


def _involvement(session: Session, case: CaseDetail, fin: str) -> Involvement:
    person_id = _named(session, case, fin)
    standing = _standing(session, case, person_id)
    return Involvement(
        application_id=case.header.id,
        number=case.header.number,
        service=case.header.service,
        status=case.header.status,
        roles=_roles(case, fin),
        documents=_documents(case, fin),
        kept_for=standing.bar,
        extent=standing.extent,
        person_id=person_id,
    )


def export(session: Session, fin: str, at: datetime) -> Export:
    """All that is held of the person; the bytes of each document are ``detail.document_content``.
    Raises as ``find``.
    """
    actor, fin, cases = _cases(session, fin)
    return Export(fin, at, actor.name, [_data(case, fin) for case in cases])


def requests(session: Session) -> list[Request]:
    """What was asked for, the newest first. Raises NotAllowed (supervisor_only)."""
    actor = require_overseer(session)
    numbers: dict[int, list[str]] = {}
    done: dict[int, int] = {}
    for request_id, number, erased_at in erasures.REQUESTED.rows(session, scope(actor)):
        numbers.setdefault(request_id, []).append(number)
        done[request_id] = done.get(request_id, 0) + (erased_at is not None)
    statement = (
        select(ErasureRequest, Staff.login)
        .join(Staff, Staff.id == ErasureRequest.asked_by)
        .order_by(ErasureRequest.id.desc())
    )
    if actor.organisation_id is not None:
        statement = statement.where(ErasureRequest.organisation_id == actor.organisation_id)
    return [
        Request(
            id=row.id,
            reason=row.reason,
            asked_by=login,
            asked_by_name=row.asked_by_name,
            asked_at=row.asked_at,
            granted=row.granted,
            decided_by_name=row.decided_by_name,
            decided_at=row.decided_at,
            numbers=numbers.get(row.id, []),
            erased=done.get(row.id, 0),
        )
        for row, login in session.execute(statement)
    ]


def _cases(session: Session, fin: str) -> tuple[Actor, str, list[CaseDetail]]:
    actor = current_staff(session)
    if actor.role is not None and not actor.role.supervises:
        raise NotAllowed("supervisor_only")
    fin = identifiers.parse_fin(fin)
    access.seek(session, "fin", fin)
    ids = cross_scope.with_fin(session, fin)
    cases = []
    for key in sorted(ids):
        try:
            cases.append(detail.open_case(session, key, "show"))
        except NotFound:
            continue  # another organisation's
    if not cases:
        raise NotFound("person_not_found")
    return actor, fin, cases


def _roles(case: CaseDetail, fin: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.role for person in case.persons if person.fin == fin))


def _documents(case: CaseDetail, fin: str) -> tuple[DocumentRow, ...]:
    """Those that name the person; those that name nobody are the applicant's."""
    applicant = "applicant" in _roles(case, fin)
    return tuple(
        document
        for document in case.documents
        if document.fin == fin or (document.fin is None and applicant)
    )


def _named(session: Session, case: CaseDetail, fin: str) -> int | None:
    """The person's row in somebody else's application; None: it is their own."""
    if any(role in OWN_ROLES for role in _roles(case, fin)):
        return None
    statement = select(ApplicationPerson.id).where(
        ApplicationPerson.application_id == case.header.id, ApplicationPerson.fin == fin
    )
    return session.scalars(statement).one()


def _standing(session: Session, case: CaseDetail, person_id: int | None) -> Standing:
    key = case.header.id
    whose: ColumnElement[bool] = Erasure.person_id.is_(None)
    if person_id is not None:
        whose = or_(whose, Erasure.person_id == person_id)
    asked = session.scalar(
        select(Erasure.id)
        .outerjoin(ErasureRequest, ErasureRequest.id == Erasure.request_id)
        .where(
            Erasure.application_id == key,
            whose,
            or_(ErasureRequest.id.is_(None), ErasureRequest.granted.is_not(False)),
        )
        .limit(1)
    )
    question = select(Inquiry.id).where(Inquiry.application_id == key, Inquiry.outcome.is_(None))
    return Standing(
        decided=case.header.status in DECIDED,
        own=person_id is None,
        asked=asked is not None,
        awaited=case.header.billing_pending
        or any(message.state == MessageState.QUEUED for message in case.messages)
        or session.scalar(question.limit(1)) is not None,
    )


def _data(case: CaseDetail, fin: str) -> PersonalData:
    header = case.header
    roles = _roles(case, fin)
    persons = []
    for person in case.persons:
        if person.fin != fin:
            continue
        persons.append(
            StatedPerson(
                source="package",
                surname=person.surname,
                name=person.name,
                patronymic=person.patronymic,
                birth_date=person.birth_date,
                birth_year=person.birth_year,
                id_document=person.id_document,
            )
        )
        known = person.register
        if known is not None:
            persons.append(
                StatedPerson(
                    source=known.source,
                    surname=known.surname,
                    name=known.name,
                    patronymic=known.patronymic,
                    birth_date=known.birth_date,
                    birth_year=known.birth_year,
                    id_document=known.id_document,
                    address=known.address,
                )
            )
    return PersonalData(
        number=header.number,
        service=header.service,
        status=header.status,
        submitted_at=header.submitted_at,
        decided_at=header.decided_at,
        roles=roles,
        persons=tuple(dict.fromkeys(persons)),
        documents=tuple(
            OwnDocument(
                id=document.id,
                file=f"{header.number}-{place}{Path(document.name).suffix}",
                kind=document.kind,
                name=document.name,
                size=document.size,
                sha256=document.sha256,
            )
            for place, document in enumerate(_documents(case, fin), start=1)
        ),
        stated=_stated(case, roles),
        messages=len(case.messages) if "applicant" in roles else 0,
        notes=sum(row.action in ("note", "call") for row in case.history),
    )


def _stated(case: CaseDetail, roles: tuple[str, ...]) -> dict[str, str]:
    """What belongs to the applicant, and to the owner where that is somebody else."""
    of_object = {
        "address": case.address,
        "subscriber_code": case.header.subscriber_code,
        "owner_name": case.owner_name if "owner" in roles else None,
    }
    of_applicant = {
        "mobile": case.mobile,
        "email": case.email,
        "previous_address": case.previous_address,
        "new_subscriber_code": case.new_subscriber_code,
        "reason": case.reason,
        "decision": case.header.decision_text,
    }
    stated: dict[str, str | None] = {}
    if "applicant" in roles:
        stated |= of_object | of_applicant
    elif "owner" in roles:
        stated |= of_object
    return {name: value for name, value in stated.items() if value}
