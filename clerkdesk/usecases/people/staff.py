"""Who works here: the colleagues, and the person who is signed in."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.lifecycle import WRITERS, Role
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.reference_models import (
    Department,
    Organisation,
    Staff,
    StaffDepartment,
    StaffService,
)
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.reference_data import Choice

_ORGANISATION_NAMES = {"azersu": "Azərsu", "azerishiq": "Azərişıq"}
_OFFICE_ENDINGS = (" sukanal idarəsi", " Elektrik Şəbəkəsi")
"""What the names of all local offices of an organisation end in."""


@dataclass(frozen=True, slots=True)
class StaffRow:
    """An account with what it may see."""

    login: str
    name: str
    role: str
    organisation: str
    """Its code."""
    departments: list[str]
    """Names; none: all of the organisation."""
    services: list[str]
    """Codes; none: all of the organisation."""
    active: bool
    has_password: bool
    """Always on PostgreSQL, whose logins nobody can ask."""
    department_codes: list[str] = field(default_factory=list)
    """In the order of ``departments``."""


@dataclass(frozen=True, slots=True)
class Me:
    """Who is signed in."""

    id: int | None
    """None: the embedded file without an account, or whoever owns the database."""
    login: str | None
    name: str
    role: Role | None
    organisation: str
    """Its code; "" without an account."""
    workplace: str
    """Organisation and, where there is only one, the office, as the sidebar shows them."""

    @property
    def oversees(self) -> bool:
        """Whether this person looks over the others' work; whoever has the database itself does."""
        return self.role is None or self.role.oversees

    @property
    def supervises(self) -> bool:
        """Whether this person may decide for others, and give a view to everybody."""
        return self.role is not None and self.role.supervises

    @property
    def audits(self) -> bool:
        return self.role is not None and self.role.oversees

    @property
    def handles_caravans(self) -> bool:
        """Whether the lists of departures are this person's business."""
        of_service = ESERVICES[Service.IDP].organisation
        return self.role in WRITERS and self.organisation == of_service

    @property
    def administers(self) -> bool:
        """Whether this person keeps the accounts."""
        return self.role is Role.ADMIN


def list_staff(session: Session) -> list[StaffRow]:
    """Everybody of the actor's organisation, by the alphabet."""
    actor = current_staff(session)
    statement = (
        select(Staff, Organisation.code)
        .join(Organisation, Organisation.id == Staff.organisation_id)
        .order_by(Staff.sort_key)
    )
    if actor.organisation_id is not None:
        statement = statement.where(Staff.organisation_id == actor.organisation_id)
    names = defaultdict[int, list[str]](list)
    codes = defaultdict[int, list[str]](list)
    services = defaultdict[int, list[str]](list)
    rows = (
        select(StaffDepartment.staff_id, Department.name, Department.code)
        .join(Department, Department.id == StaffDepartment.department_id)
        .order_by(Department.level, Department.sort_key)
    )
    for staff_id, name, code in session.execute(rows):
        names[staff_id].append(name)
        codes[staff_id].append(code)
    for staff_id, service in session.execute(
        select(StaffService.staff_id, StaffService.service).order_by(StaffService.service)
    ):
        services[staff_id].append(service)
    return [
        StaffRow(
            login=staff.login,
            name=staff.name,
            role=staff.role,
            organisation=organisation,
            departments=names[staff.id],
            services=services[staff.id],
            active=staff.active,
            has_password=staff.password_hash is not None or not is_embedded(session),
            department_codes=codes[staff.id],
        )
        for staff, organisation in session.execute(statement).all()
    ]


class StaffAndOffices(NamedTuple):
    """What the page of accounts shows and offers."""

    staff: list[StaffRow]
    departments: list[Choice]
    """Every office of the organisation."""


def staff_and_offices(session: Session, organisation: str) -> StaffAndOffices:
    """The colleagues by the alphabet, and the offices of the organisation (its code)."""
    return StaffAndOffices(list_staff(session), reference_data.departments(session, organisation))


def me(session: Session) -> Me:
    """Who is signed in. Raises NotAllowed, NotFound as ``identity.current_staff`` does."""
    actor = current_staff(session)
    colleague = next((row for row in list_staff(session) if row.login == actor.login), None)
    if colleague is None:
        return Me(id=None, login=None, name=actor.name, role=None, organisation="", workplace="")
    return Me(
        id=actor.id,
        login=actor.login,
        name=colleague.name,
        role=Role(colleague.role),
        organisation=colleague.organisation,
        workplace=_workplace(colleague),
    )


def _workplace(colleague: StaffRow) -> str:
    organisation = _ORGANISATION_NAMES[colleague.organisation]
    if len(colleague.departments) != 1:
        return organisation
    office_name = colleague.departments[0]
    for ending in _OFFICE_ENDINGS:
        office_name = office_name.removesuffix(ending)
    return f"{organisation} · {office_name}" if office_name else organisation


def only_account(session: Session) -> str | None:
    """The login of the single active account without a password, if there is just one active
    account.
    """
    logins = session.execute(select(Staff.login, Staff.password_hash).where(Staff.active)).all()
    return logins[0][0] if len(logins) == 1 else None


def needs_password(session: Session, login: str) -> bool:
    """Whether an account of the embedded file has one; an unknown account has none."""
    return session.scalar(select(Staff.password_hash).where(Staff.login == login)) is not None
