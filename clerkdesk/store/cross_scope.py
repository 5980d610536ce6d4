"""What must look beyond the caller's own office: on PostgreSQL functions with the owner's rights,
which say little.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from clerkdesk.store.engine import is_embedded
from clerkdesk.store.guard.sql import (
    CHECKED,
    FACTS,
    FIND_FIN,
    FIND_MOBILE,
    KNOWN_REQUEST,
    LINKED,
    LINKS,
    PORTAL_CASES,
    PORTAL_HEALTH,
    PORTAL_HISTORY,
    PORTAL_OUTCOME,
    VERIFIED,
)
from clerkdesk.store.types import moment


def _rows(
    session: Session, statement: str, function: str, values: dict[str, Any]
) -> Sequence[Row[Any]]:
    """The rows of ``statement`` on the embedded file, of ``function`` on PostgreSQL; ``values`` are
    the one's named parameters, and the other's arguments in their order.
    """
    if is_embedded(session):
        return session.execute(text(statement.replace("/*text*/", "")), values).all()
    # Without the statement builder and the session's part in it: a portal's submission asks four
    # times.
    arguments = ", ".join(f"%({name})s" for name in values)
    call = f"SELECT * FROM {function}({arguments})"
    return session.connection().exec_driver_sql(call, values).all()


def facts(session: Session, application_id: int) -> Row[Any]:
    """What the rules ask about a case: undecided, unfit, message_sent, live_certificate, inquiry,
    outcome, amount, answered_at (as stored).

    Raises NoResultFound: out of the caller's scope. It stands before every change, and therefore
    goes past the statement builder.
    """
    connection = session.connection()
    values = {"application": application_id}
    if is_embedded(session):
        return connection.exec_driver_sql(FACTS.replace("/*text*/", ""), values).one()
    return connection.exec_driver_sql("SELECT * FROM cd_facts(%(application)s)", values).one()


def known_request(session: Session, channel: str, request: str) -> Row[Any] | None:
    """(number, content_sha256) of the application that a portal has sent under this id; None: none
    yet.
    """
    rows = _rows(
        session, KNOWN_REQUEST, "cd_known_request", {"channel": channel, "request": request}
    )
    return rows[0] if rows else None


def link(session: Session, application_id: int) -> None:
    """Write the links of an application that this transaction registers; call after everything of
    it is flushed.
    """
    if not is_embedded(session):
        session.connection().exec_driver_sql(
            "SELECT cd_link(%(application)s)", {"application": application_id}
        )
        return
    for statement in LINKS:
        session.execute(text(statement), {"application": application_id})


def linked(session: Session, application_id: int) -> list[dict[str, Any]]:
    """The applications that share something, newest first: id, number, kind, person_position, name
    (the office's), submitted_at, status, place, and its scope.
    """
    rows = _rows(session, LINKED, "cd_linked", {"application": application_id})
    names = (
        "id",
        "number",
        "kind",
        "person_position",
        "office",
        "submitted_at",
        "status",
        "place",
        "organisation_id",
        "department_id",
        "service",
    )
    applications = [dict(zip(names, row)) for row in rows]
    return [row | {"submitted_at": moment(row["submitted_at"])} for row in applications]


def with_fin(session: Session, fin: str) -> list[int]:
    """Ids in scope of the applications in which the person appears.

    PostgreSQL wants the search logged, and committed, before.
    """
    return [row[0] for row in _rows(session, FIND_FIN, "cd_find_fin", {"fin": fin})]


def with_mobile(session: Session, mobile: str) -> list[int]:
    """Ids in scope of the applications with this number; as ``with_fin``."""
    return [row[0] for row in _rows(session, FIND_MOBILE, "cd_find_mobile", {"mobile": mobile})]


def verified(
    session: Session, sha256: str, number: str | None, code: str | None
) -> list[dict[str, Any]]:
    """Certificates of this hash, number or code, the one of the hash first: number, state,
    superseded_by, state_reason, same (bytes).
    """
    rows = _rows(session, VERIFIED, "cd_verified", {"sha": sha256, "number": number, "code": code})
    return [
        dict(zip(("number", "state", "superseded_by", "state_reason", "same"), row)) for row in rows
    ]


def portal_certificate(session: Session, number: str, code: str) -> dict[str, Any] | None:
    """number, state, superseded_by, issued_on and owner (masked) of the certificate with this
    number and this code; None: there is none.
    """
    rows = _rows(session, CHECKED, "cd_portal_certificate", {"number": number, "code": code})
    if not rows:
        return None
    names = ("number", "state", "superseded_by", "issued_on", "owner")
    certificate = dict(zip(names, rows[0]))
    # A text on the embedded file.
    if isinstance(certificate["issued_on"], str):
        certificate["issued_on"] = date.fromisoformat(certificate["issued_on"])
    return certificate


def portal_cases(
    session: Session, fin: str | None, number: str | None, channel: str
) -> list[dict[str, Any]]:
    """A citizen's applications (``fin``: the applicant's, as the portal authenticated it), newest
    first, at most 200; without a FIN one that the channel sent.

    Keys: id, number, service, channel, status, submitted_at, due_on, subscriber_code, waiting_for,
    decided_at, decision_reason, decision_text, place, documents (how many), certificate.
    """
    rows = _rows(
        session, PORTAL_CASES, "cd_portal_cases", {"fin": fin, "number": number, "channel": channel}
    )
    names = (
        "id",
        "number",
        "service",
        "channel",
        "status",
        "submitted_at",
        "due_on",
        "subscriber_code",
        "waiting_for",
        "decided_at",
        "decision_reason",
        "decision_text",
        "place",
        "documents",
        "certificate",
    )
    applications = [dict(zip(names, row)) for row in rows]
    for application in applications:
        application["submitted_at"] = moment(application["submitted_at"])
        if application["decided_at"] is not None:
            application["decided_at"] = moment(application["decided_at"])
        # A text on the embedded file.
        if isinstance(application["due_on"], str):
            application["due_on"] = date.fromisoformat(application["due_on"])
    return applications


def portal_history(session: Session, application_id: int) -> list[tuple[datetime, str]]:
    """When an application came into each of its statuses, oldest first."""
    rows: Sequence[Any] = _rows(
        session, PORTAL_HISTORY, "cd_portal_history", {"application": application_id}
    )
    return [(moment(at), status) for at, status in rows]


def portal_outcome(session: Session, inquiry_id: int) -> dict[str, Any] | None:
    """outcome, fault, fault_params, certificate, amount (qəpik) and content of a citizen's
    question for a certificate; None: there is none of this id.
    """
    rows = _rows(session, PORTAL_OUTCOME, "cd_portal_outcome", {"inquiry": inquiry_id})
    if not rows:
        return None
    names = ("outcome", "fault", "fault_params", "certificate", "amount", "content")
    answer = dict(zip(names, rows[0]))
    # A text on the embedded file.
    if isinstance(answer["fault_params"], str):
        answer["fault_params"] = json.loads(answer["fault_params"])
    return answer


def portal_health(session: Session) -> Row[Any]:
    """(revision, beat: the worker's last sign of life as stored, questions and messages that
    wait).
    """
    return _rows(session, PORTAL_HEALTH, "cd_portal_health", {})[0]
