"""Whether anything has changed since a window looked, and what it then shows."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.alarm_rules import Sounding
from clerkdesk.domain.queues import Queue
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.reads import news
from clerkdesk.store.types import moment
from clerkdesk.usecases.messages import undelivered
from clerkdesk.usecases.messages.undelivered import Unreached
from clerkdesk.usecases.queue import browsing, views
from clerkdesk.usecases.queue.browsing import Answered
from clerkdesk.usecases.queue.rows import QueueRow
from clerkdesk.usecases.queue.views import View
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.supervision.warned import (
    NOTHING,
    Warned,
    follow_rules,
    remembered_edges,
    warned_by,
    warned_of,
)
from clerkdesk.usecases.unit_of_work import alone, know_now, now


class CountedViews(NamedTuple):
    """The saved views with their numbers."""

    views: list[View]
    numbers: dict[int, int]
    """By the view's id; see ``saved_views.numbers``."""


class Listed(NamedTuple):
    """What has changed of a queue that is shown whole."""

    queue: Queue
    rows: list[QueueRow]
    """Of the touched applications those that stand in it, in no order."""


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
    touched: frozenset[int] | None = None
    """The applications in sight of which anything has changed, by their ids; with the opened one
    where a linked one has another status. None: whatever one sees may have changed.
    """
    listed: Listed | None = None
    """None: it was not asked for, or whatever one sees may have changed."""


class Unconcerned(NamedTuple):
    """Something has changed, and nothing of what a window shows."""

    change_token: tuple[int, ...]
    at: datetime
    """The database's time of the look."""


@alone
def since(
    session: Session,
    known: tuple[int, ...],
    opened: int | None = None,
    listed: Queue | None = None,
) -> Changes | Unconcerned:
    """The state now, beside the change token that a window knows (``()``: none yet), the id of the
    application that it has open, and the queue that it shows whole.

    Counts and saved views are read only where the token is another one: they cost most. Nothing is
    read where others' work alone has changed. On PostgreSQL it is one statement, and one for each
    saved view that is counted.
    """
    if not is_embedded(session) and reads_as_a_person(session.connection()):
        return _at_once(session, known, opened, listed)
    change_token = browsing.change_token(session)
    changed = change_token != known
    shown = views.list_views(session) if changed else []
    return Changes(
        change_token=change_token,
        counts=browsing.counts(session) if changed else None,
        answered=browsing.answered(session) if changed else [],
        unreached=undelivered.unreached(session),
        unsent=undelivered.unsent(session),
        worker_alive=dashboard.worker_alive(session),
        alarms=dashboard.alarms(session),
        saved=CountedViews(shown, views.numbers(session, shown)),
        warned=warned_of(session) if changed else NOTHING,
        at=now(session),
    )


def _at_once(
    session: Session, known: tuple[int, ...], opened: int | None, listed: Queue | None
) -> Changes | Unconcerned:
    edges = remembered_edges(session)
    given = news.read(session, known, opened, listed, [each.edge for each in edges])
    know_now(session, moment(given["at"]))
    if "administered" in given and follow_rules(session, given["administered"]):
        edges = remembered_edges(session)
        given = news.read(session, known, opened, listed, [each.edge for each in edges])
    token = tuple(given["token"])
    at = moment(given["at"])
    if "sums" not in given:
        return Unconcerned(token, at)
    sums = given["sums"]
    unreached = given["unreached"] or ()
    shown = views.read_views(given["views"] or ())
    touched = given["touched"]
    rows = given["rows"]
    return Changes(
        change_token=token,
        counts=None if sums is None else browsing.counts_of(sums, given["own"]),
        answered=[Answered(*each) for each in given["answered"] or ()],
        unreached=Unreached(len(unreached), *(unreached[0] if unreached else (0, ""))),
        unsent=given["waiting"] + given["undelivered"],
        worker_alive=dashboard.any_lives(map(moment, given["beats"] or ()), at),
        alarms=[
            Sounding(source, code, detail, moment(begun))
            for source, code, detail, begun in given["alarms"] or ()
        ],
        saved=CountedViews(shown, views.numbers(session, shown)),
        warned=warned_by(edges, given["warned"] or ()),
        at=at,
        touched=None if touched is None else frozenset(touched) - {news.NO_APPLICATION},
        listed=None
        if rows is None or listed is None
        else Listed(listed, [news.row_of(row) for row in rows]),
    )
