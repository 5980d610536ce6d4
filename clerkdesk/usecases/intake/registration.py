"""Storing what a portal or the counter sends: whole, in one transaction, or not at all."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from clerkdesk.domain import addresses, identifiers
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Conflict, NotAllowed
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.lifecycle import Role
from clerkdesk.domain.limits import PART_OCTETS
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.domain.numbers import format_number
from clerkdesk.domain.package_digest import PackageDigest
from clerkdesk.domain.packages import (
    CheckedFile,
    FieldRemark,
    Look,
    Package,
    PackageRefused,
    remarks_of,
)
from clerkdesk.domain.submission import (
    Fault,
    Submission,
)
from clerkdesk.domain.text import fold, sort_key
from clerkdesk.store import cross_scope
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    ApplicationPerson,
    Document,
    DocumentContent,
    OutboxMessage,
)
from clerkdesk.store.submitting import Begun
from clerkdesk.usecases import identity, naming, reference_data
from clerkdesk.usecases.case import inquiries, remarks
from clerkdesk.usecases.history import access
from clerkdesk.usecases.intake.examining import examine
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.unit_of_work import UnitOfWork, now, operation_id

_CONTENT = insert(DocumentContent.__table__)  # type: ignore[arg-type]
_OCTETS_AT_ONCE = 2 * PART_OCTETS


@dataclass(frozen=True, slots=True)
class Accepted:
    """An application that is stored."""

    number: str
    duplicate: bool
    """It was there before."""
    remarks: tuple[FieldRemark, ...] = ()
    """What is to be said of its files, in their order."""


def take_in(unit_of_work: UnitOfWork, package: Package, look: Look | None = None) -> Accepted:
    """Check and store a package in one transaction.

    ``look``: who looks at its files; None: nobody does. Raises PackageRefused, StoreUnavailable.
    """
    examined = examine(unit_of_work, package, look)
    try:
        return unit_of_work.run(register, *examined)
    except Conflict:
        # Another desk took in the same request between our look and our insert: then it is there
        # now.
        return unit_of_work.run(register, *examined)


def register(
    session: Session,
    submission: Submission,
    files: Sequence[CheckedFile],
    digest: PackageDigest,
) -> Accepted:
    """Store a checked submission with its number, term, office, links, message and questions.

    The same channel and request id with the same content give the same number again.
    Raises PackageRefused: the id was used for other content.
    """
    organisation_id = require_registrar(session, submission)
    known = cross_scope.known_request(
        session, submission.channel, submission.portal_request_id, digest.kept
    )
    if known is not None:
        return known_before(known.number, files, same=known.same)
    require_renewable(session, submission)
    begun = _begin(session, submission, organisation_id)
    application = new_application(session, submission, digest, begun)
    session.add(application)
    session.flush()
    detail = new_detail(submission)
    detail.application_id = application.id
    session.add(detail)
    for person in new_persons(submission):
        person.application_id = application.id
        session.add(person)
    store_files(session, application.id, files)
    session.flush()
    if is_embedded(session):
        # On a server the worker does, whoever registers: a case that somebody holds keeps nobody
        # waiting.
        cross_scope.link(session, application.id)
    for message in registered_messages(session, application, detail):
        message.application_id = application.id
        session.add(message)
    if application.service == Service.NO_DEBT:
        question = inquiries.account_question(session, application)
        question.application_id = application.id
        session.add(question)
    session.flush()
    return Accepted(application.number, False, remarks_of(files))


def require_registrar(session: Session, submission: Submission) -> int:
    """The organisation whose e-service it is. Raises NotAllowed: whoever acts registers nothing of
    it.
    """
    actor = identity.current_staff(session)
    if actor.role is Role.AUDITOR:
        raise NotAllowed("auditor_reads_only")
    home = reference_data.organisation_id(session, ESERVICES[submission.service].organisation)
    if actor.organisation_id not in (None, home):
        raise NotAllowed("other_organisations_service")
    return home


def known_before(number: str | None, files: Sequence[CheckedFile], *, same: bool) -> Accepted:
    """What came of the request before; None: it is not for whoever asks. Raises PackageRefused: its
    content is another one.
    """
    if not same or number is None:
        raise PackageRefused(
            [Fault("portal_request_id", "other_content", {"number": number or "—"})]
        )
    return Accepted(number, True, remarks_of(files))


def _begin(session: Session, submission: Submission, organisation_id: int) -> Begun:
    """The term, by the organisation's calendar, and a number."""
    eservice = ESERVICES[submission.service]
    at = now(session)
    calendar = reference_data.calendar(session, organisation_id)
    rule = reference_data.term_rule(session, submission.service, submission.submitted_at)
    due_on = calendar.due_on(submission.submitted_at, rule.days)
    serial = naming.next_serial(session, eservice.number_prefix, baku_date(at).year)
    return Begun(at, due_on=due_on, due_at=calendar.due_at(due_on), serial=serial)


