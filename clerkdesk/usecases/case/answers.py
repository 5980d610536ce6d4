"""What the worker does with questions: claim them, and keep what is answered."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from clerkdesk.domain.answers import Account, Debt, RegisteredPerson
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.domain.outcomes import PAPERS, SILENCE, Ending, QuestionKind
from clerkdesk.domain.text import fold
from clerkdesk.store.models import (
    AccountAnswer,
    Application,
    ApplicationDetail,
    DebtAnswer,
    Inquiry,
    OutboxMessage,
    PersonAnswer,
)
from clerkdesk.store.reference_models import District
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import payment_watch, weighing
from clerkdesk.usecases.case.changing import Case, commit_change
from clerkdesk.usecases.case.loading import situation_of
from clerkdesk.usecases.claims import is_free
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.unit_of_work import now

CLAIM_SECONDS = 120
"""A worker that claimed a question and said nothing for so long is taken to be dead: longer than a
batch can take.
"""
PUT_BACK_SECONDS = 5
CERTIFICATE_SECONDS = 120
"""Nobody waits longer at a counter: a paper that nobody waits for is not formed."""
MAX_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Question:
    """What billing, the register or the certificates' maker is to be asked."""

    id: int
    kind: QuestionKind
    subject: str
    """A FIN, or a subscriber code; of findings the application's number."""
    service: str


