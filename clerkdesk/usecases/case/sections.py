"""The parts of an application, each read by itself, once the reader has an access ticket."""

import json
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.erasures import Cause, ErasedData
from clerkdesk.domain.history import SILENT
from clerkdesk.domain.outcomes import ASK_BILLING_FOR_DEBT, Outcome, QuestionKind
from clerkdesk.domain.remarks import Remark
from clerkdesk.store import cross_scope
from clerkdesk.store.models import (
    AccountAnswer,
    Amendment,
    Application,
    ApplicationPerson,
    Certificate,
    CertificatePrint,
    DebtAnswer,
    Document,
    DocumentRemark,
    Erasure,
    Event,
    Inquiry,
    Note,
    OutboxMessage,
    PersonAnswer,
)
from clerkdesk.store.reference_models import (
    DocumentKindRow,
    DocumentRequirement,
    Staff,
)
from clerkdesk.store.types import moment
from clerkdesk.store.working_models import Draft
from clerkdesk.usecases.case import outcomes
from clerkdesk.usecases.case.rows import (
    CertificateInfo,
    DebtCheck,
    DocumentRow,
    DraftRow,
    HistoryRow,
    LinkRow,
    MessageRow,
    PersonRow,
    Renewal,
    StatedChange,
)
from clerkdesk.usecases.identity import ScopeKey, current_staff, in_scope


def persons(session: Session, application: Application) -> list[PersonRow]:
    """By role and position, each with what the register answered last."""
    answered = session.scalars(
        select(PersonAnswer)
        .where(PersonAnswer.application_id == application.id)
        .order_by(PersonAnswer.id)
    )
    answers = {
        answer.fin: RegisteredPerson(
            fin=answer.fin,
            surname=answer.surname,
            name=answer.name,
            patronymic=answer.patronymic,
            birth_date=answer.birth_date,
            birth_year=answer.birth_year,
            id_document=answer.id_document,
            address=answer.address,
            idp=answer.idp,
            source=answer.source,
            deceased=answer.deceased,
            id_document_expires=answer.id_document_expires,
        )
        for answer in answered
    }
    asked = session.scalars(
        select(Inquiry)
        .where(Inquiry.application_id == application.id, Inquiry.kind == QuestionKind.PERSON)
        .order_by(Inquiry.id)
    )
    became = {inquiry.subject: outcomes.of_row(inquiry) for inquiry in asked}
    rows = session.scalars(
        select(ApplicationPerson)
        .where(ApplicationPerson.application_id == application.id)
        .order_by(ApplicationPerson.role, ApplicationPerson.position)
    )
    return [
        PersonRow(
            role=row.role,
            position=row.position,
            fin=row.fin,
            surname=row.surname,
            name=row.name,
            patronymic=row.patronymic,
            birth_date=row.birth_date,
            birth_year=row.birth_year,
            id_document=row.id_document,
            register=answers.get(row.fin),
            register_outcome=became.get(row.fin),
        )
        for row in rows
    ]


def erased(session: Session, application: Application) -> ErasedData | None:
    """Since when its personal data are no more, and why; None: they are there."""
    if application.erased_at is None:
        return None
    row = session.scalars(
        select(Erasure)
        .where(Erasure.application_id == application.id, Erasure.erased_at.is_not(None))
        .order_by(Erasure.id.desc())
        .limit(1)
    ).one()
    return ErasedData(application.erased_at, Cause(row.cause), row.months, row.repeated)


