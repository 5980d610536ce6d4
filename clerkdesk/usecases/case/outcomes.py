"""What became of a question."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.outcomes import Ending, Outcome, QuestionKind
from clerkdesk.store.models import DebtAnswer, Inquiry
from clerkdesk.store.reads import cases
from clerkdesk.usecases.case.loading import find
from clerkdesk.usecases.history import access


def outcome(session: Session, inquiry_id: int) -> Outcome:
    """What became of a question in scope. Raises NotFound."""
    questions = cases.QUESTION.records(session, Inquiry, key=inquiry_id)
    if not questions:
        raise NotFound()
    inquiry = questions[0]
    find(session, inquiry.application_id)
    amount = None
    if inquiry.outcome == Ending.DEBT:
        access.ensure_ticket(session, inquiry.application_id)
        amount = session.scalar(
            select(DebtAnswer.amount_qepik).where(DebtAnswer.inquiry_id == inquiry.id)
        )
    return of_row(inquiry, amount)


def of_row(inquiry: Inquiry, amount_qepik: int | None = None) -> Outcome:
    """A question's row as the domain speaks of it."""
    return stored(
        kind=inquiry.kind,
        ending=inquiry.outcome,
        fault=inquiry.fault,
        fault_params=inquiry.fault_params,
        certificate_number=inquiry.certificate_number,
        amount_qepik=amount_qepik,
    )


def stored(
    kind: str,
    ending: str | None,
    fault: str | None,
    fault_params: Mapping[str, Any] | None,
    certificate_number: str | None,
    amount_qepik: int | None,
) -> Outcome:
    """Columns as the domain speaks of them."""
    return Outcome(
        kind=QuestionKind(kind),
        ending=Ending(ending) if ending is not None else None,
        fault=fault,
        fault_params=fault_params or {},
        certificate_number=certificate_number,
        amount_qepik=amount_qepik,
    )
