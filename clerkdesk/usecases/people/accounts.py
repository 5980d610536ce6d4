"""Accounts: made, changed, closed, and their passwords."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from clerkdesk.domain.accounts import PROGRAM_NAMES, is_login, is_persons_login
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
from clerkdesk.usecases import administering
from clerkdesk.usecases.identity import current_staff, require_staff
from clerkdesk.usecases.people.passwords import hash_password, require_long_enough
from clerkdesk.usecases.people.sign_in import sign_in
from clerkdesk.usecases.unit_of_work import now


def _administer(session: Session, organisation_id: int) -> None:
    """Begin a change of an organisation's accounts.

    Raises NotAllowed: administrator_only (once the organisation has an administrator, only one may
    change its accounts; whoever owns a server's database always may), CD911 (another's).
    """
    actor = current_staff(session)
    if actor.role is Role.ADMIN:
        administering.require_organisation(actor, organisation_id, "CD911")
    elif not administering.owns_database(actor) or (
        is_embedded(session) and _administrators(session, organisation_id)
    ):
        raise NotAllowed("administrator_only")
    administering.begin(session)


def _administrators(session: Session, organisation_id: int) -> list[int]:
    """Who may administer an organisation: the ids of its open accounts."""
    statement = select(Staff.id).where(
        Staff.role == Role.ADMIN, Staff.active, Staff.organisation_id == organisation_id
    )
    return list(session.scalars(statement))


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
    password_hash: str | None = None,
) -> None:
    """Make an account. The first administrator of an organisation needs nobody's leave; afterwards
    an administrator of it acts. ``password_hash``: of the password, where it was made before the
    transaction; None: it is made here.

    Raises NotAllowed (administrator_only, CD911), Invalid naming the field, NotFound
    (department_unknown), Conflict (login_taken).
    """
    home = _home(session, organisation)
    _administer(session, home.id)
    login = clean(login).strip()
    name = clean(name).strip()
    if not is_persons_login(login):
        raise Invalid("login_form", field="login")
    _check_person(name, role, services)
    if session.scalar(select(Staff.id).where(Staff.login == login)) is not None:
        raise Conflict("login_taken", login=login)
    staff = Staff(
        login=login,
        name=name,
        sort_key=sort_key(name),
        role=role,
        organisation_id=home.id,
        created_at=now(session),
        password_hash=password_hash or _hash(session, password),
    )
    session.add(staff)
    session.flush()
    _work_for(session, staff, departments or [], services or [])
    if not is_embedded(session):
        session.flush()
        logins.make(session, login)
        if password is not None:
            logins.set_password(session, login, require_long_enough(password))


def _hash(session: Session, password: str | None) -> str | None:
    """None on a server, which makes its own."""
    return None if password is None or not is_embedded(session) else hash_password(password)


def _home(session: Session, organisation: str) -> Organisation:
    """Raises Invalid: there is no such organisation; to whoever may change nothing, that first."""
    home = session.scalar(select(Organisation).where(Organisation.code == organisation))
    if home is not None:
        return home
    actor = current_staff(session)
    if actor.id is not None and actor.role is not Role.ADMIN:
        raise NotAllowed("administrator_only")
    raise Invalid(
        "unknown_value",
        field="organisation",
        allowed=", ".join(session.scalars(select(Organisation.code))),
    )


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
    actor = current_staff(session)
    staff = _administered(session, login)
    name = clean(name).strip()
    _check_person(name, role, services)
    other_role = role != staff.role
    if other_role:
        _require_another_administrator(session, staff)
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
    if name.lower() in PROGRAM_NAMES:
        raise Invalid("CD903", field="name")
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


def _require_another_administrator(session: Session, staff: Staff) -> None:
    """Raises NotAllowed (last_administrator): of the account's organisation it is the last one."""
    if staff.role == Role.ADMIN and _administrators(session, staff.organisation_id) == [staff.id]:
        raise NotAllowed("last_administrator", login=staff.login)


def make_service_login(
    session: Session, login: str, kind: str, password: str | None = None
) -> None:
    """A login of PostgreSQL for a program (worker or gateway), made by whoever upgrades the
    database. Raises Invalid, NotAllowed.
    """
    if is_embedded(session):
        raise Invalid("server_only", field="login")
    if not is_login(login):
        raise Invalid("login_form", field="login")
    logins.make_service(session, login, kind)
    if password is not None:
        logins.set_password(session, login, require_long_enough(password))


def set_active(session: Session, login: str, active: bool) -> None:
    """Disable an account, or enable it again; its open sessions end at their next statement."""
    staff = _administered(session, login)
    if not active:
        _require_another_administrator(session, staff)
    if is_embedded(session):
        staff.active = active
    else:
        logins.set_active(session, login, active)


def set_password(session: Session, login: str, password: str) -> None:
    """Set a password: one's own, or as an administrator anybody's. Raises NotAllowed, NotFound,
    Invalid (password_short).
    """
    if current_staff(session).login == login:
        staff = _staff(session, login)
        administering.begin(session)
    else:
        staff = _administered(session, login)
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
    (sign_in_first), Invalid (password_short), StoreUnavailable.
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


def _administered(session: Session, login: str) -> Staff:
    """Begin a change of an account; of another organisation there are none.

    Raises NotAllowed (administrator_only), NotFound (account_unknown).
    """
    actor = current_staff(session)
    if actor.id is not None and actor.role is not Role.ADMIN:
        raise NotAllowed("administrator_only")
    staff = _staff(session, login)
    if actor.organisation_id not in (None, staff.organisation_id):
        raise NotFound("account_unknown", login=login)
    _administer(session, staff.organisation_id)
    return staff
