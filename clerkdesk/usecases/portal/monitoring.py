"""The state of what stands behind a gateway."""

from datetime import datetime
from typing import Any, NamedTuple, TypedDict

from sqlalchemy.orm import Session

from clerkdesk.domain.findings import SILENT_SECONDS
from clerkdesk.domain.lanes import LaneState, lives
from clerkdesk.store import cross_scope
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.types import moment
from clerkdesk.usecases.unit_of_work import now

_NAMES_PEOPLE = ("open", "seal")
"""Sources of alarms that name somebody's account: not for whoever watches from outside."""


class Waiting(TypedDict):
    """Somebody outside who is out of order; what is to be asked or told there waits."""

    source: str
    """register, account or debt (billing's), mail, sms or portals"""
    code: str
    """alarm_…_silent: it does not answer"""
    whom: str
    """Its host, or what it objects to; "": it would name a person."""
    since: str
    """ISO 8601, UTC"""


class Health(TypedDict):
    """What a monitoring program is told."""

    status: str
    """ok, or worker: it, or a lane of it, is dead"""
    schema: str
    """The revision of the database."""
    worker: str
    """ok or silent"""
    dead_lanes: list[str]
    """The worker's lanes that have shown no life for longer than their work takes."""
    questions: int
    """How many wait for the worker."""
    messages: int
    """How many wait for the worker."""
    waiting_for: list[Waiting]
    """Whom the worker's lanes wait for."""


class Figures(NamedTuple):
    """The same in numbers, at one moment."""

    at: datetime
    beat: datetime | None
    questions: int
    messages: int
    oldest_question: datetime | None
    oldest_message: datetime | None
    undelivered: int
    sealed_at: datetime | None
    lanes: list[LaneState]
    alarms: list[str]
    """Their sources."""


def health(session: Session) -> Health:
    """The schema's revision, whether the worker and its lanes are alive, and how much waits."""
    state = cross_scope.portal_health(session)
    at = now(session)
    alive = lives(_moment(state.beat), at, SILENT_SECONDS)
    # Beside an embedded file the worker comes and goes with the desk.
    watched = alive or not is_embedded(session)
    dead = [lane.lane for lane in cross_scope.portal_lanes(session) if watched and lane.dead(at)]
    return {
        "status": "worker" if dead or not (alive or not watched) else "ok",
        "schema": state.revision,
        "worker": "ok" if alive else "silent",
        "dead_lanes": dead,
        "questions": state.questions,
        "messages": state.messages,
        "waiting_for": [
            {
                "source": source,
                "code": code,
                "whom": "" if source in _NAMES_PEOPLE else detail,
                "since": since.isoformat(),
            }
            for source, code, detail, since in cross_scope.portal_alarms(session)
        ],
    }


def figures(session: Session) -> Figures:
    """What a monitoring program draws as curves."""
    state = cross_scope.portal_health(session)
    return Figures(
        at=now(session),
        beat=_moment(state.beat),
        questions=state.questions,
        messages=state.messages,
        oldest_question=_moment(state.oldest_question),
        oldest_message=_moment(state.oldest_message),
        undelivered=state.undelivered,
        sealed_at=_moment(state.sealed_at),
        lanes=cross_scope.portal_lanes(session),
        alarms=[source for source, *_rest in cross_scope.portal_alarms(session)],
    )


def _moment(stored: Any) -> datetime | None:
    return None if stored is None else moment(stored)
