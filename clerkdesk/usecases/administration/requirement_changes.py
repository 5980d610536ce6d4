"""From now on an e-service asks for a document, or for another order of them."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.store.reference_models import DocumentRequirement
from clerkdesk.usecases.administering import administer, require_service
from clerkdesk.usecases.administration.records import (
    checked,
    stop_where_changed,
    stop_where_written,
)
from clerkdesk.usecases.administration.requirement_records import (
    FIELDS,
    MOST_PLACES,
    POSITION,
    REQUIRED,
    effect,
    records,
)


def save(
    session: Session,
    key: str,
    values: dict[str, str],
    before: dict[str, str],
    *,
    seen: tuple[int, ...] | None = None,
) -> None:
    """Ask so for a kind (``requirement_records``). ``before``: what stood there when it was begun;
    ``seen``: the effect that was shown.

    Raises NotAllowed (administrator_only), NotFound, Conflict (setting_changed: a colleague was
    faster; effect_changed), Invalid (place_wrong, unknown_value).
    """
    actor = administer(session)
    stop_where_written(records(session), key, before)
    texts = checked(FIELDS, values)
    position = place(texts[POSITION])
    required = texts[REQUIRED]
    if required not in ("yes", "no", ""):
        raise Invalid("unknown_value", field=REQUIRED, allowed="yes, no")
    service, _, kind = key.partition(" ")
    require_service(actor, service)
    stop_where_changed(seen, effect(session, key, values))
    row = session.get(DocumentRequirement, (service, kind))
    if not required:
        if row is not None:
            session.delete(row)
    else:
        if row is None:
            row = DocumentRequirement(service=service, kind=kind, position=_last(session, service))
            session.add(row)
        row.required = required == "yes"
        if position is not None:
            row.position = position
    session.flush()


def place(stated: str) -> int | None:
    """A place in the form; None: at its end. Raises Invalid (place_wrong)."""
    if not stated:
        return None
    if not (stated.isascii() and stated.isdigit()) or int(stated) > MOST_PLACES:
        raise Invalid("place_wrong", field=POSITION, most=MOST_PLACES)
    return int(stated)


def _last(session: Session, service: str) -> int:
    last = session.scalar(
        select(func.max(DocumentRequirement.position)).where(DocumentRequirement.service == service)
    )
    return 0 if last is None else min(last + 1, MOST_PLACES)
