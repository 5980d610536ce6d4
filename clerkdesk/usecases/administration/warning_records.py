"""When somebody is warned of an e-service's terms, as an administrator edits it."""

from sqlalchemy.orm import Session

from clerkdesk.domain import warning_rules
from clerkdesk.domain.alarm_rules import MAX_RECIPIENTS
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.warning_rules import WarningRule
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration.records import Field, FieldForm, Record
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.supervision.warned import setting_of

HOURS = ("holder_hours", "supervisor_hours", "after_hours")
FIELDS = (
    *(Field(name, FieldForm.LINE, limit=2, required=False) for name in HOURS),
    Field("mail", FieldForm.LINE, limit=MAX_RECIPIENTS, required=False),
    Field("after_mail", FieldForm.LINE, limit=MAX_RECIPIENTS, required=False),
)


def records(session: Session) -> list[Record]:
    """Of the administrator's e-services; each is called as its setting. Raises NotAllowed
    (administrator_only).
    """
    actor = require_administrator(session)
    own = [
        service
        for service, each in ESERVICES.items()
        if actor.organisation in (None, each.organisation)
    ]
    return [
        Record(
            key=setting_of(service),
            title="",
            group=service,
            values=values_of(
                reference_data.setting(session, setting_of(service), actor.organisation_id)
            ),
        )
        for service in own
    ]


def values_of(setting: str) -> dict[str, str]:
    """The fields of what the setting has."""
    return {name: str(value) for name, value in warning_rules.parse(setting)._asdict().items()}


def rule_of(record: Record) -> WarningRule:
    """What a record says."""
    return warning_rules.checked(record.values)
