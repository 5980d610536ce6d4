"""From now on a second person must agree with a finding's reason, or need not any more."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.findings import SECOND_PEOPLE
from clerkdesk.domain.lifecycle import HOLDERS
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.reference_models import (
    FindingKindRow,
    FindingReason,
    Organisation,
    Staff,
)
from clerkdesk.usecases.administering import administer
from clerkdesk.usecases.administration.second_look_rules import FIELD, records


def mark(session: Session, service: str, code: str, *, second_look: bool) -> None:
    """Say of a finding or of a reason, by its code, whether it needs a second look. What waits for
    one goes on waiting.

    Raises NotAllowed (administrator_only, other_organisations_service), Invalid (finding_unknown,
    second_look_needs_two: on the embedded file, who have a password).
    """
    actor = administer(session)
    organisation = ESERVICES[Service(service)].organisation
    if actor.organisation not in (None, organisation):
        raise NotAllowed("other_organisations_service")
    row = session.get(FindingKindRow, (service, code)) or session.get(
        FindingReason, (service, code)
    )
    if row is None:
        raise Invalid("finding_unknown", field="code", finding=code)
    if second_look and _people(session, organisation) < SECOND_PEOPLE:
        raise Invalid("second_look_needs_two", field="second_look")
    row.second_look = second_look
    session.flush()


def save(session: Session, key: str, values: dict[str, str], before: dict[str, str]) -> None:
    """The same of a record (service and code) of ``second_look_rules``. ``before``: what stood
    there when it was begun.

    Raises also Conflict (setting_changed: a colleague was faster).
    """
    service, _, code = key.partition(" ")
    stands = {rule.key: rule.values for rule in records(session)}.get(key)
    if stands is not None and stands != before:
        raise Conflict("setting_changed")
    mark(session, service, code, second_look=values[FIELD] == "yes")


def _people(session: Session, organisation: str) -> int:
    """Those who may look a second time."""
    statement = (
        select(func.count())
        .select_from(Staff)
        .join(Organisation, Organisation.id == Staff.organisation_id)
        .where(Organisation.code == organisation, Staff.active, Staff.role.in_(HOLDERS))
    )
    if is_embedded(session):
        statement = statement.where(Staff.password_hash.is_not(None))
    return session.scalar(statement) or 0
