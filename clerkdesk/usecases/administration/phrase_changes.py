"""From now on something else is offered where a document does not fit."""

from sqlalchemy.orm import Session

from clerkdesk.store.reference_models import VerdictPhrase
from clerkdesk.usecases.administering import administer, require_service
from clerkdesk.usecases.administration.phrase_records import FIELDS, TEXT, records
from clerkdesk.usecases.administration.records import checked, stop_where_written


def save(session: Session, key: str, values: dict[str, str], before: dict[str, str]) -> None:
    """Write a phrase (``phrase_records``); without a text it is taken away. ``before``: what stood
    there when it was begun.

    Raises NotAllowed (administrator_only), NotFound, Conflict (setting_changed: a colleague was
    faster), Invalid (too_long, control_characters).
    """
    actor = administer(session)
    stop_where_written(records(session), key, before)
    phrase = " ".join(checked(FIELDS, values)[TEXT].split())
    service, kind, position = key.split()
    require_service(actor, service)
    row = session.get(VerdictPhrase, (service, kind, int(position)))
    if row is not None and phrase:
        row.text = phrase
    elif row is not None:
        session.delete(row)
    elif phrase:
        session.add(VerdictPhrase(service=service, kind=kind, position=int(position), text=phrase))
    session.flush()
