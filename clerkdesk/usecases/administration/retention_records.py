"""How long personal data are kept, as an administrator reads it."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.erasures import Rule, parse_months
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.lifecycle import DECIDED
from clerkdesk.store.reads import erasures
from clerkdesk.store.reference_models import RetentionRule
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration.records import Field, FieldForm, Record
from clerkdesk.usecases.identity import require_administrator, scope
from clerkdesk.usecases.unit_of_work import now

MONTHS = "months"
FIELDS = (Field(MONTHS, FieldForm.LINE, limit=4, required=False),)


class RetentionEffect(NamedTuple):
    """Of decided applications."""

    erased: int
    """Whose personal data the worker would erase now."""


def records(session: Session) -> list[Record]:
    """Of each of the administrator's e-services and each way to end; no months: for ever. The group
    is service and outcome, as the key. Raises NotAllowed (administrator_only).
    """
    actor = require_administrator(session)
    listed = []
    for service, eservice in ESERVICES.items():
        if actor.organisation not in (None, eservice.organisation):
            continue
        organisation = reference_data.organisation_id(session, eservice.organisation)
        rows = session.scalars(
            select(RetentionRule).where(
                RetentionRule.organisation_id == organisation, RetentionRule.service == service
            )
        )
        months = {row.outcome: str(row.months) for row in rows}
        listed += [
            Record(
                key=f"{service} {outcome}",
                title="",
                group=f"{service} {outcome}",
                values={MONTHS: months.get(outcome, "")},
            )
            for outcome in sorted(DECIDED)
        ]
    return listed


def months_of(values: dict[str, str]) -> int | None:
    """None: for ever. Raises Invalid (retention_months)."""
    stated = values[MONTHS].strip()
    return parse_months(stated) if stated else None


def effect(session: Session, key: str, values: dict[str, str]) -> RetentionEffect:
    """What a rule would erase at once. Raises NotAllowed (administrator_only), Invalid
    (retention_months).
    """
    actor = require_administrator(session)
    months = months_of(values)
    if months is None:
        return RetentionEffect(0)
    service, _, outcome = key.partition(" ")
    code = ESERVICES[Service(service)].organisation
    rule = Rule(reference_data.organisation_id(session, code), service, outcome, months)
    rows = erasures.DUE.rows(session, scope(actor), **rule.values(now(session)))
    return RetentionEffect(len(rows))
