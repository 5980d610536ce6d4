"""Accounts made from a table of people: all of them, or none."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Expected
from clerkdesk.domain.lifecycle import Role
from clerkdesk.domain.staff_table import Row
from clerkdesk.domain.text import clean
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases.people.accounts import add_staff
from clerkdesk.usecases.people.passwords import (
    FirstPassword,
    NewPassword,
    hash_password,
    new_password,
)


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


def look(session: Session, rows: list[Row]) -> Report:
    """Judge every row as if accounts were made of all; none is. No password is made for it."""
    return _judge(session, rows, None)


def first_passwords(
    rows: list[Row], already: Collection[str] = (), *, hashed: bool
) -> dict[str, FirstPassword]:
    """A password for each login that is not there ``already``. ``hashed``: the database is a file,
    which keeps hashes; that takes long, so it is done before the transaction and not in it.
    """
    passwords: dict[str, FirstPassword] = {}
    for login in dict.fromkeys(map(_login, rows)):
        if login not in already:
            password = new_password(login).password
            passwords[login] = FirstPassword(password, hash_password(password) if hashed else None)
    return passwords


def take(session: Session, rows: list[Row], passwords: Mapping[str, FirstPassword]) -> Report:
    """Make an account of every row. Where one is refused, none is made; each that cannot be is
    named. ``passwords``: by the login, as ``first_passwords`` gives them.
    """
    return _judge(session, rows, passwords)


def _judge(
    session: Session, rows: list[Row], passwords: Mapping[str, FirstPassword] | None
) -> Report:
    """``passwords`` None: only a look."""
    known = set(session.scalars(select(Staff.login)))
    accounts: list[NewPassword] = []
    already: list[str] = []
    refused: list[Refused] = []
    whole = session.begin_nested()
    # Once an organisation has an administrator, nobody else may add to it: that one comes last.
    for row in sorted(rows, key=lambda each: each.role == Role.ADMIN):
        login = _login(row)
        if login in known:
            already.append(login)
            continue
        first = passwords[login] if passwords is not None else None
        each = session.begin_nested()
        try:
            _add(session, row, first)
        except Expected as error:
            each.rollback()
            refused.append(Refused(row.line, row.login, error))
        else:
            accounts += [NewPassword(login, first.password)] if first is not None else []
    if refused or passwords is None:
        whole.rollback()
        accounts = []
    return Report(accounts, already, sorted(refused, key=lambda each: each.line))


def _login(row: Row) -> str:
    return clean(row.login).strip()


def _add(session: Session, row: Row, first: FirstPassword | None) -> None:
    add_staff(
        session,
        row.login,
        name=row.name,
        role=row.role,
        organisation=row.organisation,
        departments=list(row.departments),
        services=list(row.services),
        password=first.password if first is not None else None,
        password_hash=first.password_hash if first is not None else None,
    )
