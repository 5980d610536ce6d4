"""What a database error means: a rule of the guard, the environment, or a bug."""

import re
import sqlite3

from sqlalchemy.exc import DBAPIError, IntegrityError

from clerkdesk.domain.errors import Conflict, Expected, NotAllowed, StoreUnavailable

_RULE = re.compile(r"\bCD\d{3}\b")
# Source: https://sqlite.org/rescode.html, primary result codes.
_SQLITE = {
    sqlite3.SQLITE_BUSY: "database_locked",
    sqlite3.SQLITE_LOCKED: "database_locked",
    sqlite3.SQLITE_IOERR: "database_unreadable",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CANTOPEN: "database_cannot_open",
    sqlite3.SQLITE_PROTOCOL: "database_locked",
    sqlite3.SQLITE_NOTADB: "database_corrupt",
    sqlite3.SQLITE_CORRUPT: "database_corrupt",
    sqlite3.SQLITE_READONLY: "database_read_only",
    sqlite3.SQLITE_PERM: "database_read_only",
}
# Source: PostgreSQL manual, appendix A: connection, resources, operator intervention, rollback, lock.
_POSTGRESQL = {"08", "53", "57", "40", "55", "58"}


def translate(error: DBAPIError) -> Expected | None:
    """The Expected error behind a driver's error; None: it is a bug."""
    rule = _RULE.search(str(error.orig)) or _RULE.search(str(getattr(error.orig, "sqlstate", "") or ""))
    if rule:
        return NotAllowed(rule[0])
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        if code == sqlite3.SQLITE_CONSTRAINT_UNIQUE or code == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
            return Conflict()
        found = _SQLITE.get(code & 0xFF)
        return StoreUnavailable(found) if found else None
    if isinstance(error.orig, sqlite3.Error) or not hasattr(error.orig, "sqlstate"):
        return None
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(error, IntegrityError) and state == "23505":
        return Conflict()
    if state == "53100":
        return StoreUnavailable("disk_full")
    return StoreUnavailable("store_unavailable") if state is None or state[:2] in _POSTGRESQL else None
