"""Whether a row that a worker has marked as its own is free again."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_

MAX_AHEAD = timedelta(seconds=60)
"""A claim of later than this was made by a clock that has been set back since."""


def is_due(not_before: Any, at: datetime, longest: timedelta) -> ColumnElement[bool]:
    """The condition on a column of moments until which something waits, ``longest`` at most: what
    is to wait for longer was written by a clock that has been set back since.
    """
    return or_(not_before <= at, not_before > at + longest + MAX_AHEAD)


def is_free(claimed_at: Any, at: datetime, seconds: int) -> ColumnElement[bool]:
    """The condition on a column of claims: nobody's, or of a worker that has said nothing for so
    many seconds and is taken to be dead; also one from the future, or it would stay until then.
    """
    return or_(
        claimed_at.is_(None),
        claimed_at < at - timedelta(seconds=seconds),
        claimed_at > at + MAX_AHEAD,
    )
