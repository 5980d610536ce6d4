"""The figures of a period: of an organisation, or of one of its offices."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date, baku_midnight
from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.report import (
    DAYS_APART,
    NOBODY_LOOKED,
    Figures,
    Looked,
    Looks,
    Period,
    Report,
)
from clerkdesk.domain.text import sort_key
from clerkdesk.store.reads import overseeing, reporting
from clerkdesk.store.reads.read import EVERYTHING, Read, Scope
from clerkdesk.store.reference_models import Department, Organisation, Staff
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import Actor, require_overseer, scope
from clerkdesk.usecases.unit_of_work import now

_NOBODY = "—"
K = TypeVar("K")


class Office(NamedTuple):
    """Of whom a report speaks."""

    scope: Scope
    department: str | None
    """Its name; None: every office within the reader's scope."""


def office(session: Session, actor: Actor, department: str | None) -> Office:
    """What the actor sees, or of that one office (a code). Raises NotFound (department_unknown)."""
    seen = scope(actor)
    if department is None:
        return Office(seen, None)
    statement = (
        select(Department.id, Department.name, Organisation.code)
        .join(Organisation, Organisation.id == Department.organisation_id)
        .where(Department.code == department)
    )
    row = session.execute(statement).first()
    own = row is not None and (
        actor.organisation in (None, row.code)
        and (not actor.departments or row.id in actor.departments)
    )
    if row is None or not own:
        raise NotFound("department_unknown", field="department", department=department)
    return Office(seen._replace(departments=[row.id]), row.name)


def report(session: Session, period: Period | None = None, department: str | None = None) -> Report:
    """The figures of a period (None: today in Baku), within the actor's scope or of one of its
    offices (a code).

    Raises NotAllowed (supervisor_only), NotFound (department_unknown).
    """
    actor = require_overseer(session)
    within = office(session, actor, department)
    return _made(
        session, period=period, within=within, organisation_id=actor.organisation_id, by=actor.name
    )


def of_organisation(session: Session, organisation_id: int, period: Period, by: str) -> Report:
    """The same of a whole organisation, made by the machine. ``by``: its name on the paper."""
    within = Office(EVERYTHING._replace(organisation=organisation_id), None)
    return _made(session, period=period, within=within, organisation_id=organisation_id, by=by)


def _made(
    session: Session, period: Period | None, within: Office, organisation_id: int | None, by: str
) -> Report:
    at = now(session)
    today = baku_date(at)
    period = period or Period(today, today)
    counted = _Counted(session, period, within.scope)
    organisation = _NOBODY
    if organisation_id:
        names = reference_data.letterhead(session, organisation_id, period.until)
        organisation = names.legal_name
    return Report(
        period=period,
        made_at=at,
        made_by=by,
        organisation=organisation,
        department=within.department,
        total=counted.total,
        late=overseeing.LATE.scalars(session, within.scope, now=at)[0],
        certificates=counted.number(overseeing.CERTIFICATES),
        prints=counted.number(overseeing.PRINTS),
        undelivered=counted.number(overseeing.UNDELIVERED),
        by_day=counted.by_day(),
        by_service=counted.by_service(),
        by_department=counted.by_department(),
        by_clerk=counted.by_clerk(),
        by_reason=counted.by_reason(),
        looks=counted.looks(),
    )


