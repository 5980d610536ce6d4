"""From now on personal data are kept so long."""

from sqlalchemy.orm import Session

from clerkdesk.usecases.administering import administer
from clerkdesk.usecases.administration.records import stop_where_changed, stop_where_written
from clerkdesk.usecases.administration.retention_records import effect, months_of, records
from clerkdesk.usecases.retention import rules


def save(
    session: Session,
    key: str,
    values: dict[str, str],
    before: dict[str, str],
    *,
    seen: tuple[int, ...] | None = None,
) -> None:
    """Write a rule (``retention_records``). ``before``: what stood there when it was begun;
    ``seen``: the effect that was shown.

    Raises NotAllowed (administrator_only, retention_organisation), NotFound, Invalid
    (retention_months), Conflict (setting_changed: a colleague was faster; effect_changed).
    """
    administer(session)
    stop_where_written(records(session), key, before)
    months = months_of(values)
    stop_where_changed(seen, effect(session, key, values))
    service, _, outcome = key.partition(" ")
    rules.set_rule(session, service, outcome, months)
