"""The parts of an application, each read by itself; whoever reads them has drawn the access ticket."""

from types import SimpleNamespace

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.answers import Account, RegisteredPerson
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
from clerkdesk.store.working_models import Draft
from clerkdesk.usecases.case.rows import (
    CertificateInfo,
    DebtCheck,
    DocumentRow,
    DraftRow,
    HistoryRow,
    LinkRow,
    MessageRow,
    PersonRow,
)
from clerkdesk.usecases.identity import current_staff, sees


def persons(session: Session, application: Application) -> list[PersonRow]:
    answers = {
        a.fin: RegisteredPerson(
            fin=a.fin,
            surname=a.surname,
            name=a.name,
            patronymic=a.patronymic,
            birth_date=a.birth_date,
            id_document=a.id_document,
            address=a.address,
            idp=a.idp,
            source=a.source,
        )
        for a in session.scalars(
            select(PersonAnswer)
            .where(PersonAnswer.application_id == application.id)
            .order_by(PersonAnswer.id)
        )
    }
    outcomes = dict(
        session.execute(
            select(Inquiry.subject, Inquiry.outcome)
            .where(Inquiry.application_id == application.id, Inquiry.kind == "person")
            .order_by(Inquiry.id)
        ).all()
    )
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
            id_document=row.id_document,
            register=answers.get(row.fin),
            register_outcome=outcomes.get(row.fin),
        )
        for row in rows
    ]


def documents(session: Session, application: Application) -> list[DocumentRow]:
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
            id=d.id,
            position=d.position,
            kind=d.kind,
            titles=(kind.az, kind.en, kind.ru),
            required=bool(required),
            name=d.name,
            media_type=d.media_type,
            size=d.size,
            sha256=d.sha256,
            fin=d.fin,
            fits=d.fits,
            verdict_reason=d.verdict_reason,
            verdict_by=d.verdict_by_name,
            verdict_at=d.verdict_at,
            verdict_via=d.verdict_via,
        )
        for d, kind, required in rows
    ]


def account(session: Session, application: Application) -> tuple[Account | None, str | None]:
    code = application.subscriber_code or ""
    answer = session.scalar(
        select(AccountAnswer)
        .where(
            AccountAnswer.application_id == application.id, AccountAnswer.subscriber_code == code
        )
        .order_by(AccountAnswer.id.desc())
        .limit(1)
    )
    account = None
    if answer is not None:
        account = Account(
            subscriber_code=answer.subscriber_code,
            holder_fin=answer.holder_fin,
            holder_name=answer.holder_name,
            address=answer.address,
            district=answer.district,
            consumer_group=answer.consumer_group,
            source=answer.source,
        )
    outcome = session.scalar(
        select(Inquiry.outcome)
        .where(
            Inquiry.application_id == application.id,
            Inquiry.kind == "account",
            Inquiry.subject == code,
        )
        .order_by(Inquiry.id.desc())
        .limit(1)
    )
    return account, outcome


def debt_checks(session: Session, application: Application) -> list[DebtCheck]:
    rows = session.execute(
        select(Inquiry, DebtAnswer)
        .outerjoin(DebtAnswer, DebtAnswer.inquiry_id == Inquiry.id)
        .where(Inquiry.application_id == application.id, Inquiry.kind.in_(("debt", "certificate")))
        .order_by(Inquiry.id.desc())
    )
    return [
        DebtCheck(
            purpose=i.purpose,
            subject=i.subject,
            requested_at=i.requested_at,
            requested_by=i.requested_by_name,
            outcome=i.outcome,
            fault=i.fault,
            amount_qepik=a.amount_qepik if a else None,
            as_of=a.as_of if a else None,
            answered_at=a.answered_at if a else i.outcome_at,
            source=i.source,
        )
        for i, a in rows
    ]


def messages(session: Session, application: Application) -> list[MessageRow]:
    rows = session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.application_id == application.id)
        .order_by(OutboxMessage.id.desc())
    )
    return [
        MessageRow(
            id=m.id,
            event=m.event,
            channel=m.channel,
            state=m.state,
            queued_at=m.queued_at,
            not_before=m.not_before,
            sent_at=m.sent_at,
            attempts=m.attempts,
            fault=m.fault,
        )
        for m in rows
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
        select(Event).where(Event.application_id == application.id).order_by(Event.id.desc())
    )
    return [
        HistoryRow(
            at=e.at,
            actor=e.actor,
            action=e.action,
            from_status=e.from_status,
            to_status=e.to_status,
            detail=e.detail,
            text=texts.get(e.op_id or "") if e.action in ("note", "call", "amend") else None,
            op_id=e.op_id,
        )
        for e in rows
    ]


def links(session: Session, application: Application) -> list[LinkRow]:
    actor = current_staff(session)
    found = []
    for row in cross_scope.linked(session, application.id):
        scope = SimpleNamespace(
            organisation_id=row.pop("organisation_id"),
            department_id=row.pop("department_id"),
            service=row.pop("service"),
        )
        found.append(LinkRow(**row, in_scope=sees(actor, scope)))
    return found


def certificates(session: Session, application: Application) -> list[CertificateInfo]:
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
            number=c.number,
            state=c.state,
            issued_at=c.issued_at,
            issued_on=c.issued_on,
            code=c.code,
            prints=prints.get(c.id, 0),
            superseded_by=c.superseded_by,
        )
        for c in rows
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
