"""Whose work an application is: take, release, assign, forward, investigate, wait, amend, note,
call.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain import addresses, identifiers
from clerkdesk.domain.errors import Expected, Invalid, NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Action, Status
from clerkdesk.domain.limits import ADDRESS_LENGTH, NOTE_LENGTH, OWNER_NAME_LENGTH
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store import cross_scope
from clerkdesk.store.models import Amendment, Application, ApplicationDetail, Note
from clerkdesk.store.reference_models import Department, Organisation, Staff
from clerkdesk.usecases import naming, reference_data
from clerkdesk.usecases.case import inquiries
from clerkdesk.usecases.case.changing import Case, begin, commit_change, end_waiting, set_term
from clerkdesk.usecases.case.loading import Key
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import Actor, in_scope, person, require_writer, scope
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.unit_of_work import now, operation_id

CALL_AGAIN_DAYS = 60
CALL_OUTCOMES = ("reached", "no_answer", "wrong_number", "call_back")


def take(session: Session, key: Key, version: int | None = None) -> int:
    """Take an application that nobody holds; gives its id. Billing and the register are asked at
    once.
    """
    case = begin(session, key, Action.TAKE, version)
    return _take(session, case)


def _take(session: Session, case: Case) -> int:
    application = case.application
    application.status = Status.IN_PROGRESS
    application.holder_id = case.actor.id
    commit_change(session, case, Action.TAKE)
    access.draw_ticket(session, application.id, "take")
    inquiries.ask_all(session, application)
    return application.id


def take_next(session: Session) -> int | None:
    """Take what is due earliest among the new and the released ones in scope; None: there is
    nothing to take.
    """
    actor = require_writer(session)
    application_id = cross_scope.next_free(session, scope(actor))
    if application_id is None:
        return None
    return _take(session, begin(session, application_id, Action.TAKE))


def release(session: Session, key: Key, version: int | None = None) -> None:
    """Give the application back to the queue; the citizen still sees "İcrada olan"."""
    case = begin(session, key, Action.RELEASE, version)
    case.application.holder_id = None
    commit_change(session, case, Action.RELEASE)


def assign(
    session: Session, key: Key, login: str, reason: str | None = None, version: int | None = None
) -> None:
    """Give the application to a person; a supervisor's act, with a reason when it is taken from
    somebody.

    Raises NotFound (account_unknown), Invalid (reason_required, not_of_this_office).
    """
    case = begin(
        session,
        key=key,
        action=Action.ASSIGN,
        version=version,
        reason=reason,
    )
    application = case.application
    target = person(session, login)
    if target.role is None or not target.role.holds_cases or not in_scope(target, application):
        raise Invalid("not_of_this_office", field="login", login=login)
    if application.holder_id not in (None, case.actor.id) and not clean(reason or "").strip():
        raise Invalid("reason_required", field="reason")
    # A new one that is assigned has begun; the citizen sees it.
    application.status = Status.IN_PROGRESS
    before = application.holder_id
    application.holder_id = target.id
    commit_change(session, case, Action.ASSIGN, _handed(session, before, target, reason))
    inquiries.ask_all(session, application)


def _handed(session: Session, before: int | None, target: Actor, reason: str | None) -> str:
    """From whom to whom, and why."""
    hands = target.name
    if before not in (None, target.id):
        giver = session.scalar(select(Staff.name).where(Staff.id == before))
        hands = f"{giver} → {hands}"
    return f"{hands}: {reason}" if reason else hands


def forward(
    session: Session, key: Key, department: str, reason: str, version: int | None = None
) -> None:
    """Send the application to another office of the same organisation; nobody holds it then."""
    case = begin(
        session,
        key=key,
        action=Action.FORWARD,
        version=version,
        reason=reason,
    )
    application = case.application
    target = session.scalar(
        select(Department).where(
            Department.code == department, Department.organisation_id == application.organisation_id
        )
    )
    if target is None:
        raise NotFound("department_unknown", department=department)
    if target.id == application.department_id:
        raise Invalid("already_there", field="department", department=target.name)
    # Its holder works at the old office and could not open it any more.
    application.department_id = target.id
    application.holder_id = None
    commit_change(session, case, Action.FORWARD, f"{target.name}: {reason}")


def investigate(session: Session, key: Key, reason: str, version: int | None = None) -> None:
    """Lengthen an IDP application's term for a special investigation, and tell the citizen."""
    case = begin(
        session,
        key=key,
        action=Action.INVESTIGATE,
        version=version,
        reason=reason,
    )
    application = case.application
    rule = reference_data.term_rule(session, Service(application.service), application.submitted_at)
    term = rule.investigation
    assert term is not None
    application.investigated = True
    application.term_working_days = term
    set_term(session, application)
    commit_change(session, case, Action.INVESTIGATE, reason)
    outbox.queue(
        session,
        application=application,
        event=MessageEvent.INVESTIGATION,
        params={"due_on": application.due_on.isoformat()},
        at=case.at,
    )


