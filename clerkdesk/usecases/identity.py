"""Who acts, and what lies within that person's scope."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import Row, String, bindparam, cast, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.lifecycle import Role, Status
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application
from clerkdesk.store.reads.read import Scope
from clerkdesk.store.reference_models import Organisation, Staff, StaffDepartment, StaffService


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind a transaction; without an id it is the machine itself, with the whole
    scope.
    """

    id: int | None
    login: str
    name: str
    role: Role | None
    organisation_id: int | None
    departments: frozenset[int] = frozenset()
    """Empty: all of the organisation."""
    services: frozenset[str] = frozenset()
    """Empty: all of the organisation."""
    organisation: str | None = None
    """Its code."""

    @property
    def named_services(self) -> list[str]:
        """The services to name in a statement over offices: the service follows in their index."""
        if self.services:
            return sorted(self.services)
        return sorted(
            str(code)
            for code, eservice in ESERVICES.items()
            if self.organisation in (None, eservice.organisation)
        )

    @property
    def supervises(self) -> bool:
        """Whether this person may decide for others."""
        return self.role is not None and self.role.supervises


KNOWN_SECONDS = 2.0
"""So long a desk's reads on PostgreSQL need not ask who they are: the database itself decides what
they see.
"""
LOCAL = Actor(
    id=None,
    login="local",
    name="local",
    role=None,
    organisation_id=None,
)
"""The embedded file without an account, and PostgreSQL's owner."""


def current_staff(session: Session) -> Actor:
    """Who acts in this transaction: PostgreSQL's login, or the account that signed in to the
    embedded file.

    Raises NotAllowed (account_disabled, not_staff: a login that is nobody's account), NotFound
    (account_unknown).
    """
    if "actor" not in session.info:
        known: dict[str, Any] = session.info.get("known", {})
        at = time.monotonic()
        if "actor" in known and at - known["actor"][0] < KNOWN_SECONDS:
            session.info["actor"] = known["actor"][1]
        else:
            session.info["actor"] = _find(session)
            known["actor"] = at, session.info["actor"]
    actor: Actor = session.info["actor"]
    return actor


def know_actor(session: Session, myself: Mapping[str, Any]) -> None:
    """The database has said who acts beside something else, as ``cd_myself`` does. Raises
    NotAllowed (account_disabled).
    """
    session.info["actor"] = _actor(SimpleNamespace(**myself))


def require_administrator(session: Session) -> Actor:
    """Who acts. Raises NotAllowed (administrator_only): neither an administrator nor whoever has
    the database itself.
    """
    actor = current_staff(session)
    if actor.role is not Role.ADMIN and actor.login != LOCAL.login:
        raise NotAllowed("administrator_only")
    return actor


def require_overseer(session: Session) -> Actor:
    """Who acts. Raises NotAllowed (supervisor_only): a clerk does not see the others' work."""
    actor = current_staff(session)
    if actor.role is not None and not actor.role.oversees:
        raise NotAllowed("supervisor_only")
    return actor


def _find(session: Session) -> Actor:
    if is_embedded(session):
        login = session.info.get("login")
        return LOCAL if login is None else person(session, login)
    row = session.connection().exec_driver_sql("SELECT * FROM cd_myself()").one()
    if row.id is not None:
        return _actor(row)
    if row.service == "owner":
        return LOCAL
    if not row.service:
        # A pooler that lends everybody one login ends here, too: who acts would be hidden.
        raise NotAllowed("not_staff", login=row.login)
    return Actor(
        id=None,
        login=row.service,
        name=row.service,
        role=None,
        organisation_id=None,
    )


# One statement, for it stands before every other one.
_PERSON = select(
    Staff.id,
    Staff.login,
    Staff.name,
    Staff.role,
    Staff.organisation_id,
    Staff.active,
    select(Organisation.code)
    .where(Organisation.id == Staff.organisation_id)
    .scalar_subquery()
    .label("organisation"),
    select(func.aggregate_strings(cast(StaffDepartment.department_id, String), ","))
    .where(StaffDepartment.staff_id == Staff.id)
    .scalar_subquery()
    .label("departments"),
    select(func.aggregate_strings(StaffService.service, ","))
    .where(StaffService.staff_id == Staff.id)
    .scalar_subquery()
    .label("services"),
).where(Staff.login == bindparam("login"))


def person(session: Session, login: str) -> Actor:
    """What an account may do. Raises NotFound (account_unknown), NotAllowed (account_disabled)."""
    # On a server from the desk, by the session; the file is asked past it, for it is asked always.
    asked = session.connection() if is_embedded(session) else session
    row = asked.execute(_PERSON, {"login": login}).first()
    if row is None:
        raise NotFound("account_unknown", login=login)
    return _actor(row)


def _actor(row: Row[*tuple[Any, ...]] | SimpleNamespace) -> Actor:
    if not row.active:
        raise NotAllowed("account_disabled", login=row.login)
    departments = frozenset(int(key) for key in (row.departments or "").split(",") if key)
    return Actor(
        id=row.id,
        login=row.login,
        name=row.name,
        role=Role(row.role),
        organisation_id=row.organisation_id,
        departments=departments,
        services=frozenset((row.services or "").split(",")) - {""},
        organisation=row.organisation,
    )


def require_staff(session: Session) -> Actor:
    """Raises NotAllowed (sign_in_first): a decision needs a person."""
    actor = current_staff(session)
    if actor.id is None:
        raise NotAllowed("sign_in_first")
    return actor


def require_writer(session: Session) -> Actor:
    """Who acts. Raises NotAllowed (sign_in_first, auditor_reads_only)."""
    actor = require_staff(session)
    if actor.role is Role.AUDITOR:
        raise NotAllowed("auditor_reads_only")
    return actor


def scope(actor: Actor) -> Scope:
    """Within which applications a named statement keeps for the actor."""
    return Scope(
        actor.organisation_id,
        sorted(actor.departments) or None,
        sorted(actor.services) or None,
    )


class ScopeKey(NamedTuple):
    """To whom an application belongs, where it is not at hand itself."""

    organisation_id: int
    department_id: int
    service: str


def sees(actor: Actor, application: Application) -> bool:
    """Whether the actor may open the application: it lies within the scope, or the actor has
    written it down at the counter and nobody has taken it yet.
    """
    registered = actor.id is not None and application.registered_by == actor.id
    return in_scope(actor, application) or (registered and application.status == Status.NEW)


def in_scope(actor: Actor, application: Application | ScopeKey) -> bool:
    """Whether the application lies within the actor's scope."""
    return (
        (actor.organisation_id is None or application.organisation_id == actor.organisation_id)
        and (not actor.departments or application.department_id in actor.departments)
        and (not actor.services or application.service in actor.services)
    )
