"""The lists of applications: which there are, in which order they come, and what narrows them."""

from enum import StrEnum


class Queue(StrEnum):
    """The queues of the sidebar."""

    MINE = "mine"
    WAITING = "waiting"
    SECOND_LOOK = "second_look"
    """A colleague's, whose reason for a finding a second person must agree with."""
    SAMPLED = "sampled"
    """Decided by a colleague, and picked for a second look."""
    NEW = "new"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    REFUSED = "refused"
    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    ALL = "all"


NEWEST_FIRST = frozenset({Queue.COMPLETED, Queue.REFUSED, Queue.ALL})
"""Queues whose latest term comes first; the others begin with the most urgent."""

IN_ANOTHER_ORDER = frozenset({Queue.MINE, Queue.WAITING})
"""Queues in another order than their rows' own term."""


class Order(StrEnum):
    """Of a narrowed list; the others come by their term."""

    DUE = "due"
    SUBMITTED = "submitted"
    NEWEST = "newest"
    NAME = "name"


class Debt(StrEnum):
    """What billing answered last for the application's code."""

    OWED = "owed"
    CLEAR = "clear"
    UNKNOWN = "unknown"
