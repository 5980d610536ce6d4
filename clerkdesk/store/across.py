"""What must look beyond the caller's own office: on PostgreSQL functions with the owner's rights, which say little."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from clerkdesk.store.engine import is_embedded
from clerkdesk.store.guard.sql import FACTS, FIND_FIN, FIND_MOBILE, KNOWN_REQUEST, LINKED, LINKS, VERIFIED
from clerkdesk.store.types import moment


def _rows(session: Session, statement: str, function: str, values: dict[str, Any]) -> Sequence[Row[Any]]:
    if is_embedded(session):
        return session.execute(text(statement.replace("/*text*/", "")), values).all()
    return session.execute(text(f"SELECT * FROM {function}({', '.join(f':{name}' for name in values)})"), values).all()


def facts(session: Session, application_id: int) -> Row[Any]:
    """What the rules ask about a case: undecided, unfit, message_sent, live_certificate, inquiry, outcome, amount, answered_at (as stored).

    Raises NoResultFound: out of the caller's scope. It stands before every change, and therefore goes past the statement builder.
    """
    if is_embedded(session):
        return session.connection().exec_driver_sql(FACTS.replace("/*text*/", ""), {"wanted": application_id}).one()
    return session.connection().exec_driver_sql("SELECT * FROM cd_facts(%(wanted)s)", {"wanted": application_id}).one()


def known_request(session: Session, channel: str, request: str) -> Row[Any] | None:
    """(number, content_sha256) of the application a portal has sent under this id; None: none yet."""
    rows = _rows(session, KNOWN_REQUEST, "cd_known_request", {"channel": channel, "request": request})
    return rows[0] if rows else None


def link(session: Session, application_id: int) -> None:
    """Write the links of an application that this transaction registers; call after everything of it is flushed."""
    if not is_embedded(session):
        session.execute(text("SELECT cd_link(:wanted)"), {"wanted": application_id})
        return
    for statement in LINKS:
        session.execute(text(statement), {"wanted": application_id})


def linked(session: Session, application_id: int) -> list[dict[str, Any]]:
    """The applications that share something, newest first: id, number, kind, person_position, name (the office's), submitted_at, status, place, and its scope."""
    rows = _rows(session, LINKED, "cd_linked", {"wanted": application_id})
    names = ("id", "number", "kind", "person_position", "office", "submitted_at", "status", "place", "organisation_id", "department_id", "service")
    found = [dict(zip(names, row)) for row in rows]
    return [row | {"submitted_at": moment(row["submitted_at"])} for row in found]


def with_fin(session: Session, fin: str) -> list[int]:
    """Ids in scope of the applications in which the person appears. PostgreSQL wants the search logged, and committed, before."""
    return [row[0] for row in _rows(session, FIND_FIN, "cd_find_fin", {"wanted": fin})]


def with_mobile(session: Session, mobile: str) -> list[int]:
    """Ids in scope of the applications with this number; as ``with_fin``."""
    return [row[0] for row in _rows(session, FIND_MOBILE, "cd_find_mobile", {"wanted": mobile})]


def verified(session: Session, sha256: str, number: str | None, code: str | None) -> list[dict[str, Any]]:
    """Certificates of this hash, number or code, the one of the hash first: number, state, superseded_by, state_reason, same (bytes)."""
    rows = _rows(session, VERIFIED, "cd_verified", {"sha": sha256, "number": number, "code": code})
    return [dict(zip(("number", "state", "superseded_by", "state_reason", "same"), row)) for row in rows]
