"""Households of a list are decided one by one, each with its own decision."""

from sqlalchemy.orm import Session

from clerkdesk.domain.caravans import Standing
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.lifecycle import DECIDED, Status
from clerkdesk.usecases.caravans import listing
from clerkdesk.usecases.case import casework, inquiries, review
from clerkdesk.usecases.identity import require_writer


def ask_missing_debts(session: Session, caravan_id: int) -> int:
    """Ask billing for the debt of every open application of the list of which nothing of today is
    known; of how many. Raises NotAllowed, NotFound (as ``listing.opened``).
    """
    require_writer(session)
    asked = 0
    for row in listing.view(session, caravan_id).households:
        if row.application_id is not None and row.status not in DECIDED:
            asked += inquiries.ask_missing_debt(session, row.application_id)
    return asked


def prepare(session: Session, caravan_id: int, household: str, shown: int | None = None) -> None:
    """What comes before an approval: a household's application is taken where nobody holds it, and
    billing is asked once more. Raises as ``approve``.
    """
    row = _ready(session, caravan_id, household, shown)
    assert row.application_id is not None
    if row.must_take:
        # That asks billing and the register, too.
        casework.take(session, row.application_id)
    else:
        inquiries.ask_debt(session, row.application_id)


def approve(session: Session, caravan_id: int, household: str, shown: int | None = None) -> str:
    """Approve the application of a household that is ready and prepared; gives its number.
    ``shown``: the id of the application that was looked at; None: nobody was shown one.

    Raises NotAllowed: caravan_not_ready (also where the household has another application by now),
    or why its application cannot be approved.
    """
    row = _ready(session, caravan_id, household, shown)
    assert row.application_id is not None
    assert row.number is not None
    review.approve(session, row.application_id)
    return row.number


def is_awaited(session: Session, caravan_id: int, household: str) -> bool:
    """Whether an answer about a household is still to come."""
    return listing.one(session, caravan_id, household).awaited


def _ready(
    session: Session, caravan_id: int, household: str, shown: int | None
) -> listing.HouseholdRow:
    require_writer(session)
    row = listing.one(session, caravan_id, household)
    if shown not in (None, row.application_id):
        raise NotAllowed("caravan_not_ready")
    if row.standing is Standing.READY:
        return row
    if row.standing is Standing.FINDING and row.kept_from is not None:
        raise NotAllowed(row.kept_from)
    if row.status == Status.COMPLETED:
        raise NotAllowed("not_from_completed")
    raise NotAllowed("caravan_not_ready")
