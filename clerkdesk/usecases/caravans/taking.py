"""A list is taken in, closed, and in the end emptied of its people."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.caravans import Departure
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.limits import CARAVAN_DAYS
from clerkdesk.store import caravans
from clerkdesk.store.reference_models import Setting
from clerkdesk.usecases.administering import begin
from clerkdesk.usecases.caravans.listing import opened, require_handles
from clerkdesk.usecases.history.access import sought_of
from clerkdesk.usecases.identity import Actor, require_writer
from clerkdesk.usecases.unit_of_work import now

KEPT = "caravan_days"
"""The setting: so many days after its end a list's people are kept."""


def take(session: Session, departure: Departure, instead_of: int | None = None) -> int:
    """Take in a list that was read without a fault; gives its id. It counts as a look at everybody
    in it.

    ``instead_of``: the list in whose place it comes, which is closed. Raises NotAllowed
    (sign_in_first, auditor_reads_only, caravan_not_yours; CD962: too many today), NotFound
    (caravan_unknown).
    """
    actor = _writer(session)
    if instead_of is not None:
        opened(session, instead_of)
    begin(session)
    return caravans.take(
        session,
        departure,
        instead_of,
        taken={
            "organisation_id": actor.organisation_id,
            "taken_by": actor.id,
            "taken_by_name": actor.name,
            "taken_at": now(session),
        },
        sought=[sought_of(session, f"fin:{each.fin}") for each in departure.people],
    )


def close(session: Session, caravan_id: int) -> None:
    """The departure is over: nobody works with the list any more, and its people go after the days
    that the office keeps them. Raises as ``take``.
    """
    _writer(session)
    opened(session, caravan_id)
    begin(session)
    caravans.close(session, caravan_id, now(session))


def _writer(session: Session) -> Actor:
    actor = require_writer(session)
    require_handles(actor)
    return actor


def due(session: Session) -> list[int]:
    """The lists whose people are to go."""
    at = now(session)
    stated = session.scalar(select(Setting.value).where(Setting.key == KEPT))
    days = int(stated) if stated is not None and stated.isdigit() else CARAVAN_DAYS
    kept = timedelta(days=days)
    return caravans.over(session, at - kept, baku_date(at) - kept)


def empty(session: Session, caravan_id: int) -> None:
    """The worker's: the people of a list go."""
    caravans.empty(session, caravan_id, now(session))
