"""What is due by the rules, and what has been erased."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.erasures import Rule
from clerkdesk.store.reads import erasures
from clerkdesk.store.reference_models import RetentionRule
from clerkdesk.store.types import moment
from clerkdesk.usecases.identity import require_overseer, scope
from clerkdesk.usecases.unit_of_work import now


@dataclass(frozen=True, slots=True)
class DueApplication:
    """One that the worker will erase."""

    number: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A rule, and what is due by it now; the earliest first."""

    rule: Rule
    applications: list[DueApplication]


@dataclass(frozen=True, slots=True)
class ErasedGroup:
    """How many applications have been erased, of one kind."""

    service: str
    outcome: str
    cause: str
    repeated: bool
    count: int
    first: datetime
    last: datetime


def rules(session: Session) -> list[Rule]:
    """Every rule."""
    rows = session.scalars(
        select(RetentionRule).order_by(RetentionRule.service, RetentionRule.outcome)
    )
    return [Rule(row.organisation_id, row.service, row.outcome, row.months) for row in rows]


def preview(session: Session) -> list[Due]:
    """What the rules would erase now. Raises NotAllowed (supervisor_only)."""
    actor = require_overseer(session)
    at = now(session)
    due = []
    for rule in rules(session):
        if actor.organisation_id in (None, rule.organisation_id):
            rows = erasures.DUE.rows(session, scope(actor), **rule.values(at))
            applications = [
                DueApplication(number, moment(decided_at)) for _id, number, decided_at in rows
            ]
            due.append(Due(rule, applications))
    return due


def erased(session: Session, since: datetime) -> list[ErasedGroup]:
    """What has been erased since then. Raises NotAllowed (supervisor_only)."""
    actor = require_overseer(session)
    return [
        ErasedGroup(
            service=service,
            outcome=outcome,
            cause=cause,
            repeated=repeated,
            count=count,
            first=moment(first),
            last=moment(last),
        )
        for service, outcome, cause, repeated, count, first, last in erasures.ERASED.rows(
            session, scope(actor), since=since
        )
    ]
