"""The findings of an application, and the reasons for which one weighs them."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.lifecycle import Situation
from clerkdesk.store.models import Application
from clerkdesk.store.reads import whole
from clerkdesk.store.reference_models import FindingReason
from clerkdesk.usecases.case import sections
from clerkdesk.usecases.case.colleagues import Colleague, who_may
from clerkdesk.usecases.case.loading import Key, find
from clerkdesk.usecases.case.rows import FindingRow
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.reference_data import Choice


def rows(session: Session, application: Application, situation: Situation) -> list[FindingRow]:
    """What is to be weighed; under a ticket."""
    return sections.findings(whole.read(session, application.id, sections.FINDINGS), situation)


class WeighingChoices(NamedTuple):
    """What somebody who weighs a finding can choose from."""

    reasons: list[Choice]
    """In the administrator's order."""
    looked_at: frozenset[str]
    """Codes of those reasons that need a second look, whatever the finding."""
    colleagues: list[Colleague]
    """Who may be asked for one."""


def choices(session: Session, key: Key, language: str = "az") -> WeighingChoices:
    """The reasons for which a finding of this application is weighed, and who looks at it then."""
    application = find(session, key)
    rows = session.scalars(
        select(FindingReason)
        .where(FindingReason.service == application.service)
        .order_by(FindingReason.position)
    ).all()
    return WeighingChoices(
        reasons=[Choice(row.code, getattr(row, language)) for row in rows],
        looked_at=frozenset(row.code for row in rows if row.second_look),
        colleagues=list(who_may(session, application, current_staff(session).id).values()),
    )
