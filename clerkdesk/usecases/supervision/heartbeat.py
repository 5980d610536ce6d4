"""The worker says that it lives."""

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from clerkdesk.store.types import Moment
from clerkdesk.usecases.unit_of_work import now

# One statement: two workers of one name may start at the same moment.
_BEAT = text(
    """
    INSERT INTO heartbeat (worker, at) VALUES (:worker, :at)
    ON CONFLICT (worker) DO UPDATE SET at = excluded.at
    """
).bindparams(bindparam("at", type_=Moment()))


def beat(session: Session, worker: str) -> None:
    """The sign of life of a worker, by its name."""
    session.execute(_BEAT, {"worker": worker, "at": now(session)})
