"""Supervisors, and whoever must know, are told by e-mail of what will be late or is: each
application once at each stage, by its number and without anybody's name.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.warning_rules import Stage
from clerkdesk.store.reads import warned
from clerkdesk.store.reads.read import Scope
from clerkdesk.store.reference_models import Organisation
from clerkdesk.store.working_models import WarningMail
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.supervision.warned import EVER, rules
from clerkdesk.usecases.unit_of_work import now

MOST = warned.MOST - 1
"""More than so many applications are not counted."""


class Due(NamedTuple):
    """What is to be told now."""

    organisation_id: int
    service: Service
    stage: Stage
    recipients: str
    sender: str
    """The organisation's address."""
    numbers: Sequence[str]
    """Of the applications, the earliest term first; ``MOST`` and one at most."""
    before: datetime | None
    """Up to which term somebody was told; None: never."""
    through: datetime
    """Up to which term it is told now."""


def due(session: Session) -> list[Due]:
    """By the rules of every organisation."""
    at = now(session)
    warnings: list[Due] = []
    for organisation in session.scalars(select(Organisation.id).order_by(Organisation.id)).all():
        by_service = rules(session, organisation)
        if not any(rule.mail or rule.after_mail for rule in by_service.values()):
            continue
        calendar = reference_data.calendar(session, organisation)
        for service, rule in by_service.items():
            for stage in (Stage.SUPERVISOR, Stage.ESCALATED):
                until = rule.edge(stage, calendar, at)
                if until is None or not rule.recipients(stage):
                    continue
                last = session.get(WarningMail, (organisation, service, stage))
                before = None if last is None else last.through
                # Of what is late already a warning says nothing; what is escalated is late.
                after = EVER if stage is Stage.ESCALATED else at
                if before is not None:
                    after = max(after, before)
                rows = warned.DUE.rows(
                    session,
                    Scope(organisation, None, None),
                    service=str(service),
                    after=after,
                    until=until,
                )
                if not rows:
                    continue
                warnings.append(
                    Due(
                        organisation,
                        service=service,
                        stage=stage,
                        recipients=rule.recipients(stage),
                        sender=_sender(session, organisation),
                        numbers=[row[1] for row in rows],
                        before=before,
                        through=rows[-1][2],
                    )
                )
    return warnings


def _sender(session: Session, organisation: int) -> str:
    return reference_data.letterhead(session, organisation, baku_date(now(session))).e_mail


def claim(session: Session, warning: Due) -> bool:
    """Write down up to which term it is told; False: another worker tells it."""
    key = (warning.organisation_id, str(warning.service), str(warning.stage))
    last = session.get(WarningMail, key, with_for_update=True)
    if (None if last is None else last.through) != warning.before:
        return False
    if last is None:
        last = WarningMail(
            organisation_id=warning.organisation_id,
            service=str(warning.service),
            stage=str(warning.stage),
        )
        session.add(last)
    last.through = warning.through
    return True


def give_back(session: Session, warning: Due) -> None:
    """It could not be sent: it is due again."""
    key = (warning.organisation_id, str(warning.service), str(warning.stage))
    last = session.get_one(WarningMail, key)
    if warning.before is None:
        session.delete(last)
    else:
        last.through = warning.before
