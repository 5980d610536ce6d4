"""The certificate of no debt: asked for, formed by the worker at that moment, printed, revoked. The
letter of a decision is asked for and printed likewise.
"""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain import certificate as rules
from clerkdesk.domain.answers import Debt
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed, NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.identifiers import group_code
from clerkdesk.domain.lifecycle import Action, Role, Status
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.domain.outcomes import Ending
from clerkdesk.domain.prints import Fate, PrintReason
from clerkdesk.domain.text import clean, has_controls, visible_text
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    ApplicationPerson,
    Certificate,
    CertificatePrint,
    DebtAnswer,
    Inquiry,
    PrintFate,
    RevocationWish,
)
from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import answers, casework, inquiries
from clerkdesk.usecases.case.changing import begin
from clerkdesk.usecases.case.loading import Key, find
from clerkdesk.usecases.case.second_looks import require_passwords
from clerkdesk.usecases.certificates import letters, numbering, register
from clerkdesk.usecases.certificates.numbering import Render
from clerkdesk.usecases.certificates.register import known, lacking
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import Actor, require_staff
from clerkdesk.usecases.unit_of_work import now, operation_id


def request(session: Session, key: Key, reason: PrintReason | None = None) -> int:
    """Ask the worker to form, or print again, the paper of the application: its certificate, or the
    letter of its decision; gives the question's id. ``reason``: why it is printed again.

    Raises NotAllowed (not completed or not decided, or what the paper still lacks).
    """
    case = begin(session, key, Action.CERTIFICATE)
    is_letter = case.application.service == Service.IDP
    lacks = letters.lacking if is_letter else lacking
    lack = lacks(session, case.application)
    if lack:
        raise NotAllowed(lack, number=case.application.number)
    access.draw_ticket(session, case.application.id, "print")
    if is_letter:
        return inquiries.ask_letter(session, case.application, reason)
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
            numbering.cannot_be_formed(inquiry, reason)
            return
        # Behind it: an outcome is final, and forming the certificate writes the inquiry, too.
        inquiry.outcome = Ending.ISSUED
    inquiry.certificate_number = certificate.number
    numbering.enter_print(session, inquiry, certificate, answer.id)


def record_failure(session: Session, inquiry_id: int, reason: Expected) -> None:
    """Nothing of it could be kept: the question ends at once, for somebody waits for the paper."""
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is None:
        inquiry.outcome_at = now(session)
        numbering.cannot_be_formed(inquiry, reason)


def _issue(
    session: Session,
    inquiry: Inquiry,
    application: Application,
    answer: DebtAnswer,
    live: Certificate | None,
    render: Render,
) -> Certificate:
    at = now(session)
    numbered = numbering.next_number(session, application.organisation_id, at)
    content = _content(
        session,
        application=application,
        answer=answer,
        number=numbered.number,
        code=numbered.code,
        at=at,
    )
    pdf = numbering.pages(render, content)
    if live is not None:
        live.state = "superseded"
        live.superseded_by = numbered.number
        live.changed_at = at
        live.op_id = inquiry.op_id
        live.state_by = inquiry.requested_by_name
        live.state_actor_id = inquiry.requested_by
        live.state_reason = numbered.number
        session.flush()
    return numbering.keep(
        session,
        numbered=numbered,
        inquiry=inquiry,
        pdf=pdf,
        as_of=answer.as_of,
        debt_answer_id=answer.id,
    )


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
        organisation_code=numbering.organisation_code(session, application.organisation_id),
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


def revoke(session: Session, number: str, reason: str) -> bool:
    """Make a certificate invalid; a supervisor's act, or the clerk's who had it formed. False: the
    office wants a second supervisor to agree, and nothing is revoked before that.

    Raises NotFound, NotAllowed (certificate_not_live, supervisor_only,
    second_look_needs_passwords), Invalid (reason_required).
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
    second = reference_data.setting(session, "revoke_second", certificate.organisation_id)
    if second == "yes" and not _agrees(session, certificate, actor):
        access.ensure_ticket(session, certificate.application_id)
        session.add(
            RevocationWish(
                certificate_id=certificate.id,
                application_id=certificate.application_id,
                reason=reason,
                actor_id=actor.id,
                actor=actor.name,
                at=now(session),
                op_id=operation_id(session),
            )
        )
        return False
    certificate.state = "revoked"
    certificate.state_reason = reason
    certificate.state_by = actor.name
    certificate.state_actor_id = actor.id
    certificate.changed_at = now(session)
    certificate.op_id = operation_id(session)
    return True


def _agrees(session: Session, certificate: Certificate, actor: Actor) -> bool:
    """Whether it is the second supervisor who wants it revoked."""
    asked = [wish.actor_id for wish in register.wishes(session, certificate.number)]
    others = [each for each in asked if each is not None and each != actor.id]
    if not others or not actor.supervises:
        return False
    require_passwords(session, others[-1], actor.id)
    return True


def _require_sight(session: Session, certificate: Certificate) -> None:
    """Raises NotFound: its application is none of the actor's."""
    try:
        find(session, certificate.application_id)
    except NotFound:
        raise NotFound("certificate_not_found", number=certificate.number) from None
