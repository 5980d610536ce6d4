"""The worker's part: one application at a time, each wholly or not at all."""

from typing import NamedTuple

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from clerkdesk.domain.erasures import Cause
from clerkdesk.domain.lifecycle import Status
from clerkdesk.store import erasing
from clerkdesk.store.models import Application, Erasure
from clerkdesk.store.reads.erasures import due_by_rule
from clerkdesk.usecases.retention.reports import rules
from clerkdesk.usecases.unit_of_work import now, operation_id


class Turn(NamedTuple):
    """An application whose personal data are to be erased now."""

    application_id: int
    cause: Cause
    months: int | None = None
    """Of the rule."""
    erasure_id: int | None = None
    """Of what was asked for, and granted."""
    person_id: int | None = None
    """Of whom alone, where the application is somebody else's; None: all of it."""


class Erased(NamedTuple):
    """An application whose personal data are no more, or one person's in it."""

    number: str
    service: str
    outcome: Status
    cause: Cause
    one_person: bool
    """Those of one person alone; the application itself is somebody else's, and stays."""


def granted(session: Session, most: int) -> list[Turn]:
    """What two people have decided, the earliest first."""
    rows = session.execute(erasing.granted().limit(most))
    return [
        Turn(application, Cause.REQUEST, None, erasure, person)
        for erasure, application, person in rows
    ]


def due(session: Session, most: int) -> list[Turn]:
    """What is due by the rules, the earliest of each first."""
    at = now(session)
    turns: list[Turn] = []
    for rule in rules(session):
        statement = due_by_rule().limit(most - len(turns))
        rows = session.execute(statement, rule.values(at))
        turns += [Turn(row[0], Cause.RULE, rule.months) for row in rows]
    return turns


def erase(session: Session, turn: Turn) -> Erased:
    """Erase one; all of it, or nothing. Raises NotAllowed: it may not be, or somebody was faster
    (CD165, CD166, CD168, …).
    """
    erasure_id = turn.erasure_id
    if erasure_id is None:
        erasure_id = add(session, turn.application_id, turn.cause, months=turn.months)
    erasing.erase(session, erasure_id, turn.application_id, operation_id(session))
    number, service, status = session.execute(
        select(Application.number, Application.service, Application.status).where(
            Application.id == turn.application_id
        )
    ).one()
    return Erased(number, service, Status(status), turn.cause, turn.person_id is not None)


def add(
    session: Session,
    application_id: int,
    cause: Cause,
    *,
    months: int | None = None,
    repeated: bool = False,
    person_id: int | None = None,
) -> int:
    """Say that an application is to be erased, or one person in it; gives the id of that row."""
    values = {
        "application_id": application_id,
        "person_id": person_id,
        "cause": cause,
        "months": months,
        "repeated": repeated,
        "added_at": now(session),
    }
    statement = insert(Erasure).values(**values).returning(Erasure.id)
    return session.connection().execute(statement).scalar_one()
