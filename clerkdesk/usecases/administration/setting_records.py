"""What an organisation sets by itself with one value, as an administrator edits it."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from clerkdesk.domain import office_settings
from clerkdesk.domain.errors import Invalid
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration import office_hours
from clerkdesk.usecases.administration.records import Field, FieldForm, Record
from clerkdesk.usecases.identity import require_administrator

VALUE = "value"
FIELDS = (Field(VALUE, FieldForm.LINE, limit=400, required=False),)
KEYS = (
    "office_opens",
    "office_closes",
    "idle_lock_minutes",
    "waiting_stops_clock",
    "reminder_days",
    "payment_watch_days",
    "report_mail",
    "confirm_mobile",
    "sample_percent",
)
"""In their order."""


def records(session: Session, words: Mapping[str, str]) -> list[Record]:
    """Each as it is for the administrator's organisation; ``words``: what "yes" and "no" are.
    Raises NotAllowed (administrator_only).
    """
    actor = require_administrator(session)
    values = reference_data.settings(session, KEYS, actor.organisation_id)
    return [
        Record(
            key=key,
            title="",
            group="",
            values={VALUE: words.get(values.get(key, ""), values.get(key, ""))},
        )
        for key in KEYS
    ]


def stored(key: str, text: str, words: Mapping[str, str]) -> str:
    """What is written of a field. Raises Invalid (setting_wrong)."""
    value = text.strip()
    code = next((code for code, word in words.items() if word == value.lower()), value)
    rule = office_settings.SETTINGS[key]
    if not rule.holds(code):
        example = words.get(rule.example, rule.example)
        raise Invalid("setting_wrong", field=VALUE, key=key, value=value, example=example)
    return code


def effect(
    session: Session, key: str, values: Mapping[str, str], *, words: Mapping[str, str]
) -> tuple[int, ...]:
    """What a value would do to open applications, in counts (``office_hours.HoursEffect``); none:
    nothing. Raises NotAllowed (administrator_only), Invalid (setting_wrong).
    """
    value = stored(key, values[VALUE], words)
    if key not in office_settings.HOURS:
        return ()
    return office_hours.effect(session, key, value)
