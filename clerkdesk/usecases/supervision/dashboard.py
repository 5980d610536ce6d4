"""What a supervisor sees now: load per clerk, what is late, and whether the worker lives."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date, baku_day
from clerkdesk.domain.findings import SILENT_SECONDS
from clerkdesk.domain.lifecycle import HOLDERS
from clerkdesk.store.models import Application
from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.store.working_models import Alarm, Heartbeat
from clerkdesk.usecases.identity import Actor, require_overseer, scope
from clerkdesk.usecases.unit_of_work import now

_IS_OPEN = Application.status.in_(("new", "in_progress"))


@dataclass(frozen=True, slots=True)
class Load:
    """What one person holds, and has decided today."""

    login: str
    name: str
    role: str
    open: int
    waiting: int
    """Of the open ones: for the citizen."""
    late: int
    due_today: int
    decided_today: int


@dataclass(frozen=True, slots=True)
class OfficeLoad:
    """The open applications of one office."""

    code: str
    name: str
    new: int
    in_progress: int
    late: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The open applications of the overseer's scope at one moment."""

    at: datetime
    new: int
    in_progress: int
    late: int
    due_today: int
    unheld: int
    """In progress, and in nobody's hands."""
    clerks: list[Load]
    """Everybody who works on applications, by the alphabet."""
    offices: list[OfficeLoad]
    """Offices with open applications, most late first."""


class _Moment(NamedTuple):
    """When it is, and until when today lasts in Baku."""

    at: datetime
    today: datetime
    tomorrow: datetime

    @property
    def is_late(self) -> ColumnElement[bool]:
        return Application.due_at <= self.at

    @property
    def is_due_today(self) -> ColumnElement[bool]:
        return (Application.due_at > self.at) & (Application.due_at < self.tomorrow)


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def dashboard(session: Session) -> Dashboard:
    """The state of the organisation now. Raises NotAllowed (supervisor_only)."""
    actor = require_overseer(session)
    at = now(session)
    moment = _Moment(at, *baku_day(baku_date(at)))
    new, in_progress, late, due_today, unheld = session.execute(
        select(
            _number_of(Application.status == "new"),
            _number_of(Application.status == "in_progress"),
            _number_of(moment.is_late),
            _number_of(moment.is_due_today),
            _number_of((Application.status == "in_progress") & Application.holder_id.is_(None)),
        ).where(_IS_OPEN, *scope(actor))
    ).one()
    return Dashboard(
        at=at,
        new=new,
        in_progress=in_progress,
        late=late,
        due_today=due_today,
        unheld=unheld,
        clerks=_clerks(session, actor, moment),
        offices=_offices(session, actor, moment),
    )


class _Held(NamedTuple):
    """The numbers of what one person holds."""

    open: int = 0
    waiting: int = 0
    late: int = 0
    due_today: int = 0


def _clerks(session: Session, actor: Actor, moment: _Moment) -> list[Load]:
    held_by = {
        holder: _Held(*numbers)
        for holder, *numbers in session.execute(
            select(
                Application.holder_id,
                func.count(),
                _number_of(Application.waiting_since.is_not(None)),
                _number_of(moment.is_late),
                _number_of(moment.is_due_today),
            )
            .where(_IS_OPEN, Application.holder_id.is_not(None), *scope(actor))
            .group_by(Application.holder_id)
        )
    }
    decided_by = dict(
        session.execute(
            select(Application.decided_by, func.count())
            .where(
                Application.decided_at >= moment.today,
                Application.decided_at < moment.tomorrow,
                *scope(actor),
            )
            .group_by(Application.decided_by)
        ).all()
    )
    people = select(Staff).where(Staff.active, Staff.role.in_(HOLDERS))
    if actor.organisation_id is not None:
        people = people.where(Staff.organisation_id == actor.organisation_id)
    loads = []
    for staff in session.scalars(people.order_by(Staff.sort_key)):
        held = held_by.get(staff.id, _Held())
        loads.append(
            Load(
                login=staff.login,
                name=staff.name,
                role=staff.role,
                open=held.open,
                waiting=held.waiting,
                late=held.late,
                due_today=held.due_today,
                decided_today=decided_by.get(staff.id, 0),
            )
        )
    return loads


def _offices(session: Session, actor: Actor, moment: _Moment) -> list[OfficeLoad]:
    late = _number_of(moment.is_late)
    rows = session.execute(
        select(
            Department.code,
            Department.name,
            _number_of(Application.status == "new"),
            _number_of(Application.status == "in_progress"),
            late,
        )
        .join(Application, Application.department_id == Department.id)
        .where(_IS_OPEN, *scope(actor))
        .group_by(Department.code, Department.name, Department.sort_key)
        .order_by(late.desc(), Department.sort_key)
    )
    return [OfficeLoad(*row) for row in rows]


class AlarmRow(NamedTuple):
    """What keeps the installation itself from being answered or heard."""

    source: str
    code: str
    """Of the sentence."""
    detail: str
    since: datetime


def alarms(session: Session) -> list[AlarmRow]:
    """Those that go on, the oldest first."""
    rows = session.execute(
        select(Alarm.source, Alarm.code, Alarm.detail, Alarm.since)
        .where(Alarm.ended_at.is_(None))
        .order_by(Alarm.since)
    )
    return [AlarmRow(*row) for row in rows]


def worker_alive(session: Session) -> bool:
    """Whether any worker gave a sign of life in the last minute; one from the future is none."""
    at = now(session)
    silent = timedelta(seconds=SILENT_SECONDS)
    lately = select(Heartbeat.worker).where(Heartbeat.at.between(at - silent, at + silent)).limit(1)
    return session.scalar(lately) is not None
