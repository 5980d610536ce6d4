"""How long the desks take, as an administrator reads it: which workplace is slow, and at what."""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.timings import GOAL_MS, KEPT_DAYS, Timed, share_within
from clerkdesk.store.reads import figures
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.unit_of_work import now


class Timing(NamedTuple):
    """Of one workplace and what is waited for there."""

    workstation: str
    what: Timed
    times: int
    half_ms: int | None
    """Half of it was done within so many milliseconds; None: it took longer than is counted."""
    most_ms: int | None
    """Nineteen of twenty were."""

    @property
    def slow(self) -> bool:
        """Longer than it is to take."""
        return self.most_ms is None or self.most_ms > GOAL_MS[self.what]


def timings(session: Session) -> list[Timing]:
    """Of the own organisation's workplaces in the days that are kept: the slow ones first, then by
    workplace. Raises NotAllowed (administrator_only).
    """
    require_administrator(session)
    rows = figures.TIMINGS.rows(
        session,
        organisation=reference_data.own_organisation(session),
        since=now(session) - timedelta(days=KEPT_DAYS),
    )
    counted: dict[tuple[str, Timed], dict[int, int]] = defaultdict(dict)
    for workstation, what, bucket, count in rows:
        counted[workstation, Timed(what)][bucket] = int(count)
    order = list(Timed)
    listed = [
        Timing(
            workstation=workstation,
            what=what,
            times=sum(counts.values()),
            half_ms=share_within(counts, 0.5),
            most_ms=share_within(counts, 0.95),
        )
        for (workstation, what), counts in counted.items()
    ]
    return sorted(
        listed, key=lambda each: (not each.slow, each.workstation, order.index(each.what))
    )
