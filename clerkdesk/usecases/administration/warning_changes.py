"""From now on others are warned of an e-service's terms, or at other hours."""

from sqlalchemy.orm import Session

from clerkdesk.domain import warning_rules
from clerkdesk.domain.errors import Conflict, Invalid
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.administration.warning_records import records


def save(session: Session, key: str, values: dict[str, str], before: dict[str, str]) -> None:
    """Write the rule of a record (``warning_records``). ``before``: what stood there when it was
    begun.

    Raises NotAllowed (administrator_only), Invalid (warning_hours, warning_order,
    warning_addresses, setting_unknown), Conflict (setting_changed: a colleague was faster).
    """
    stands = {record.key: record.values for record in records(session)}
    if key not in stands:
        raise Invalid("setting_unknown", field="key", key=key, allowed=", ".join(stands))
    rule = warning_rules.checked(values)
    if stands[key] != before:
        raise Conflict("setting_changed")
    installation_settings.set_setting(session, key, rule.text())
