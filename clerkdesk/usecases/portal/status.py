"""What portals show citizens: their applications, the certificate that was asked for, and the state of what stands behind."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from clerkdesk.domain.certificate import normalise_code
from clerkdesk.domain.errors import Expected, NotAllowed, NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import UNDO_SECONDS, Status
from clerkdesk.domain.money import figures
from clerkdesk.store import cross_scope
from clerkdesk.store.types import moment
from clerkdesk.usecases.portal.keys import Portal
from clerkdesk.usecases.unit_of_work import now

DECIDED = (Status.COMPLETED, Status.REFUSED)
WORKER_SECONDS = 60
"""Without a sign of life for so long the worker counts as silent."""


@dataclass(frozen=True, slots=True)
class CitizenCase:
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


def cases_of(session: Session, portal: Portal, fin: str) -> list[CitizenCase]:
    """The applications of the citizen whom the portal has authenticated, of the services it offers;
    newest first.
    """
    return [case for case in _cases(session, portal, fin, None) if case.service in portal.services]


def case(session: Session, portal: Portal, number: str, fin: str | None = None) -> CitizenCase:
    """One application of the citizen; without a FIN, one that this portal sent. Raises NotFound."""
    found = [
        case for case in _cases(session, portal, fin, number) if case.service in portal.services
    ]
    if not found:
        raise NotFound("application_not_found", number=number)
    return found[0]


def _cases(
    session: Session, portal: Portal, fin: str | None, number: str | None
) -> list[CitizenCase]:
    at = now(session)
    found = []
    for row in cross_scope.portal_cases(session, fin, number, portal.channel):
        settled = (
            row["decided_at"] is not None
            and row["decided_at"] + timedelta(seconds=UNDO_SECONDS) <= at
        )
        status = Status(row["status"])
        service = Service(row["service"])
        if status in DECIDED and not settled:
            # It may still be taken back, and a citizen never sees a step back.
            status = Status.IN_PROGRESS
        found.append(
            CitizenCase(
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
                printable=service is Service.NO_DEBT and status is Status.COMPLETED and settled,
                certificate=row["certificate"],
                documents=row["documents"],
            )
        )
    return found


def history(session: Session, found: CitizenCase) -> list[tuple[datetime, str]]:
    """When the application came into each status, without what was taken back or still may be."""
    steps = cross_scope.portal_history(session, found.id)
    return (
        steps[:-1] if steps and steps[-1][1] in DECIDED and found.status not in DECIDED else steps
    )


@dataclass(frozen=True, slots=True)
class Paper:
    number: str
    content: bytes


def paper(session: Session, inquiry_id: int) -> Paper | None:
    """The certificate that was asked for; None: the worker has not answered yet.

    Raises NotAllowed (certificate_debt with the amount), Expected (certificate_no_answer,
    certificate_incomplete).
    """
    found = cross_scope.portal_outcome(session, inquiry_id)
    if found is None or found["outcome"] is None:
        return None
    if found["outcome"] == "debt":
        raise NotAllowed(
            "certificate_debt", amount=figures(found["amount"] or 0), qepik=found["amount"] or 0
        )
    if found["outcome"] in ("no_answer", "unknown", "expired"):
        raise Expected("certificate_no_answer", fault="")
    if found["content"] is None:
        raise Expected("certificate_incomplete")
    return Paper(found["certificate"], found["content"])


@dataclass(frozen=True, slots=True)
class Checked:
    """What anybody may know of a certificate whose number and code stand on the paper in the hand."""

    verdict: str
    """genuine, superseded, revoked or unknown; why a clerk revoked it is not for everybody"""
    number: str
    superseded_by: str | None


def check_certificate(session: Session, number: str, code: str) -> Checked:
    """Judge a certificate by its number and its code; a number with another code is as good as
    unknown.
    """
    wanted = normalise_code(code)
    found = (
        [row for row in cross_scope.verified(session, "", None, wanted) if row["number"] == number]
        if wanted
        else []
    )
    if not found:
        return Checked("unknown", number, None)
    state = found[0]["state"]
    return Checked(
        "genuine" if state == "live" else state,
        number,
        found[0]["superseded_by"] if state == "superseded" else None,
    )


def health(session: Session) -> dict[str, object]:
    """The state of what stands behind: the schema's revision, whether the worker is alive, and how
    many questions and messages wait for it.
    """
    found = cross_scope.portal_health(session)
    alive = found.beat is not None and now(session) - moment(found.beat) < timedelta(
        seconds=WORKER_SECONDS
    )
    return {
        "schema": found.revision,
        "worker": "ok" if alive else "silent",
        "questions": found.questions,
        "messages": found.messages,
    }
