"""Names behind the ids that the rows of a list carry."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.usecases.identity import current_staff


def department_names(session: Session) -> dict[int, str]:
    """The name of every office, by its id."""
    return {key: name for key, name in session.execute(select(Department.id, Department.name))}


@dataclass(frozen=True, slots=True)
class Labels:
    """Names behind the ids that rows carry."""

    departments: dict[int, str]
    """Names by id."""
    logins: dict[int, str]
    """By the account's id."""


def labels(session: Session) -> Labels:
    """The names of the offices and of everybody who may hold an application."""
    return Labels(
        departments=department_names(session),
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
