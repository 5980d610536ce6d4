"""Who acts, and what lies within that person's scope."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, bindparam, cast, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.lifecycle import Role
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application
from clerkdesk.store.reference_models import Staff, StaffDepartment, StaffService


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind a transaction; without an id it is the machine itself, with the whole scope."""

    id: int | None
    login: str
    name: str
    role: Role | None
    organisation_id: int | None
    departments: frozenset[int] = frozenset()
    """Empty: all of the organisation."""
    services: frozenset[str] = frozenset()
    """Empty: all of the organisation."""

    @property
    def supervises(self) -> bool:
        return self.role in (Role.SUPERVISOR, Role.ADMIN)


LOCAL = Actor(None, "local", "local", None, None)


def current_staff(session: Session) -> Actor:
    """Who acts in this transaction: PostgreSQL's login, or the account that signed in to the embedded file.

    Raises NotAllowed (account_disabled), NotFound (account_unknown).
    """
    if "actor" not in session.info:
        session.info["actor"] = _find(session)
    actor: Actor = session.info["actor"]
    return actor


def _find(session: Session) -> Actor:
    login = session.info.get("login") if is_embedded(session) else session.scalar(select(func.session_user()))
    if login is None:
        return LOCAL
    try:
        return person(session, login)
    except NotFound:
        if is_embedded(session):
            raise
        return LOCAL


# One statement, for it stands before every other one.
_PERSON = select(
    Staff.id, Staff.login, Staff.name, Staff.role, Staff.organisation_id, Staff.active,
    select(func.aggregate_strings(cast(StaffDepartment.department_id, String), ",")).where(StaffDepartment.staff_id == Staff.id).scalar_subquery().label("departments"),
    select(func.aggregate_strings(StaffService.service, ",")).where(StaffService.staff_id == Staff.id).scalar_subquery().label("services"),
).where(Staff.login == bindparam("login"))  # fmt: skip


def person(session: Session, login: str) -> Actor:
    """What an account may do. Raises NotFound (account_unknown), NotAllowed (account_disabled)."""
    row = session.connection().execute(_PERSON, {"login": login}).first()
    if row is None:
        raise NotFound("account_unknown", login=login)
    if not row.active:
        raise NotAllowed("account_disabled", login=login)
    departments = frozenset(int(key) for key in (row.departments or "").split(",") if key)
    return Actor(row.id, row.login, row.name, Role(row.role), row.organisation_id, departments, frozenset((row.services or "").split(",")) - {""})


def require_staff(session: Session) -> Actor:
    """Raises NotAllowed (sign_in_first): a decision needs a person."""
    actor = current_staff(session)
    if actor.id is None:
        raise NotAllowed("sign_in_first")
    return actor


def scope(actor: Actor) -> list[ColumnElement[bool]]:
    """The conditions that keep a statement on ``application`` within what the actor may see."""
    conditions: list[ColumnElement[bool]] = []
    if actor.organisation_id is not None:
        conditions.append(Application.organisation_id == actor.organisation_id)
    if actor.departments and not actor.supervises:
        conditions.append(Application.department_id.in_(sorted(actor.departments)))
    if actor.services:
        conditions.append(Application.service.in_(sorted(actor.services)))
    return conditions


def sees(actor: Actor, application: Any) -> bool:
    """Whether the application (a record or a row with its columns) lies within the actor's scope."""
    return (
        (actor.organisation_id is None or application.organisation_id == actor.organisation_id)
        and (not actor.departments or actor.supervises or application.department_id in actor.departments)
        and (not actor.services or application.service in actor.services)
    )
