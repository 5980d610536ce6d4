"""Beginning a change of an application, and writing down who changed it, how and why."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Conflict, Invalid
from clerkdesk.domain.lifecycle import (
    Action,
    Role,
    Situation,
    Status,
    needs_reason,
    require,
)
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store import cross_scope
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.reads.held import Held, hold
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case.loading import (
    Key,
    find,
    judged,
    named,
    situation_of,
    undo_seconds,
)
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import Actor, current_staff, require_staff
from clerkdesk.usecases.unit_of_work import now, operation_id


@dataclass(slots=True)
class Case:
    """An application within a transaction that changes it."""

    application: Application
    actor: Actor
    situation: Situation
    at: datetime


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
    held = _held(session, key, actor)
    # What one sees and may not touch, as what one has registered for another office, is hidden from
    # a lock; why nothing can be done with it is said below.
    application = held.application if held else find(session, key)
    if version is not None and application.version != version:
        raise Conflict(
            number=application.number, by=application.last_actor, action=application.last_action
        )
    access.ensure_ticket(session, application.id)
    case = _case(session, application, actor, held)
    require(action, case.situation, number=application.number)
    stated = clean(reason or "").strip()
    if needs_reason(Status(application.status), action) and not stated:
        raise Invalid("reason_required", field="reason")
    if has_controls(stated):
        raise Invalid("control_characters", field="reason")
    if len(stated) > REASON_LENGTH:
        raise Invalid("too_long", field="reason", limit=REASON_LENGTH)
    return case


def _held(session: Session, key: Key, actor: Actor) -> Held | None:
    """Locked, or a verdict given while another desk decides would stand after the decision."""
    if is_embedded(session) or actor.role is Role.AUDITOR:
        return None  # there is one writer at a time; an auditor changes nothing, and may not
    if reads_as_a_person(session.connection()):
        return hold(session, named(key))
    application = find(session, key, lock=True)
    return Held(application, cross_scope.facts(session, application.id), now(session))


def _case(session: Session, application: Application, actor: Actor, held: Held | None) -> Case:
    if held is None:
        at = now(session)
        return Case(application, actor, situation_of(session, application, actor, at), at)
    session.info.setdefault("now", held.at)
    at = now(session)
    situation = judged(
        application,
        actor=actor,
        at=at,
        facts=held.facts,
        undo_seconds=undo_seconds(session, application),
    )
    return Case(application, actor, situation, at)


def commit_change(
    session: Session, case: Case, action: Action | str, reason: str | None = None
) -> None:
    """Write the change with its actor, operation and reason; the triggers make the history of them.

    Flushes, so that each action is one UPDATE and one row of history.
    """
    application = case.application
    application.last_action = action
    application.last_reason = clean(reason or "").strip() or None
    application.last_actor_id = case.actor.id
    application.last_actor = case.actor.name
    application.op_id = operation_id(session)
    application.changed_at = case.at
    if case.actor.id is not None:
        # Whoever acts on it has seen what the citizen has answered.
        application.answered_at = None
    session.flush()


def set_term(session: Session, application: Application) -> None:
    """Write the day and the instant at which the term ends, by the calendar as it is now."""
    calendar = reference_data.calendar(session, application.organisation_id)
    application.due_on = calendar.due_on(
        application.submitted_at, application.term_working_days, application.waited_days
    )
    application.due_at = calendar.due_at(application.due_on)


def _waiting_stops_clock(session: Session, organisation_id: int) -> bool:
    return reference_data.setting(session, "waiting_stops_clock", organisation_id) == "yes"


def end_waiting(session: Session, application: Application, at: datetime) -> None:
    """The citizen has answered, or is not waited for any more; where the settings say so, the
    waited days join the term, which the law's ceiling still ends.
    """
    since = application.waiting_since
    application.waiting_for = None
    application.waiting_since = None
    organisation_id = application.organisation_id
    if since is None or not _waiting_stops_clock(session, organisation_id):
        return
    calendar = reference_data.calendar(session, organisation_id)
    waited = calendar.working_days_between(baku_date(since), baku_date(at))
    if waited > 0:
        application.waited_days += waited
        set_term(session, application)
