"""Questions to billing and the register: rows that the worker answers.

Use cases ask; the worker claims, asks outside any transaction, and records. "Did not answer" is an
outcome of the question; an answer row exists only where somebody answered.
"""

from datetime import timedelta

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from clerkdesk.domain.lifecycle import Action
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    ApplicationPerson,
    Inquiry,
)
from clerkdesk.usecases.case.answers import CERTIFICATE_SECONDS as CERTIFICATE_SECONDS
from clerkdesk.usecases.case.answers import CLAIM_SECONDS as CLAIM_SECONDS
from clerkdesk.usecases.case.answers import Question as Question
from clerkdesk.usecases.case.answers import claim as claim
from clerkdesk.usecases.case.answers import complete as complete
from clerkdesk.usecases.case.answers import record_account as record_account
from clerkdesk.usecases.case.answers import record_debt as record_debt
from clerkdesk.usecases.case.answers import record_failure as record_failure
from clerkdesk.usecases.case.answers import record_person as record_person
from clerkdesk.usecases.case.answers import record_silence as record_silence
from clerkdesk.usecases.case.answers import store_debt as store_debt
from clerkdesk.usecases.case.cases import Key, begin
from clerkdesk.usecases.case.outcomes import outcome as outcome
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import now, operation_id

ASK_AGAIN = timedelta(minutes=10)


def ask_all(session: Session, application: Application) -> None:
    """Ask what the clerk will compare: the account and its debt, and every person in the register."""
    wanted = _account_and_debt(application)
    fins = session.scalars(
        select(ApplicationPerson.fin)
        .where(ApplicationPerson.application_id == application.id)
        .distinct()
    )
    _ask(session, application, "review", wanted + [("person", fin) for fin in sorted(fins)])


def _account_and_debt(application: Application) -> list[tuple[str, str]]:
    return (
        [("account", application.subscriber_code), ("debt", application.subscriber_code)]
        if application.subscriber_code
        else []
    )


def ask_account(session: Session, application: Application) -> None:
    """Ask where the account is, so that an application without a district can be routed."""
    if application.subscriber_code:
        _ask(session, application, "review", [("account", application.subscriber_code)])


def ask_debt(session: Session, key: Key) -> int | None:
    """Ask for the debt again; gives the question's id, None where there is no subscriber code."""
    case = begin(session, key, Action.ASK_DEBT, person=False)
    asked = _ask(session, case.application, "review", _account_and_debt(case.application))
    return asked[-1] if asked else None


def ask_completion(session: Session, application: Application) -> None:
    """Ask for the debt whose answer decides which message a completed application sends."""
    if application.subscriber_code:
        _ask(session, application, "completion", [("debt", application.subscriber_code)])


def forget_code(session: Session, application: Application, detail: ApplicationDetail) -> None:
    """Another subscriber code: what billing said of the old one goes, and so do the open questions
    about it.
    """
    if detail.owner_name_source == "billing":
        detail.owner_name = None
        detail.owner_name_source = "package"
    if detail.address_source == "billing":
        detail.address = None
        detail.address_source = "package"
    if detail.consumer_group_source == "billing":
        detail.consumer_group = None
    session.execute(
        update(Inquiry)
        .where(
            Inquiry.application_id == application.id,
            Inquiry.kind != "person",
            Inquiry.outcome.is_(None),
        )
        .values(outcome="cancelled", outcome_at=now(session))
    )


def ask_again(session: Session) -> int:
    """Ask anew for completed applications whose message has waited for billing's answer for ten
    minutes; gives how many.
    """
    at = now(session)
    asked = 0
    for application in session.scalars(
        select(Application).where(Application.billing_pending).order_by(Application.id).limit(100)
    ).all():
        last = session.scalar(
            select(Inquiry)
            .where(Inquiry.application_id == application.id, Inquiry.kind == "debt")
            .order_by(Inquiry.id.desc())
            .limit(1)
        )
        if last is None or (
            last.outcome is not None
            and last.outcome_at is not None
            and at - last.outcome_at > ASK_AGAIN
        ):
            ask_completion(session, application)
            asked += 1
    return asked


def ask_certificate(session: Session, application: Application) -> int:
    """Ask the worker to form or print the certificate; gives the question's id."""
    assert application.subscriber_code is not None
    return _ask(session, application, "print", [("certificate", application.subscriber_code)])[0]


_WAITING = select(Inquiry.id, Inquiry.kind, Inquiry.subject, Inquiry.requested_by).where(
    Inquiry.application_id == bindparam("application"),
    Inquiry.purpose == bindparam("purpose"),
    Inquiry.outcome.is_(None),
)


def _ask(
    session: Session, application: Application, purpose: str, wanted: list[tuple[str, str]]
) -> list[int]:
    """The ids of the questions (kind, subject); one that still waits for its answer is not asked
    twice.
    """
    actor = current_staff(session)
    at = now(session)
    waiting = {
        (kind, subject): key
        for key, kind, subject, requested_by in session.connection().execute(
            _WAITING, {"application": application.id, "purpose": purpose}
        )
        # A print is entered under the name of the person who asked for it.
        if kind != "certificate" or requested_by == actor.id
    }
    made = {
        (kind, subject): Inquiry(
            application_id=application.id,
            kind=kind,
            subject=subject,
            purpose=purpose,
            requested_by=actor.id,
            requested_by_name=actor.name,
            requested_at=at,
            op_id=operation_id(session),
        )
        for kind, subject in wanted
        if (kind, subject) not in waiting
    }
    session.add_all(made.values())
    session.flush()
    return [made[key].id if key in made else waiting[key] for key in wanted]
