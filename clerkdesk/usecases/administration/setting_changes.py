"""From now on a setting of the organisation has another value."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Conflict, Invalid
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.administration.records import stop_where_changed
from clerkdesk.usecases.administration.setting_records import (
    KEYS,
    VALUE,
    effect,
    records,
    stored,
)


def save(
    session: Session,
    key: str,
    values: dict[str, str],
    before: dict[str, str],
    *,
    words: Mapping[str, str],
    keys: Sequence[str] = KEYS,
    seen: tuple[int, ...] | None = None,
) -> None:
    """Write the value of a record (``setting_records``). ``before``: what stood there when it was
    begun; ``words``: what "yes" and "no" are called; ``keys``: those of
    the page; ``seen``: the effect that was shown.

    Raises NotAllowed (administrator_only), Invalid (setting_unknown, setting_wrong,
    office_hours_order), Conflict (setting_changed: a colleague was faster; effect_changed).
    """
    stands = {record.key: record.values for record in records(session, words, keys)}
    if key not in stands:
        raise Invalid("setting_unknown", field="key", key=key, allowed=", ".join(keys))
    value = stored(key, values[VALUE], words)
    if stands[key] != before:
        raise Conflict("setting_changed")
    stop_where_changed(seen, effect(session, key, values, words=words, keys=keys))
    installation_settings.set_setting(session, key, value)
