"""The civil register is asked by FIN while an application is taken down at the counter.

The desk asks by a row, the worker answers into it, and minutes later the row is gone: before an
application is registered nothing is kept of anybody but that they were looked up.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from clerkdesk.domain.answers import RegisteredPerson
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.identifiers import parse_fin
from clerkdesk.domain.lifecycle import Role
from clerkdesk.store.working_models import RegisterQuestion
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
    actor = current_staff(session)
    if actor.role is Role.AUDITOR:
        raise NotAllowed("auditor_reads_only")
    subject = parse_fin(fin)
    access.seek(session, "fin", subject)
    operation_id(session)
    question = RegisterQuestion(staff_id=actor.id, fin=subject, requested_at=now(session))
    session.add(question)
    session.flush()
    return question.id


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question."""

    outcome: str
    """answered, unknown or no_answer"""
    person: dict[str, str]
    """surname, name, patronymic, birth_date (dd.mm.yyyy) and id_document, as far as they are
    known.
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
    fin: str


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
    return [Waiting(row.id, row.fin) for row in rows]


def record(
    session: Session, question_id: int, outcome: str, person: RegisteredPerson | None = None
) -> None:
    """What the register said; ``outcome``: as of ``Answer``."""
    row = session.get(RegisterQuestion, question_id)
    if row is None or row.outcome is not None:
        return
    row.outcome = outcome
    if person is not None:
        row.surname = person.surname
        row.name = person.name
        row.patronymic = person.patronymic
        row.birth_date = person.birth_date
        row.birth_year = person.birth_year
        row.id_document = person.id_document
