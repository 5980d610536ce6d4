"""What a supervisor sees now: load per clerk, what is late, and whether the worker lives."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.alarm_rules import Sounding
from clerkdesk.domain.deadlines import baku_date, baku_day
from clerkdesk.domain.findings import SILENT_SECONDS
from clerkdesk.domain.lanes import lives
from clerkdesk.domain.lifecycle import HOLDERS
from clerkdesk.store.reads import overseeing
from clerkdesk.store.reference_models import Staff
from clerkdesk.store.working_models import Alarm, Heartbeat
from clerkdesk.usecases.identity import Actor, require_overseer, scope
from clerkdesk.usecases.unit_of_work import now


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
    """When it is, and until when today lasts in Baku; as named statements are told."""

    now: datetime
    start: datetime
    """Of today."""
    tomorrow: datetime


def dashboard(session: Session) -> Dashboard:
    """The state of the organisation now. Raises NotAllowed (supervisor_only)."""
    actor = require_overseer(session)
    at = now(session)
    moment = _Moment(at, *baku_day(baku_date(at)))
    read = overseeing.OPEN.rows(session, scope(actor), **moment._asdict())
    new, in_progress, late, due_today, unheld = read[0]
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
        for holder, *numbers in overseeing.HELD.rows(session, scope(actor), **moment._asdict())
    }
    decided_by = Counter[int | None]()
    today = {"start": moment.start, "end": moment.tomorrow}
    for staff_id, _status, count in overseeing.DECIDED_BY.rows(session, scope(actor), **today):
        decided_by[staff_id] += count
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
                decided_today=decided_by[staff.id],
            )
        )
    return loads


def open_by_office(session: Session, actor: Actor) -> list[OfficeLoad]:
    """Of every office within the actor's scope that has any."""
    at = now(session)
    return _offices(session, actor, _Moment(at, *baku_day(baku_date(at))))


def _offices(session: Session, actor: Actor, moment: _Moment) -> list[OfficeLoad]:
    rows = overseeing.OFFICES.rows(session, scope(actor), **moment._asdict())
    return [OfficeLoad(*row) for row in rows]


def alarms(session: Session) -> list[Sounding]:
    """Those that go on, the oldest first."""
    rows = session.execute(
        select(Alarm.source, Alarm.code, Alarm.detail, Alarm.since)
        .where(Alarm.ended_at.is_(None))
        .order_by(Alarm.since)
    )
    return [Sounding(*row) for row in rows]


def worker_alive(session: Session) -> bool:
    """Whether any worker gave a sign of life in the last minute."""
    return any_lives(session.scalars(select(Heartbeat.at)), now(session))


def any_lives(signs: Iterable[datetime], at: datetime) -> bool:
    """Whether one of the workers' last signs of life is of the last minute."""
    return any(lives(sign, at, SILENT_SECONDS) for sign in signs)
