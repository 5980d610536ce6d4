"""Deciding an application: a verdict on each document, approve, refuse, undo, reopen."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotAllowed, NotFound
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.findings import KEEP_FROM_APPROVING, FindingState
from clerkdesk.domain.lifecycle import Action, Status, denial
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.domain.text import clean
from clerkdesk.store.models import Document, Inquiry
from clerkdesk.store.reference_models import RefusalReason
from clerkdesk.usecases.case import findings, inquiries, refusals, second_looks
from clerkdesk.usecases.case.changing import Case, begin, commit_change, end_waiting, set_term
from clerkdesk.usecases.case.loading import Key, find, situation_of
from clerkdesk.usecases.case.weighing import Weighed, acknowledge
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.unit_of_work import now, operation_id


def give_verdict(
    session: Session, key: Key, document_id: int, fits: bool | None, reason: str | None = None
) -> None:
    """Say whether a document fits; None takes the verdict back. One that does not fit needs the
    reason.

    Raises NotAllowed, NotFound, Invalid (verdict_reason_required).
    """
    case = begin(session, key, Action.VERDICT)
    document = session.get(Document, document_id)
    if document is None or document.application_id != case.application.id:
        raise NotFound("document_not_found")
    reason = clean(reason or "").strip()
    if fits is False and not reason:
        raise Invalid("verdict_reason_required", field="reason")
    if len(reason) > REASON_LENGTH:
        raise Invalid("too_long", field="reason", limit=REASON_LENGTH)
    _verdict(
        session,
        case=case,
        document=document,
        fits=fits,
        reason=reason,
        via="window",
    )


def _verdict(
    session: Session,
    case: Case,
    document: Document,
    fits: bool | None,
    reason: str | None,
    via: str,
) -> None:
    document.fits = fits
    document.verdict_reason = reason or None if fits is False else None
    document.verdict_by = case.actor.id
    document.verdict_by_name = case.actor.name
    document.verdict_at = case.at
    document.verdict_via = via
    document.op_id = operation_id(session)
    session.flush()


def accept_and_approve(session: Session, key: Key, weighed: Sequence[Weighed] = ()) -> bool:
    """As ``approve``; a refused approval leaves no verdict behind."""
    accept_documents(session, key)
    return approve(session, key, weighed=weighed)


def accept_documents(session: Session, key: Key) -> None:
    """Say "fits" of every document without a verdict; each is marked as given by the command
    line.
    """
    case = begin(session, key, Action.VERDICT)
    undecided = select(Document).where(
        Document.application_id == case.application.id, Document.fits.is_(None)
    )
    for document in session.scalars(undecided).all():
        _verdict(
            session,
            case=case,
            document=document,
            fits=True,
            reason=None,
            via="command line",
        )


def approve(
    session: Session, key: Key, version: int | None = None, weighed: Sequence[Weighed] = ()
) -> bool:
    """Complete the application. Its message waits until it cannot be undone; of a no-debt
    application also for billing. False: with these reasons it waits for a second look, and nothing
    is decided.

    ``weighed``: why findings do not speak against it. Raises NotFound, NotAllowed (with the
    sentence that says what is missing; of findings_open with ``details``, the open ones), Conflict,
    Invalid (as ``acknowledge``).
    """
    if weighed:
        acknowledge(session, key, weighed, version)
        if second_looks.is_all_that_waits(session, find(session, key)):
            return False
    try:
        case = begin(session, key, Action.APPROVE, version)
    except NotAllowed as denied:
        raise _with_findings(session, key, denied) from None
    application = case.application
    application.status = Status.COMPLETED
    application.decided_by = case.actor.id
    application.decided_at = case.at
    application.decision_reason = None
    application.decision_text = None
    end_waiting(session, application, case.at)
    application.holder_id = None
    # Where the debt opened the way to the approval there is nothing left to ask; elsewhere the
    # citizen hears of the debt, or of none, when billing has answered.
    gated = ESERVICES[Service(application.service)].debt_gates_approval
    application.billing_pending = not gated
    commit_change(session, case, Action.APPROVE)
    if gated:
        outbox.queue(
            session,
            application=application,
            event=MessageEvent.APPROVED,
            params={},
            at=case.at,
            undoable=True,
        )
    else:
        inquiries.ask_completion(session, application)
    return True


def _with_findings(session: Session, key: Key, denied: NotAllowed) -> NotAllowed:
    """The same denial; of findings it says which."""
    if denied.code != "findings_open":
        return denied
    application = find(session, key)
    situation = situation_of(session, application, current_staff(session), now(session))
    details = [
        {
            "id": row.id,
            "kind": row.kind,
            "severity": row.severity,
            "state": row.state,
            "facts": row.facts,
        }
        for row in findings.rows(session, application, situation)
        if row.state in KEEP_FROM_APPROVING
    ]
    looks = sum(each["state"] == FindingState.SECOND_LOOK for each in details)
    code = denial(Action.APPROVE, replace(situation, second_looks=looks)) or denied.code
    return NotAllowed(code, **denied.params, count=len(details), details=details)


def refuse(
    session: Session, key: Key, reason_code: str, text: str, version: int | None = None
) -> None:
    """Refuse the application; ``text`` is what the citizen reads.

    Raises NotFound, NotAllowed, Conflict, Invalid (reason_unknown, text_required).
    """
    case = begin(
        session,
        key=key,
        action=Action.REFUSE,
        version=version,
        reason=text or "-",
    )
    application = case.application
    if not reason_code:
        raise Invalid("reason_required", field="reason")
    reason = session.get(RefusalReason, (application.service, reason_code))
    if reason is None:
        raise Invalid("reason_unknown", field="reason", reason=reason_code)
    text = clean(text).strip() or refusals.text_of(session, application, reason)
    if not text:
        raise Invalid("text_required", field="text")
    if len(text) > REASON_LENGTH:
        raise Invalid("too_long", field="text", limit=REASON_LENGTH)
    application.status = Status.REFUSED
    application.decided_by = case.actor.id
    application.decided_at = case.at
    application.decision_reason = reason_code
    application.decision_text = text
    end_waiting(session, application, case.at)
    application.holder_id = None
    commit_change(session, case, Action.REFUSE, text)
    outbox.queue(
        session,
        application=application,
        event=MessageEvent.REFUSED,
        params={"reason_code": reason_code},
        at=case.at,
        undoable=True,
    )


def undo(session: Session, key: Key) -> str:
    """Take one's own decision back within ``UNDO_SECONDS``, its unsent message with it; the
    application is in one's hands again. Gives its number.
    """
    case = begin(session, key, Action.UNDO)
    _back_to_work(session, case)
    case.application.holder_id = case.actor.id
    commit_change(session, case, Action.UNDO)
    return case.application.number


def reopen(session: Session, key: Key, reason: str, version: int | None = None) -> None:
    """A supervisor's act: a decided application is worked on again; the citizen is told where they
    have heard of the decision.
    """
    case = begin(
        session,
        key=key,
        action=Action.REOPEN,
        version=version,
        reason=reason,
    )
    assert case.application.decided_at is not None
    has_left = outbox.told_since(session, case.application, case.application.decided_at)
    _back_to_work(session, case)
    case.application.holder_id = None
    # While it was decided the calendar may have changed.
    set_term(session, case.application)
    commit_change(session, case, Action.REOPEN, reason)
    if has_left:
        outbox.queue(
            session,
            application=case.application,
            event=MessageEvent.REOPENED,
            params={},
            at=case.at,
        )


def _back_to_work(session: Session, case: Case) -> None:
    application = case.application
    assert application.decided_at is not None
    # Before the application has changed: that is one UPDATE of its own.
    inquiries.cancel(session, application, Inquiry.purpose.in_(("completion", inquiries.PAYMENT)))
    outbox.cancel_since(session, application, application.decided_at)
    application.status = Status.IN_PROGRESS
    application.decided_by = None
    application.decided_at = None
    application.decision_reason = None
    application.decision_text = None
    application.billing_pending = False
