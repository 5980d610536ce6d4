"""The findings of an application, and the reasons for which one weighs them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.lifecycle import Situation
from clerkdesk.store.models import Application
from clerkdesk.store.reads import whole
from clerkdesk.store.reference_models import FindingReason
from clerkdesk.usecases.case import sections
from clerkdesk.usecases.case.loading import Key, find
from clerkdesk.usecases.case.rows import FindingRow
from clerkdesk.usecases.reference_data import Choice


def rows(session: Session, application: Application, situation: Situation) -> list[FindingRow]:
    """What is to be weighed; under a ticket."""
    return sections.findings(whole.read(session, application.id, sections.FINDINGS), situation)


def reasons(session: Session, key: Key, language: str = "az") -> list[Choice]:
    """The reasons for which a finding of this application is weighed, in the administrator's
    order.
    """
    application = find(session, key)
    return [
        Choice(reason.code, getattr(reason, language))
        for reason in session.scalars(
            select(FindingReason)
            .where(FindingReason.service == application.service)
            .order_by(FindingReason.position)
        )
    ]