class _Counted:
    """What came in and was decided in a period, by day, service and office: counted once, and put
    together as each table of the report wants it.
    """

    def __init__(self, session: Session, period: Period, within: Scope) -> None:
        self._session = session
        self._period = period
        self._scope = within
        self._bounds: dict[str, datetime] = {
            "start": baku_midnight(period.since),
            "end": baku_midnight(period.until, 1),
        }
        self._groups: list[tuple[date, str, int, Figures]] = []
        for on, service, office_id, count in self._rows(reporting.RECEIVED):
            self._groups.append((on, service, office_id, Figures(received=count)))
        for on, service, office_id, status, count, late in self._rows(reporting.DECIDED):
            self._groups.append((on, service, office_id, _of_decided(status, count, late)))
        self.total = Figures()
        for *_key, figures in self._groups:
            self.total.add(figures)

    def _rows(self, read: Read) -> Iterable[Row[*tuple[Any, ...]]]:
        return read.rows(self._session, self._scope, **self._bounds)

    def number(self, read: Read) -> int:
        """What a named statement counts of the period."""
        count: int = read.rows(self._session, self._scope, **self._bounds)[0][0]
        return count

    def by_day(self) -> list[tuple[date, Figures]]:
        """Every date of the period, or the first of every month that it touches."""
        monthly = self._period.days > DAYS_APART
        days = (
            date.fromordinal(number)
            for number in range(self._period.since.toordinal(), self._period.until.toordinal() + 1)
        )
        starts = dict.fromkeys(on.replace(day=1) if monthly else on for on in days)
        figures = _sums(
            (on.replace(day=1) if monthly else on, each) for on, _s, _o, each in self._groups
        )
        return [(on, figures.get(on, Figures())) for on in starts]

    def by_service(self) -> list[tuple[str, Figures]]:
        """In the order of the e-services."""
        figures = _sums((service, each) for _on, service, _o, each in self._groups)
        return [
            (eservice.title, figures[code])
            for code, eservice in ESERVICES.items()
            if code in figures
        ]

    def by_department(self) -> list[tuple[str, Figures]]:
        """By the alphabet."""
        figures = _sums((office_id, each) for _on, _s, office_id, each in self._groups)
        rows = self._session.execute(select(Department.id, Department.name))
        return _named(figures, {key: name for key, name in rows})

    def by_clerk(self) -> list[tuple[str, Figures]]:
        """By the alphabet; two people of one name stay two."""
        figures = _sums(
            (decided_by or 0, _of_decided(status, count, late))
            for decided_by, status, count, late in self._rows(reporting.DECIDERS)
        )
        rows = self._session.execute(select(Staff.id, Staff.name))
        return _named(figures, {key: name for key, name in rows})

    def by_reason(self) -> list[tuple[str, int]]:
        """(title, refusals), the most frequent reason first."""
        titles = {
            choice.code: choice.title
            for service in ESERVICES
            for choice in reference_data.refusal_reasons(self._session, service)
        }
        return [
            (titles.get(code or "", code or _NOBODY), count)
            for code, count in self._rows(overseeing.REASONS)
        ]

    def looks(self) -> Looks:
        """What second people say to decisions that were picked."""
        services: dict[str, Looked] = {}
        people: dict[int, Looked] = {}
        reasons = Counter[str]()
        for service, decided_by, agrees, reason, count in self._rows(reporting.LOOKS):
            new = Looked(count, 0 if agrees else count)
            services[service] = services.get(service, NOBODY_LOOKED).with_more(new)
            people[decided_by] = people.get(decided_by, NOBODY_LOOKED).with_more(new)
            if reason is not None:
                reasons[reason] += count
        names = {key: name for key, name in self._session.execute(select(Staff.id, Staff.name))}
        by_clerk = [(names.get(key, _NOBODY), each) for key, each in people.items()]
        return Looks(
            waiting=reporting.LOOKS_WAITING.scalars(self._session, self._scope)[0],
            by_service=[
                (eservice.title, services[code])
                for code, eservice in ESERVICES.items()
                if code in services
            ],
            by_clerk=sorted(by_clerk, key=lambda row: sort_key(row[0])),
            by_reason=sorted(reasons.items(), key=lambda row: (-row[1], row[0])),
        )


def _of_decided(status: str, count: int, late: int) -> Figures:
    if status == "refused":
        return Figures(refused=count, decided_late=late)
    return Figures(completed=count, decided_late=late)


def _sums(groups: Iterable[tuple[K, Figures]]) -> dict[K, Figures]:
    sums: dict[K, Figures] = {}
    for key, figures in groups:
        sums.setdefault(key, Figures()).add(figures)
    return sums


def _named(figures: dict[int, Figures], names: dict[int, str]) -> list[tuple[str, Figures]]:
    rows = [(names.get(key, _NOBODY), each) for key, each in figures.items()]
    return sorted(rows, key=lambda row: sort_key(row[0]))
