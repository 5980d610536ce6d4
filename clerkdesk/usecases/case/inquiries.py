"""Questions to billing and the register: rows that the worker answers.

Use cases ask; the worker claims, asks outside any transaction, and records. "Did not answer" is an
outcome of the question; an answer row exists only where somebody answered.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import DECIDED, Action, DebtState, Status, denial
from clerkdesk.domain.outcomes import PAPERS, Ending, QuestionKind
from clerkdesk.domain.prints import PrintReason
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    ApplicationPerson,
    Inquiry,
)
from clerkdesk.usecases.case.changing import begin
from clerkdesk.usecases.case.loading import (
    Key,
    find,
    latest_debt_inquiry,
    situation_of,
)
from clerkdesk.usecases.identity import Actor, current_staff
from clerkdesk.usecases.unit_of_work import now, operation_id

ASK_AGAIN = timedelta(minutes=10)
PAYMENT = "payment"
"""The purpose of a question whether a debt that the citizen was told of is paid."""


class Subject(NamedTuple):
    """What is asked about."""

    kind: QuestionKind
    subject: str
    """A FIN, or a subscriber code."""


def ask_all(session: Session, application: Application) -> None:
    """Ask what the clerk will compare: account, debt, and every person in the register."""
    fins = session.scalars(
        select(ApplicationPerson.fin)
        .where(ApplicationPerson.application_id == application.id)
        .distinct()
    )
    persons = [Subject(QuestionKind.PERSON, fin) for fin in sorted(fins)]
    _ask(session, application, "review", _account_and_debt(application) + persons)


def _account_and_debt(application: Application) -> list[Subject]:
    """None without a subscriber code."""
    code = application.subscriber_code
    if code is None:
        return []
    return [Subject(QuestionKind.ACCOUNT, code), Subject(QuestionKind.DEBT, code)]


def account_question(session: Session, application: Application) -> Inquiry:
    """Where the account is, so that an application without a district can be routed; of a service
    that cannot be applied for without a subscriber code. A row that no session knows yet.
    """
    assert application.subscriber_code is not None
    return _question(session, "review", Subject(QuestionKind.ACCOUNT, application.subscriber_code))


def ask_debt(session: Session, key: Key) -> int | None:
    """Ask for the debt again; gives the question's id, None where there is no subscriber code."""
    case = begin(session, key, Action.ASK_DEBT, person=False)
    asked = _ask(session, case.application, "review", _account_and_debt(case.application))
    return asked[-1] if asked else None


def ask_missing_debt(session: Session, key: Key) -> bool:
    """Ask for the debt of an open application where nothing of today is known of it; after a
    silence not before ``ASK_AGAIN``. Whether it was asked.
    """
    application = find(session, key)
    at = now(session)
    situation = situation_of(session, application, current_staff(session), at)
    if (
        application.subscriber_code is None
        or situation.status in DECIDED
        or denial(Action.ASK_DEBT, situation) is not None
    ):
        return False
    if situation.debt is DebtState.NO_ANSWER:
        last = latest_debt_inquiry(session, application)
        if last is not None and not _rested(last, at):
            return False
    elif situation.debt is not DebtState.UNKNOWN:
        return False
    _ask(
        session,
        application,
        "review",
        [Subject(QuestionKind.DEBT, application.subscriber_code)],
    )
    return True


def ask_completion(session: Session, application: Application) -> None:
    """Ask for the debt whose answer decides which message a completed application sends; of a
    service that cannot be applied for without a subscriber code.
    """
    assert application.subscriber_code is not None
    subject = Subject(QuestionKind.DEBT, application.subscriber_code)
    _ask(session, application, "completion", [subject])


def ask_payment(session: Session, application: Application) -> None:
    """Ask whether the debt is paid that the citizen was told of."""
    assert application.subscriber_code is not None
    subject = Subject(QuestionKind.DEBT, application.subscriber_code)
    _ask(session, application, PAYMENT, [subject])


def forget_code(session: Session, application: Application, detail: ApplicationDetail) -> None:
    """Another subscriber code: what billing said of the old one goes, and so do the open questions
    about it.
    """
    # What the package or a clerk has stated stays: it was never about billing's account.
    if detail.owner_name_source == "billing":
        detail.owner_name = None
        detail.owner_name_source = "package"
    if detail.address_source == "billing":
        detail.address = None
        detail.address_source = "package"
    if detail.consumer_group_source == "billing":
        detail.consumer_group = None
    cancel(session, application, Inquiry.kind != QuestionKind.PERSON)


