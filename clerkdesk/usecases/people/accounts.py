"""Accounts: made, changed, closed, and their passwords."""

import re
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Role
from clerkdesk.domain.limits import STAFF_NAME_LENGTH
from clerkdesk.domain.text import clean, has_controls, sort_key
from clerkdesk.store import logins
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.reference_models import (
    Department,
    Organisation,
    Staff,
    StaffDepartment,
    StaffService,
)
from clerkdesk.usecases.identity import current_staff, require_staff
from clerkdesk.usecases.people.passwords import hash_password, require_long_enough
from clerkdesk.usecases.people.sign_in import sign_in
from clerkdesk.usecases.unit_of_work import now, operation_id


def _administrator(session: Session) -> None:
    """Raises NotAllowed: once there is an administrator, only one may change accounts."""
    actor = current_staff(session)
    if actor.role is Role.ADMIN:
        return
    exists = session.scalar(select(Staff.id).where(Staff.role == Role.ADMIN).limit(1)) is not None
    if exists or actor.id is not None:
        raise NotAllowed("administrator_only")


def add_staff(
    session: Session,
    login: str,
    *,
    name: str,
    role: str,
    organisation: str,
    departments: list[str] | None = None,
    services: list[str] | None = None,
    password: str | None = None,
) -> None:
    """Make an account. The first administrator needs nobody's leave; afterwards an administrator
    acts.

    Raises NotAllowed (administrator_only), Invalid naming the field, NotFound (department_unknown),
    Conflict (login_taken).
    """
    _administrator(session)
    operation_id(session)
    login = clean(login).strip()
    name = clean(name).strip()
    _check_login(login)
    _check_person(name, role, services)
    home = session.scalar(select(Organisation).where(Organisation.code == organisation))
    if home is None:
        raise Invalid(
            "unknown_value",
            field="organisation",
            allowed=", ".join(session.scalars(select(Organisation.code))),
        )
    if session.scalar(select(Staff.id).where(Staff.login == login)) is not None:
        raise Conflict("login_taken", login=login)
    staff = Staff(
        login=login,
        name=name,
        sort_key=sort_key(name),
        role=role,
        organisation_id=home.id,
        created_at=now(session),
        password_hash=hash_password(password)
        if password is not None and is_embedded(session)
        else None,
    )
    session.add(staff)
    session.flush()
    _work_for(session, staff, departments or [], services or [])
    if not is_embedded(session):
        session.flush()
        logins.make(session, login)
        if password is not None:
            logins.set_password(session, login, require_long_enough(password))


def change_staff(
    session: Session,
    login: str,
    *,
    name: str,
    role: str,
    departments: list[str],
    services: list[str],
) -> None:
    """Change a colleague's name, role, offices and e-services; login and organisation stay. What is
    open follows at its next statement.

    Raises NotAllowed (administrator_only, last_administrator, CD914: one's own role), Invalid,
    NotFound (account_unknown, department_unknown).
    """
    _administrator(session)
    operation_id(session)
    name = clean(name).strip()
    _check_person(name, role, services)
    actor = current_staff(session)
    staff = _staff(session, login)
    if actor.organisation_id is not None and staff.organisation_id != actor.organisation_id:
        raise NotFound("account_unknown", login=login)
    other_role = role != staff.role
    if other_role and staff.role == Role.ADMIN and not _other_administrator(session, staff):
        raise NotAllowed("last_administrator", login=login)
    if other_role and staff.id == actor.id:
        raise NotAllowed("CD914")
    staff.name = name
    staff.sort_key = sort_key(name)
    staff.role = role
    session.execute(delete(StaffDepartment).where(StaffDepartment.staff_id == staff.id))
    session.execute(delete(StaffService).where(StaffService.staff_id == staff.id))
    _work_for(session, staff, departments, services)
    if other_role and not is_embedded(session):
        session.flush()
        # The login's group follows the role, and a closed account stays closed.
        logins.make(session, login)
        if not staff.active:
            logins.set_active(session, login, False)


