"""The clock of a process: real, or fixed to an instant for the demo and the tests.

Only an embedded database listens to it; PostgreSQL has its own clock.
"""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def real() -> datetime:
    """The current instant, aware, UTC."""
    return datetime.now(UTC)


def starting_at(instant: datetime, since: datetime | None = None) -> Clock:
    """A clock that shows ``instant`` now and goes on from there.

    ``since``: it showed it at that real instant. Both aware; the clock shows UTC.
    """
    offset = instant.astimezone(UTC) - (since or real())
    return lambda: real() + offset