def claim(
    session: Session,
    limit: int,
    application_id: int | None = None,
    kinds: Collection[QuestionKind] = tuple(QuestionKind),
) -> list[Question]:
    """Questions that wait, marked as being asked by this worker: papers first, for a clerk is
    waiting, then the oldest.

    ``application_id``: those of one application only.
    """
    at = now(session)
    session.execute(
        update(Inquiry)
        .where(
            Inquiry.outcome.is_(None),
            Inquiry.kind.in_(PAPERS),
            Inquiry.requested_at < at - timedelta(seconds=CERTIFICATE_SECONDS),
        )
        .values(outcome=Ending.EXPIRED, outcome_at=at)
        .execution_options(synchronize_session=False)
    )
    statement = (
        select(Inquiry)
        .where(Inquiry.outcome.is_(None), Inquiry.kind.in_(kinds))
        .where(is_free(Inquiry.claimed_at, at, CLAIM_SECONDS))
        .order_by(Inquiry.kind.not_in(PAPERS), Inquiry.requested_at, Inquiry.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    if application_id is not None:
        statement = statement.where(Inquiry.application_id == application_id)
    questions = []
    for inquiry in session.scalars(statement):
        inquiry.claimed_at = at
        inquiry.attempts = inquiry.attempts + 1
        service = session.get_one(Application, inquiry.application_id).service
        questions.append(Question(inquiry.id, QuestionKind(inquiry.kind), inquiry.subject, service))
    return questions


def put_back(session: Session, inquiry_id: int) -> None:
    """Somebody holds a row that the answer needs: the question is free again in a moment, and no
    attempt is lost.
    """
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is None:
        inquiry.attempts = max(0, inquiry.attempts - 1)
        inquiry.claimed_at = now(session) - timedelta(seconds=CLAIM_SECONDS - PUT_BACK_SECONDS)


def record_silence(session: Session, inquiry_id: int, ending: Ending, fault: str) -> None:
    """Nobody answered, or nobody knows the code or FIN: one of ``SILENCE``.

    Never a debt, never none.
    """
    assert ending in SILENCE
    inquiry = session.get_one(Inquiry, inquiry_id)
    # Cancelled or answered meanwhile (two workers, another code): the first word stands.
    if inquiry.outcome is None:
        inquiry.outcome = ending
        inquiry.fault = fault
        inquiry.outcome_at = now(session)


def record_failure(session: Session, inquiry_id: int) -> None:
    """The answer could not be kept; after three attempts the question ends, so that a person sees
    it.
    """
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is None and inquiry.attempts >= MAX_ATTEMPTS:
        if inquiry.kind == QuestionKind.FINDINGS:
            weighing.record_failure(session, inquiry)
        inquiry.outcome = Ending.NO_ANSWER
        inquiry.outcome_at = now(session)
        inquiry.fault = "answer_malformed"


def record_debt(session: Session, inquiry_id: int, debt: Debt) -> None:
    """Keep billing's answer; a completed application whose message waited for it gets it."""
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is not None:
        return
    store_debt(session, inquiry, debt)
    inquiry.outcome = Ending.ANSWERED
    complete(session, session.get_one(Application, inquiry.application_id), debt)
    payment_watch.tell(session, inquiry, debt)


def store_debt(session: Session, inquiry: Inquiry, debt: Debt) -> DebtAnswer:
    """Keep what billing answered; the question's outcome is the caller's to say."""
    at = now(session)
    inquiry.outcome_at = at
    inquiry.source = debt.source
    answer = DebtAnswer(
        inquiry_id=inquiry.id,
        application_id=inquiry.application_id,
        subscriber_code=inquiry.subject,
        amount_qepik=debt.amount_qepik,
        as_of=debt.as_of,
        answered_at=at,
        source=debt.source,
    )
    session.add(answer)
    session.flush()
    return answer


def complete(session: Session, application: Application, debt: Debt) -> None:
    """Queue "pay, then print" (at most one a day) or "can be printed" (B14, B15), once the decision
    cannot be undone.

    Nothing where no message waits, or where the answer is about another code than the application's
    present one.
    """
    if not application.billing_pending or application.subscriber_code != debt.subscriber_code:
        return
    actor = current_staff(session)
    at = now(session)
    case = Case(application, actor, situation_of(session, application, actor, at), at)
    # Before the message is looked for: the version goes up, so two workers cannot both queue one.
    application.billing_pending = False
    commit_change(session, case, "billing")
    event = MessageEvent.COMPLETED_DEBT if debt.amount_qepik > 0 else MessageEvent.COMPLETED_CLEAR
    last = session.scalar(
        select(OutboxMessage.queued_at)
        .where(
            OutboxMessage.application_id == application.id,
            OutboxMessage.event == event,
            OutboxMessage.state.not_in(("cancelled", "failed")),
        )
        .order_by(OutboxMessage.id.desc())
        .limit(1)
    )
    if (
        event is MessageEvent.COMPLETED_DEBT
        and last is not None
        and baku_date(last) == baku_date(at)
    ):
        return
    outbox.queue(
        session,
        application=application,
        event=event,
        params={"amount_qepik": debt.amount_qepik},
        at=at,
        undoable=True,
    )


def record_account(session: Session, inquiry_id: int, account: Account) -> None:
    """Keep billing's account; fill in what the package did not say, and route what could not be
    routed.
    """
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is not None:
        return
    at = now(session)
    inquiry.outcome = Ending.ANSWERED
    inquiry.outcome_at = at
    inquiry.source = account.source
    session.add(
        AccountAnswer(
            inquiry_id=inquiry.id,
            application_id=inquiry.application_id,
            subscriber_code=account.subscriber_code,
            holder_fin=account.holder_fin,
            holder_name=account.holder_name,
            address=account.address,
            district=account.district,
            consumer_group=account.consumer_group,
            current_code=account.current_code,
            answered_at=at,
            source=account.source,
        )
    )
    application = session.get_one(Application, inquiry.application_id)
    if application.service != Service.NO_DEBT or application.subscriber_code != inquiry.subject:
        return
    # Only what nobody has stated is filled in: a difference is the clerk's to see and to judge.
    detail = session.get_one(ApplicationDetail, application.id)
    if not detail.address and account.address:
        detail.address = account.address
        detail.address_source = "billing"
    if not detail.owner_name and account.holder_name:
        detail.owner_name = account.holder_name
        detail.owner_name_source = "billing"
    if not detail.consumer_group and account.consumer_group:
        detail.consumer_group = account.consumer_group
        detail.consumer_group_source = "billing"
    _route(session, application, account)


def _route(session: Session, application: Application, account: Account) -> None:
    """Send a new application that stated no district to the office of billing's district."""
    # From the central queue alone: whoever has taken or forwarded it knew better than billing.
    central = reference_data.central_department(session, application.organisation_id)
    if (
        application.district_id is not None
        or application.status != "new"
        or application.department_id != central
    ):
        return
    code = reference_data.district_keys(session).get(fold(account.district))
    district = session.scalar(select(District).where(District.code == code)) if code else None
    if district is None:
        return
    target = reference_data.route(session, application.organisation_id, district.id)
    if target == application.department_id:
        return
    actor = current_staff(session)
    at = now(session)
    case = Case(application, actor, situation_of(session, application, actor, at), at)
    application.district_id = district.id
    application.place = district.name
    application.department_id = target
    commit_change(session, case, Action.ROUTE, district.name)


def record_person(session: Session, inquiry_id: int, person: RegisteredPerson) -> None:
    """Keep the register's answer."""
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is not None:
        return
    at = now(session)
    inquiry.outcome = Ending.ANSWERED
    inquiry.outcome_at = at
    inquiry.source = person.source
    session.add(
        PersonAnswer(
            inquiry_id=inquiry.id,
            application_id=inquiry.application_id,
            fin=person.fin,
            surname=person.surname,
            name=person.name,
            patronymic=person.patronymic,
            birth_date=person.birth_date,
            birth_year=person.birth_year,
            id_document=person.id_document,
            address=person.address,
            idp=person.idp,
            deceased=person.deceased,
            id_document_expires=person.id_document_expires,
            answered_at=at,
            source=person.source,
        )
    )
