"""The worker's part: one application at a time, each wholly or not at all."""

from typing import NamedTuple

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session

from clerkdesk.domain.erasures import Cause
from clerkdesk.domain.lifecycle import Status
from clerkdesk.store import erasing
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application, Erasure
from clerkdesk.usecases.retention.rules import rules
from clerkdesk.usecases.unit_of_work import now, operation_id


class Erased(NamedTuple):
    """An application whose personal data are no more."""

    number: str
    service: str
    outcome: Status
    cause: Cause


def erase_granted(session: Session) -> Erased | None:
    """Erase the next application of a request that was granted; None: there is none."""
    row = session.execute(_locked(session, erasing.granted())).first()
    return None if row is None else _erase(session, row[0], row[1], Cause.REQUEST)


def erase_due(session: Session) -> Erased | None:
    """Erase the next application whose time has passed by a rule; None: there is none."""
    at = now(session)
    for organisation_id, rule in rules(session):
        due = erasing.due_by_rule(
            organisation_id, rule.service, rule.outcome, rule.ended_before(at)
        )
        application_id = session.scalar(_locked(session, due))
        if application_id is not None:
            erasure_id = add(session, application_id, Cause.RULE, months=rule.months)
            return _erase(session, erasure_id, application_id, Cause.RULE)
    return None


def add(
    session: Session,
    application_id: int,
    cause: Cause,
    *,
    months: int | None = None,
    repeated: bool = False,
) -> int:
    """Say that an application is to be erased; gives the id of that row."""
    values = {
        "application_id": application_id,
        "cause": cause,
        "months": months,
        "repeated": repeated,
        "added_at": now(session),
    }
    statement = insert(Erasure).values(**values).returning(Erasure.id)
    return session.connection().execute(statement).scalar_one()


def _locked(session: Session, statement: "Select[*tuple[int, ...]]") -> "Select[*tuple[int, ...]]":
    """The first row, unless another worker is at it."""
    statement = statement.limit(1)
    if is_embedded(session):
        return statement
    return statement.with_for_update(of=erasing.APPLICATION, key_share=True, skip_locked=True)


def _erase(session: Session, erasure_id: int, application_id: int, cause: Cause) -> Erased:
    erasing.erase(session, erasure_id, application_id, operation_id(session))
    number, service, status = session.execute(
        select(Application.number, Application.service, Application.status).where(
            Application.id == application_id
        )
    ).one()
    return Erased(number, service, Status(status), cause)
