"""Accounts made from a table of people: all of them, or none."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Expected
from clerkdesk.domain.lifecycle import Role
from clerkdesk.domain.staff_table import Row
from clerkdesk.domain.text import clean
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases.people.accounts import add_staff
from clerkdesk.usecases.people.passwords import NewPassword, new_password


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that no account can be made of."""

    line: int
    login: str
    error: Expected


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a table."""

    accounts: list[NewPassword]
    """Nobody, where a row was refused or only a look was asked for."""
    already: list[str]
    """Logins that are there; they stay as they are."""
    refused: list[Refused]


def take(session: Session, rows: list[Row], *, look_only: bool = False) -> Report:
    """Make an account of every row. Where one is refused, none is made; each that cannot be is
    named.
    """
    known = set(session.scalars(select(Staff.login)))
    accounts: list[NewPassword] = []
    already: list[str] = []
    refused: list[Refused] = []
    whole = session.begin_nested()
    # Once an organisation has an administrator, nobody else may add to it: that one comes last.
    for row in sorted(rows, key=lambda each: each.role == Role.ADMIN):
        login = clean(row.login).strip()
        if login in known:
            already.append(login)
            continue
        account = new_password(login)
        each = session.begin_nested()
        try:
            _add(session, row, account)
        except Expected as error:
            each.rollback()
            refused.append(Refused(row.line, row.login, error))
        else:
            accounts.append(account)
    if refused or look_only:
        whole.rollback()
        accounts = []
    return Report(accounts, already, sorted(refused, key=lambda each: each.line))


def _add(session: Session, row: Row, account: NewPassword) -> None:
    add_staff(
        session,
        row.login,
        name=row.name,
        role=row.role,
        organisation=row.organisation,
        departments=list(row.departments),
        services=list(row.services),
        password=account.password,
    )
