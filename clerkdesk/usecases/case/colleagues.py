"""Who may look a second time at an application."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.lifecycle import HOLDERS, Role
from clerkdesk.store.models import Application
from clerkdesk.store.reference_models import Staff


class Colleague(NamedTuple):
    """Somebody who may look a second time."""

    login: str
    name: str


def who_may(session: Session, application: Application, me: int | None) -> dict[int, Colleague]:
    """Everybody of the organisation who works on applications, but oneself; by the account's id,
    supervisors first.
    """
    statement = (
        select(Staff.id, Staff.login, Staff.name)
        .where(
            Staff.organisation_id == application.organisation_id,
            Staff.active,
            Staff.role.in_(HOLDERS),
            Staff.id != (-1 if me is None else me),
        )
        .order_by(Staff.role != Role.SUPERVISOR, Staff.sort_key)
    )
    return {key: Colleague(login, name) for key, login, name in session.execute(statement)}
