"""How many working days an e-service has, as an administrator edits it."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from clerkdesk.domain import term_rules
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.term_rules import DAYS, INVESTIGATION, SINCE, TermRules
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration.records import Field, FieldForm, Record
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.unit_of_work import now

FIELDS = (
    Field(DAYS, FieldForm.LINE, limit=2),
    Field(INVESTIGATION, FieldForm.LINE, limit=2, required=False),
    Field(SINCE, FieldForm.LINE, limit=10, required=False),
)


def records(session: Session) -> list[Record]:
    """Of the administrator's e-services; each is called as its setting. Raises NotAllowed
    (administrator_only).
    """
    actor = require_administrator(session)
    today = baku_date(now(session))
    return [
        Record(
            key=term_rules.setting_of(service),
            title="",
            group=service,
            values=term_rules.values_of(_stored(session, service), today),
        )
        for service, eservice in ESERVICES.items()
        if actor.organisation in (None, eservice.organisation)
    ]


def _stored(session: Session, service: Service) -> TermRules:
    # Not what is remembered for seconds: somebody edits it.
    provider = reference_data.organisation_id(session, ESERVICES[service].organisation)
    key = term_rules.setting_of(service)
    return term_rules.parse(service, reference_data.setting(session, key, provider))


def rules_of(session: Session, key: str, values: Mapping[str, str]) -> TermRules:
    """What is written, as rules. Raises Invalid (``term_rules.checked``)."""
    service = term_rules.SERVICE_OF[key]
    today = baku_date(now(session))
    return term_rules.checked(service, values, _stored(session, service), today)
