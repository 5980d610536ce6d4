"""Loading an application for a change, and writing down who changed it, how and why."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.findings import SILENT_SECONDS
from clerkdesk.domain.lanes import lives
from clerkdesk.domain.lifecycle import (
    DECIDED,
    UNDO_SECONDS,
    DebtState,
    Situation,
    Status,
)
from clerkdesk.domain.outcomes import ASK_BILLING_FOR_DEBT, Ending, debt_state
from clerkdesk.domain.text import clean
from clerkdesk.store import cross_scope
from clerkdesk.store.cross_scope import Facts
from clerkdesk.store.models import Application, Inquiry
from clerkdesk.store.reads import cases
from clerkdesk.store.types import moment
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import Actor, current_staff, in_scope, sees

Key = int | str
"""An application's id or its number."""


def find(session: Session, key: Key, *, lock: bool = False) -> Application:
    """The application, if it exists and the actor may see it; ``lock``: nobody else changes it
    until the end. Raises NotFound.
    """
    key = named(key)
    read = cases.CASE_OF_NUMBER if isinstance(key, str) else cases.CASE_OF_ID
    application = _one(read.records(session, Application, key=key))
    if lock and application is not None:
        _lock(session, application.id)
        application = _one(read.records(session, Application, fresh=True, key=key))
    if application is None or not sees(current_staff(session), application):
        raise NotFound("application_not_found", number=key)
    return application


def named(key: Key) -> Key:
    """The key as it is looked for."""
    return clean(key).strip() if isinstance(key, str) else key


def _one(applications: list[Application]) -> Application | None:
    return applications[0] if applications else None


def _lock(session: Session, application_id: int) -> None:
    """Nobody else changes the application any more; what was read of it before may be old."""
    row = select(Application.id).where(Application.id == application_id)
    session.connection().execute(row.with_for_update(key_share=True))


def situation_of(
    session: Session, application: Application, actor: Actor, at: datetime
) -> Situation:
    """All that the rules ask for, read in this transaction."""
    return judged(
        application,
        actor=actor,
        at=at,
        facts=cross_scope.facts(session, application.id),
        undo_seconds=undo_seconds(session, application),
    )


def undo_seconds(session: Session, application: Application) -> int:
    """So long its decision may be taken back; asked for where there is one."""
    return reference_data.undo_seconds(session) if application.decided_at else UNDO_SECONDS


def judged(
    application: Application, actor: Actor, at: datetime, facts: Facts, undo_seconds: int
) -> Situation:
    """The same of what has been read already."""
    decided = application.decided_at
    being_asked = facts.checked_since is not None and Status(application.status) not in DECIDED
    beat = moment(facts.beat) if facts.beat is not None else None
    worker_lives = lives(beat, at, SILENT_SECONDS)
    return Situation(
        service=Service(application.service),
        status=Status(application.status),
        role=actor.role,
        holds=actor.id is not None and application.holder_id == actor.id,
        held=application.holder_id is not None,
        decided_by_me=actor.id is not None and application.decided_by == actor.id,
        seconds_since_decision=(at - decided).total_seconds() if decided else None,
        undo_seconds=undo_seconds,
        message_sent=bool(facts.message_sent),
        live_certificate=bool(facts.live_certificate),
        waiting=application.waiting_since is not None,
        answered=application.answered_at is not None,
        investigated=application.investigated,
        documents_undecided=facts.undecided,
        documents_unfit=facts.unfit,
        subscriber_code=application.subscriber_code is not None,
        no_code_stated=application.no_code_stated,
        in_scope=in_scope(actor, application),
        debt=_debt_state(facts, at),
        erased=application.erased_at is not None,
        open_findings=facts.open_findings,
        findings_being_checked=being_asked and worker_lives,
        findings_unchecked=being_asked
        and not worker_lives
        and (
            facts.silence_weighed_at is None
            or moment(facts.silence_weighed_at) < moment(facts.checked_since)
        ),
    )


def _debt_state(facts: Facts, at: datetime) -> DebtState:
    if facts.inquiry is None:
        return DebtState.UNKNOWN
    return debt_state(
        Ending(facts.outcome) if facts.outcome is not None else None,
        facts.amount,
        todays=facts.amount is not None and baku_date(moment(facts.answered_at)) == baku_date(at),
    )


def latest_debt_inquiry(session: Session, application: Application) -> Inquiry | None:
    """The newest question about the debt of the application's present code."""
    return session.scalar(
        select(Inquiry)
        .where(
            Inquiry.application_id == application.id,
            Inquiry.kind.in_(ASK_BILLING_FOR_DEBT),
            Inquiry.subject == (application.subscriber_code or ""),
        )
        .where(func.coalesce(Inquiry.outcome, "") != Ending.CANCELLED)
        .order_by(Inquiry.id.desc())
        .limit(1)
    )
