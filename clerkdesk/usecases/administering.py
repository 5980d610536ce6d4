"""Who administers: one check before every change, and the name under which it is written down."""

from sqlalchemy import insert
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Acting
from clerkdesk.usecases.identity import LOCAL, Actor, current_staff, require_administrator
from clerkdesk.usecases.unit_of_work import ACTING, now, operation_id


def administer(session: Session) -> Actor:
    """Begin a change that only an administrator makes, or whoever has the database itself. Raises
    NotAllowed (administrator_only).
    """
    actor = require_administrator(session)
    begin(session)
    return actor


def begin(session: Session) -> None:
    """Record the operation; on an embedded file, where no login tells it, the triggers learn here
    who acts until the transaction ends.
    """
    operation_id(session)
    if not is_embedded(session) or session.info.get(ACTING):
        return
    session.info[ACTING] = True
    actor = current_staff(session)
    values = {"id": 1, "staff_id": actor.id, "actor": actor.name, "at": now(session)}
    session.connection().execute(insert(Acting).values(**values))


def owns_database(actor: Actor) -> bool:
    """Whether it is nobody's account, but whoever has the database itself."""
    return actor.id is None and actor.login == LOCAL.login


def require_organisation(actor: Actor, organisation_id: int | None, code: str) -> None:
    """Raises NotAllowed with the code where an administrator reaches for another organisation."""
    if actor.organisation_id not in (None, organisation_id):
        raise NotAllowed(code)


def require_service(actor: Actor, service: str) -> None:
    """Raises NotAllowed (other_organisations_service) where an administrator reaches for an
    e-service of another organisation, Invalid (unknown_value): there is none of this name.
    """
    if service not in set(Service):
        raise Invalid("unknown_value", field="service", allowed=", ".join(Service))
    if actor.organisation not in (None, ESERVICES[Service(service)].organisation):
        raise NotAllowed("other_organisations_service")
