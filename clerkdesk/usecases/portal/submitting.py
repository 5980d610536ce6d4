"""What portals send for citizens: applications, added documents, and the wish for a certificate."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Conflict, NotAllowed
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.outcomes import QuestionKind
from clerkdesk.domain.package_digest import PackageDigest
from clerkdesk.domain.packages import (
    CheckedFile,
    Look,
    Package,
    PackageRefused,
    refusals,
    remarks_of,
)
from clerkdesk.domain.submission import Fault, Submission
from clerkdesk.store import cross_scope
from clerkdesk.store import submitting as server
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Inquiry
from clerkdesk.store.working_models import PortalSubmission
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import remarks
from clerkdesk.usecases.case.inquiries import account_question
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.intake.examining import Examined, begin_documents, examine
from clerkdesk.usecases.intake.registration import Accepted
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.portal.status import CitizenApplication, application
from clerkdesk.usecases.unit_of_work import UnitOfWork, know_now, now, operation, operation_id

MAX_IDEMPOTENCY_KEY = 200
MAX_CASE_DOCUMENTS = 60
"""A citizen adds to an application only as long as it has fewer."""


class Submitted(NamedTuple):
    """What came of sending an application."""

    accepted: Accepted
    application: CitizenApplication
    """As its citizen sees it."""


def take_in(
    unit_of_work: UnitOfWork, portal: Portal, key: str, package: Package, look: Look | None = None
) -> Submitted:
    """Check and store what a portal sent, under its Idempotency-Key; and the application as its
    citizen sees it.

    ``look``: who looks at its files; None: nobody does. Raises PackageRefused, StoreUnavailable.
    """
    return store(unit_of_work, portal, key, examine(unit_of_work, package, look))


def store(unit_of_work: UnitOfWork, portal: Portal, key: str, examined: Examined) -> Submitted:
    """Store what was checked and looked at, as ``take_in`` does.

    Raises PackageRefused (the key or the request's id was used for other content, or a file has
    changed since), StoreUnavailable.
    """
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
    digest: PackageDigest,
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
    digest: PackageDigest,
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
    if submission.service not in portal.services:
        raise PackageRefused([Fault("service", "other_organisations_service", {})])
    if not is_embedded(session):
        return _submit_at_once(session, key, submission, files, digest)
    same = (PortalSubmission.channel == portal.channel, PortalSubmission.idempotency_key == key)
    known = session.execute(
        select(PortalSubmission.number, PortalSubmission.content_sha256).where(*same)
    ).one_or_none()
    if known is not None:
        return _sent_before(known.number, known.content_sha256, files, digest)
    accepted = registration.register(session, submission, files, digest)
    session.add(_kept(session, key, submission, digest, accepted.number))
    session.flush()
    return accepted


def _sent_before(
    number: str, content_sha256: str, files: Sequence[CheckedFile], digest: PackageDigest
) -> Accepted:
    if not digest.matches(content_sha256):
        raise PackageRefused([Fault("Idempotency-Key", "other_content", {"number": number})])
    return Accepted(number, True, remarks_of(files))


def _kept(
    session: Session, key: str, submission: Submission, digest: PackageDigest, number: str
) -> PortalSubmission:
    return PortalSubmission(
        channel=submission.channel,
        idempotency_key=key,
        content_sha256=digest.stored,
        number=number,
        at=now(session),
    )


def _submit_at_once(
    session: Session,
    key: str,
    submission: Submission,
    files: Sequence[CheckedFile],
    digest: PackageDigest,
) -> Accepted:
    """The same on a server, in few ways to it: what is known, the rows, the bytes."""
    organisation_id = registration.require_registrar(session, submission)
    registration.require_renewable(session, submission)
    rule = reference_data.term_rule(session, submission.service, submission.submitted_at)
    asked = _asked(key, submission, digest, organisation_id)
    begun = server.begin(session, asked | {"days": rule.days})
    if begun.sent is not None:
        sent = begun.sent
        return _sent_before(sent["number"], sent["content_sha256"], files, digest)
    if begun.known is not None:
        known = begun.known
        return registration.known_before(known["number"], files, same=known["same"])
    know_now(session, begun.at)
    application = registration.new_application(session, submission, digest, begun)
    detail = registration.new_detail(submission)
    rows: dict[str, list[dict[str, Any]]] = {
        "application": [server.spelled(application)],
        "application_detail": [server.spelled(detail)],
        "application_person": list(map(server.spelled, registration.new_persons(submission))),
        "document": [_spelled(file, position, begun.at) for position, file in enumerate(files)],
        "outbox_message": list(
            map(server.spelled, registration.registered_messages(session, application, detail))
        ),
        "inquiry": [],
        "portal_submission": [
            server.spelled(_kept(session, key, submission, digest, application.number))
        ],
        "operation": [operation(session, submit.__name__)],
    }
    if submission.service is Service.NO_DEBT:
        rows["inquiry"].append(server.spelled(account_question(session, application)))
    stored = server.submit(session, rows)
    registration.store_contents(session, stored.documents, files)
    return Accepted(application.number, False, remarks_of(files))


def _asked(
    key: str, submission: Submission, digest: PackageDigest, organisation_id: int
) -> dict[str, Any]:
    stated, third, second, spelt = digest.kept
    eservice = ESERVICES[submission.service]
    return {
        "channel": submission.channel,
        "key": key,
        "request": submission.portal_request_id,
        "stated": stated,
        "third": third,
        "second": second,
        "spelt": spelt,
        "organisation": organisation_id,
        "submitted_at": submission.submitted_at,
        "series": eservice.number_prefix,
    }


def _spelled(file: CheckedFile, position: int, at: datetime) -> dict[str, Any]:
    """A document, and what was seen of it."""
    seen = file.seen.all_remarks if file.seen else ()
    noted = [remarks.noted(remark) | {"noted_at": at.isoformat()} for remark in seen]
    return server.spelled(registration.new_document(file, position)) | {"remarks": noted}


def begin_adding(
    unit_of_work: UnitOfWork, portal: Portal, number: str, fin: str | None, package: Package
) -> list[CheckedFile]:
    """The files of documents that the office waits for, before anybody has looked at what they
    show; nothing is stored.

    Raises NotFound, NotAllowed (not_asked_for), PackageRefused, StoreUnavailable.
    """
    unit_of_work.read(_awaited, portal, number, fin)  # before anything of it is looked at
    return begin_documents(unit_of_work, package)


def add_documents(
    unit_of_work: UnitOfWork,
    portal: Portal,
    number: str,
    fin: str | None,
    files: Sequence[CheckedFile],
) -> CitizenApplication:
    """Take in files that were looked at; the application as it is then.

    Raises NotFound, NotAllowed (not_asked_for), PackageRefused, StoreUnavailable.
    """
    faults = refusals(files)
    if faults:
        raise PackageRefused(faults)
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
    calendar = reference_data.calendar(session, awaited.organisation_id)
    due_on = awaited.due_on
    waited_days = awaited.waited_days
    organisation_id = awaited.organisation_id
    if reference_data.setting(session, "waiting_stops_clock", organisation_id) == "yes":
        waited = calendar.working_days_between(baku_date(awaited.waiting_since), baku_date(at))
        if waited > 0:
            waited_days += waited
            due_on = calendar.due_on(awaited.submitted_at, awaited.term_working_days, waited_days)
    cross_scope.portal_answered(
        session,
        awaited.id,
        portal=portal.name,
        operation=operation_id(session),
        due_on=due_on,
        due_at=calendar.due_at(due_on),
        waited_days=waited_days,
        at=at,
    )


def ask_certificate(session: Session, portal: Portal, number: str, fin: str | None = None) -> int:
    """Ask the worker to look at the debt now and to form the certificate; of Azərişıq's service, to
    form the letter of the decision. Gives the question's id.

    Raises NotFound, NotAllowed (certificate_not_completed, letter_not_decided).
    """
    shown = application(session, portal, number, fin)
    is_letter = shown.service is Service.IDP
    if not shown.printable:
        raise NotAllowed("letter_not_decided" if is_letter else "certificate_not_completed")
    # Nobody applies for a certificate without a subscriber code.
    assert is_letter or shown.subscriber_code is not None
    asked = Inquiry(
        application_id=shown.id,
        kind=QuestionKind.LETTER if is_letter else QuestionKind.CERTIFICATE,
        subject=shown.number if is_letter else shown.subscriber_code,
        purpose="print",
        requested_by=None,
        requested_by_name=portal.name,
        requested_at=now(session),
        op_id=operation_id(session),
    )
    session.add(asked)
    session.flush()
    return asked.id
