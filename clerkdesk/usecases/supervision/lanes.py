"""How the worker's lanes do."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.lanes import LaneState
from clerkdesk.store.working_models import LaneLife


def lanes(session: Session) -> list[LaneState]:
    """Every lane that any worker has ever spoken of."""
    rows = session.execute(
        select(LaneLife.lane, LaneLife.at, LaneLife.waits_for, LaneLife.since).order_by(
            LaneLife.lane
        )
    )
    return [LaneState(*row) for row in rows]
