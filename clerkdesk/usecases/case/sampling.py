"""The worker picks decisions for a second look once nobody can take them back any more.

Which ones, the installation's secret says (``domain.sampling``). On PostgreSQL the database picks
by itself: the secret is nobody's, and the worker cannot write into the table.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain import sampling
from clerkdesk.domain.lifecycle import DECIDED, UNDO_CHOICES
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application, SampledDecision
from clerkdesk.store.reference_models import Organisation
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.history import access
from clerkdesk.usecases.unit_of_work import now

CANNOT_BE_UNDONE = timedelta(seconds=UNDO_CHOICES[-1])
DAYS_BACK = timedelta(days=sampling.DAYS_BACK)


def pick(session: Session, since: datetime) -> int:
    """Pick among what was decided since then, and at most ``DAYS_BACK`` ago; gives how many were
    picked. What was picked once is never picked again.
    """
    if not is_embedded(session):
        return session.scalars(select(func.cd_pick_samples(since))).one() or 0
    at = now(session)
    picked = 0
    for organisation_id in session.scalars(select(Organisation.id)).all():
        value = reference_data.setting(session, sampling.SETTING, organisation_id)
        percent = sampling.percent(value)
        if not percent:
            continue
        for key in session.scalars(
            select(Application.id)
            .where(
                Application.organisation_id == organisation_id,
                *_may_be_picked(max(since, at - DAYS_BACK), at),
            )
            .order_by(Application.id)
        ).all():
            if sampling.is_picked(access.sought_of(session, sampling.message(key)), percent):
                session.add(SampledDecision(application_id=key, picked_at=at, waiting=True))
                picked += 1
    session.flush()
    return picked


def _may_be_picked(since: datetime, at: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Application.decided_at >= since,
        Application.decided_at < at - CANNOT_BE_UNDONE,
        Application.status.in_(sorted(DECIDED)),
        # What its citizen has taken back nobody has decided.
        Application.decided_by.is_not(None),
        Application.erased_at.is_(None),
        ~select(SampledDecision.id)
        .where(SampledDecision.application_id == Application.id)
        .exists(),
    )
