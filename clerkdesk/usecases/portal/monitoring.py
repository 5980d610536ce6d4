"""The state of what stands behind a gateway."""

from datetime import timedelta
from typing import TypedDict

from sqlalchemy.orm import Session

from clerkdesk.store import cross_scope
from clerkdesk.store.types import moment
from clerkdesk.usecases.unit_of_work import now

WORKER_SECONDS = 60
"""Without a sign of life for so long the worker counts as silent."""


class Waiting(TypedDict):
    """Somebody outside who is out of order; what is to be asked or told there waits."""

    source: str
    """register, account or debt (billing's), mail, sms or portals"""
    code: str
    """alarm_…_silent: it does not answer"""
    whom: str
    """Its host, or what it objects to."""
    since: str
    """ISO 8601, UTC"""


class Health(TypedDict):
    """What a monitoring program is told."""

    schema: str
    """The revision of the database."""
    worker: str
    """ok or silent"""
    questions: int
    """How many wait for the worker."""
    messages: int
    """How many wait for the worker."""
    waiting_for: list[Waiting]
    """Whom the worker's lanes wait for."""


def health(session: Session) -> Health:
    """The schema's revision, whether the worker is alive, and how much waits for it."""
    state = cross_scope.portal_health(session)
    silence = timedelta(seconds=WORKER_SECONDS)
    alive = state.beat is not None and abs(now(session) - moment(state.beat)) < silence
    return {
        "schema": state.revision,
        "worker": "ok" if alive else "silent",
        "questions": state.questions,
        "messages": state.messages,
        "waiting_for": [
            {"source": source, "code": code, "whom": detail, "since": since.isoformat()}
            for source, code, detail, since in cross_scope.portal_alarms(session)
        ],
    }