def wait(session: Session, key: Key, text: str, version: int | None = None) -> None:
    """Ask the citizen for something; ``text`` is what the message says."""
    case = begin(
        session,
        key=key,
        action=Action.WAIT,
        version=version,
        reason=text,
    )
    case.application.waiting_for = clean(text).strip()
    case.application.waiting_since = case.at
    commit_change(session, case, Action.WAIT, text)
    outbox.queue(
        session,
        application=case.application,
        event=MessageEvent.WAITING,
        params={},
        at=case.at,
    )


def resume(session: Session, key: Key, version: int | None = None) -> None:
    """The citizen has answered; where the settings say so, the days of waiting are added to the
    term.
    """
    case = begin(session, key, Action.RESUME, version)
    end_waiting(session, case.application, case.at)
    commit_change(session, case, Action.RESUME)


_AMENDABLE = {
    "mobile": (ApplicationDetail, "mobile"),
    "email": (ApplicationDetail, "email"),
    "address": (ApplicationDetail, "address"),
    "previous_address": (ApplicationDetail, "previous_address"),
    "new_subscriber_code": (ApplicationDetail, "new_subscriber_code"),
    "owner_name": (ApplicationDetail, "owner_name"),
    "consumer_group": (ApplicationDetail, "consumer_group"),
    "subscriber_code": (Application, "subscriber_code"),
    "no_subscriber_code": (Application, "no_code_stated"),
}
AMENDABLE = tuple(_AMENDABLE)
_IDP_ONLY = {"previous_address", "new_subscriber_code", "no_subscriber_code"}
_EMPTY_ALLOWED = {"email", "new_subscriber_code", "subscriber_code"}


def amend(
    session: Session, key: Key, changes: dict[str, str], reason: str, version: int | None = None
) -> None:
    """Correct what was stated; old values and the reason stay in the history.

    ``changes``: field (one of AMENDABLE) → value as typed; "" empties a field that may be empty.
    Raises Invalid naming the field.
    """
    case = begin(
        session,
        key=key,
        action=Action.AMEND,
        version=version,
        reason=reason,
    )
    application = case.application
    detail = session.get_one(ApplicationDetail, application.id)
    if not changes:
        raise Invalid("nothing_to_amend", field="set")
    values: dict[str, str | bool | None] = {}
    for field, typed in changes.items():
        if field not in _AMENDABLE or (
            application.service == Service.NO_DEBT and field in _IDP_ONLY
        ):
            raise Invalid("field_not_amendable", field=field, allowed=", ".join(AMENDABLE))
        try:
            value = _parse(session, application, field, typed)
        except Expected as error:
            # The parsers do not know the field's name; a form marks the field by it.
            raise Invalid(error.code, **{**error.params, "field": field}) from None
        old = getattr(*_place(application, detail, field))
        if old != value:
            values[field] = value
            session.add(
                Amendment(
                    application_id=application.id,
                    field=field,
                    old=_shown(old),
                    new=_shown(value),
                    op_id=operation_id(session),
                )
            )
    if not values:
        raise Invalid("nothing_to_amend", field="set")
    # First what stood there: the database lets nothing be changed whose old value is not kept.
    session.flush()
    for field, value in values.items():
        setattr(*_place(application, detail, field), value)
        _follow(application, detail, field)
        if field == "subscriber_code":
            inquiries.forget_code(session, application, detail)
    commit_change(session, case, Action.AMEND, reason)
    inquiries.ask_all(session, application)


