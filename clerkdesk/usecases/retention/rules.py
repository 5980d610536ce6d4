"""How long an organisation keeps the personal data of what has ended."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.lifecycle import DECIDED, Status
from clerkdesk.store.reference_models import Organisation, RetentionRule
from clerkdesk.usecases import administering


def set_rule(session: Session, service: str, outcome: str, months: int | None) -> None:
    """So many months after the end; None: for ever. An administrator, for the own organisation's
    e-services.

    Raises NotAllowed (administrator_only, retention_organisation), Invalid (retention_outcome).
    """
    if outcome not in DECIDED:
        raise Invalid("retention_outcome", field="outcome")
    actor = administering.administer(session)
    code = ESERVICES[Service(service)].organisation
    organisation_id = session.scalars(
        select(Organisation.id).where(Organisation.code == code)
    ).one()
    administering.require_organisation(actor, organisation_id, "retention_organisation")
    key = (organisation_id, service, Status(outcome).value)
    if months is None:
        session.execute(
            delete(RetentionRule).where(
                RetentionRule.organisation_id == key[0],
                RetentionRule.service == key[1],
                RetentionRule.outcome == key[2],
            )
        )
        return
    row = session.get(RetentionRule, key)
    if row is None:
        row = RetentionRule(organisation_id=key[0], service=key[1], outcome=key[2])
        session.add(row)
    row.months = months
    session.flush()
