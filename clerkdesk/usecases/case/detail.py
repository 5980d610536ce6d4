"""One application whole: what the open pane and ``show`` present. Reading it draws an access
ticket.
"""

from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Action, DebtState, Situation, denial
from clerkdesk.store import cross_scope
from clerkdesk.store.models import (
    AccountAnswer,
    Amendment,
    Application,
    ApplicationDetail,
    ApplicationPerson,
    Certificate,
    CertificatePrint,
    DebtAnswer,
    Document,
    DocumentContent,
    Event,
    Inquiry,
    Note,
    OutboxMessage,
    PersonAnswer,
)
from clerkdesk.store.reference_models import (
    Department,
    District,
    DocumentKindRow,
    DocumentRequirement,
    Organisation,
    Staff,
)
from clerkdesk.usecases import office
from clerkdesk.usecases.case import drafts
from clerkdesk.usecases.case.cases import (
    Key,
    find,
    latest_debt_answer,
    latest_debt_inquiry,
    situation,
)
from clerkdesk.usecases.case.drafts import DraftRow
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import current_staff, sees
from clerkdesk.usecases.unit_of_work import now


@dataclass(frozen=True, slots=True)
class Header:
    """What may be shown without a ticket."""

    id: int
    number: str
    service: Service
    status: str
    name: str
    masked_fin: str
    masked_mobile: str
    subscriber_code: str | None
    place: str
    department: str
    department_code: str
    organisation: str
    holder: str | None
    holder_login: str | None
    due_on: date
    due_at: datetime
    submitted_at: datetime
    registered_at: datetime
    term_working_days: int
    channel: str
    login_method: str | None
    version: int
    waiting_for: str | None
    billing_pending: bool
    decided_at: datetime | None
    decision_reason: str | None
    decision_text: str | None
    out_of_area: bool
    denials: dict[Action, str]
    """Action → the code of the sentence why not; what is not here is allowed."""

    @property
    def allowed(self) -> frozenset[Action]:
        return frozenset(action for action in Action if action not in self.denials)


@dataclass(frozen=True, slots=True)
class PersonRow:
    role: str
    position: int
    fin: str
    surname: str
    name: str
    patronymic: str
    birth_date: date | None
    id_document: str | None
    register: RegisteredPerson | None
    """The register's answer; None: none yet, see ``register_outcome``."""
    register_outcome: str | None
    """None: not asked or waiting; answered, unknown, no_answer"""

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


Titles = tuple[str, str, str]
"""A name in Azerbaijani, English and Russian."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    id: int
    position: int
    kind: str
    titles: Titles
    required: bool
    name: str
    media_type: str
    size: int
    sha256: str
    fin: str | None
    fits: bool | None
    verdict_reason: str | None
    verdict_by: str | None
    verdict_at: datetime | None
    verdict_via: str | None

    @property
    def title(self) -> str:
        """In Azerbaijani."""
        return self.titles[0]


@dataclass(frozen=True, slots=True)
class DebtCheck:
    purpose: str
    subject: str
    requested_at: datetime
    requested_by: str
    outcome: str | None
    fault: str | None
    amount_qepik: int | None
    as_of: datetime | None
    answered_at: datetime | None
    source: str | None


@dataclass(frozen=True, slots=True)
class MessageRow:
    id: int
    event: str
    channel: str
    state: str
    queued_at: datetime
    not_before: datetime
    sent_at: datetime | None
    attempts: int
    fault: str | None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    at: datetime
    actor: str
    action: str
    from_status: str | None
    to_status: str | None
    detail: str | None
    text: str | None
    """The note's text, or the corrected fields of an amendment."""
    op_id: str | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    id: int
    number: str
    kind: str
    office: str
    submitted_at: datetime
    status: str
    place: str
    person_position: int | None
    in_scope: bool


@dataclass(frozen=True, slots=True)
class CertificateInfo:
    number: str
    state: str
    issued_at: datetime
    issued_on: date
    code: str
    prints: int
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class CaseDetail:
    header: Header
    mobile: str
    email: str | None
    address: str | None
    address_source: str
    previous_address: str | None
    new_subscriber_code: str | None
    no_code_stated: bool
    reason_code: str | None
    reason: str | None
    owner_name: str | None
    owner_name_source: str
    consumer_group: str | None
    persons: list[PersonRow]
    documents: list[DocumentRow]
    missing_documents: list[Titles]
    account: Account | None
    account_outcome: str | None
    debt: DebtState
    debt_qepik: int | None
    debt_as_of: datetime | None
    debt_fault: str | None
    debt_checks: list[DebtCheck]
    messages: list[MessageRow]
    history: list[HistoryRow]
    links: list[LinkRow]
    certificates: list[CertificateInfo]
    certificate_lacks: str | None
    me: str
    """The reader's login."""
    drafts: list[DraftRow]
    """Unfinished texts, one's own among them."""
    situation: Situation

    def people(self, role: str) -> list[PersonRow]:
        return [person for person in self.persons if person.role == role]


