"""The worker says that it lives."""

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from clerkdesk.store.types import Moment
from clerkdesk.usecases.unit_of_work import now


def beat(session: Session, worker: str) -> None:
    """The worker's sign of life."""
    # One statement: two workers of one name may start at the same moment.
    upsert = text(
        "INSERT INTO heartbeat (worker, at) VALUES (:worker, :at) ON CONFLICT (worker) DO UPDATE SET at = excluded.at"
    )
    session.execute(
        upsert.bindparams(bindparam("at", type_=Moment())), {"worker": worker, "at": now(session)}
    )
