"""What a supervisor sees: load per clerk, what is late, and the report of a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, func, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.lifecycle import Role
from clerkdesk.domain.report import DayReport
from clerkdesk.domain.text import sort_key
from clerkdesk.store.models import Application, Certificate, CertificatePrint, Event, OutboxMessage
from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.store.types import Moment
from clerkdesk.store.working_models import Heartbeat
from clerkdesk.usecases import office
from clerkdesk.usecases.identity import Actor, current_staff, scope
from clerkdesk.usecases.unit_of_work import now

WORKER_SILENT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Load:
    login: str
    name: str
    role: str
    open: int
    waiting: int
    late: int
    due_today: int
    decided_today: int


@dataclass(frozen=True, slots=True)
class OfficeLoad:
    code: str
    name: str
    new: int
    in_progress: int
    late: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    at: datetime
    new: int
    in_progress: int
    late: int
    due_today: int
    unheld: int
    clerks: list[Load]
    offices: list[OfficeLoad]
    """Offices with open applications, most late first."""


def _supervisor(session: Session) -> Actor:
    actor = current_staff(session)
    if actor.role not in (None, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR):
        raise NotAllowed("supervisor_only")
    return actor


def _day(on: date) -> tuple[datetime, datetime]:
    start = datetime.combine(on, datetime.min.time(), BAKU)
    return start, start + timedelta(days=1)


def _sum(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def dashboard(session: Session) -> Dashboard:
    """The state of the organisation now. Raises NotAllowed (supervisor_only)."""
    actor = _supervisor(session)
    at = now(session)
    start, tomorrow = _day(baku_date(at))
    is_open = Application.status.in_(("new", "in_progress"))
    late = Application.due_at <= at
    today = (Application.due_at > at) & (Application.due_at < tomorrow)
    totals = session.execute(
        select(
            _sum(Application.status == "new"),
            _sum(Application.status == "in_progress"),
            _sum(late),
            _sum(today),
            _sum((Application.status == "in_progress") & Application.holder_id.is_(None)),
        ).where(is_open, *scope(actor))
    ).one()
    by_holder = {
        holder: tuple(row)
        for holder, *row in session.execute(
            select(
                Application.holder_id,
                func.count(),
                _sum(Application.waiting_since.is_not(None)),
                _sum(late),
                _sum(today),
            )
            .where(is_open, Application.holder_id.is_not(None), *scope(actor))
            .group_by(Application.holder_id)
        )
    }
    decided = dict(
        session.execute(
            select(Application.decided_by, func.count())
            .where(
                Application.decided_at >= start, Application.decided_at < tomorrow, *scope(actor)
            )
            .group_by(Application.decided_by)
        ).all()
    )
    people = select(Staff).where(Staff.active, Staff.role.in_((Role.CLERK, Role.SUPERVISOR)))
    if actor.organisation_id is not None:
        people = people.where(Staff.organisation_id == actor.organisation_id)
    clerks = []
    for staff in session.scalars(people.order_by(Staff.sort_key)):
        held, waiting, late_ones, due = by_holder.get(staff.id, (0, 0, 0, 0))
        clerks.append(
            Load(
                login=staff.login,
                name=staff.name,
                role=staff.role,
                open=held,
                waiting=waiting,
                late=late_ones,
                due_today=due,
                decided_today=decided.get(staff.id, 0),
            )
        )
    offices = session.execute(
        select(
            Department.code,
            Department.name,
            _sum(Application.status == "new"),
            _sum(Application.status == "in_progress"),
            _sum(late).label("late"),
        )
        .join(Application, Application.department_id == Department.id)
        .where(is_open, *scope(actor))
        .group_by(Department.code, Department.name, Department.sort_key)
        .order_by(_sum(late).desc(), Department.sort_key)
    )
    return Dashboard(at, *totals, clerks, [OfficeLoad(*row) for row in offices])


def day_report(session: Session, on: date | None = None) -> DayReport:
    """The figures of a Baku date (None: today), of the actor's organisation. Raises NotAllowed
    (supervisor_only).
    """
    actor = _supervisor(session)
    at = now(session)
    on = on or baku_date(at)
    start, end = _day(on)
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


def beat(session: Session, worker: str) -> None:
    """The worker's sign of life."""
    # One statement: two workers of one name may start at the same moment.
    upsert = text(
        "INSERT INTO heartbeat (worker, at) VALUES (:worker, :at) ON CONFLICT (worker) DO UPDATE SET at = excluded.at"
    )
    session.execute(
        upsert.bindparams(bindparam("at", type_=Moment())), {"worker": worker, "at": now(session)}
    )


def worker_alive(session: Session) -> bool:
    """Whether any worker gave a sign of life in the last minute."""
    last = session.scalar(select(func.max(Heartbeat.at)))
    return last is not None and (now(session) - last).total_seconds() <= WORKER_SILENT_SECONDS


def last_event(session: Session) -> int:
    """The newest history row: whether anything has changed since somebody looked."""
    return session.scalar(select(func.max(Event.id))) or 0
