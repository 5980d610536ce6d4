"""The certificate of no debt: asked for, formed by the worker at that moment, printed, revoked."""

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk import incidents
from clerkdesk.domain import certificate as rules
from clerkdesk.domain.answers import Debt
from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed, NotFound
from clerkdesk.domain.identifiers import group_code
from clerkdesk.domain.lifecycle import Action, Role, Status
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.domain.numbers import format_number
from clerkdesk.domain.outcomes import Ending
from clerkdesk.domain.prints import Fate, PrintReason
from clerkdesk.domain.text import clean, has_controls, visible_text
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    ApplicationPerson,
    Certificate,
    CertificateFile,
    CertificatePrint,
    DebtAnswer,
    Inquiry,
    PrintFate,
)
from clerkdesk.store.reference_models import Department, Organisation, Staff
from clerkdesk.usecases import naming, reference_data
from clerkdesk.usecases.case import answers, casework, inquiries
from clerkdesk.usecases.case.changing import begin
from clerkdesk.usecases.case.loading import Key, find
from clerkdesk.usecases.certificates.register import known, lacking
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import require_staff
from clerkdesk.usecases.unit_of_work import now, operation_id

log = logging.getLogger(__name__)
Render = Callable[[rules.Content], bytes]
"""Makes the page. Raises Expected: why this content does not fit on the paper."""


def request(session: Session, key: Key, reason: PrintReason | None = None) -> int:
    """Ask the worker to form, or print again, the certificate; gives the question's id.
    ``reason``: why it is printed again.

    Raises NotAllowed (not completed, or what the certificate still lacks).
    """
    case = begin(session, key, Action.CERTIFICATE)
    lack = lacking(session, case.application)
    if lack:
        raise NotAllowed(lack, number=case.application.number)
    access.draw_ticket(session, case.application.id, "print")
    return inquiries.ask_certificate(session, case.application, reason)


def issue(session: Session, inquiry_id: int, debt: Debt, render: Render) -> None:
    """The worker's part: keep the answer; debt stops here; else print again (same Baku day) or form
    a new one. What cannot stand on the paper whole is not formed.

    Number, page and bytes are stored in this one transaction: a worker that dies leaves no number
    without a file. A page that cannot be made takes no number, and the question says why.
    """
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is not None:
        return
    # Locked until the end: an undo or a reopening waits, and then sees the certificate.
    application = session.get_one(Application, inquiry.application_id, with_for_update=True)
    answer = answers.store_debt(session, inquiry, debt)
    answers.complete(session, application, debt)
    if answer.amount_qepik > 0:
        inquiry.outcome = Ending.DEBT
        return
    if (
        application.status != Status.COMPLETED
        or application.subscriber_code != answer.subscriber_code
    ):
        inquiry.outcome = Ending.INCOMPLETE
        return
    lack = lacking(session, application)
    if lack:
        inquiry.outcome = Ending.INCOMPLETE
        inquiry.fault = lack
        return
    live = session.scalar(
        select(Certificate).where(
            Certificate.application_id == application.id, Certificate.state == "live"
        )
    )
    if live is not None and live.issued_on == baku_date(now(session)):
        inquiry.outcome = Ending.REPRINTED
        certificate = live
    else:
        try:
            # Within a point of return: what does not fit on the paper leaves no number behind.
            with session.begin_nested():
                certificate = _issue(
                    session,
                    inquiry=inquiry,
                    application=application,
                    answer=answer,
                    live=live,
                    render=render,
                )
        except Expected as reason:
            _cannot_be_formed(inquiry, reason)
            return
        # Behind it: an outcome is final, and forming the certificate writes the inquiry, too.
        inquiry.outcome = Ending.ISSUED
    inquiry.certificate_number = certificate.number
    _enter_print(session, inquiry, certificate, answer)


def record_failure(session: Session, inquiry_id: int, reason: Expected) -> None:
    """Nothing of it could be kept: the question ends at once, for somebody waits for the paper."""
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is None:
        inquiry.outcome_at = now(session)
        _cannot_be_formed(inquiry, reason)


def _cannot_be_formed(inquiry: Inquiry, reason: Expected) -> None:
    inquiry.outcome = Ending.CANNOT_BE_FORMED
    inquiry.fault = reason.code
    # What the sentence shows of them is text.
    inquiry.fault_params = {name: str(value) for name, value in reason.params.items()}


def _enter_print(
    session: Session, inquiry: Inquiry, certificate: Certificate, answer: DebtAnswer
) -> None:
    """Write down that a copy goes to the printer, and under which answer of billing."""
    copies = session.scalar(
        select(func.count())
        .select_from(CertificatePrint)
        .where(CertificatePrint.certificate_id == certificate.id)
    )
    session.add(
        CertificatePrint(
            certificate_id=certificate.id,
            application_id=certificate.application_id,
            copy=(copies or 0) + 1,
            debt_answer_id=answer.id,
            actor_id=inquiry.requested_by,
            actor=inquiry.requested_by_name,
            at=now(session),
            op_id=inquiry.op_id,
            # Of the first sheet nobody is asked why.
            reason=inquiry.reason if copies else None,
        )
    )