def cancel(session: Session, application: Application, which: ColumnElement[bool]) -> None:
    """Take back those of the application's open questions; written with the next flush."""
    open_ones = select(Inquiry).where(
        Inquiry.application_id == application.id, Inquiry.outcome.is_(None), which
    )
    for inquiry in session.scalars(open_ones):
        inquiry.outcome = Ending.CANCELLED
        inquiry.outcome_at = now(session)


def ask_again(session: Session) -> int:
    """Ask anew, ten minutes after billing did not answer, what something waits for: the debt where
    a completed application's message does, the account where a new one's office does. Gives how
    many were asked.
    """
    at = now(session)
    asked = 0
    for application in session.scalars(_oldest(Application.billing_pending.is_(True))).all():
        last = _last(session, application, QuestionKind.DEBT)
        if last is None or _rested(last, at):
            ask_completion(session, application)
            asked += 1
    for application in session.scalars(_oldest(*_UNROUTED)).all():
        last = _last(session, application, QuestionKind.ACCOUNT)
        if last is not None and last.outcome == Ending.NO_ANSWER and _rested(last, at):
            question = account_question(session, application)
            question.application_id = application.id
            session.add(question)
            asked += 1
    return asked


_UNROUTED = (
    Application.service == Service.NO_DEBT,
    Application.status == Status.NEW,
    Application.district_id.is_(None),
)
"""Stand in the central queue until billing says where the object is."""


def _oldest(*conditions: ColumnElement[bool]) -> Select[Application]:
    return select(Application).where(*conditions).order_by(Application.id).limit(100)


def _last(session: Session, application: Application, kind: str) -> Inquiry | None:
    """The newest question of this kind about the application's present code."""
    return session.scalar(
        select(Inquiry)
        .where(
            Inquiry.application_id == application.id,
            Inquiry.kind == kind,
            Inquiry.subject == application.subscriber_code,
        )
        .order_by(Inquiry.id.desc())
        .limit(1)
    )


def _rested(inquiry: Inquiry, at: datetime) -> bool:
    """Whether the question ended so long ago that it is asked again."""
    return inquiry.outcome_at is not None and at - inquiry.outcome_at > ASK_AGAIN


def ask_certificate(
    session: Session, application: Application, reason: PrintReason | None = None
) -> int:
    """Ask the worker to form or print the certificate; gives the question's id. ``reason``: why it
    is printed again.
    """
    assert application.subscriber_code is not None
    subject = Subject(QuestionKind.CERTIFICATE, application.subscriber_code)
    return _ask(session, application, "print", [subject], reason)[0]


def ask_letter(
    session: Session, application: Application, reason: PrintReason | None = None
) -> int:
    """Ask the worker to form or print the letter of the decision; gives the question's id."""
    subject = Subject(QuestionKind.LETTER, application.number)
    return _ask(session, application, "print", [subject], reason)[0]


def ask_extract(session: Session, application: Application) -> int:
    """Ask the worker for all that there is of the case; gives the question's id."""
    subject = Subject(QuestionKind.EXTRACT, application.number)
    return _ask(session, application, "print", [subject])[0]


_WAITING = select(Inquiry.id, Inquiry.kind, Inquiry.subject, Inquiry.requested_by).where(
    Inquiry.application_id == bindparam("application"),
    Inquiry.purpose == bindparam("purpose"),
    Inquiry.outcome.is_(None),
)


def _waiting(
    session: Session, application: Application, purpose: str, actor: Actor
) -> dict[Subject, int]:
    """The questions that wait for their answer, and their ids."""
    values = {"application": application.id, "purpose": purpose}
    return {
        Subject(QuestionKind(kind), subject): key
        for key, kind, subject, requested_by in session.execute(_WAITING, values)
        # A print is entered under the name of the person who asked for it.
        if kind not in PAPERS or requested_by == actor.id
    }


def _question(session: Session, purpose: str, subject: Subject) -> Inquiry:
    actor = current_staff(session)
    return Inquiry(
        kind=subject.kind,
        subject=subject.subject,
        purpose=purpose,
        requested_by=actor.id,
        requested_by_name=actor.name,
        requested_at=now(session),
        op_id=operation_id(session),
    )


def _ask(
    session: Session,
    application: Application,
    purpose: str,
    subjects: list[Subject],
    reason: PrintReason | None = None,
) -> list[int]:
    """The ids of the questions; one that still waits for its answer is not asked twice."""
    waiting = _waiting(session, application, purpose, current_staff(session))
    asked = {
        subject: _question(session, purpose, subject)
        for subject in subjects
        if subject not in waiting
    }
    for question in asked.values():
        question.application_id = application.id
        question.reason = reason
    session.add_all(asked.values())
    session.flush()
    return [asked[subject].id if subject in asked else waiting[subject] for subject in subjects]
