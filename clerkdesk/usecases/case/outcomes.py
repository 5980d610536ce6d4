"""What became of a question."""

from sqlalchemy.orm import Session

from clerkdesk.store.models import (
    Inquiry,
)
from clerkdesk.usecases.case.answers import CERTIFICATE_SECONDS as CERTIFICATE_SECONDS
from clerkdesk.usecases.case.answers import CLAIM_SECONDS as CLAIM_SECONDS
from clerkdesk.usecases.case.answers import Question as Question
from clerkdesk.usecases.case.answers import claim as claim
from clerkdesk.usecases.case.answers import complete as complete
from clerkdesk.usecases.case.answers import record_account as record_account
from clerkdesk.usecases.case.answers import record_debt as record_debt
from clerkdesk.usecases.case.answers import record_failure as record_failure
from clerkdesk.usecases.case.answers import record_person as record_person
from clerkdesk.usecases.case.answers import record_silence as record_silence
from clerkdesk.usecases.case.answers import store_debt as store_debt
from clerkdesk.usecases.case.cases import find


def outcome(session: Session, inquiry_id: int) -> tuple[str | None, str | None, str | None]:
    """(outcome, fault, certificate number) of a question in scope; outcome None: it still waits."""
    inquiry = session.get_one(Inquiry, inquiry_id)
    find(session, inquiry.application_id)
    return inquiry.outcome, inquiry.fault, inquiry.certificate_number
