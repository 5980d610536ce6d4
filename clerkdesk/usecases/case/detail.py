"""One application whole: what the open pane and ``show`` present. Reading it draws an access
ticket.
"""

from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Action, Situation, denial
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    Document,
)
from clerkdesk.store.reads import cases
from clerkdesk.store.reference_models import (
    Department,
    District,
    Organisation,
    Staff,
)
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import findings, outcomes, sections
from clerkdesk.usecases.case.loading import (
    Key,
    find,
    latest_debt_answer,
    latest_debt_inquiry,
    situation_of,
)
from clerkdesk.usecases.case.rows import (
    CaseDetail,
    Header,
)
from clerkdesk.usecases.certificates import register
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import now


def header(session: Session, key: Key) -> Header:
    """The masked view of an application in scope. Raises NotFound."""
    application = find(session, key)
    access.ensure_ticket(session, application.id)
    return _header(
        session,
        application,
        situation_of(session, application, current_staff(session), now(session)),
    )


def _header(session: Session, application: Application, situation: Situation) -> Header:
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
        waited_days=application.waited_days,
        channel=application.channel,
        login_method=application.login_method,
        version=application.version,
        waiting_for=application.waiting_for,
        waiting_since=application.waiting_since,
        answered_at=application.answered_at,
        withdrawal_asked_at=application.withdrawal_asked_at,
        billing_pending=application.billing_pending,
        decided_at=application.decided_at,
        decision_reason=application.decision_reason,
        decision_text=application.decision_text,
        out_of_area=district is not None and not district.in_area,
        denials={
            action: code for action in Action if (code := denial(action, situation)) is not None
        },
    )


def open_case(session: Session, key: Key, purpose: str = "open") -> CaseDetail:
    """The whole application; who looked, when and why is logged in the same transaction. Raises
    NotFound.
    """
    application = find(session, key)
    access.draw_ticket(session, application.id, purpose)
    situation = situation_of(session, application, current_staff(session), now(session))
    detail = session.get_one(ApplicationDetail, application.id)
    answer = latest_debt_answer(session, application)
    inquiry = latest_debt_inquiry(session, application)
    billing = sections.account(session, application)
    documents = sections.documents(session, application)
    kinds = {document.kind for document in documents}
    return CaseDetail(
        header=_header(session, application, situation),
        mobile=detail.mobile,
        mobile_confirmed_at=detail.mobile_confirmed_at,
        mobile_missing_at=detail.mobile_missing_at,
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
        persons=sections.persons(session, application),
        documents=documents,
        missing_documents=[
            titles
            for kind, titles in reference_data.required_documents(session, application.service)
            if kind not in kinds
        ],
        account=billing.account,
        account_outcome=billing.outcome,
        debt=situation.debt,
        debt_qepik=answer.amount_qepik if answer else None,
        debt_as_of=answer.as_of if answer else None,
        debt_outcome=outcomes.of_row(inquiry) if inquiry else None,
        debt_checks=sections.debt_checks(session, application),
        messages=sections.messages(session, application),
        history=sections.history(session, application),
        links=sections.links(session, application),
        renewal=sections.renewal(session, application),
        certificates=sections.certificates(session, application),
        certificate_lacks=register.lacking(session, application)
        if application.service == Service.NO_DEBT
        else None,
        legal_basis=reference_data.legal_basis(
            session, application.service, baku_date(application.submitted_at)
        ),
        me=current_staff(session).login,
        drafts=sections.drafts(session, application),
        findings=findings.rows(session, application, situation),
        situation=situation,
        erased=sections.erased(session, application),
    )


def document_content(session: Session, document_id: int) -> bytes:
    """The bytes of a document of an application in scope. Raises NotFound."""
    document = session.get(Document, document_id)
    if document is None:
        raise NotFound("document_not_found")
    find(session, document.application_id)
    access.ensure_ticket(session, document.application_id)
    return b"".join(cases.DOCUMENT_CONTENT.scalars(session, document=document_id))


def document_to_print(session: Session, document_id: int) -> bytes:
    """As ``document_content``, for paper: the log says that it was printed. Raises NotFound."""
    content = document_content(session, document_id)
    document = session.get_one(Document, document_id)
    access.draw_ticket(session, document.application_id, "print")
    return content
