"""The worker says that it lives, and how each of its lanes does."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from clerkdesk.domain.limits import CLOCK_AHEAD_SECONDS
from clerkdesk.store.types import Moment
from clerkdesk.usecases.unit_of_work import now


class LaneSign(NamedTuple):
    """What the worker knows of a lane of its own, in seconds: the clock is the database's."""

    lane: str
    silent: float
    """Since its last sign of life."""
    waits_for: str | None = None
    waited: float = 0.0


# One statement: two workers of one name may start at the same moment.
_BEAT = text(
    """
    INSERT INTO heartbeat (worker, at) VALUES (:worker, :at)
    ON CONFLICT (worker) DO UPDATE SET at = excluded.at
    """
).bindparams(bindparam("at", type_=Moment()))
# What a clock said that was ahead would hide every other sign until then.
_PUT_BACK = text("UPDATE heartbeat SET at = :long_ago WHERE at > :soon").bindparams(
    *[bindparam(name, type_=Moment()) for name in ("long_ago", "soon")]
)
# Of several workers the one whose lane moved last speaks for the lane.
_LANE = text(
    """
    INSERT INTO lane (lane, at, waits_for, since) VALUES (:lane, :at, :waits_for, :since)
    ON CONFLICT (lane) DO UPDATE SET
      at = excluded.at, waits_for = excluded.waits_for, since = excluded.since
    WHERE excluded.at >= lane.at OR lane.at > :now
    """
).bindparams(*[bindparam(name, type_=Moment()) for name in ("at", "since", "now")])


def beat(session: Session, worker: str, lanes: Sequence[LaneSign] = ()) -> None:
    """The sign of life of a worker, by its name, and of its lanes."""
    at = now(session)
    soon = at + timedelta(seconds=CLOCK_AHEAD_SECONDS)
    session.execute(_PUT_BACK, {"long_ago": at - timedelta(days=1), "soon": soon})
    session.execute(_BEAT, {"worker": worker, "at": at})
    # In one order, so that two workers do not wait for each other's rows.
    for sign in sorted(lanes):
        since = at - timedelta(seconds=sign.waited) if sign.waits_for else None
        session.execute(
            _LANE,
            {
                "lane": sign.lane,
                "at": at - timedelta(seconds=sign.silent),
                "waits_for": sign.waits_for,
                "since": since,
                "now": at,
            },
        )