def header(session: Session, key: Key) -> Header:
    """The masked view of an application in scope. Raises NotFound."""
    application = find(session, key)
    access.ensure_ticket(session, application.id)
    return _header(
        session, application, situation(session, application, current_staff(session), now(session))
    )


def _header(session: Session, application: Application, case: Situation) -> Header:
    department = session.get_one(Department, application.department_id)
    holder = session.get(Staff, application.holder_id) if application.holder_id else None
    district = session.get(District, application.district_id) if application.district_id else None
    organisation = session.get_one(Organisation, application.organisation_id)
    return Header(
        id=application.id,
        number=application.number,
        service=Service(application.service),
        status=application.status,
        name=application.name,
        masked_fin=application.masked_fin,
        masked_mobile=application.masked_mobile,
        subscriber_code=application.subscriber_code,
        place=application.place,
        department=department.name,
        department_code=department.code,
        organisation=organisation.code,
        holder=holder.name if holder else None,
        holder_login=holder.login if holder else None,
        due_on=application.due_on,
        due_at=application.due_at,
        submitted_at=application.submitted_at,
        registered_at=application.registered_at,
        term_working_days=application.term_working_days,
        channel=application.channel,
        login_method=application.login_method,
        version=application.version,
        waiting_for=application.waiting_for,
        billing_pending=application.billing_pending,
        decided_at=application.decided_at,
        decision_reason=application.decision_reason,
        decision_text=application.decision_text,
        out_of_area=district is not None and not district.in_area,
        denials={action: code for action in Action if (code := denial(action, case)) is not None},
    )


def open_case(session: Session, key: Key, purpose: str = "open") -> CaseDetail:
    """The whole application; who looked, when and why is logged in the same transaction. Raises
    NotFound.
    """
    application = find(session, key)
    access.draw_ticket(session, application.id, purpose)
    case = situation(session, application, current_staff(session), now(session))
    detail = session.get_one(ApplicationDetail, application.id)
    answer = latest_debt_answer(session, application)
    inquiry = latest_debt_inquiry(session, application)
    account, account_outcome = _account(session, application)
    documents = _documents(session, application)
    there = {document.kind for document in documents}
    return CaseDetail(
        header=_header(session, application, case),
        mobile=detail.mobile,
        email=detail.email,
        address=detail.address,
        address_source=detail.address_source,
        previous_address=detail.previous_address,
        new_subscriber_code=detail.new_subscriber_code,
        no_code_stated=application.no_code_stated,
        reason_code=detail.reason_code,
        reason=detail.reason,
        owner_name=detail.owner_name,
        owner_name_source=detail.owner_name_source,
        consumer_group=detail.consumer_group,
        persons=_persons(session, application),
        documents=documents,
        missing_documents=[
            titles
            for kind, titles in office.required_documents(session, application.service)
            if kind not in there
        ],
        account=account,
        account_outcome=account_outcome,
        debt=case.debt,
        debt_qepik=answer.amount_qepik if answer else None,
        debt_as_of=answer.as_of if answer else None,
        debt_fault=inquiry.fault if inquiry else None,
        debt_checks=_debt_checks(session, application),
        messages=_messages(session, application),
        history=_history(session, application),
        links=_links(session, application),
        certificates=_certificates(session, application),
        certificate_lacks=issuing.lacking(session, application)
        if application.service == Service.NO_DEBT
        else None,
        me=current_staff(session).login,
        drafts=drafts.of(session, application.id),
        situation=case,
    )


def _persons(session: Session, application: Application) -> list[PersonRow]:
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


def _documents(session: Session, application: Application) -> list[DocumentRow]:
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


def _account(session: Session, application: Application) -> tuple[Account | None, str | None]:
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


def _debt_checks(session: Session, application: Application) -> list[DebtCheck]:
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


def _messages(session: Session, application: Application) -> list[MessageRow]:
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


def _history(session: Session, application: Application) -> list[HistoryRow]:
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


def _links(session: Session, application: Application) -> list[LinkRow]:
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


def _certificates(session: Session, application: Application) -> list[CertificateInfo]:
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


def document_content(session: Session, document_id: int) -> bytes:
    """The bytes of a document of an application in scope. Raises NotFound."""
    document = session.get(Document, document_id)
    if document is None:
        raise NotFound("document_not_found")
    find(session, document.application_id)
    access.ensure_ticket(session, document.application_id)
    return b"".join(
        session.scalars(
            select(DocumentContent.content)
            .where(DocumentContent.document_id == document_id)
            .order_by(DocumentContent.part)
        )
    )
