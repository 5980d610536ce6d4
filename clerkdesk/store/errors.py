"""What a database error means: a rule of the guard, the environment, or a bug."""

import re
import sqlite3
from collections.abc import Callable

from sqlalchemy.exc import DBAPIError, IntegrityError

from clerkdesk.domain.errors import Conflict, Expected, Invalid, NotAllowed, StoreUnavailable

_RULE = re.compile(r"\bCD\d{3}\b")
_CHECK = re.compile(r"\bconstraint\b.*\btakes_(\w+)")
"""Which column does not take what was written: a constraint of ``guard.checks``."""
# Source: https://sqlite.org/rescode.html, primary result codes.
_SQLITE = {
    sqlite3.SQLITE_BUSY: "database_locked",
    sqlite3.SQLITE_LOCKED: "database_locked",
    sqlite3.SQLITE_IOERR: "database_unreadable",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CANTOPEN: "database_cannot_open",
    sqlite3.SQLITE_PROTOCOL: "database_locked",  # others were faster at the log's locks too often
    sqlite3.SQLITE_NOTADB: "database_corrupt",
    sqlite3.SQLITE_CORRUPT: "database_corrupt",
    sqlite3.SQLITE_READONLY: "database_read_only",
    sqlite3.SQLITE_PERM: "database_read_only",
}
# Source: PostgreSQL manual, appendix A: connection, resources, operator intervention, rollback,
# lock.
_POSTGRESQL = {"08", "53", "57", "40", "55", "58"}
_STATES: dict[str, Callable[[], Expected]] = {
    # read_only_sql_transaction; a standby calls it a feature that it lacks.
    "25006": lambda: StoreUnavailable("server_read_only"),
    "53100": lambda: StoreUnavailable("disk_full"),
    "53300": lambda: StoreUnavailable("server_busy"),
    "28P01": lambda: StoreUnavailable("server_wrong_password"),
    "28000": lambda: StoreUnavailable("server_no_rights"),
    "3D000": lambda: StoreUnavailable("server_unknown_database"),
    "42501": lambda: NotAllowed("server_no_rights"),
    "55P03": lambda: StoreUnavailable("database_locked"),
}
_IN_RECOVERY = "during recovery"
_WORDS = (
    (("password authentication failed", "no password supplied"), "server_wrong_password"),
    (("certificate", "tlsv1", "sslv3"), "server_certificate"),
    # Not every word of SSL: a line that breaks within it is none of these.
    (
        ("support SSL", "SSL error", "authentication method requirement", "SCRAM"),
        "server_unprotected",
    ),
    (
        ("no pg_hba.conf entry", "permission denied for database", "is not permitted to log in"),
        "server_no_rights",
    ),
    (("does not exist",), "server_unknown_database"),
    (("too many clients", "too many connections", "remaining connection slots"), "server_busy"),
)

_NO_POINT = "no such savepoint"


def translate(error: DBAPIError) -> Expected | None:
    """The Expected error behind a driver's error; None: it is a bug."""
    if _NO_POINT in str(error.orig):
        # A full disk has taken the whole transaction back: what the way back fails at is no reason.
        earlier = _earlier(error)
        return translate(earlier) if earlier is not None else None
    rule = _RULE.search(str(error.orig)) or _RULE.search(
        str(getattr(error.orig, "sqlstate", "") or "")
    )
    if rule:
        return NotAllowed(rule[0])
    column = _CHECK.search(str(error.orig))
    if column:
        return Invalid("value_not_taken", field=column[1])
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        if code in (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY):
            return Conflict()
        meaning = _SQLITE.get(code & 0xFF)  # of an extended code the primary one
        return StoreUnavailable(meaning) if meaning else None
    if isinstance(error.orig, sqlite3.Error) or not hasattr(error.orig, "sqlstate"):
        return None
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(error, IntegrityError) and state == "23505":
        return Conflict()
    if state in _STATES:
        return _STATES[state]()
    if state == "0A000" and _IN_RECOVERY in str(error.orig):
        return StoreUnavailable("server_read_only")
    if state is None:
        return not_connected(str(error.orig))
    return StoreUnavailable("store_unavailable") if state[:2] in _POSTGRESQL else None


def _earlier(error: BaseException) -> DBAPIError | None:
    """The driver's error that was being handled when this one came."""
    behind = error.__cause__ or error.__context__
    while behind is not None:
        if isinstance(behind, DBAPIError) and _NO_POINT not in str(behind.orig):
            return behind
        behind = behind.__context__ or behind.__cause__
    return None


def not_connected(message: str) -> StoreUnavailable:
    """Why a connection was not made: libpq gives no code for it; its words, and the server's
    English ones, tell.
    """
    for words, code in _WORDS:
        if any(word in message for word in words):
            return StoreUnavailable(code)
    return StoreUnavailable("store_unavailable")


def collided(error: DBAPIError) -> bool:
    """Whether PostgreSQL gave the transaction up in favour of another: nothing happened, and it may
    run again.
    """
    # serialization_failure, deadlock_detected
    return getattr(error.orig, "sqlstate", None) in ("40001", "40P01")


def line_broke(error: DBAPIError) -> bool:
    """Whether a connection that stood ended under the transaction: what had been sent last may have
    happened.
    """
    if isinstance(error.orig, sqlite3.Error) or not hasattr(error.orig, "sqlstate"):
        return False
    state = getattr(error.orig, "sqlstate", None)
    # admin_shutdown, crash_shutdown, connection_does_not_exist, connection_failure
    return bool(error.connection_invalidated) or state in ("57P01", "57P02", "08003", "08006")
