"""Moving an installation: everything copied into another database, and accounts made there."""

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotAllowed, StoreUnavailable
from clerkdesk.settings import sqlite_file
from clerkdesk.store import copy as copies
from clerkdesk.store import database, logins
from clerkdesk.store.engine import is_embedded, make_engine
from clerkdesk.store.reference_models import Staff
from clerkdesk.usecases.people.passwords import NewPassword, hash_password, new_password

Progress = copies.Progress


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """A table of the target beside the source's."""

    name: str
    rows: int
    """In the target."""
    hash: str
    equal: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What was copied, and whether all of it arrived."""

    tables: list[CopiedTable]
    accounts: list[NewPassword]
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
        make_folder(target_url)
    source = make_engine(source_url)
    target = make_engine(target_url)
    try:
        with database.translated():
            for engine in (source, target):
                database.require_owner(engine)
            database.require_whole(source)
            identity = database.identity(source)
            with database.snapshot(source) as picture:
                return _run(copies.open_target(picture, target, identity, progress))
    finally:
        source.dispose()
        target.dispose()


def make_folder(url: str) -> None:
    """The folder of an embedded file. Raises StoreUnavailable (folder_not_writable)."""
    folder = sqlite_file(url).absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(folder)) from None


def _run(office_copy: copies.Copy) -> Report:
    if not office_copy.finished:
        office_copy.fill()
    comparisons = office_copy.compare()
    different = [comparison.table for comparison in comparisons if not comparison.equal]
    if different and not office_copy.finished:
        office_copy.mend(different)
        mended = {
            comparison.table.name: comparison for comparison in office_copy.compare(different)
        }
        comparisons = [mended.get(comparison.table.name, comparison) for comparison in comparisons]
    equal = all(comparison.equal for comparison in comparisons)
    accounts: list[NewPassword] = []
    if equal and not office_copy.finished:
        accounts = office_copy.finish(_no_accounts if office_copy.passwords else new_accounts)
    tables = [
        CopiedTable(
            name=comparison.table.name,
            rows=comparison.target.rows,
            hash=comparison.target.hash,
            equal=comparison.equal,
        )
        for comparison in comparisons
    ]
    return Report(
        tables=tables,
        accounts=accounts,
        resumed=office_copy.resumed,
        finished_before=office_copy.finished,
        equal=equal,
    )


def _no_accounts(_session: Session) -> list[NewPassword]:
    """The passwords came along."""
    return []


def new_accounts(session: Session) -> list[NewPassword]:
    """A new password for everybody: a server's cannot be read, and a file's cannot be given to a
    server.
    """
    accounts = []
    for login, active in session.execute(
        select(Staff.login, Staff.active).order_by(Staff.login)
    ).all():
        account = new_password(login)
        if is_embedded(session):
            session.execute(
                update(Staff)
                .where(Staff.login == login)
                .values(password_hash=hash_password(account.password))
            )
        else:
            _login_role(session, account, active)
        accounts.append(account)
    return accounts


def _login_role(session: Session, account: NewPassword, active: bool) -> None:
    """Raises NotAllowed (copy_login): the server has a mightier role of that name."""
    try:
        logins.make(session, account.login)
        logins.set_password(session, account.login, account.password)
        if not active:
            logins.set_active(session, account.login, False)
    except DBAPIError as error:
        raise NotAllowed("copy_login", login=account.login) from error
