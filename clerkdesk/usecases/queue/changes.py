"""Whether anything has changed since a window looked, and what it then shows."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.alarm_rules import Sounding
from clerkdesk.domain.queues import Queue
from clerkdesk.usecases.messages import undelivered
from clerkdesk.usecases.messages.undelivered import Unreached
from clerkdesk.usecases.queue import browsing, views
from clerkdesk.usecases.queue.browsing import Answered
from clerkdesk.usecases.queue.views import View
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.supervision.warned import NOTHING, Warned, warned_of
from clerkdesk.usecases.unit_of_work import now


class CountedViews(NamedTuple):
    """The saved views with their numbers."""

    views: list[View]
    numbers: dict[int, int]
    """By the view's id; see ``saved_views.numbers``."""


class Changes(NamedTuple):
    """What a window shows of the installation beside a list and an application."""

    change_token: tuple[int, ...]
    """Another one than before: something has changed."""
    counts: dict[Queue, int] | None
    """None: nothing has changed."""
    answered: list[Answered]
    """What one holds and a citizen has answered; empty where nothing has changed."""
    unreached: Unreached
    """The citizens to whom nothing has come."""
    unsent: int
    """Messages that wait or have failed."""
    worker_alive: bool
    alarms: list[Sounding]
    """What keeps the installation from being answered or heard, the oldest first."""
    saved: CountedViews
    """Empty where nothing has changed."""
    warned: Warned
    """What will be late soon, as the office's rules say; nothing where nothing has changed."""
    at: datetime
    """The database's time of the look."""


class Unconcerned(NamedTuple):
    """Something has changed, and nothing of what a window shows."""

    change_token: tuple[int, ...]
    at: datetime
    """The database's time of the look."""


def since(
    session: Session, known: tuple[int, ...], opened: int | None = None
) -> Changes | Unconcerned:
    """The state now, beside the change token that a window knows (``()``: none yet) and the id of
    the application that it has open.

    Counts and saved views are read only where the token is another one: they cost most. Nothing is
    read where others' work alone has changed.
    """
    change_token = browsing.change_token(session)
    changed = change_token != known
    if known and changed and not browsing.concerns(session, known, opened):
        return Unconcerned(change_token, now(session))
    listed = views.list_views(session) if changed else []
    return Changes(
        change_token=change_token,
        counts=browsing.counts(session) if changed else None,
        answered=browsing.answered(session) if changed else [],
        unreached=undelivered.unreached(session),
        unsent=undelivered.unsent(session),
        worker_alive=dashboard.worker_alive(session),
        alarms=dashboard.alarms(session),
        saved=CountedViews(listed, views.numbers(session, listed)),
        warned=warned_of(session) if changed else NOTHING,
        at=now(session),
    )
