"""What portals do for citizens: send an application, follow it, and print the certificate when the
debt is paid.

A portal is known by its key and speaks for one channel; it tells whom it has authenticated, and
that person's own applications are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.certificate import normalise_code
from clerkdesk.domain.errors import Conflict, Expected, NotAllowed, NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import UNDO_SECONDS, Status
from clerkdesk.domain.money import figures
from clerkdesk.domain.packages import CheckedFile, Package, PackageRefused
from clerkdesk.domain.submission import Fault, Submission
from clerkdesk.store import cross_scope
from clerkdesk.store.models import Inquiry
from clerkdesk.store.types import moment
from clerkdesk.store.working_models import PortalSubmission
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.intake.registration import Accepted
from clerkdesk.usecases.portal.keys import Portal
from clerkdesk.usecases.unit_of_work import UnitOfWork, now, operation_id

MAX_IDEMPOTENCY_KEY = 200
DECIDED = (Status.COMPLETED, Status.REFUSED)
MAX_CASE_DOCUMENTS = 60
"""A citizen adds to an application only as long as it has fewer."""
WORKER_SECONDS = 60
"""Without a sign of life for so long the worker counts as silent."""


# -- sending ---------------------------------------------------------------------------------------


def take_in(
    unit_of_work: UnitOfWork, portal: Portal, key: str, package: Package
) -> "tuple[Accepted, CitizenCase]":
    """Check and store what a portal sent, under its Idempotency-Key; and the application as its
    citizen sees it.

    Raises PackageRefused, StoreUnavailable.
    """
    submission, files, digest = registration.examine(unit_of_work, package)
    try:
        return unit_of_work.run(_submitted, portal, key, submission, files, digest)
    except Conflict:
        # The same request came twice at once: the other one is there now.
        return unit_of_work.run(_submitted, portal, key, submission, files, digest)


def _submitted(
    session: Session,
    portal: Portal,
    key: str,
    submission: Submission,
    files: Sequence[CheckedFile],
    digest: str,
) -> "tuple[Accepted, CitizenCase]":
    accepted = submit(
        session,
        portal=portal,
        key=key,
        submission=submission,
        files=files,
        digest=digest,
    )
    return accepted, case(session, portal, accepted.number, submission.applicant.fin)


def submit(
    session: Session,
    portal: Portal,
    key: str,
    submission: Submission,
    files: Sequence[CheckedFile],
    digest: str,
) -> Accepted:
    """As ``intake.register``, under an Idempotency-Key: the same key with the same content is the
    same application.

    Raises PackageRefused: the key or the request's id was used for other content, or the channel is
    not the portal's.
    """
    if submission.channel != portal.channel:
        raise PackageRefused(
            [Fault("channel", "other_portals_channel", {"channel": portal.channel})]
        )
    same = (PortalSubmission.channel == portal.channel, PortalSubmission.idempotency_key == key)
    known = session.execute(
        select(PortalSubmission.number, PortalSubmission.content_sha256).where(*same)
    ).one_or_none()
    if known is not None:
        if known.content_sha256 != digest:
            raise PackageRefused(
                [Fault("Idempotency-Key", "other_content", {"number": known.number})]
            )
        return Accepted(known.number, True)
    accepted = registration.register(session, submission, files, digest)
    session.add(
        PortalSubmission(
            channel=portal.channel,
            idempotency_key=key,
            content_sha256=digest,
            number=accepted.number,
            at=now(session),
        )
    )
    session.flush()
    return accepted


# -- following -------------------------------------------------------------------------------------


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


# -- what the office waits for ---------------------------------------------------------------------


def add_documents(
    unit_of_work: UnitOfWork, portal: Portal, number: str, fin: str | None, package: Package
) -> CitizenCase:
    """Take in documents that the office waits for; the application as it is then.

    Raises NotFound, NotAllowed (not_asked_for), PackageRefused, StoreUnavailable.
    """
    unit_of_work.read(_awaited, portal, number, fin)  # before anything of it is looked at
    files = registration.examine_documents(unit_of_work, package)
    return unit_of_work.run(_add, portal, number, fin, files)


def _awaited(session: Session, portal: Portal, number: str, fin: str | None) -> CitizenCase:
    found = case(session, portal, number, fin)
    if found.waiting_for is None:
        raise NotAllowed("not_asked_for", number=number)
    return found


def _add(
    session: Session, portal: Portal, number: str, fin: str | None, files: Sequence[CheckedFile]
) -> CitizenCase:
    found = _awaited(session, portal, number, fin)
    if found.documents + len(files) > MAX_CASE_DOCUMENTS:
        raise PackageRefused([Fault("documents", "too_many_files", {"limit": MAX_CASE_DOCUMENTS})])
    registration.store_files(
        session,
        application_id=found.id,
        files=files,
        first=found.documents,
        added_by=portal.name,
    )
    return found


# -- "Çap et" --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paper:
    number: str
    content: bytes


def ask_certificate(session: Session, portal: Portal, number: str, fin: str | None = None) -> int:
    """Ask the worker to look at the debt now and to form the certificate; gives the question's id.

    Raises NotFound, NotAllowed (certificate_not_completed, no_certificate_service,
    certificate_needs_code).
    """
    found = case(session, portal, number, fin)
    if found.service is not Service.NO_DEBT:
        raise NotAllowed("no_certificate_service")
    if not found.printable:
        raise NotAllowed("certificate_not_completed")
    if found.subscriber_code is None:
        raise NotAllowed("certificate_needs_code")
    asked = Inquiry(
        application_id=found.id,
        kind="certificate",
        subject=found.subscriber_code,
        purpose="print",
        requested_by=None,
        requested_by_name=portal.name,
        requested_at=now(session),
        op_id=operation_id(session),
    )
    session.add(asked)
    session.flush()
    return asked.id


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


# -- health ----------------------------------------------------------------------------------------


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
