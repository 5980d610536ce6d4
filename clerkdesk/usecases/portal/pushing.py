"""What portals are told by themselves: that an application has moved on. Rows of ``portal_push``
are written by triggers alone.

Each application has one row: what was told last, and what there is to tell. Told is the state there
is now, never an older one behind a newer; ``version`` grows with each, so that a portal can drop
what comes late.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import DECIDED, Status
from clerkdesk.domain.messages import GIVE_UP, LONGEST_GAP, gap
from clerkdesk.store.models import Application
from clerkdesk.store.working_models import PortalPush
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.claims import is_due, is_free
from clerkdesk.usecases.unit_of_work import now

CLAIM_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Push:
    """That an application has moved on, for the portal of its channel."""

    application_id: int
    channel: str
    version: int
    document: dict[str, Any]
    """What is sent, as JSON."""


def claim(session: Session, channels: list[str], limit: int) -> list[Push]:
    """What is to be told to these channels, marked as being told by this worker, oldest first.

    A decision waits until it can no longer be taken back.
    """
    at = now(session)
    undo_time = timedelta(seconds=reference_data.undo_seconds(session))
    rows = session.execute(
        select(PortalPush, Application)
        .join(Application, Application.id == PortalPush.application_id)
        .where(
            text("portal_push.told < portal_push.wanted"),
            is_due(PortalPush.not_before, at, LONGEST_GAP),
            PortalPush.channel.in_(channels),
        )
        .where(is_free(PortalPush.claimed_at, at, CLAIM_SECONDS))
        .where(
            Application.decided_at.is_(None)
            | is_due(Application.decided_at, at - undo_time, undo_time)
        )
        .order_by(PortalPush.not_before, PortalPush.application_id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=PortalPush)
    ).all()
    pushes = []
    for push, application in rows:
        push.claimed_at = at
        document = _document(application)
        pushes.append(Push(push.application_id, push.channel, push.wanted, document))
    return pushes


def _document(application: Application) -> dict[str, Any]:
    status = Status(application.status)
    return {
        "number": application.number,
        "portal_request_id": application.portal_request_id,
        "service": application.service,
        "version": application.version,
        "status": status,
        "status_label": sentence(f"status_{status}"),
        "due_on": application.due_on.isoformat(),
        "changed_at": application.changed_at.astimezone(BAKU).isoformat(timespec="seconds"),
        "printable": _printable(application),
        "waiting_for": application.waiting_for if status is Status.IN_PROGRESS else None,
        "refusal": application.decision_text if status is Status.REFUSED else None,
    }


def _printable(application: Application) -> bool:
    """A certificate of what is completed, the letter of what the office has decided."""
    if application.service == Service.NO_DEBT:
        return application.status == Status.COMPLETED
    return application.status in DECIDED and application.decided_by is not None


def record(
    session: Session,
    application_id: int,
    version: int,
    fault: str | None = None,
    *,
    again: bool = True,
) -> None:
    """What came of it.

    ``fault``: it is told again with growing gaps, for 72 hours; not ``again``: the portal wants to
    hear no more.
    """
    push = session.get_one(PortalPush, application_id, with_for_update=True)
    at = now(session)
    push.claimed_at = None
    push.fault = fault
    if fault is None or not again:
        push.told = max(push.told, version)
        push.told_at = at
        push.attempts = 0
        return
    push.attempts += 1
    push.not_before = at + gap(push.attempts)
    if push.not_before - push.since > GIVE_UP:
        # The next change is told again.
        push.told = max(push.told, version)
