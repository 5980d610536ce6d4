"""A row of a list as the front ends have it: the stored values, converted where they are shown."""

from typing import NamedTuple

from clerkdesk.store.statements import PAGE as PAGE
from clerkdesk.store.statements import QueueRow as QueueRow
from clerkdesk.store.types import moment as moment


class Known(NamedTuple):
    """A whole block of ``PAGE`` rows of a list that was read before."""

    block: int
    """0: the first."""
    last: QueueRow