def _place(
    application: Application, detail: ApplicationDetail, field: str
) -> tuple[Application | ApplicationDetail, str]:
    """The record and the column in which an amendable field stands."""
    kind, column = _AMENDABLE[field]
    return (application if kind is Application else detail), column


def _shown(value: object) -> str | None:
    """A value as the history shows it."""
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def _parse(session: Session, application: Application, field: str, typed: str) -> str | bool | None:
    typed = clean(typed).strip()
    if field == "no_subscriber_code":
        if typed not in ("true", "false", "yes", "no"):
            raise Invalid("yes_or_no")
        return typed in ("true", "yes")
    if not typed:
        if field in _EMPTY_ALLOWED and not (
            field == "subscriber_code" and application.service == Service.NO_DEBT
        ):
            return None
        raise Invalid("missing")
    limit = OWNER_NAME_LENGTH if field == "owner_name" else ADDRESS_LENGTH
    if len(typed) > limit:
        raise Invalid("too_long", limit=limit)
    if has_controls(typed):
        raise Invalid("control_characters")
    match field:
        case "mobile":
            return identifiers.parse_mobile(typed)
        case "email":
            return identifiers.parse_email(typed)
        case "subscriber_code" | "new_subscriber_code":
            return identifiers.parse_subscriber_code(
                typed, session.get_one(Organisation, application.organisation_id).code_pattern
            )
        case "consumer_group" if typed not in ("I", "II", "III"):
            raise Invalid("unknown_value", allowed="I, II, III")
    return typed


def _follow(application: Application, detail: ApplicationDetail, field: str) -> None:
    """What must change with the field: masks, folds, sources."""
    if field == "mobile":
        application.masked_mobile = identifiers.mask_mobile(detail.mobile)
        detail.mobile_confirmed_at = None
        detail.mobile_missing_at = None
    elif field == "address":
        detail.address_source = "clerk"
    elif field == "consumer_group":
        detail.consumer_group_source = "clerk"
    elif field == "owner_name":
        detail.owner_name_source = "clerk"
    elif field == "previous_address":
        detail.previous_address_fold = addresses.link_key(detail.previous_address)
    elif field in ("subscriber_code", "new_subscriber_code"):
        application.search_fold = naming.search_fold(application, detail.new_subscriber_code)


def note(session: Session, key: Key, text: str, important: bool = False) -> None:
    """Write a note that everybody in scope reads; an important one must be weighed before the
    application is approved. Raises Invalid (text_required).
    """
    _write(
        session,
        key=key,
        action=Action.NOTE,
        text=text,
        outcome=None,
        important=important,
    )


def call(
    session: Session, key: Key, outcome: str, text: str = "", again_at: datetime | None = None
) -> None:
    """Write down a telephone call; ``outcome`` is one of CALL_OUTCOMES. ``again_at``: when to call
    again, within CALL_AGAIN_DAYS; with "call_back" alone.

    Raises NotAllowed, NotFound, Invalid (unknown_value, call_again_wrong).
    """
    if again_at is not None:
        ahead = again_at - now(session)
        if outcome != "call_back" or not timedelta() < ahead <= timedelta(days=CALL_AGAIN_DAYS):
            raise Invalid("call_again_wrong", field="again", days=CALL_AGAIN_DAYS)
    if outcome not in CALL_OUTCOMES:
        raise Invalid("unknown_value", field="outcome", allowed=", ".join(CALL_OUTCOMES))
    _write(
        session,
        key=key,
        action=Action.CALL,
        text=text,
        outcome=outcome,
        important=False,
        again_at=again_at,
    )


def _write(
    session: Session,
    key: Key,
    action: Action,
    text: str,
    outcome: str | None,
    *,
    important: bool,
    again_at: datetime | None = None,
) -> None:
    case = begin(session, key, action)
    text = clean(text).strip()
    if not text and outcome is None:
        raise Invalid("text_required", field="text")
    if len(text) > NOTE_LENGTH:
        raise Invalid("too_long", field="text", limit=NOTE_LENGTH)
    if has_controls(text):
        raise Invalid("control_characters", field="text")
    session.add(
        Note(
            application_id=case.application.id,
            kind=action,
            outcome=outcome,
            text=text,
            important=important,
            actor_id=case.actor.id,
            actor=case.actor.name,
            at=case.at,
            op_id=operation_id(session),
            again_at=again_at,
        )
    )
