"""What a supervisor sees: load per clerk, what is late, and the report of a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.lifecycle import Role
from clerkdesk.store.models import Application
from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.store.working_models import Heartbeat
from clerkdesk.usecases.identity import Actor, current_staff, scope
from clerkdesk.usecases.supervision.day_report import day_report as day_report
from clerkdesk.usecases.supervision.heartbeat import beat as beat
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


def require_supervisor(session: Session) -> Actor:
    actor = current_staff(session)
    if actor.role not in (None, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR):
        raise NotAllowed("supervisor_only")
    return actor


def day_bounds(on: date) -> tuple[datetime, datetime]:
    start = datetime.combine(on, datetime.min.time(), BAKU)
    return start, start + timedelta(days=1)


def _sum(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def dashboard(session: Session) -> Dashboard:
    """The state of the organisation now. Raises NotAllowed (supervisor_only)."""
    actor = require_supervisor(session)
    at = now(session)
    start, tomorrow = day_bounds(baku_date(at))
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


def worker_alive(session: Session) -> bool:
    """Whether any worker gave a sign of life in the last minute."""
    last = session.scalar(select(func.max(Heartbeat.at)))
    return last is not None and (now(session) - last).total_seconds() <= WORKER_SILENT_SECONDS
