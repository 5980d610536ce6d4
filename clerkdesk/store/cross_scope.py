"""What must look beyond the caller's own office: on PostgreSQL functions with the owner's rights,
which say little.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Date, Row, bindparam, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain.lanes import LaneState
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.guard.citizen_sql import (
    CHECKED,
    PORTAL_ALARMS,
    PORTAL_ANSWERED,
    PORTAL_ASK_WITHDRAWAL,
    PORTAL_CASES,
    PORTAL_CONTENT,
    PORTAL_DOCUMENTS,
    PORTAL_HEALTH,
    PORTAL_HISTORY,
    PORTAL_LANES,
    PORTAL_OUTCOME,
    PORTAL_REGISTERED,
    PORTAL_REMARKS,
    PORTAL_STATED,
    PORTAL_WITHDRAW,
    RENEWABLE,
    RENEWAL,
    RENEWAL_CHANGES,
    RENEWAL_DOCUMENTS,
)
from clerkdesk.store.guard.linking import LINKS
from clerkdesk.store.guard.sql import (
    FACTS,
    FIND_FIN,
    FIND_MOBILE,
    KNOWN_REQUEST,
    LINKED,
    OFFICE_ACTS,
    OFFICE_ACTS_OF,
    VERIFIED,
)
from clerkdesk.store.models import FREE, Application
from clerkdesk.store.reads.read import Read, Scope
from clerkdesk.store.types import Moment, moment, sqlite_text


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


class Facts(NamedTuple):
    """What the rules ask about a case, instants as stored; see ``guard.sql.FACTS``."""

    undecided: int
    unfit: int
    message_sent: bool
    live_certificate: bool
    inquiry: int | None
    outcome: str | None
    amount: int | None
    answered_at: Any
    open_findings: int
    checked_since: Any
    silence_weighed_at: Any
    beat: Any


def facts(session: Session, application_id: int) -> Facts:
    """What the rules ask about a case.

    Raises NoResultFound: out of the caller's scope. It stands before every change, and therefore
    goes past the statement builder.
    """
    connection = session.connection()
    values = {"application": application_id}
    if is_embedded(session):
        return Facts(*connection.exec_driver_sql(FACTS.replace("/*text*/", ""), values).one())
    call = "SELECT * FROM cd_facts(%(application)s)"
    return Facts(*connection.exec_driver_sql(call, values).one())


def known_request(
    session: Session, channel: str, request: str, digests: tuple[str, str, str, str]
) -> Row[Any] | None:
    """number and same (whether its content has one of these digests) of the application that a
    portal has sent under this id; None: none yet.

    The number is None where the content is another one, and the application another office's.
    """
    stated, third, second, spelt = digests
    values = {
        "channel": channel,
        "request": request,
        "stated": stated,
        "third": third,
        "second": second,
        "spelt": spelt,
    }
    rows = _rows(session, KNOWN_REQUEST, "cd_known_request", values)
    return rows[0] if rows else None


def office_acts(
    session: Session, organisation_id: int | None, since: datetime, about: str, most: int
) -> Sequence[Row[Any]]:
    """at (as stored), id, login, actor, kind, action, subject, field, old_value and new_value of
    what was administered, the newest first. ``organisation_id``: the caller's, which PostgreSQL
    knows by itself; None: every one.
    """
    values: dict[str, Any] = {"since": since, "about": about, "most": most}
    if is_embedded(session):
        values |= {"since": sqlite_text(since), "organisation": organisation_id}
    return _rows(session, OFFICE_ACTS, "cd_office_acts", values)


def office_acts_of(
    session: Session,
    organisation_id: int | None,
    since: datetime,
    kinds: Sequence[str],
    most: int,
) -> Sequence[Row[Any]]:
    """As ``office_acts``, of some kinds alone."""
    values: dict[str, Any] = {"since": since, "kinds": f",{','.join(kinds)},", "most": most}
    if is_embedded(session):
        values |= {"since": sqlite_text(since), "organisation": organisation_id}
    return _rows(session, OFFICE_ACTS_OF, "cd_office_acts_of", values)


def renewable(session: Session, number: str, service: str, fin: str) -> bool:
    """Whether this is a refused application of the service whose applicant has this FIN."""
    values = {"number": number, "service": service, "fin": fin}
    return bool(_rows(session, RENEWABLE, "cd_renewable", values))


def renewal(session: Session, application_id: int) -> Row[Any] | None:
    """number, decided_at (as stored) and decision_text of the refused application that this one
    sends again; None: it sends none again.
    """
    rows = _rows(session, RENEWAL, "cd_renewal", {"application": application_id})
    return rows[0] if rows else None


def renewal_changes(session: Session, application_id: int) -> Sequence[Row[Any]]:
    """field (as a package names it), old and new of what the refused one stated otherwise."""
    values = {"application": application_id}
    return _rows(session, RENEWAL_CHANGES, "cd_renewal_changes", values)


def renewal_documents(session: Session, application_id: int) -> list[int]:
    """The ids of the documents that the refused one had, too."""
    values = {"application": application_id}
    return [row[0] for row in _rows(session, RENEWAL_DOCUMENTS, "cd_renewal_documents", values)]


def next_free(session: Session, scope: Scope) -> int | None:
    """The id of what is due earliest within the scope and nobody holds, for this transaction alone;
    None: there is nothing.
    """
    if is_embedded(session):
        return next(iter(_NEXT_FREE.scalars(session, scope)), None)
    key: int | None = session.connection().exec_driver_sql("SELECT cd_next_free()").scalar()
    return key


_NEXT_FREE = Read(
    "next_free",
    {},
    lambda scope: (
        select(Application.id)
        .where(*scope, text(FREE))
        .order_by(Application.due_at, Application.id)
        .limit(1)
    ),
    scoped=True,
)


def link(session: Session, application_id: int) -> None:
    """Write the links of an application; on PostgreSQL by the worker or the owner."""
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
    superseded_by, state_reason, same (bytes), issued_on. Of a paper whose number alone is known
    nothing else is told; the reason with the very bytes only.
    """
    rows = _rows(session, VERIFIED, "cd_verified", {"sha": sha256, "number": number, "code": code})
    names = ("number", "state", "superseded_by", "state_reason", "same", "issued_on")
    certificates = [dict(zip(names, row)) for row in rows]
    for certificate in certificates:
        # A text on the embedded file.
        if isinstance(certificate["issued_on"], str):
            certificate["issued_on"] = date.fromisoformat(certificate["issued_on"])
    return certificates


