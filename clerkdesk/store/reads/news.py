"""All that a desk of a person on PostgreSQL shows beside what is open, in one statement of one
function (``guard.functions.news``).
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.queues import Queue
from clerkdesk.store.statements import QueueRow
from clerkdesk.store.types import moment

MOST_ROWS = 50
"""Who sees more changed at once reads the list anew."""
NO_APPLICATION = 0
"""Stands where something has changed that no list shows."""
BY_INDEX = (Queue.MINE, Queue.SECOND_LOOK, Queue.SAMPLED)
"""Queues that are one person's, and short; the others are summed up."""
_ASKED = """
    SELECT cd_news(
        %(known)s::bigint[], %(opened)s::bigint, %(listed)s::text, %(services)s::text[],
        %(own)s::boolean[], %(after)s::timestamptz[], %(until)s::timestamptz[]
    )
"""
_MOMENTS = ("due_at", "submitted_at", "waiting_since", "answered_at")


class Edge(NamedTuple):
    """Of which terms of an e-service somebody is warned."""

    service: str
    own: bool
    """What one holds oneself; else whatever is open in scope."""
    after: datetime
    until: datetime


def read(
    session: Session,
    known: Sequence[int],
    opened: int | None,
    listed: Queue | None,
    edges: Sequence[Edge],
) -> dict[str, Any]:
    """What ``cd_news`` gives, by its keys; without ``sums`` and behind them nothing concerns who
    asks. ``known``: the change token that the desk has; (): none.
    """
    values = {
        "known": list(known),
        "opened": opened,
        "listed": listed.value if listed is not None else None,
        "services": [edge.service for edge in edges],
        "own": [edge.own for edge in edges],
        "after": [edge.after for edge in edges],
        "until": [edge.until for edge in edges],
    }
    answer = session.connection().exec_driver_sql(_ASKED, values).scalar_one()
    given: dict[str, Any] = answer
    return given


def row_of(values: Sequence[Any]) -> QueueRow:
    """A row of a list out of its JSON."""
    named: dict[str, Any] = dict(zip(QueueRow._fields, values))
    for name in _MOMENTS:
        if named[name] is not None:
            named[name] = moment(named[name])
    named["due_on"] = date.fromisoformat(named["due_on"])
    return QueueRow(**named)
