"""Another wording of a reason of refusals, from now on: what was refused before keeps its text."""

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Conflict, NotFound
from clerkdesk.store.reference_models import RefusalReason
from clerkdesk.usecases.administering import administer, require_service
from clerkdesk.usecases.administration.records import checked
from clerkdesk.usecases.administration.refusal_texts import FIELDS, sample, values_of


def save(session: Session, key: str, values: dict[str, str], before: dict[str, str]) -> None:
    """Word a reason (service and code) so. ``before``: what stood there when it was begun.

    Raises NotAllowed (administrator_only, other_organisations_service), NotFound, Conflict
    (setting_changed: a colleague was faster), Invalid (as ``refusal_texts.sample``).
    """
    actor = administer(session)
    service, _, code = key.partition(" ")
    row = session.get(RefusalReason, (service, code))
    if row is None:
        raise NotFound()
    require_service(actor, service)
    if values_of(row) != before:
        raise Conflict("setting_changed")
    sample(values)
    for name, text in checked(FIELDS, values).items():
        setattr(row, name, text)
    session.flush()