def portal_certificate(session: Session, number: str, code: str) -> dict[str, Any] | None:
    """number, state, superseded_by, issued_on, owner (masked), account_ends and fin_ends of the
    certificate with this number and this code; None: there is none.
    """
    rows = _rows(session, CHECKED, "cd_portal_certificate", {"number": number, "code": code})
    if not rows:
        return None
    names = ("number", "state", "superseded_by", "issued_on", "owner", "account_ends", "fin_ends")
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
    waiting_since, answered_at, term_working_days, waited_days, decided_at, decision_reason,
    decision_text, place, documents (how many), certificate, organisation_id, withdrawn (by the
    citizen), withdrawal_asked, renews, renewed_by (numbers), mobile_missing (whether its mobile
    does not exist).
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
        "waiting_since",
        "answered_at",
        "term_working_days",
        "waited_days",
        "decided_at",
        "decision_reason",
        "decision_text",
        "place",
        "documents",
        "certificate",
        "organisation_id",
        "withdrawn",
        "withdrawal_asked",
        "renews",
        "renewed_by",
        "mobile_missing",
    )
    applications = [dict(zip(names, row)) for row in rows]
    for application in applications:
        application["submitted_at"] = moment(application["submitted_at"])
        for key in ("decided_at", "waiting_since", "answered_at"):
            if application[key] is not None:
                application[key] = moment(application[key])
        # A text on the embedded file.
        if isinstance(application["due_on"], str):
            application["due_on"] = date.fromisoformat(application["due_on"])
    return applications


def portal_answered(
    session: Session,
    application_id: int,
    *,
    portal: str,
    operation: str,
    due_on: date,
    due_at: datetime,
    waited_days: int,
    at: datetime,
) -> None:
    """Note that the citizen has sent what was asked for. Nothing where nobody waits any more.

    ``due_on``, ``due_at``, ``waited_days``: the term as it is then.
    """
    values = {
        "application": application_id,
        "portal": portal,
        "operation": operation,
        "due_on": due_on,
        "due_at": due_at,
        "waited_days": waited_days,
        "at": at,
    }
    if is_embedded(session):
        moments = [bindparam(name, type_=Moment()) for name in ("due_at", "at")]
        session.execute(
            text(PORTAL_ANSWERED).bindparams(*moments, bindparam("due_on", type_=Date())), values
        )
        return
    arguments = ", ".join(f"%({name})s" for name in values)
    session.connection().exec_driver_sql(f"SELECT cd_portal_answered({arguments})", values)


