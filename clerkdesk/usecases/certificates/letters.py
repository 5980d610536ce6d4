"""The letter of a decision: formed by the worker when somebody asks for it, of the decision that
stands. While it does the letter stays the same, on whichever day it is printed again.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.certificate import Paper
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.identifiers import group_code
from clerkdesk.domain.letter import Letter
from clerkdesk.domain.lifecycle import DECIDED, Status
from clerkdesk.domain.outcomes import Ending
from clerkdesk.domain.text import visible_text
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    ApplicationPerson,
    Certificate,
    Inquiry,
)
from clerkdesk.store.reference_models import Department, RefusalReason, Staff
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.certificates import numbering
from clerkdesk.usecases.certificates.numbering import Numbered, Render
from clerkdesk.usecases.unit_of_work import now

WITHDRAWN = "withdrawn"
"""The reason of a refusal that the citizen wanted."""


def lacking(session: Session, application: Application) -> str | None:
    """The sentence's code of what keeps the letter of a decided application from being formed: the
    act or the place for complaints is not entered, or the office has decided nothing.
    """
    assert application.decided_at is not None
    if application.decided_by is None:
        return "letter_withdrawn"
    on = baku_date(application.submitted_at)
    if reference_data.legal_basis(session, application.service, on) is None:
        return "letter_needs_basis"
    decided_on = baku_date(application.decided_at)
    if reference_data.complaint(session, application.organisation_id, decided_on) is None:
        return "letter_needs_complaint"
    return None


def issue(session: Session, inquiry_id: int, render: Render) -> None:
    """The worker's part: print the letter again where there is one in force, else form it. Number,
    page and bytes are stored in this one transaction.
    """
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is not None:
        return
    # Locked until the end: an undo or a reopening waits, and then sees the letter.
    application = session.get_one(Application, inquiry.application_id, with_for_update=True)
    inquiry.outcome_at = now(session)
    decided = application.status in DECIDED
    lack = lacking(session, application) if decided else None
    if not decided or lack:
        inquiry.outcome = Ending.INCOMPLETE
        inquiry.fault = lack
        return
    letter = session.scalar(
        select(Certificate).where(
            Certificate.application_id == application.id, Certificate.state == "live"
        )
    )
    ending = Ending.REPRINTED
    if letter is None:
        ending = Ending.ISSUED
        try:
            # Within a point of return: what does not fit on the paper leaves no number behind.
            with session.begin_nested():
                letter = _formed(session, inquiry, application, render)
        except Expected as reason:
            numbering.cannot_be_formed(inquiry, reason)
            return
    # Behind it: an outcome is final, and forming the letter asks whether it is still open.
    inquiry.outcome = ending
    inquiry.certificate_number = letter.number
    numbering.enter_print(session, inquiry, letter, None)


def _formed(
    session: Session, inquiry: Inquiry, application: Application, render: Render
) -> Certificate:
    assert application.decided_at is not None
    numbered = numbering.next_number(session, application.organisation_id, now(session))
    pdf = numbering.pages(render, _content(session, application, numbered))
    return numbering.keep(
        session,
        numbered=numbered,
        inquiry=inquiry,
        pdf=pdf,
        as_of=application.decided_at,
        debt_answer_id=None,
    )


def _content(session: Session, application: Application, numbered: Numbered) -> Paper:
    assert application.decided_at is not None
    detail = session.get_one(ApplicationDetail, application.id)
    decided_on = baku_date(application.decided_at)
    letterhead = reference_data.letterhead(
        session, application.organisation_id, baku_date(numbered.at)
    )
    applicant = session.scalars(
        select(ApplicationPerson).where(
            ApplicationPerson.application_id == application.id,
            ApplicationPerson.role == "applicant",
        )
    ).one()
    names = (applicant.surname, applicant.name, applicant.patronymic)
    basis = reference_data.legal_basis(
        session, application.service, baku_date(application.submitted_at)
    )
    complaint = reference_data.complaint(session, application.organisation_id, decided_on)
    code = application.decision_reason
    reason = session.get(RefusalReason, (application.service, code)) if code else None
    # Whoever withdraws has nobody to complain of.
    heard = complaint if code != WITHDRAWN else None
    return Letter(
        number=numbered.number,
        code=numbered.code,
        organisation=letterhead.legal_name,
        department=session.get_one(Department, application.department_id).name,
        city=letterhead.city,
        application_number=application.number,
        application_on=baku_date(application.submitted_at),
        issued_at=numbered.at,
        clerk=session.get_one(Staff, application.decided_by).name,
        verification_address=letterhead.verification_address,
        organisation_code=numbering.organisation_code(session, application.organisation_id),
        sample=reference_data.setting(session, "sample") == "yes",
        applicant=visible_text(" ".join(filter(None, names))) or application.name,
        applicant_fin=applicant.fin,
        address=visible_text(detail.address or ""),
        previous_address=visible_text(detail.previous_address or ""),
        subscriber_code=group_code(application.subscriber_code or ""),
        approved=application.status == Status.COMPLETED,
        decided_at=application.decided_at,
        reason=reason.az if reason is not None else code or "",
        text=" ".join(visible_text(application.decision_text or "").split()),
        basis=basis.title if basis is not None else "",
        complaint=heard.place if heard is not None else "",
        complain_until=heard.until if heard is not None else None,
    )