def new_application(
    session: Session, submission: Submission, digest: PackageDigest, begun: Begun
) -> Application:
    """Its row, which no session knows yet."""
    eservice = ESERVICES[submission.service]
    actor = identity.current_staff(session)
    organisation_id = reference_data.organisation_id(session, eservice.organisation)
    district = (
        reference_data.district(session, submission.district) if submission.district else None
    )
    district_id = district.id if district else None
    assert begun.due_on is not None and begun.due_at is not None
    term = reference_data.term_rule(session, submission.service, submission.submitted_at)
    year = baku_date(begun.at).year
    name = _shown_name(submission)
    application = Application(
        number=format_number(eservice.number_prefix, year, begun.serial),
        service=submission.service,
        organisation_id=organisation_id,
        department_id=reference_data.route(session, organisation_id, district_id),
        district_id=district_id,
        place=_place(session, submission, district.name if district else ""),
        name=name,
        search_fold="",
        sort_key=sort_key(name),
        masked_fin=identifiers.mask_fin(submission.applicant.fin),
        masked_mobile=identifiers.mask_mobile(submission.mobile),
        subscriber_code=submission.subscriber_code,
        channel=submission.channel,
        login_method=submission.login_method,
        portal_request_id=submission.portal_request_id,
        renews=submission.renews,
        content_sha256=digest.stored,
        submitted_at=submission.submitted_at,
        registered_at=begun.at,
        registered_by=actor.id,
        term_working_days=term.days,
        due_on=begun.due_on,
        due_at=begun.due_at,
        op_id=operation_id(session),
        last_action="register",
        last_actor_id=actor.id,
        last_actor=actor.name,
        changed_at=begun.at,
    )
    application.search_fold = naming.search_fold(application, submission.new_subscriber_code)
    return application


def registered_messages(
    session: Session, application: Application, detail: ApplicationDetail
) -> list[OutboxMessage]:
    """What the citizen is told of it: rows that no session knows yet."""
    return outbox.messages(
        session,
        application=application,
        event=MessageEvent.REGISTERED,
        params={"due_on": application.due_on.isoformat()},
        at=application.registered_at,
        detail=detail,
    )


def require_renewable(session: Session, submission: Submission) -> None:
    """Raises PackageRefused: it is to renew a refused application of the applicant's that there is
    not.
    """
    number = submission.renews
    if number is None:
        return
    fin = submission.applicant.fin
    access.seek(session, "renews", number)
    access.seek(session, "renewal", f"{number}:{fin}")
    if not cross_scope.renewable(session, number, submission.service, fin):
        raise PackageRefused([Fault("renews", "renews_unknown", {"number": number})])


def _shown_name(submission: Submission) -> str:
    """Of whom the list speaks: for a certificate the owner, else the applicant."""
    applicant = submission.applicant
    owner = submission.owner
    if submission.service is Service.NO_DEBT and owner and owner.full_name:
        return owner.full_name
    return applicant.full_name or identifiers.mask_fin(applicant.fin)


def _place(session: Session, submission: Submission, new: str) -> str:
    """The district for the list; of a move, "old → new" where the old address begins with a known
    district.
    """
    if submission.service is not Service.IDP or not submission.previous_address:
        return new
    first = submission.previous_address.split(",")[0]
    code = reference_data.district_keys(session).get(fold(first))
    old = reference_data.district(session, code).name if code else None
    return f"{old} → {new}" if old else new


def new_persons(submission: Submission) -> list[ApplicationPerson]:
    """Rows that no session knows yet."""
    persons = [("applicant", 0, submission.applicant)]
    if submission.owner is not None:
        persons.append(("owner", 0, submission.owner))
    persons += [
        ("registered", position, person)
        for position, person in enumerate(submission.registered_persons)
    ]
    return [
        ApplicationPerson(
            role=role,
            position=position,
            fin=person.fin,
            surname=person.surname,
            name=person.name,
            patronymic=person.patronymic,
            birth_date=person.birth_date,
            birth_year=person.birth_year,
            id_document=person.id_document,
        )
        for role, position, person in persons
    ]


def new_detail(submission: Submission) -> ApplicationDetail:
    """A row that no session knows yet."""
    owner = submission.owner.full_name if submission.owner else ""
    previous = submission.previous_address
    return ApplicationDetail(
        mobile=submission.mobile,
        mobile_confirmed_at=submission.mobile_confirmed_at,
        email=submission.email,
        language=submission.language,
        address=submission.address,
        previous_address=previous,
        previous_address_fold=addresses.link_key(previous),
        new_subscriber_code=submission.new_subscriber_code,
        reason_code=submission.reason_code,
        reason=submission.reason,
        owner_name=owner or None,
    )


def new_document(file: CheckedFile, position: int) -> Document:
    """A row that no session knows yet."""
    return Document(
        position=position,
        kind=file.stated.kind,
        name=file.stated.name,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        fin=file.stated.fin,
    )


def store_files(
    session: Session,
    application_id: int,
    files: Sequence[CheckedFile],
    first: int = 0,
    added_by: str | None = None,
) -> None:
    """Store documents behind the ``first`` that are there; ``added_by``: the portal over which the
    citizen adds them later.

    Raises PackageRefused: a file changed between the check and now.
    """
    documents = [new_document(file, first + index) for index, file in enumerate(files)]
    for document in documents:
        document.application_id = application_id
        if added_by is not None:
            document.added_by = added_by
            document.added_at = now(session)
            document.op_id = operation_id(session)
    session.add_all(documents)
    session.flush()
    remarks.note(
        session, [(document, file.seen) for document, file in zip(documents, files) if file.seen]
    )
    store_contents(session, [document.id for document in documents], files)


def store_contents(session: Session, ids: Sequence[int], files: Sequence[CheckedFile]) -> None:
    """Store the bytes of documents, several parts at once and never many of them in memory.

    Raises PackageRefused: a file changed between the check and now.
    """
    connection = session.connection()
    parts: list[dict[str, Any]] = []
    size = 0
    for index, (document_id, file) in enumerate(zip(ids, files)):
        digest = hashlib.sha256()
        for part, content in enumerate(file.chunks(PART_OCTETS)):
            digest.update(content)
            if parts and size + len(content) > _OCTETS_AT_ONCE:
                connection.execute(_CONTENT, parts)
                parts = []
                size = 0
            parts.append({"document_id": document_id, "part": part, "content": content})
            size += len(content)
        if digest.hexdigest() != file.sha256:
            raise PackageRefused([Fault(f"documents.{index}.file", "file_changed")])
    if parts:
        connection.execute(_CONTENT, parts)
