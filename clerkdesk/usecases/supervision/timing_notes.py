"""A desk notes how long it took; the worker forgets what is old."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from clerkdesk.domain.timings import KEPT_DAYS, MOST_AT_ONCE, Timed
from clerkdesk.store.working_models import DeskTiming
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import now


class Wait(NamedTuple):
    """What was waited for, and the bucket of how long."""

    what: Timed
    bucket: int


def note(session: Session, workstation: str, counts: Mapping[Wait, int]) -> None:
    """Write down what a workplace has counted since it did so last. Of whoever has the database
    itself nothing is kept: no organisation would be shown it.
    """
    organisation = current_staff(session).organisation_id
    if organisation is None or not counts:
        return
    at = now(session)
    rows = [
        {
            "at": at,
            "workstation": workstation,
            "what": wait.what,
            "bucket": wait.bucket,
            "organisation_id": organisation,
            "count": min(count, MOST_AT_ONCE),
        }
        for wait, count in counts.items()
    ]
    session.execute(insert(DeskTiming), rows)


def forget(session: Session) -> None:
    """The worker's part: what is older than it is kept goes."""
    old = now(session) - timedelta(days=KEPT_DAYS)
    session.execute(delete(DeskTiming).where(DeskTiming.at < old))