def withdraw(session: Session, number: str, fin: str, actor: str, operation: str) -> bool:
    """The applicant takes back what nobody has begun with; False: it is not of that kind.

    ``actor``: the portal's name. ``operation``: the transaction's id.
    """
    return _changed(
        session,
        statement=PORTAL_WITHDRAW,
        function="cd_portal_withdraw",
        values={"number": number, "fin": fin, "actor": actor, "operation": operation},
    )


def ask_withdrawal(session: Session, number: str, fin: str, actor: str, operation: str) -> bool:
    """The applicant asks the clerk at work to withdraw it; False: nobody is, or it was asked for.
    As ``withdraw``.
    """
    return _changed(
        session,
        statement=PORTAL_ASK_WITHDRAWAL,
        function="cd_portal_ask_withdrawal",
        values={"number": number, "fin": fin, "actor": actor, "operation": operation},
    )


def _changed(session: Session, statement: str, function: str, values: dict[str, Any]) -> bool:
    """Whether the statement, or the function in its place, has changed its row."""
    if is_embedded(session):
        result = session.connection().execute(text(statement), values)
        return result.rowcount == 1
    return bool(_rows(session, statement, function, values)[0][0])


def portal_documents(session: Session, number: str, fin: str) -> list[Row[Any]]:
    """The documents of an applicant's application: id, kind, name, size (bytes), fits,
    verdict_reason; in the order in which they were sent.
    """
    values = {"number": number, "fin": fin}
    return list(_rows(session, PORTAL_DOCUMENTS, "cd_portal_documents", values))


def portal_content(session: Session, document_id: int, part: int, fin: str) -> bytes | None:
    """A piece of a document of a refused application; None: there is no such piece, or it is not
    the applicant's.
    """
    values = {"document": document_id, "part": part, "fin": fin}
    rows = _rows(session, PORTAL_CONTENT, "cd_portal_content", values)
    return bytes(rows[0][0]) if rows else None


def portal_stated(session: Session, number: str, fin: str) -> Row[Any] | None:
    """What an applicant has stated: subscriber_code, owner (FIN), district (code), mobile, email,
    address, previous_address, reason_code, reason; None: there is no such application.
    """
    rows = _rows(session, PORTAL_STATED, "cd_portal_stated", {"number": number, "fin": fin})
    return rows[0] if rows else None


def portal_registered(session: Session, number: str, fin: str) -> list[str]:
    """The FINs of the persons whom an applicant has named as registered."""
    values = {"number": number, "fin": fin}
    return [row[0] for row in _rows(session, PORTAL_REGISTERED, "cd_portal_registered", values)]


def portal_history(session: Session, application_id: int) -> list[tuple[datetime, str]]:
    """When an application came into each of its statuses, oldest first."""
    rows: Sequence[Any] = _rows(
        session, PORTAL_HISTORY, "cd_portal_history", {"application": application_id}
    )
    return [(moment(at), status) for at, status in rows]


def portal_remarks(session: Session, application_id: int) -> list[tuple[int, str, str, str]]:
    """What is said of an application's documents: position, name, code, and parameters as JSON."""
    rows: Sequence[Any] = _rows(
        session, PORTAL_REMARKS, "cd_portal_remarks", {"application": application_id}
    )
    return [(position, name, code, params) for position, name, code, params in rows]


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
    """(revision, beat: the worker's last sign of life, questions and messages that wait,
    oldest_question, oldest_message, undelivered messages, sealed_at); instants as stored.
    """
    return _rows(session, PORTAL_HEALTH, "cd_portal_health", {})[0]


def portal_alarms(session: Session) -> list[tuple[str, str, str, datetime]]:
    """Who is out of order outside: source, the sentence's code, what it names, since when."""
    rows: Sequence[Any] = _rows(session, PORTAL_ALARMS, "cd_portal_alarms", {})
    return [(source, code, detail, moment(since)) for source, code, detail, since in rows]


def portal_lanes(session: Session) -> list[LaneState]:
    """How the worker's lanes do."""
    rows: Sequence[Any] = _rows(session, PORTAL_LANES, "cd_portal_lanes", {})
    return [
        LaneState(lane, moment(at), waits_for, None if since is None else moment(since))
        for lane, at, waits_for, since in rows
    ]
