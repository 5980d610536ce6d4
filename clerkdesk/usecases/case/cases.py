"""Loading an application for a change, and writing down who changed it, how and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Conflict, Invalid, NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import (
    Action,
    DebtState,
    Role,
    Situation,
    Status,
    needs_reason,
    require,
)
from clerkdesk.domain.text import has_controls
from clerkdesk.store import cross_scope
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application, DebtAnswer, Inquiry
from clerkdesk.store.types import moment
from clerkdesk.usecases import office
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import Actor, current_staff, require_staff, sees
from clerkdesk.usecases.unit_of_work import now, operation_id

Key = int | str
"""An application's id or its number."""


@dataclass(slots=True)
class Case:
    """An application within a transaction that changes it."""

    application: Application
    actor: Actor
    situation: Situation
    at: datetime


_BY_ID = select(Application).where(Application.id == bindparam("key"))
_BY_NUMBER = select(Application).where(Application.number == bindparam("key"))


def find(session: Session, key: Key, *, lock: bool = False) -> Application:
    """The application, if it exists and the actor may see it; ``lock``: nobody else changes it
    until the end. Raises NotFound.
    """
    statement = _BY_ID if isinstance(key, int) else _BY_NUMBER
    application = session.scalar(
        statement.with_for_update(key_share=True) if lock else statement, {"key": key}
    )
    if application is None or not sees(current_staff(session), application):
        raise NotFound("application_not_found", number=key)
    return application


def begin(
    session: Session,
    key: Key,
    action: Action,
    version: int | None = None,
    reason: str | None = None,
    *,
    person: bool = True,
) -> Case:
    """The case, once it is sure that the actor may take the action now.

    ``version`` is the one the actor saw; None takes the newest. ``person``: only an account may
    act. Raises NotFound, Conflict, NotAllowed, Invalid (reason_required).
    """
    actor = require_staff(session) if person else current_staff(session)
    # Locked, or a verdict given while another desk decides would stand after the decision. An
    # auditor changes nothing, and has no right to.
    application = find(
        session, key, lock=not is_embedded(session) and actor.role is not Role.AUDITOR
    )
    if version is not None and application.version != version:
        raise Conflict(
            number=application.number, by=application.last_actor, action=application.last_action
        )
    access.ensure_ticket(session, application.id)
    at = now(session)
    case = Case(application, actor, situation(session, application, actor, at), at)
    require(action, case.situation, number=application.number)
    if needs_reason(Status(application.status), action) and not (reason or "").strip():
        raise Invalid("reason_required", field="reason")
    if has_controls(reason or ""):
        raise Invalid("control_characters", field="reason")
    if len(reason or "") > 2000:
        raise Invalid("too_long", field="reason", limit=2000)
    return case


def commit_change(
    session: Session, case: Case, action: Action | str, reason: str | None = None
) -> None:
    """Write the change with its actor, operation and reason; the triggers make the history of them.

    Flushes, so that each action is one UPDATE and one row of history.
    """
    application = case.application
    application.last_action = action
    application.last_reason = (reason or "").strip() or None
    application.last_actor_id = case.actor.id
    application.last_actor = case.actor.name
    application.op_id = operation_id(session)
    application.changed_at = case.at
    session.flush()


def end_waiting(session: Session, application: Application, at: datetime) -> None:
    """The citizen has answered, or is not waited for any more; where the office says so, the waited
    days join the term.
    """
    since = application.waiting_since
    application.waiting_for = application.waiting_since = None
    if since is None or office.setting(session, "waiting_stops_clock") != "yes":
        return
    calendar = office.calendar(session)
    waited = calendar.working_days_between(baku_date(since), baku_date(at))
    if waited:
        application.due_on = calendar.add_working_days(application.due_on, waited)
        application.due_at = calendar.due_at(application.due_on)


def situation(session: Session, application: Application, actor: Actor, at: datetime) -> Situation:
    """All that the rules ask for, read in this transaction."""
    facts = cross_scope.facts(session, application.id)
    decided = application.decided_at
    return Situation(
        service=Service(application.service),
        status=Status(application.status),
        role=actor.role,
        holds=actor.id is not None and application.holder_id == actor.id,
        held=application.holder_id is not None,
        decided_by_me=actor.id is not None and application.decided_by == actor.id,
        seconds_since_decision=(at - decided).total_seconds() if decided else None,
        message_sent=bool(facts.message_sent),
        live_certificate=bool(facts.live_certificate),
        waiting=application.waiting_since is not None,
        investigated=application.investigated,
        documents_undecided=facts.undecided,
        documents_unfit=facts.unfit,
        subscriber_code=application.subscriber_code is not None,
        no_code_stated=application.no_code_stated,
        debt=_debt_state(facts, at),
    )


def _debt_state(facts: Any, at: datetime) -> DebtState:
    """What is known of the debt today; yesterday's answer is no answer."""
    if facts.inquiry is None:
        return DebtState.UNKNOWN
    if facts.outcome is None:
        return DebtState.ASKED
    if facts.outcome in ("no_answer", "unknown"):
        return DebtState.NO_ANSWER
    if facts.amount is None or baku_date(moment(facts.answered_at)) != baku_date(at):
        return DebtState.UNKNOWN
    return DebtState.DEBT if facts.amount > 0 else DebtState.NO_DEBT


def latest_debt_inquiry(session: Session, application: Application) -> Inquiry | None:
    """The newest question about the debt of the application's present code."""
    return session.scalar(
        select(Inquiry)
        .where(
            Inquiry.application_id == application.id,
            Inquiry.kind.in_(("debt", "certificate")),
            Inquiry.subject == (application.subscriber_code or ""),
        )
        .where(func.coalesce(Inquiry.outcome, "") != "cancelled")
        .order_by(Inquiry.id.desc())
        .limit(1)
    )


def latest_debt_answer(session: Session, application: Application) -> DebtAnswer | None:
    return session.scalar(
        select(DebtAnswer)
        .where(
            DebtAnswer.application_id == application.id,
            DebtAnswer.subscriber_code == (application.subscriber_code or ""),
        )
        .order_by(DebtAnswer.id.desc())
        .limit(1)
    )
