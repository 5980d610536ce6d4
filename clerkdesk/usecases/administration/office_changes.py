"""From now on an office is called otherwise; papers that are out keep what was printed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.text import sort_key
from clerkdesk.store.reference_models import Department
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administering import administer
from clerkdesk.usecases.administration.office_records import NAME, SHORT, effect, named, records
from clerkdesk.usecases.administration.records import stop_where_changed, stop_where_written


def save(
    session: Session,
    key: str,
    values: dict[str, str],
    before: dict[str, str],
    *,
    seen: tuple[int, ...] | None = None,
) -> None:
    """Write the names of an office (``office_records``). ``before``: what stood there when it was
    begun; ``seen``: the effect that was shown.

    Raises NotAllowed (administrator_only), NotFound, Conflict (setting_changed: a colleague was
    faster; effect_changed), Invalid (as ``office_records.named``).
    """
    administer(session)
    stop_where_written(records(session), key, before)
    names = named(session, key, values)
    stop_where_changed(seen, effect(session, key, values))
    row = session.scalars(
        select(Department).where(
            Department.organisation_id == reference_data.own_organisation(session),
            Department.code == key,
        )
    ).one()
    row.name = names[NAME]
    row.short_name = names[SHORT]
    row.sort_key = sort_key(names[NAME])
    session.flush()