def documents(session: Session, application: Application) -> list[DocumentRow]:
    """In the order in which they were sent."""
    remarks = _remarks(session, application.id)
    rows = session.execute(
        select(Document, DocumentKindRow, DocumentRequirement.required)
        .join(DocumentKindRow, DocumentKindRow.code == Document.kind)
        .outerjoin(
            DocumentRequirement,
            (DocumentRequirement.kind == Document.kind)
            & (DocumentRequirement.service == application.service),
        )
        .where(Document.application_id == application.id)
        .order_by(Document.position)
    )
    return [
        DocumentRow(
            id=document.id,
            position=document.position,
            kind=document.kind,
            titles=(kind.az, kind.en, kind.ru),
            required=bool(required),
            name=document.name,
            media_type=document.media_type,
            size=document.size,
            sha256=document.sha256,
            fin=document.fin,
            fits=document.fits,
            verdict_reason=document.verdict_reason,
            verdict_by=document.verdict_by_name,
            verdict_at=document.verdict_at,
            verdict_via=document.verdict_via,
            added_at=document.added_at,
            remarks=tuple(remarks.get(document.id, ())),
        )
        for document, kind, required in rows
    ]


def _remarks(session: Session, application_id: int) -> dict[int, list[Remark]]:
    """What holds of each of an application's documents, by the document's id."""
    rows = session.execute(
        select(DocumentRemark.document_id, DocumentRemark.code, DocumentRemark.params)
        .where(DocumentRemark.application_id == application_id)
        .where(DocumentRemark.settled_at.is_(None))
        .order_by(DocumentRemark.document_id, DocumentRemark.code)
    )
    remarks: dict[int, list[Remark]] = {}
    for document_id, code, params in rows:
        remarks.setdefault(document_id, []).append(Remark(code, json.loads(params)))
    return remarks


class AccountReading(NamedTuple):
    """What billing says of the account behind the present code."""

    account: Account | None
    """None: billing has not answered."""
    outcome: Outcome | None
    """Of the last question; None: not asked."""


def account(session: Session, application: Application) -> AccountReading:
    """The last answer, and what became of the last question."""
    code = application.subscriber_code or ""
    answer = session.scalar(
        select(AccountAnswer)
        .where(
            AccountAnswer.application_id == application.id, AccountAnswer.subscriber_code == code
        )
        .order_by(AccountAnswer.id.desc())
        .limit(1)
    )
    known = None
    if answer is not None:
        known = Account(
            subscriber_code=answer.subscriber_code,
            holder_fin=answer.holder_fin,
            holder_name=answer.holder_name,
            address=answer.address,
            district=answer.district,
            consumer_group=answer.consumer_group,
            source=answer.source,
            current_code=answer.current_code,
        )
    asked = session.scalar(
        select(Inquiry)
        .where(
            Inquiry.application_id == application.id,
            Inquiry.kind == QuestionKind.ACCOUNT,
            Inquiry.subject == code,
        )
        .order_by(Inquiry.id.desc())
        .limit(1)
    )
    return AccountReading(known, outcomes.of_row(asked) if asked else None)


def debt_checks(session: Session, application: Application) -> list[DebtCheck]:
    """Newest first; of every code that the application has had."""
    rows = session.execute(
        select(Inquiry, DebtAnswer)
        .outerjoin(DebtAnswer, DebtAnswer.inquiry_id == Inquiry.id)
        .where(Inquiry.application_id == application.id, Inquiry.kind.in_(ASK_BILLING_FOR_DEBT))
        .order_by(Inquiry.id.desc())
    )
    return [
        DebtCheck(
            purpose=inquiry.purpose,
            subject=inquiry.subject,
            requested_at=inquiry.requested_at,
            requested_by=inquiry.requested_by_name,
            outcome=outcomes.of_row(inquiry, answer.amount_qepik if answer else None),
            amount_qepik=answer.amount_qepik if answer else None,
            as_of=answer.as_of if answer else None,
            answered_at=answer.answered_at if answer else inquiry.outcome_at,
            source=inquiry.source,
        )
        for inquiry, answer in rows
    ]


