"""What became of a question."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.store.models import Inquiry
from clerkdesk.usecases.case.loading import find


class Outcome(NamedTuple):
    """How a question ended."""

    outcome: str | None
    """None: it still waits. Else answered, unknown, no_answer, cancelled, expired; of a certificate
    issued, reprinted, debt, incomplete.
    """
    fault: str | None
    """The code of the sentence why nobody answered."""
    certificate_number: str | None


def outcome(session: Session, inquiry_id: int) -> Outcome:
    """What became of a question in scope. Raises NotFound."""
    inquiry = session.get_one(Inquiry, inquiry_id)
    find(session, inquiry.application_id)
    return Outcome(inquiry.outcome, inquiry.fault, inquiry.certificate_number)
