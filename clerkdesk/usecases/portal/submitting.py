"""What portals send for citizens: applications, added documents, and the wish for a certificate."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Conflict, NotAllowed
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.packages import CheckedFile, Package, PackageRefused
from clerkdesk.domain.submission import Fault, Submission
from clerkdesk.store import cross_scope
from clerkdesk.store.models import Inquiry
from clerkdesk.store.working_models import PortalSubmission
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.intake.examining import examine, examine_documents
from clerkdesk.usecases.intake.registration import Accepted
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.portal.status import CitizenApplication, application
from clerkdesk.usecases.unit_of_work import UnitOfWork, now, operation_id

MAX_IDEMPOTENCY_KEY = 200
MAX_CASE_DOCUMENTS = 60
"""A citizen adds to an application only as long as it has fewer."""


class Submitted(NamedTuple):
    """What came of sending an application."""

    accepted: Accepted
    application: CitizenApplication
    """As its citizen sees it."""


def take_in(unit_of_work: UnitOfWork, portal: Portal, key: str, package: Package) -> Submitted:
    """Check and store what a portal sent, under its Idempotency-Key; and the application as its
    citizen sees it.

    Raises PackageRefused, StoreUnavailable.
    """
    examined = examine(unit_of_work, package)
    try:
        return unit_of_work.run(submit_and_show, portal, key, *examined)
    except Conflict:
        # The same request came twice at once: the other one is there now.
        return unit_of_work.run(submit_and_show, portal, key, *examined)


def submit_and_show(
    session: Session,
    portal: Portal,
    key: str,
    submission: Submission,
    files: Sequence[CheckedFile],
    digest: str,
) -> Submitted:
    """As ``submit``; and the application as its citizen sees it."""
    accepted = submit(
        session,
        portal=portal,
        key=key,
        submission=submission,
        files=files,
        digest=digest,
    )
    shown = application(session, portal, accepted.number, submission.applicant.fin)
    return Submitted(accepted, shown)


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


def add_documents(
    unit_of_work: UnitOfWork, portal: Portal, number: str, fin: str | None, package: Package
) -> CitizenApplication:
    """Take in documents that the office waits for, or the rest of an answer that nobody has acted
    on yet; the application as it is then: the office does not wait any more, and is told.

    Raises NotFound, NotAllowed (not_asked_for), PackageRefused, StoreUnavailable.
    """
    unit_of_work.read(_awaited, portal, number, fin)  # before anything of it is looked at
    files = examine_documents(unit_of_work, package)
    return unit_of_work.run(_add, portal, number, fin, files)


def _awaited(session: Session, portal: Portal, number: str, fin: str | None) -> CitizenApplication:
    awaited = application(session, portal, number, fin)
    if awaited.waiting_for is None and awaited.answered_at is None:
        raise NotAllowed("not_asked_for", number=number)
    return awaited


def _add(
    session: Session, portal: Portal, number: str, fin: str | None, files: Sequence[CheckedFile]
) -> CitizenApplication:
    awaited = _awaited(session, portal, number, fin)
    if awaited.documents + len(files) > MAX_CASE_DOCUMENTS:
        raise PackageRefused([Fault("documents", "too_many_files", {"limit": MAX_CASE_DOCUMENTS})])
    registration.store_files(
        session,
        application_id=awaited.id,
        files=files,
        first=awaited.documents,
        added_by=portal.name,
    )
    _answer(session, portal, awaited)
    return application(session, portal, number, fin)


def _answer(session: Session, portal: Portal, awaited: CitizenApplication) -> None:
    """Nobody waits for the citizen any more; where the settings say so, the waited days join the
    term.
    """
    if awaited.waiting_since is None:
        return
    at = now(session)
    calendar = reference_data.calendar(session)
    due_on = awaited.due_on
    if reference_data.setting(session, "waiting_stops_clock") == "yes":
        waited = calendar.working_days_between(baku_date(awaited.waiting_since), baku_date(at))
        due_on = calendar.add_working_days(due_on, waited) if waited else due_on
    cross_scope.portal_answered(
        session,
        awaited.id,
        portal=portal.name,
        operation=operation_id(session),
        due_on=due_on,
        due_at=calendar.due_at(due_on),
        at=at,
    )


def ask_certificate(session: Session, portal: Portal, number: str, fin: str | None = None) -> int:
    """Ask the worker to look at the debt now and to form the certificate; gives the question's id.

    Raises NotFound, NotAllowed (certificate_not_completed, no_certificate_service).
    """
    shown = application(session, portal, number, fin)
    if shown.service is not Service.NO_DEBT:
        raise NotAllowed("no_certificate_service")
    if not shown.printable:
        raise NotAllowed("certificate_not_completed")
    assert shown.subscriber_code is not None  # nobody applies for a certificate without one
    asked = Inquiry(
        application_id=shown.id,
        kind="certificate",
        subject=shown.subscriber_code,
        purpose="print",
        requested_by=None,
        requested_by_name=portal.name,
        requested_at=now(session),
        op_id=operation_id(session),
    )
    session.add(asked)
    session.flush()
    return asked.id
