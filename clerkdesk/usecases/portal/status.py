"""What portals show citizens: their applications, and the certificate that was asked for.

A portal is known by its key and speaks for one channel; it tells whom it has authenticated, and
that person's own applications are shown.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain.certificate import normalise_code
from clerkdesk.domain.errors import Expected, NotAllowed, NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import UNDO_SECONDS, Status
from clerkdesk.domain.money import figures
from clerkdesk.domain.packages import FieldRemark
from clerkdesk.domain.remarks import Remark
from clerkdesk.store import cross_scope
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.unit_of_work import now

DECIDED = (Status.COMPLETED, Status.REFUSED)


@dataclass(frozen=True, slots=True)
class CitizenApplication:
    """An application as its applicant sees it."""

    id: int
    number: str
    service: Service
    status: Status
    submitted_at: datetime
    due_on: date
    place: str
    subscriber_code: str | None
    waiting_for: str | None
    """What the office asks for; the citizen may add a document."""
    refusal: str | None
    """The sentence that the clerk wrote."""
    printable: bool
    """Whether "Çap et" is active: completed, and no longer to be taken back."""
    certificate: str | None
    """The number of the one in force."""
    documents: int
    """How many there are."""


def applications_of(session: Session, portal: Portal, fin: str) -> list[CitizenApplication]:
    """The applications of the citizen whom the portal has authenticated, of the services it offers;
    newest first.
    """
    return _applications(session, portal, fin, None)


def application(
    session: Session, portal: Portal, number: str, fin: str | None = None
) -> CitizenApplication:
    """One application of the citizen; without a FIN, one that this portal sent. Raises NotFound."""
    applications = _applications(session, portal, fin, number)
    if not applications:
        raise NotFound("application_not_found", number=number)
    return applications[0]


def _applications(
    session: Session, portal: Portal, fin: str | None, number: str | None
) -> list[CitizenApplication]:
    """Of the services that the portal offers, newest first."""
    at = now(session)
    applications = []
    for row in cross_scope.portal_cases(session, fin, number, portal.channel):
        service = Service(row["service"])
        if service not in portal.services:
            continue
        undo_time_over = (
            row["decided_at"] is not None
            and row["decided_at"] + timedelta(seconds=UNDO_SECONDS) <= at
        )
        status = Status(row["status"])
        if status in DECIDED and not undo_time_over:
            # It may still be taken back, and a citizen never sees a step back.
            status = Status.IN_PROGRESS
        applications.append(
            CitizenApplication(
                id=row["id"],
                number=row["number"],
                service=service,
                status=status,
                submitted_at=row["submitted_at"],
                due_on=row["due_on"],
                place=row["place"],
                subscriber_code=row["subscriber_code"],
                waiting_for=row["waiting_for"] if status is Status.IN_PROGRESS else None,
                refusal=row["decision_text"] if status is Status.REFUSED else None,
                printable=service is Service.NO_DEBT
                and status is Status.COMPLETED
                and undo_time_over,
                certificate=row["certificate"],
                documents=row["documents"],
            )
        )
    return applications


class Step(NamedTuple):
    """When an application came into a status."""

    at: datetime
    status: str


def history(session: Session, application: CitizenApplication) -> list[Step]:
    """When the application came into each status, without what was taken back or still may be."""
    steps = [Step(at, status) for at, status in cross_scope.portal_history(session, application.id)]
    if steps and steps[-1].status in DECIDED and application.status not in DECIDED:
        return steps[:-1]
    return steps


def remarks(session: Session, application: CitizenApplication) -> list[FieldRemark]:
    """What is to be said of the application's documents now, each at its position."""
    return [
        FieldRemark(
            f"documents.{position}.file", Remark(code, {**json.loads(params), "name": name})
        )
        for position, name, code, params in cross_scope.portal_remarks(session, application.id)
    ]


@dataclass(frozen=True, slots=True)
class Paper:
    """A certificate as it is printed."""

    number: str
    content: bytes


def paper(session: Session, inquiry_id: int) -> Paper | None:
    """The certificate that was asked for; None: the worker has not answered yet.

    Raises NotAllowed (certificate_debt with the amount), Expected (certificate_no_answer,
    certificate_incomplete).
    """
    answer = cross_scope.portal_outcome(session, inquiry_id)
    if answer is None or answer["outcome"] is None:
        return None
    if answer["outcome"] == "debt":
        qepik = answer["amount"] or 0
        raise NotAllowed("certificate_debt", amount=figures(qepik), qepik=qepik)
    if answer["outcome"] in ("no_answer", "unknown", "expired"):
        raise Expected("certificate_no_answer", fault="")
    if answer["content"] is None:
        raise Expected("certificate_incomplete")
    return Paper(answer["certificate"], answer["content"])


@dataclass(frozen=True, slots=True)
class Checked:
    """What anybody may know of a certificate whose number and code stand on the paper they hold."""

    verdict: str
    """genuine, superseded, revoked or unknown; why a clerk revoked it is not for everybody"""
    number: str
    superseded_by: str | None
    """The number of the one in its place."""


def check_certificate(session: Session, number: str, code: str) -> Checked:
    """Judge a certificate by its number and its code; a number with another code is as good as
    unknown.
    """
    normalised = normalise_code(code)
    candidates = cross_scope.verified(session, "", None, normalised) if normalised else []
    certificate = next((row for row in candidates if row["number"] == number), None)
    if certificate is None:
        return Checked("unknown", number, None)
    state = certificate["state"]
    if state == "live":
        return Checked("genuine", number, None)
    return Checked(state, number, certificate["superseded_by"] if state == "superseded" else None)
