"""Which findings and which reasons for them a second person must agree with."""

from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.store.reference_models import FindingKindRow, FindingReason
from clerkdesk.usecases.administration.records import Field, FieldForm, Record
from clerkdesk.usecases.identity import require_administrator


class Of(StrEnum):
    """What a rule speaks of."""

    FINDING = "finding"
    REASON = "reason"


FIELD = "second_look"
FIELDS = (Field(FIELD, FieldForm.YES_OR_NO, limit=3),)


class SecondLookRule(NamedTuple):
    """One finding or reason of an e-service."""

    service: str
    of: Of
    code: str
    titles: tuple[str, str, str]
    """az, en, ru"""
    severity: str | None
    """Of a finding; None: a reason has none."""
    second_look: bool


def rules(session: Session, services: tuple[Service, ...] = tuple(Service)) -> list[SecondLookRule]:
    """Of every e-service its findings, and then its reasons, in the order of their lists."""
    return [rule for service in services for rule in _of_service(session, service)]


def records(session: Session) -> list[Record]:
    """Those of the administrator's e-services. Raises NotAllowed (administrator_only)."""
    actor = require_administrator(session)
    return [
        Record(
            key=f"{rule.service} {rule.code}",
            title=rule.titles[0],
            group=rule.of,
            values={FIELD: "yes" if rule.second_look else "no"},
        )
        for rule in rules(session)
        if actor.organisation in (None, ESERVICES[Service(rule.service)].organisation)
    ]


def _of_service(session: Session, service: Service) -> list[SecondLookRule]:
    findings = session.scalars(
        select(FindingKindRow)
        .where(FindingKindRow.service == service)
        .order_by(FindingKindRow.position)
    )
    reasons = session.scalars(
        select(FindingReason)
        .where(FindingReason.service == service)
        .order_by(FindingReason.position)
    )
    return [
        *(
            SecondLookRule(
                service=row.service,
                of=Of.FINDING,
                code=row.kind,
                titles=(row.az, row.en, row.ru),
                severity=row.severity,
                second_look=row.second_look,
            )
            for row in findings
        ),
        *(
            SecondLookRule(
                service=row.service,
                of=Of.REASON,
                code=row.code,
                titles=(row.az, row.en, row.ru),
                severity=None,
                second_look=row.second_look,
            )
            for row in reasons
        ),
    ]
