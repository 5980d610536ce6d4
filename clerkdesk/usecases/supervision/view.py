"""Who looks at an organisation's figures, at what of it, and when."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import WorkingCalendar, baku_date
from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.figures import Kind
from clerkdesk.store.reads.read import Scope
from clerkdesk.store.reference_models import Department, Organisation
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import Actor, require_overseer, scope
from clerkdesk.usecases.unit_of_work import now


class View(NamedTuple):
    """Who looks, at what, and when."""

    session: Session
    at: datetime
    today: date
    calendar: WorkingCalendar
    organisation: int
    scope: Scope
    offices: Sequence[int]
    services: Sequence[str]

    def of_days(self, kinds: Sequence[Kind], first: date, last: date) -> dict[str, Any]:
        """The values of a statement over written numbers."""
        return {
            "organisation": self.organisation,
            "offices": list(self.offices),
            "services": list(self.services),
            "kinds": [str(kind) for kind in kinds],
            "first": first,
            "last": last,
        }


def look(session: Session, office: str | None = None) -> View:
    """The scope of whoever looks, or one office of it.

    Raises NotAllowed (supervisor_only), NotFound (department_unknown).
    """
    actor = require_overseer(session)
    organisation = reference_data.own_organisation(session)
    offices = _offices(session, actor, organisation)
    within = scope(actor)._replace(organisation=organisation)
    if office is not None:
        chosen = offices.get(office)
        if chosen is None:
            raise NotFound("department_unknown", department=office)
        offices = {office: chosen}
        within = within._replace(departments=[chosen])
    own = _services(session, organisation)
    at = now(session)
    return View(
        session=session,
        at=at,
        today=baku_date(at),
        calendar=reference_data.calendar(session, organisation),
        organisation=organisation,
        scope=within,
        offices=sorted(offices.values()),
        services=[each for each in own if not actor.services or each in actor.services],
    )


def whole(session: Session, organisation: int) -> View:
    """All of an organisation, for the worker."""
    at = now(session)
    offices = select(Department.id).where(Department.organisation_id == organisation)
    return View(
        session=session,
        at=at,
        today=baku_date(at),
        calendar=reference_data.calendar(session, organisation),
        organisation=organisation,
        scope=Scope(organisation, None, None),
        offices=sorted(session.scalars(offices)),
        services=_services(session, organisation),
    )


def _services(session: Session, organisation: int) -> list[str]:
    code = session.get_one(Organisation, organisation).code
    return [str(each) for each, service in ESERVICES.items() if service.organisation == code]


def _offices(session: Session, actor: Actor, organisation: int) -> dict[str, int]:
    rows = select(Department.code, Department.id).where(Department.organisation_id == organisation)
    return {
        code: key
        for code, key in session.execute(rows)
        if not actor.departments or key in actor.departments
    }
