"""The civil register is asked by FIN, and billing by subscriber code, while an application is taken
down at the counter.

The desk asks by a row, the worker answers into it, and minutes later the row is gone: before an
application is registered nothing is kept of anybody but that they were looked up.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.identifiers import parse_fin, parse_subscriber_code
from clerkdesk.domain.lifecycle import Role
from clerkdesk.store.working_models import RegisterQuestion
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.claims import is_free
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import now, operation_id

KEPT = timedelta(minutes=2)
"""So long an answer waits to be read; nobody at a counter waits longer."""
CLAIM_SECONDS = 60
ANSWERED = "answered"
UNKNOWN = "unknown"
NO_ANSWER = "no_answer"


def ask(session: Session, fin: str) -> int:
    """Ask about a person; gives the question's id. That somebody looks is logged as a search.

    Raises Invalid (the FIN is none), NotAllowed.
    """
    return _ask(session, RegisterQuestion(fin=parse_fin(fin)))


def ask_account(session: Session, service: str, code: str) -> int:
    """Ask about the account of a subscriber code; as ``ask``. Raises Invalid, NotAllowed."""
    pattern = reference_data.rules(session).code_patterns[Service(service)]
    return _ask(session, RegisterQuestion(subscriber_code=parse_subscriber_code(code, pattern)))


def _ask(session: Session, question: RegisterQuestion) -> int:
    actor = current_staff(session)
    if actor.role is Role.AUDITOR:
        raise NotAllowed("auditor_reads_only")
    if question.fin is not None:
        access.seek(session, "fin", question.fin)
    else:
        access.seek(session, "code", question.subscriber_code or "")
    operation_id(session)
    question.staff_id = actor.id
    question.requested_at = now(session)
    session.add(question)
    session.flush()
    return question.id


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question."""

    outcome: str
    """answered, unknown or no_answer"""
    person: dict[str, str]
    """surname, name, patronymic, birth_date (dd.mm.yyyy) and id_document; of an account district
    and address; as far as they are known.
    """


def answer(session: Session, question_id: int) -> Answer | None:
    """What came of one's own question; None: nothing yet, or it is gone."""
    row = session.get(RegisterQuestion, question_id)
    actor = current_staff(session)
    if row is None or row.outcome is None or row.staff_id != actor.id:
        return None
    stated = {
        "surname": row.surname,
        "name": row.name,
        "patronymic": row.patronymic,
        "birth_date": _born(row),
        "id_document": row.id_document,
        "district": row.district,
        "address": row.address,
    }
    return Answer(row.outcome, {name: value for name, value in stated.items() if value})


def _born(row: RegisterQuestion) -> str | None:
    """As one types it: the day, or the year where the register knows no day."""
    if row.birth_date:
        return f"{row.birth_date:%d.%m.%Y}"
    return str(row.birth_year) if row.birth_year else None


class Waiting(NamedTuple):
    """A question that the worker is to ask."""

    id: int
    fin: str | None
    """Of the person; None: an account is asked about."""
    subscriber_code: str | None


def claim(session: Session, limit: int) -> list[Waiting]:
    """Questions that wait, marked as being asked by this worker; what was answered minutes ago is
    thrown away.
    """
    at = now(session)
    session.execute(delete(RegisterQuestion).where(RegisterQuestion.requested_at < at - KEPT))
    rows = session.scalars(
        select(RegisterQuestion)
        .where(RegisterQuestion.outcome.is_(None))
        .where(is_free(RegisterQuestion.claimed_at, at, CLAIM_SECONDS))
        .order_by(RegisterQuestion.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        row.claimed_at = at
    return [Waiting(row.id, row.fin, row.subscriber_code) for row in rows]


def record(
    session: Session,
    question_id: int,
    outcome: str,
    known: RegisteredPerson | Account | None = None,
) -> None:
    """What the register or billing said; ``outcome``: as of ``Answer``."""
    row = session.get(RegisterQuestion, question_id)
    if row is None or row.outcome is not None:
        return
    row.outcome = outcome
    if isinstance(known, RegisteredPerson):
        row.surname = known.surname
        row.name = known.name
        row.patronymic = known.patronymic
        row.birth_date = known.birth_date
        row.birth_year = known.birth_year
        row.id_document = known.id_document
    elif known is not None:
        # Who holds the account is compared later with who is stated: it is not written for them.
        row.district = known.district
        row.address = known.address
