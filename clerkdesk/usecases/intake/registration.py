"""Taking in a portal package: checked whole, then stored whole, or refused with every fault named."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from clerkdesk.domain import identifiers
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Conflict, NotAllowed
from clerkdesk.domain.eservices import ESERVICES, DocumentKind, Service
from clerkdesk.domain.lifecycle import Role
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.domain.packages import CheckedFile, Package, PackageRefused
from clerkdesk.domain.submission import (
    MAX_DOCUMENTS,
    Fault,
    Rules,
    StatedDocument,
    Submission,
    clean_name,
    parse,
    parse_documents,
    unsafe_path,
)
from clerkdesk.domain.text import fold, has_controls, sort_key
from clerkdesk.store import cross_scope
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    ApplicationPerson,
    Document,
    DocumentContent,
)
from clerkdesk.usecases import identity, naming, office
from clerkdesk.usecases.case import inquiries
from clerkdesk.usecases.messages import outbox
from clerkdesk.usecases.unit_of_work import UnitOfWork, now, operation_id

PART_BYTES = 1 << 20
_CONTENT = insert(DocumentContent.__table__)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Accepted:
    number: str
    duplicate: bool


def take_in(unit_of_work: UnitOfWork, package: Package) -> Accepted:
    """Check and store a package in one transaction. Raises PackageRefused, StoreUnavailable."""
    submission, files, digest = examine(unit_of_work, package)
    try:
        return unit_of_work.run(register, submission, files, digest)
    except Conflict:
        # Another desk took in the same request between our look and our insert: then it is there
        # now.
        return unit_of_work.run(register, submission, files, digest)


def examine(
    unit_of_work: UnitOfWork, package: Package
) -> tuple[Submission, list[CheckedFile], str]:
    """What a package says, its files, and its identity; nothing is stored. Raises PackageRefused,
    StoreUnavailable.
    """
    stated = package.application()
    rules, at = unit_of_work.read(_rules)
    submission, files = check(package, stated, rules, at)
    return submission, files, content_sha256(stated, files)


def examine_documents(unit_of_work: UnitOfWork, package: Package) -> list[CheckedFile]:
    """Documents that are added to an application; nothing is stored. Raises PackageRefused,
    StoreUnavailable.
    """
    stated = package.application()
    rules, at = unit_of_work.read(_rules)
    documents, faults = parse_documents(stated, rules, at)
    files, file_faults = package.files(documents, list(range(len(documents))))
    if faults or file_faults:
        raise PackageRefused([*faults, *file_faults])
    return files


def _rules(session: Session) -> tuple[Rules, datetime]:
    return office.rules(session), now(session)


def check(
    package: Package, stated: object, rules: Rules, at: datetime
) -> tuple[Submission, list[CheckedFile]]:
    """Every fault at once: of the data, and of the files as far as the data name them. Raises
    PackageRefused.
    """
    submission, faults = parse(stated, rules, at)
    documents, indices = _readable_documents(stated, submission)
    files, file_faults = package.files(documents, indices)
    if submission is None or faults or file_faults:
        raise PackageRefused([*faults, *file_faults])
    return submission, files


def _readable_documents(
    stated: object, submission: Submission | None
) -> tuple[list[StatedDocument], list[int]]:
    """The documents whose files can be looked at even where other fields are wrong."""
    if submission is not None:
        return list(submission.documents), list(range(len(submission.documents)))
    found = []
    places = []
    items = stated.get("documents") if isinstance(stated, dict) else None
    if not isinstance(items, list) or len(items) > MAX_DOCUMENTS:
        return [], []
    for place, item in enumerate(items):
        if _named(item):
            digest = item.get("sha256")
            digest = (
                digest.strip().lower()
                if isinstance(digest, str) and len(digest.strip()) == 64
                else None
            )
            found.append(
                StatedDocument(
                    kind=DocumentKind.OTHER,
                    file=item["file"].strip(),
                    name=clean_name(item["file"]),
                    sha256=digest,
                    fin=None,
                )
            )
            places.append(place)
    return found, places


def _named(item: object) -> bool:
    """Whether a stated document names a file that can be looked for."""
    file = item.get("file") if isinstance(item, dict) else None
    return (
        isinstance(file, str)
        and 0 < len(file.strip()) <= 300
        and not unsafe_path(file.strip())
        and not has_controls(file)
    )


def content_sha256(stated: object, files: Sequence[CheckedFile]) -> str:
    """The identity of a package: its data in a canonical spelling, and the hashes of its files."""
    canonical = json.dumps(stated, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(
        "\n".join([canonical, *(file.sha256 for file in files)]).encode("utf-8", "surrogatepass")
    ).hexdigest()


def register(
    session: Session, submission: Submission, files: Sequence[CheckedFile], digest: str
) -> Accepted:
    """Store a checked submission with its number, term, office, links, message and questions.

    The same channel and request id with the same content give the same number again.
    Raises PackageRefused: the id was used for other content.
    """
    actor = identity.current_staff(session)
    if actor.role is Role.AUDITOR:
        raise NotAllowed("auditor_reads_only")
    home = office.organisation_id(session, ESERVICES[submission.service].organisation)
    if actor.organisation_id not in (None, home):
        raise NotAllowed("other_organisations_service")
    known = cross_scope.known_request(session, submission.channel, submission.portal_request_id)
    if known is not None:
        if known.content_sha256 != digest:
            raise PackageRefused(
                [Fault("portal_request_id", "other_content", {"number": known.number})]
            )
        return Accepted(known.number, True)
    application = _application(session, submission, digest)
    _persons(session, application, submission)
    detail = _detail(session, application, submission)
    store_files(session, application.id, files)
    session.flush()
    cross_scope.link(session, application.id)
    outbox.queue(
        session,
        application=application,
        event=MessageEvent.REGISTERED,
        params={"due_on": application.due_on.isoformat()},
        at=application.registered_at,
        detail=detail,
    )
    if application.service == Service.NO_DEBT:
        inquiries.ask_account(session, application)
    return Accepted(application.number, False)


def _application(session: Session, submission: Submission, digest: str) -> Application:
    eservice = ESERVICES[submission.service]
    at = now(session)
    actor = identity.current_staff(session)
    organisation_id = office.organisation_id(session, eservice.organisation)
    district_id, district = (
        office.district(session, submission.district) if submission.district else (None, "")
    )
    calendar = office.calendar(session)
    due_on = calendar.due_on(submission.submitted_at, eservice.term_working_days)
    year = baku_date(at).year
    number = f"{eservice.number_prefix}-{year:04}-{naming.next_serial(session, eservice.number_prefix, year):07}"
    shown = (
        submission.owner
        if submission.service is Service.NO_DEBT and submission.owner and submission.owner.full_name
        else submission.applicant
    )
    name = (
        shown.full_name
        or submission.applicant.full_name
        or identifiers.mask_fin(submission.applicant.fin)
    )
    application = Application(
        number=number,
        service=submission.service,
        organisation_id=organisation_id,
        department_id=office.route(session, organisation_id, district_id),
        district_id=district_id,
        place=_place(session, submission, district),
        name=name,
        search_fold="",
        sort_key=sort_key(name),
        masked_fin=identifiers.mask_fin(submission.applicant.fin),
        masked_mobile=identifiers.mask_mobile(submission.mobile),
        subscriber_code=submission.subscriber_code,
        channel=submission.channel,
        login_method=submission.login_method,
        portal_request_id=submission.portal_request_id,
        content_sha256=digest,
        submitted_at=submission.submitted_at,
        registered_at=at,
        term_working_days=eservice.term_working_days,
        due_on=due_on,
        due_at=calendar.due_at(due_on),
        op_id=operation_id(session),
        last_action="register",
        last_actor_id=actor.id,
        last_actor=actor.name,
        changed_at=at,
    )
    application.search_fold = naming.search_fold(application, submission.new_subscriber_code)
    session.add(application)
    session.flush()
    return application


def _place(session: Session, submission: Submission, new: str) -> str:
    """The district for the list; of a move, "old → new" where the old address begins with a known
    district.
    """
    if submission.service is not Service.IDP or not submission.previous_address:
        return new
    first = submission.previous_address.split(",")[0]
    code = office.district_keys(session).get(fold(first))
    old = office.district(session, code)[1] if code else None
    return f"{old} → {new}" if old else new


def _persons(session: Session, application: Application, submission: Submission) -> None:
    persons = [("applicant", 0, submission.applicant)]
    if submission.owner is not None:
        persons.append(("owner", 0, submission.owner))
    persons += [
        ("registered", position, person)
        for position, person in enumerate(submission.registered_persons)
    ]
    for role, position, person in persons:
        session.add(
            ApplicationPerson(
                application_id=application.id,
                role=role,
                position=position,
                fin=person.fin,
                surname=person.surname,
                name=person.name,
                patronymic=person.patronymic,
                birth_date=person.birth_date,
                id_document=person.id_document,
            )
        )


def _detail(
    session: Session, application: Application, submission: Submission
) -> ApplicationDetail:
    owner = submission.owner.full_name if submission.owner else ""
    detail = ApplicationDetail(
        application_id=application.id,
        mobile=submission.mobile,
        email=submission.email,
        language=submission.language,
        address=submission.address,
        previous_address=submission.previous_address,
        previous_address_fold=fold(submission.previous_address)
        if submission.previous_address
        else None,
        new_subscriber_code=submission.new_subscriber_code,
        reason_code=submission.reason_code,
        reason=submission.reason,
        owner_name=owner or None,
    )
    session.add(detail)
    return detail


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
    documents = [
        Document(
            application_id=application_id,
            position=first + place,
            kind=file.stated.kind,
            name=file.stated.name,
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
            fin=file.stated.fin,
            added_by=added_by,
            added_at=now(session) if added_by is not None else None,
            op_id=operation_id(session) if added_by is not None else None,
        )
        for place, file in enumerate(files)
    ]
    session.add_all(documents)
    session.flush()
    for document, file in zip(documents, files):
        digest = hashlib.sha256()
        for part, content in enumerate(file.chunks(PART_BYTES)):
            digest.update(content)
            session.connection().execute(
                _CONTENT, {"document_id": document.id, "part": part, "content": content}
            )
        if digest.hexdigest() != file.sha256:
            raise PackageRefused(
                [Fault(f"documents.{document.position - first}.file", "file_changed")]
            )
