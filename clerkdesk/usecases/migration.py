"""Moving an office: everything copied into another database, and its people's accounts made there."""

import secrets
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed, StoreUnavailable
from clerkdesk.settings import sqlite_file
from clerkdesk.store import copy as copies
from clerkdesk.store import logins
from clerkdesk.store.engine import is_embedded, make_engine
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases.people.administration import hash_password

Progress = copies.Progress


@dataclass(frozen=True, slots=True)
class CopiedTable:
    name: str
    rows: int
    """In the target."""
    hash: str
    equal: bool


@dataclass(frozen=True, slots=True)
class Account:
    login: str
    password: str


@dataclass(frozen=True, slots=True)
class Report:
    tables: list[CopiedTable]
    accounts: list[Account]
    """With their new passwords, which nothing else knows; none where a finished copy was only
    compared.
    """
    resumed: bool
    finished_before: bool
    equal: bool


def copy(source_url: str, target_url: str, progress: Progress) -> Report:
    """Copy one database into another, empty or half-copied one, and compare them; a finished copy
    is compared only.

    Raises NotAllowed (copy_same, copy_mixed, copy_login, owner_only), StoreUnavailable
    (copy_unfinished, copy_row, copy_taken_over, …).
    """
    if source_url.startswith("sqlite") and not sqlite_file(source_url).exists():
        raise StoreUnavailable("schema_missing")
    if target_url.startswith("sqlite"):
        _make_folder(target_url)
    source = make_engine(source_url)
    target = make_engine(target_url)
    try:
        with copies.translated():
            for engine in (source, target):
                copies.require_owner(engine)
            copies.require_whole(source)
            identity = copies.identity(source)
            with copies.snapshot(source) as picture:
                return _run(copies.open_target(picture, target, identity, progress))
    finally:
        source.dispose()
        target.dispose()


def _make_folder(url: str) -> None:
    folder = sqlite_file(url).absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(folder)) from None


def _run(made: copies.Copy) -> Report:
    if not made.finished:
        made.fill()
    compared = made.compare()
    different = [found.table for found in compared if not found.equal]
    if different and not made.finished:
        made.mend(different)
        again = {found.table.name: found for found in made.compare(different)}
        compared = [again.get(found.table.name, found) for found in compared]
    equal = all(found.equal for found in compared)
    accounts: list[Account] = []
    if equal and not made.finished:
        accounts = made.finish((lambda _session: []) if made.passwords else _accounts)
    tables = [
        CopiedTable(found.table.name, found.target.rows, found.target.hash, found.equal)
        for found in compared
    ]
    return Report(
        tables=tables,
        accounts=accounts,
        resumed=made.resumed,
        finished_before=made.finished,
        equal=equal,
    )


def _accounts(session: Session) -> list[Account]:
    """A new password for everybody: a server's cannot be read, and a file's cannot be given to a
    server.
    """
    made = []
    for login, active in session.execute(
        select(Staff.login, Staff.active).order_by(Staff.login)
    ).all():
        account = Account(login, secrets.token_urlsafe(12))
        if is_embedded(session):
            session.execute(
                update(Staff)
                .where(Staff.login == login)
                .values(password_hash=hash_password(account.password))
            )
        else:
            _login_role(session, account, active)
        made.append(account)
    return made


def _login_role(session: Session, account: Account, active: bool) -> None:
    """Raises NotAllowed (copy_login): the server has a mightier role of that name."""
    try:
        logins.make(session, account.login)
        logins.set_password(session, account.login, account.password)
        if not active:
            logins.set_active(session, account.login, False)
    except DBAPIError as error:
        raise NotAllowed("copy_login", login=account.login) from error
