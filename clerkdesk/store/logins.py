"""People's login roles on PostgreSQL.

Passwords reach the server as SCRAM verifiers only, made here by libpq.
"""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.store.errors import not_connected


def _libpq(session: Session) -> Any:
    return session.connection().connection.driver_connection.pgconn  # type: ignore[union-attr]


def make(session: Session, login: str) -> None:
    """The login role of an account whose row this transaction has written."""
    session.execute(select(func.cd_make_login(login)))


def make_service(session: Session, login: str, kind: str) -> None:
    """A login for a program: worker or gateway."""
    session.execute(select(func.cd_make_service(login, kind)))


def set_password(session: Session, login: str, password: str) -> None:
    """An administrator sets somebody's password."""
    verifier = (
        _libpq(session)
        .encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
        .decode()
    )
    session.execute(select(func.cd_set_verifier(login, verifier)))


def change_own_password(session: Session, login: str, password: str) -> None:
    """By libpq's own call: the password never stands in a statement; that it was set, in the
    history.
    """
    _libpq(session).change_password(login.encode(), password.encode())
    session.execute(select(func.cd_own_password()))


def opens(session: Session, login: str, password: str) -> bool:
    """Whether the server lets this login in with this password, on a line of its own. Where it
    asks for none, any is as good. Raises StoreUnavailable: it cannot be asked.
    """
    import psycopg  # a desk on an embedded file never asks

    there = session.connection().connection.driver_connection
    dsn: str = there.info.dsn  # type: ignore[union-attr]
    try:
        psycopg.connect(dsn, user=login, password=password).close()
    except psycopg.OperationalError as error:
        problem = not_connected(str(error))
        if problem.code != "server_wrong_password":
            raise problem from error
        return False
    return True


def set_active(session: Session, login: str, active: bool) -> None:
    """Open or close an account; closing ends its sessions, whatever they are doing."""
    session.execute(select(func.cd_set_active(login, active)))
    if not active:
        session.execute(select(func.cd_end_sessions(login)))