def _issue(
    session: Session,
    inquiry: Inquiry,
    application: Application,
    answer: DebtAnswer,
    live: Certificate | None,
    render: Render,
) -> Certificate:
    at = now(session)
    organisation = session.get_one(Organisation, application.organisation_id)
    assert organisation.certificate_prefix is not None
    year = at.astimezone(BAKU).year
    serial = naming.next_serial(session, organisation.certificate_prefix, year)
    number = format_number(organisation.certificate_prefix, year, serial)
    code = rules.new_verification_code()
    content = _content(
        session,
        application=application,
        answer=answer,
        number=number,
        code=code,
        at=at,
    )
    pdf = _page(render, content)
    if live is not None:
        live.state = "superseded"
        live.superseded_by = number
        live.changed_at = at
        live.op_id = inquiry.op_id
        live.state_by = inquiry.requested_by_name
        live.state_actor_id = inquiry.requested_by
        live.state_reason = number
        session.flush()
    certificate = Certificate(
        number=number,
        organisation_id=organisation.id,
        year=year,
        serial=serial,
        application_id=application.id,
        debt_answer_id=answer.id,
        code=code,
        issued_at=at,
        issued_on=baku_date(at),
        as_of=answer.as_of,
        requested_by=inquiry.requested_by,
        requested_by_name=inquiry.requested_by_name,
        sha256=hashlib.sha256(pdf).hexdigest(),
        op_id=inquiry.op_id,
        changed_at=at,
    )
    session.add(certificate)
    session.flush()
    session.add(CertificateFile(certificate_id=certificate.id, content=pdf))
    return certificate


def _page(render: Render, content: rules.Content) -> bytes:
    """Raises Expected: what does not fit, or the number of the incident where the maker failed."""
    try:
        return render(content)
    except Expected:
        raise
    except Exception:
        incident = incidents.new_number()
        log.exception("incident %s: the page of %s cannot be made", incident, content.number)
        raise Expected("certificate_maker_failed", incident=incident) from None


def _content(
    session: Session,
    application: Application,
    answer: DebtAnswer,
    number: str,
    code: str,
    at: datetime,
) -> rules.Content:
    detail = session.get_one(ApplicationDetail, application.id)
    letterhead = reference_data.letterhead(session, application.organisation_id, baku_date(at))
    department = session.get_one(Department, application.department_id)
    owner_fin = session.scalars(
        select(ApplicationPerson.fin).where(
            ApplicationPerson.application_id == application.id, ApplicationPerson.role == "owner"
        )
    ).one()
    return rules.Content(
        number=number,
        code=code,
        organisation=letterhead.legal_name,
        department=department.name,
        city=letterhead.city,
        subscriber_code=group_code(answer.subscriber_code),
        owner_name=visible_text(detail.owner_name or ""),
        owner_fin=owner_fin,
        address=visible_text(detail.address or ""),
        application_number=application.number,
        application_on=baku_date(application.submitted_at),
        amount_qepik=answer.amount_qepik,
        as_of=answer.as_of,
        issued_at=at,
        clerk=session.get_one(Staff, application.decided_by).name,
        verification_address=letterhead.verification_address,
        sample=reference_data.setting(session, "sample") == "yes",
    )


def did_not_come_out(session: Session, number: str) -> None:
    """Keep in the history that the printer lost the page, and that it is printed again without a
    copy's mark. Raises NotFound, NotAllowed.
    """
    certificate = known(session, number)
    casework.note(
        session, certificate.application_id, f"{number}: printerdən çıxmadı, yenidən çap edilir"
    )
    last = select(func.max(CertificatePrint.copy)).where(
        CertificatePrint.certificate_id == certificate.id
    )
    keep_fate(session, number, session.scalar(last) or 1, Fate.LOST)


def keep_fate(session: Session, number: str, copy: int, fate: Fate) -> None:
    """Write down what became of a sheet of a certificate; said again, the newest counts.

    Raises NotFound (certificate_not_found), NotAllowed (auditor_reads_only).
    """
    actor = require_staff(session)
    if actor.role is Role.AUDITOR:
        raise NotAllowed("auditor_reads_only")
    certificate = known(session, number)
    _require_sight(session, certificate)
    access.ensure_ticket(session, certificate.application_id)
    sheet = session.scalar(
        select(CertificatePrint.id).where(
            CertificatePrint.certificate_id == certificate.id, CertificatePrint.copy == copy
        )
    )
    if sheet is None:
        raise NotFound("certificate_not_found", number=number)
    session.add(
        PrintFate(
            print_id=sheet,
            application_id=certificate.application_id,
            fate=fate,
            actor_id=actor.id,
            actor=actor.name,
            at=now(session),
            op_id=operation_id(session),
        )
    )


def revoke(session: Session, number: str, reason: str) -> None:
    """Make a certificate invalid; a supervisor's act, or the clerk's who had it formed.

    Raises NotFound, NotAllowed (certificate_not_live, supervisor_only), Invalid (reason_required).
    """
    actor = require_staff(session)
    certificate = known(session, number)
    _require_sight(session, certificate)
    if actor.role is Role.AUDITOR:
        raise NotAllowed("auditor_reads_only")
    reason = clean(reason).strip()
    if not reason or has_controls(reason):
        raise Invalid("control_characters" if reason else "reason_required", field="reason")
    if len(reason) > REASON_LENGTH:
        raise Invalid("too_long", field="reason", limit=REASON_LENGTH)
    if certificate.state == "revoked":
        raise NotAllowed("certificate_not_live", number=number)
    if not actor.supervises and certificate.requested_by != actor.id:
        raise NotAllowed("supervisor_only")
    certificate.state = "revoked"
    certificate.state_reason = reason
    certificate.state_by = actor.name
    certificate.state_actor_id = actor.id
    certificate.changed_at = now(session)
    certificate.op_id = operation_id(session)


def _require_sight(session: Session, certificate: Certificate) -> None:
    """Raises NotFound: its application is none of the actor's."""
    try:
        find(session, certificate.application_id)
    except NotFound:
        raise NotFound("certificate_not_found", number=certificate.number) from None
