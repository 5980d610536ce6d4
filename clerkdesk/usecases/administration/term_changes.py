"""From a day on an e-service has another number of working days."""

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Conflict, Invalid
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.administration.term_records import records, rules_of


def save(session: Session, key: str, values: dict[str, str], before: dict[str, str]) -> None:
    """Write the rule of a record (``term_records``). ``before``: what stood there when it was
    begun. What is submitted before its first day keeps its term.

    Raises NotAllowed (administrator_only), Invalid (term_days, term_order, term_begun, since_wrong,
    missing, setting_unknown), Conflict (setting_changed: a colleague was faster).
    """
    stands = {record.key: record.values for record in records(session)}
    if key not in stands:
        raise Invalid("setting_unknown", field="key", key=key, allowed=", ".join(stands))
    rules = rules_of(session, key, values)
    if stands[key] != before:
        raise Conflict("setting_changed")
    installation_settings.set_setting(session, key, rules.text())
