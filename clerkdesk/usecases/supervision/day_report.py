"""The figures of a day."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.report import DayReport
from clerkdesk.domain.text import sort_key
from clerkdesk.store.models import Application, Certificate, CertificatePrint, OutboxMessage
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases import office
from clerkdesk.usecases.identity import scope
from clerkdesk.usecases.supervision.dashboard import day_bounds, require_supervisor
from clerkdesk.usecases.supervision.heartbeat import beat as beat
from clerkdesk.usecases.unit_of_work import now


def day_report(session: Session, on: date | None = None) -> DayReport:
    """The figures of a Baku date (None: today), of the actor's organisation. Raises NotAllowed
    (supervisor_only).
    """
    actor = require_supervisor(session)
    at = now(session)
    on = on or baku_date(at)
    start, end = day_bounds(on)
    mine = scope(actor)

    def number(*conditions: Any) -> int:
        return (
            session.scalar(select(func.count()).select_from(Application).where(*conditions, *mine))
            or 0
        )

    decided = (Application.decided_at >= start, Application.decided_at < end)
    names = {key: name for key, name in session.execute(select(Staff.id, Staff.name))}
    per_clerk: dict[str, list[int]] = {}
    for staff_id, status, count in session.execute(
        select(Application.decided_by, Application.status, func.count())
        .where(*decided, *mine)
        .group_by(Application.decided_by, Application.status)
    ):
        per_clerk.setdefault(names.get(staff_id or 0, "—"), [0, 0])[status == "refused"] += count
    titles = {
        choice.code: choice.title
        for service in ("idp", "no_debt")
        for choice in office.refusal_reasons(session, service)
    }
    reasons = session.execute(
        select(Application.decision_reason, func.count())
        .where(*decided, Application.status == "refused", *mine)
        .group_by(Application.decision_reason)
        .order_by(func.count().desc(), Application.decision_reason)
    )
    ids = select(Application.id).where(*mine)
    organisation = (
        office.letterhead(session, actor.organisation_id, on).legal_name
        if actor.organisation_id
        else "—"
    )
    return DayReport(
        on=on,
        made_at=at,
        made_by=actor.name,
        organisation=organisation,
        received=number(Application.registered_at >= start, Application.registered_at < end),
        completed=number(*decided, Application.status == "completed"),
        refused=number(*decided, Application.status == "refused"),
        late=number(Application.status.in_(("new", "in_progress")), Application.due_at <= at),
        decided_late=number(*decided, Application.decided_at > Application.due_at),
        certificates=session.scalar(
            select(func.count())
            .select_from(Certificate)
            .where(
                Certificate.issued_at >= start,
                Certificate.issued_at < end,
                Certificate.application_id.in_(ids),
            )
        )
        or 0,
        prints=session.scalar(
            select(func.count())
            .select_from(CertificatePrint)
            .where(
                CertificatePrint.at >= start,
                CertificatePrint.at < end,
                CertificatePrint.application_id.in_(ids),
            )
        )
        or 0,
        undelivered=session.scalar(
            select(func.count())
            .select_from(OutboxMessage)
            .where(
                OutboxMessage.queued_at >= start,
                OutboxMessage.queued_at < end,
                OutboxMessage.state.in_(("failed", "unclear")),
            )
            .where(OutboxMessage.application_id.in_(ids))
        )
        or 0,
        by_clerk=sorted(
            ((name, done, no) for name, (done, no) in per_clerk.items()),
            key=lambda row: sort_key(row[0]),
        ),
        by_reason=[(titles.get(code or "", code or "—"), count) for code, count in reasons],
    )
