"""What each person holds, against the office's norm; nobody is ranked by speed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.figures import Kind, quantile
from clerkdesk.domain.lifecycle import HOLDERS, SUPERVISORS
from clerkdesk.store.reads import figures
from clerkdesk.store.reference_models import Department, Staff, StaffDepartment, StaffService
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.supervision.absences import AbsenceRow
from clerkdesk.usecases.supervision.prospect import Standing, pace_span
from clerkdesk.usecases.supervision.view import View

NORM = "load_norm"


class Load(StrEnum):
    """How much somebody has, in the order in which it matters."""

    TOO_MUCH = "too_much"
    AWAY = "away"
    """Not at work, and there is work."""
    TOO_LITTLE = "too_little"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person and what is in their hands."""

    staff_id: int
    login: str
    name: str
    offices: Sequence[str]
    """By their short names; empty: all of the organisation."""
    departments: frozenset[int]
    services: frozenset[str]
    role: str
    absence: AbsenceRow | None
    held: int
    waiting: int
    """Of these: for the citizen."""
    late: int
    decided_a_day: float | None
    """The median of the days on which they decided; None: they have not."""
    minutes: int | None
    """Median office minutes from taking to deciding."""
    load: Load


@dataclass(frozen=True, slots=True)
class Workload:
    """Everybody who works on applications; who has too much stands first."""

    norm: int
    people: Sequence[PersonRow]


def workload_of(view: View, stands: Standing) -> Workload:
    """What everybody within a view holds, of what has been read."""
    norm = int(reference_data.setting(view.session, NORM, view.organisation) or 12)
    held = Counter[int]()
    waiting = Counter[int]()
    late = Counter[int]()
    for group in stands.groups:
        person = group.holder_id
        if person is not None:
            held[person] += group.number
            waiting[person] += group.number * group.waiting
            late[person] += group.number * group.overdue
    habits = _habits(view)
    places = _places(view.session)
    rows = []
    for staff in _people(view):
        known = habits.get(staff.id, Habit(None, None))
        absence = stands.away.get(staff.id)
        place = places.get(staff.id, Place((), frozenset(), frozenset()))
        if place.departments and not place.departments & set(view.offices) and not held[staff.id]:
            continue
        rows.append(
            PersonRow(
                staff_id=staff.id,
                login=staff.login,
                name=staff.name,
                offices=place.offices,
                departments=place.departments,
                services=place.services,
                role=staff.role,
                absence=absence,
                held=held[staff.id],
                waiting=waiting[staff.id],
                late=late[staff.id],
                decided_a_day=known.decided_a_day,
                minutes=known.minutes,
                load=load_of(
                    held[staff.id],
                    norm,
                    away=absence is not None,
                    supervises=staff.role in SUPERVISORS,
                ),
            )
        )
    order = list(Load)
    rows.sort(key=lambda row: (order.index(row.load), -row.held))
    return Workload(norm, rows)


def load_of(held: int, norm: int, *, away: bool, supervises: bool = False) -> Load:
    """How much that is; a supervisor has other things to do."""
    if away:
        return Load.AWAY if held else Load.USUAL
    if held > norm:
        return Load.TOO_MUCH
    little = held < norm / 2 and not supervises
    return Load.TOO_LITTLE if little else Load.USUAL


def _people(view: View) -> Iterable[Staff]:
    people = select(Staff).where(
        Staff.active,
        Staff.role.in_(HOLDERS),
        Staff.organisation_id == view.organisation,
    )
    return view.session.scalars(people.order_by(Staff.sort_key))


class Habit(NamedTuple):
    """How somebody has worked in the last working days."""

    decided_a_day: float | None
    minutes: int | None


def _habits(view: View) -> Mapping[int, Habit]:
    first, last = pace_span(view)
    days: defaultdict[int, Counter[date]] = defaultdict(Counter)
    decided = view.of_days((Kind.COMPLETED, Kind.REFUSED), first, last)
    for _office, person, day, number in figures.BY_PERSON_AND_DAY.rows(view.session, **decided):
        days[person][day] += int(number)
    minutes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    handling = view.of_days((Kind.HANDLING,), first, last)
    for person, _kind, key, number in figures.BY_PERSON.rows(view.session, **handling):
        minutes[person][key] += int(number)
    return {
        person: Habit(median(numbers.values()), quantile(minutes[person], 0.5))
        for person, numbers in days.items()
    }


class Place(NamedTuple):
    """Where somebody works, and on what; empty: on all of it."""

    offices: Sequence[str]
    departments: frozenset[int]
    services: frozenset[str]


def _places(session: Session) -> dict[int, Place]:
    offices: defaultdict[int, dict[int, str]] = defaultdict(dict)
    rows = (
        select(StaffDepartment.staff_id, Department.id, Department.short_name)
        .join(Department, Department.id == StaffDepartment.department_id)
        .order_by(Department.sort_key)
    )
    for person, key, name in session.execute(rows):
        offices[person][key] = name
    services: defaultdict[int, set[str]] = defaultdict(set)
    for person, service in session.execute(select(StaffService.staff_id, StaffService.service)):
        services[person].add(service)
    return {
        person: Place(
            tuple(offices[person].values()),
            frozenset(offices[person]),
            frozenset(services[person]),
        )
        for person in offices.keys() | services.keys()
    }
