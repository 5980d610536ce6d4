"""From a date on something is called otherwise on paper."""

from typing import Any

from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.versions import check_taken_away, parse_since
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administering import administer
from clerkdesk.usecases.administration.dated_records import (
    NEW,
    SINCE,
    Dated,
    is_nothing,
    records,
    written,
)
from clerkdesk.usecases.administration.records import stop_where_written
from clerkdesk.usecases.unit_of_work import now


def save(
    session: Session, key: str, values: dict[str, str], before: dict[str, str], *, dated: Dated
) -> None:
    """Write a version (``dated_records``): one that is there is worded otherwise, and taken away
    where nothing is said and it has not begun. ``before``: what stood there when it was begun.

    Raises NotAllowed (administrator_only), NotFound, Conflict (setting_changed: a colleague was
    faster), Invalid (since_wrong, since_taken, since_fixed, version_in_force, missing, too_long,
    control_characters, days_wrong).
    """
    administer(session)
    stop_where_written(records(session, dated), key, before)
    since = parse_since(values[SINCE])
    owner = dated.owner(key, reference_data.own_organisation(session))
    row: Any = session.get(dated.model, (owner, since))
    new = key.endswith(NEW)
    if new and row is not None:
        raise Invalid("since_taken", field=SINCE)
    if not new and before[SINCE] != values[SINCE].strip():
        raise Invalid("since_fixed", field=SINCE)
    if not new and is_nothing(dated, values):
        check_taken_away(since, baku_date(now(session)))
        session.delete(row)
    else:
        if row is None:
            whose = "service" if dated.of_service else "organisation_id"
            row = dated.model(**{whose: owner, SINCE: since})
            session.add(row)
        for name, value in written(dated, values).items():
            setattr(row, name, value)
    session.flush()
