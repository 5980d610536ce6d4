"""Names behind the ids that the rows of a list carry."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.queue.filters import Filter as Filter
from clerkdesk.usecases.queue.filters import Found as Found
from clerkdesk.usecases.queue.searching import SEARCH_LIMIT as SEARCH_LIMIT
from clerkdesk.usecases.queue.searching import is_personal as is_personal
from clerkdesk.usecases.queue.searching import recent as recent
from clerkdesk.usecases.queue.searching import search as search


def department_names(session: Session) -> dict[int, str]:
    return {key: name for key, name in session.execute(select(Department.id, Department.name))}


@dataclass(frozen=True, slots=True)
class Labels:
    """Names behind the ids that rows carry."""

    departments: dict[int, str]
    logins: dict[int, str]


def labels(session: Session) -> Labels:
    departments = session.execute(select(Department.id, Department.name))
    return Labels(
        departments=dict(departments.all()),
        logins={key: holder.login for key, holder in holders(session).items()},
    )


class Holder(NamedTuple):
    """Somebody who may hold an application."""

    login: str
    name: str


def holders(session: Session) -> dict[int, Holder]:
    """Everybody who may hold an application of the actor's organisation, by the account's id."""
    actor = current_staff(session)
    statement = select(Staff.id, Staff.login, Staff.name)
    if actor.organisation_id is not None:
        statement = statement.where(Staff.organisation_id == actor.organisation_id)
    return {key: Holder(login, name) for key, login, name in session.execute(statement)}