def messages(session: Session, application: Application) -> list[MessageRow]:
    """Newest first."""
    rows = session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.application_id == application.id)
        .order_by(OutboxMessage.id.desc())
    )
    return [
        MessageRow(
            id=message.id,
            event=message.event,
            channel=message.channel,
            state=message.state,
            queued_at=message.queued_at,
            not_before=message.not_before,
            sent_at=message.sent_at,
            attempts=message.attempts,
            fault=message.fault,
        )
        for message in rows
    ]


def history(session: Session, application: Application) -> list[HistoryRow]:
    """Newest first."""
    notes = {
        note.op_id: note.text
        for note in session.scalars(select(Note).where(Note.application_id == application.id))
    }
    amended: dict[str, list[str]] = {}
    for row in session.scalars(
        select(Amendment).where(Amendment.application_id == application.id).order_by(Amendment.id)
    ):
        amended.setdefault(row.op_id, []).append(
            f"{row.field}: {row.old or '—'} → {row.new or '—'}"
        )
    texts = notes | {op: "\n".join(lines) for op, lines in amended.items()}
    rows = session.scalars(
        select(Event)
        .where(Event.application_id == application.id, Event.action.not_in(SILENT))
        .order_by(Event.id.desc())
    )
    return [
        HistoryRow(
            at=event.at,
            actor=event.actor,
            action=event.action,
            from_status=event.from_status,
            to_status=event.to_status,
            detail=event.detail,
            text=texts.get(event.op_id or "")
            if event.action in ("note", "call", "amend")
            else None,
            op_id=event.op_id,
        )
        for event in rows
    ]


def links(session: Session, application: Application) -> list[LinkRow]:
    """Every application that shares something, those of other offices among them."""
    actor = current_staff(session)
    rows = []
    for row in cross_scope.linked(session, application.id):
        scope_key = ScopeKey(
            organisation_id=row.pop("organisation_id"),
            department_id=row.pop("department_id"),
            service=row.pop("service"),
        )
        rows.append(LinkRow(**row, in_scope=in_scope(actor, scope_key)))
    return rows


def renewal(session: Session, application: Application) -> Renewal | None:
    """What differs from the refused application that this one sends again."""
    if application.renews is None:
        return None
    refused = cross_scope.renewal(session, application.id)
    if refused is None:
        return None
    return Renewal(
        number=refused.number,
        decided_at=moment(refused.decided_at),
        refusal=refused.decision_text or "",
        changes=[
            StatedChange(row.field, row.old, row.new)
            for row in cross_scope.renewal_changes(session, application.id)
        ],
        taken_over=frozenset(cross_scope.renewal_documents(session, application.id)),
    )


def certificates(session: Session, application: Application) -> list[CertificateInfo]:
    """Newest first."""
    prints: dict[int, int] = {}
    for key in session.scalars(
        select(CertificatePrint.certificate_id).where(
            CertificatePrint.application_id == application.id
        )
    ):
        prints[key] = prints.get(key, 0) + 1
    rows = session.scalars(
        select(Certificate)
        .where(Certificate.application_id == application.id)
        .order_by(Certificate.id.desc())
    )
    return [
        CertificateInfo(
            number=certificate.number,
            state=certificate.state,
            issued_at=certificate.issued_at,
            issued_on=certificate.issued_on,
            code=certificate.code,
            prints=prints.get(certificate.id, 0),
            superseded_by=certificate.superseded_by,
        )
        for certificate in rows
    ]


def drafts(session: Session, application: Application) -> list[DraftRow]:
    """Everybody's unfinished texts about an application, the newest first; on PostgreSQL under a
    ticket, and one's own.
    """
    rows = session.execute(
        select(Draft, Staff.name, Staff.login)
        .join(Staff, Staff.id == Draft.staff_id)
        .where(Draft.application_id == application.id)
        .order_by(Draft.at.desc())
    )
    return [
        DraftRow(
            kind=draft.kind,
            text=draft.text,
            code=draft.code,
            name=name,
            login=login,
            at=draft.at,
        )
        for draft, name, login in rows
    ]
