"""What an organisation sets by itself with one value, as an administrator edits it."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from clerkdesk.domain import office_settings
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration import office_hours, papers_over
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
    "load_norm",
)
"""In their order."""
VALID_DAYS = "certificate_valid_days"
OF_PAPERS = (VALID_DAYS, "revoke_second")
"""Of certificates and letters."""


def records(session: Session, words: Mapping[str, str], keys: Sequence[str] = KEYS) -> list[Record]:
    """Each as it is for the administrator's organisation; ``words``: what "yes" and "no" are.
    Raises NotAllowed (administrator_only).
    """
    actor = require_administrator(session)
    issuer = ESERVICES[Service.NO_DEBT].organisation
    if actor.organisation not in (None, issuer):
        # The days of letters are not counted.
        keys = [key for key in keys if key != VALID_DAYS]
    values = reference_data.settings(session, keys, actor.organisation_id)
    return [
        Record(
            key=key,
            title="",
            group="",
            values={VALUE: words.get(values.get(key, ""), values.get(key, ""))},
        )
        for key in keys
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
    session: Session,
    key: str,
    values: Mapping[str, str],
    *,
    words: Mapping[str, str],
    keys: Sequence[str] = KEYS,
) -> tuple[int, ...]:
    """What a value would do, in counts: to open applications (``office_hours.HoursEffect``), or to
    certificates (``papers_over.PapersEffect``); none: nothing. Raises NotAllowed
    (administrator_only), Invalid (setting_wrong).
    """
    value = stored(key, values[VALUE], words)
    if key == VALID_DAYS and key in keys:
        return papers_over.effect(session, int(value))
    if key not in office_settings.HOURS:
        return ()
    return office_hours.effect(session, key, value)