def _check_person(name: str, role: str, services: list[str] | None) -> None:
    if has_controls(name):
        raise Invalid("control_characters", field="name")
    if not name:
        raise Invalid("missing", field="name")
    if len(name) > STAFF_NAME_LENGTH:
        raise Invalid("too_long", field="name", limit=STAFF_NAME_LENGTH)
    if role not in list(Role):
        raise Invalid("unknown_value", field="role", allowed=", ".join(Role))
    if any(service not in list(Service) for service in services or []):
        raise Invalid("unknown_value", field="service", allowed=", ".join(Service))


def _work_for(session: Session, staff: Staff, departments: list[str], services: list[str]) -> None:
    """Write down the offices and e-services; of the person's own organisation only."""
    for code in dict.fromkeys(departments):
        department = session.scalar(
            select(Department).where(
                Department.code == code, Department.organisation_id == staff.organisation_id
            )
        )
        if department is None:
            raise NotFound("department_unknown", department=code)
        session.add(StaffDepartment(staff_id=staff.id, department_id=department.id))
    session.add_all(
        StaffService(staff_id=staff.id, service=service) for service in dict.fromkeys(services)
    )


def _other_administrator(session: Session, staff: Staff) -> bool:
    others = (
        select(Staff.id)
        .where(Staff.role == Role.ADMIN, Staff.active, Staff.id != staff.id)
        .limit(1)
    )
    return session.scalar(others) is not None


def make_service_login(
    session: Session, login: str, kind: str, password: str | None = None
) -> None:
    """A login of PostgreSQL for a program (worker or gateway), made by whoever upgrades the
    database. Raises Invalid, NotAllowed.
    """
    if is_embedded(session):
        raise Invalid("server_only", field="login")
    _check_login(login)
    logins.make_service(session, login, kind)
    if password is not None:
        logins.set_password(session, login, require_long_enough(password))


def _check_login(login: str) -> None:
    # What begins with these is PostgreSQL's, or a group of ours.
    if (
        not re.fullmatch(r"[a-z][a-z0-9_.-]{1,62}", login)
        or login.startswith(("pg_", "cd_"))
        or login in ("public", "none", "postgres")
    ):
        raise Invalid("login_form", field="login")


def set_active(session: Session, login: str, active: bool) -> None:
    """Disable an account, or enable it again; its open sessions end at their next statement."""
    _administrator(session)
    operation_id(session)
    staff = _staff(session, login)
    if not active and staff.role == Role.ADMIN and not _other_administrator(session, staff):
        raise NotAllowed("last_administrator", login=login)
    if is_embedded(session):
        staff.active = active
    else:
        logins.set_active(session, login, active)


def set_password(session: Session, login: str, password: str) -> None:
    """Set a password: one's own, or as an administrator anybody's. Raises NotAllowed, NotFound,
    Invalid (password_short).
    """
    if current_staff(session).login != login:
        _administrator(session)
    operation_id(session)
    staff = _staff(session, login)
    if not is_embedded(session):
        set_one = (
            logins.change_own_password
            if current_staff(session).login == login
            else logins.set_password
        )
        set_one(session, login, require_long_enough(password))
        return
    staff.password_hash = hash_password(password)
    staff.failures = 0
    staff.not_before = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one's own password is not changed: the present one is wrong, which is counted as at the
    sign-in; so it is a value and not an exception.
    """

    code: str
    seconds: int = 0


def change_own_password(session: Session, present: str, new: str) -> Refusal | None:
    """Set one's own password, once the present one was right; None: it is set.

    On PostgreSQL the server itself is asked, and counts as it is set up to. Raises NotAllowed
    (sign_in_first), Invalid (password_short).
    """
    login = require_staff(session).login
    require_long_enough(new)
    if is_embedded(session):
        opened = sign_in(session, login, present)
        if opened.login is None:
            code = "password_wrong" if opened.code == "sign_in_wrong" else opened.code
            return Refusal(code, opened.seconds)
    elif not logins.opens(session, login, present):
        return Refusal("password_wrong")
    set_password(session, login, new)
    return None


def _staff(session: Session, login: str) -> Staff:
    staff = session.scalar(select(Staff).where(Staff.login == clean(login).strip()))
    if staff is None:
        raise NotFound("account_unknown", login=login)
    return staff
