"""Findings: the worker compares what was stated with what is known, and the holder says why an
application is approved all the same.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from clerkdesk.domain import findings
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.findings import (
    OF_TRIGGERS,
    OTHER_REASON,
    FindingKind,
    FindingState,
    NewFinding,
    PartlyReadable,
    SharedFile,
    Stated,
    StatedPerson,
)
from clerkdesk.domain.lifecycle import DECIDED, Action, Status
from clerkdesk.domain.outcomes import QuestionKind
from clerkdesk.domain.remarks import SHOWN_WHOLE
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store import cross_scope
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import (
    Acknowledgement,
    Application,
    ApplicationDetail,
    ApplicationPerson,
    Document,
    DocumentRemark,
    Finding,
    Inquiry,
)
from clerkdesk.store.reads import whole
from clerkdesk.store.reference_models import FindingKindRow, FindingReason
from clerkdesk.usecases.case import second_looks, sections
from clerkdesk.usecases.case.changing import Case, begin
from clerkdesk.usecases.case.loading import Key
from clerkdesk.usecases.unit_of_work import now, operation_id

LOCKED_MILLISECONDS = 250
"""So long an answer waits for a case that somebody holds; it is given a little later."""

# -- the worker's part -----------------------------------------------------------------------------


def record(session: Session, inquiry_id: int) -> None:
    """Answer a question about findings: write what is found now, and close what is so no more."""
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is not None:
        return
    if not is_embedded(session):
        # Whoever holds a case keeps its own findings waiting, and nobody else's.
        session.connection().exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCKED_MILLISECONDS}ms'")
    application = _held_still(session, inquiry)
    if not is_embedded(session):
        # Who registers must not link: it could be taken back, and what was seen not.
        cross_scope.link(session, application.id)
    if Status(application.status) not in DECIDED:
        today = baku_date(now(session))
        _keep(session, application, findings.weigh(_stated(session, application), today))
    inquiry.outcome = "answered"
    inquiry.outcome_at = now(session)


def record_failure(session: Session, inquiry: Inquiry) -> None:
    """What is known cannot be compared: a person has to."""
    application = _held_still(session, inquiry)
    if Status(application.status) not in DECIDED:
        facts = findings.written({"source": "comparison"})
        _keep(session, application, [NewFinding(FindingKind.NOT_COMPARED, "comparison", facts)])


def _held_still(session: Session, inquiry: Inquiry) -> Application:
    """The question's application, of whichever office: two workers may be answering for one."""
    lock = None if is_embedded(session) else {"key_share": True}
    return session.get_one(Application, inquiry.application_id, with_for_update=lock)


def _keep(session: Session, application: Application, new: Sequence[NewFinding]) -> None:
    severities = {
        row.kind: row.severity
        for row in session.scalars(
            select(FindingKindRow).where(FindingKindRow.service == application.service)
        )
    }
    there = {
        (row.kind, row.subject): row
        for row in session.scalars(
            select(Finding).where(
                Finding.application_id == application.id, Finding.kind.not_in(OF_TRIGGERS)
            )
        )
    }
    looked_for = [each for each in new if each.kind in severities]
    for each in looked_for:
        row = there.pop((each.kind, each.subject), None)
        if row is None:
            session.add(_new(session, application, each, severities[each.kind]))
            if each.other_id is not None:
                _ask_of(session, each.other_id)
            continue
        row.severity = severities[each.kind]
        if row.facts != each.facts or row.state == FindingState.CLOSED:
            row.facts = each.facts
            row.revision += 1
            row.state = FindingState.OPEN
    for row in there.values():
        row.state = FindingState.CLOSED
    session.flush()


def _new(session: Session, application: Application, new: NewFinding, severity: str) -> Finding:
    return Finding(
        application_id=application.id,
        kind=new.kind,
        subject=new.subject,
        severity=severity,
        facts=new.facts,
        state=FindingState.OPEN,
        other_id=new.other_id,
        found_at=now(session),
    )


def _ask_of(session: Session, application_id: int) -> None:
    """The other one of two has the same to say."""
    other = session.get_one(Application, application_id)
    waiting = select(Inquiry.id).where(
        Inquiry.application_id == other.id,
        Inquiry.kind == QuestionKind.FINDINGS,
        Inquiry.outcome.is_(None),
        Inquiry.claimed_at.is_(None),
    )
    if Status(other.status) in DECIDED or session.scalar(waiting.limit(1)) is not None:
        return
    session.add(
        Inquiry(
            application_id=other.id,
            kind=QuestionKind.FINDINGS,
            subject=other.number,
            purpose="review",
            requested_by=None,
            requested_by_name="worker",
            requested_at=now(session),
            op_id=operation_id(session),
        )
    )


def _stated(session: Session, application: Application) -> Stated:
    detail = session.get_one(ApplicationDetail, application.id)
    parts = whole.read(session, application.id, (*sections.PERSONS, *sections.ACCOUNT))
    account = sections.account(parts)
    persons = sections.persons(parts)
    owner = next((person for person in persons if person.role == "owner"), None)
    amended = detail.owner_name if detail.owner_name_source == "clerk" else None
    return Stated(
        service=Service(application.service),
        owner_name=amended or (owner.full_name if owner else ""),
        owner_fin=owner.fin if owner else "",
        account=account.account,
        account_outcome=account.outcome.ending if account.outcome else None,
        account_fault=account.outcome.fault if account.outcome else None,
        persons=[
            StatedPerson(
                fin=person.fin,
                name=person.full_name,
                birth_date=person.birth_date,
                id_document=person.id_document,
                register=person.register,
                outcome=person.register_outcome.ending if person.register_outcome else None,
                fault=person.register_outcome.fault if person.register_outcome else None,
                birth_year=person.birth_year,
            )
            for person in persons
        ],
        files=_shared_files(session, application),
        partly_readable=_partly_readable(session, application),
    )


def _partly_readable(session: Session, application: Application) -> list[PartlyReadable]:
    """Documents whose pages are not all shown; what waits for a look is no finding yet."""
    return [
        PartlyReadable(document_id, name, code)
        for document_id, name, code in session.execute(
            select(Document.id, Document.name, DocumentRemark.code)
            .join(DocumentRemark, DocumentRemark.document_id == Document.id)
            .where(
                Document.application_id == application.id,
                DocumentRemark.code.not_in(SHOWN_WHOLE),
            )
            .order_by(Document.position, DocumentRemark.code)
        )
    ]


_OTHER = aliased(Document)
_APPLICANT = aliased(ApplicationPerson)
_OTHERS_APPLICANT = aliased(ApplicationPerson)

# Built once: three aliases take SQLAlchemy ten times as long as the answer.
_SAME_FILES = (
    select(Application.number, Application.id, Document.name)
    .select_from(Document)
    .join(
        _OTHER,
        (_OTHER.sha256 == Document.sha256) & (_OTHER.application_id != Document.application_id),
    )
    .join(Application, Application.id == _OTHER.application_id)
    .join(
        _APPLICANT,
        (_APPLICANT.application_id == Document.application_id) & (_APPLICANT.role == "applicant"),
    )
    .join(
        _OTHERS_APPLICANT,
        (_OTHERS_APPLICANT.application_id == _OTHER.application_id)
        & (_OTHERS_APPLICANT.role == "applicant"),
    )
    .where(
        Document.application_id == bindparam("application_id"),
        func.coalesce(Document.fin, _APPLICANT.fin)
        != func.coalesce(_OTHER.fin, _OTHERS_APPLICANT.fin),
    )
    .order_by(Application.id, Document.position)
)


def _shared_files(session: Session, application: Application) -> list[SharedFile]:
    """Files that stand in another application for somebody else, one of each application."""
    rows = session.execute(_SAME_FILES, {"application_id": application.id})
    files: dict[int, SharedFile] = {}
    for number, application_id, name in rows:
        files.setdefault(application_id, SharedFile(number, application_id, name))
    return list(files.values())


# -- the holder's part -----------------------------------------------------------------------------


class Weighed(NamedTuple):
    """Why a finding does not keep the holder from approving."""

    finding: str
    """Its id, or a kind: every open one of it."""
    reason: str
    """A code of finding_reason; anything else is a text of one's own."""
    text: str | None = None
    second: str | None = None
    """The login of whom the second look is asked, where one is needed; None: whoever may."""


_A_CODE = re.compile(r"[a-z0-9_]+")


def acknowledge(
    session: Session, key: Key, weighed: Sequence[Weighed], version: int | None = None
) -> None:
    """Write down why each of these findings does not speak against the application.

    Where the office wants a second look, the finding waits for one. Raises NotFound, NotAllowed,
    Conflict, Invalid (finding_unknown, finding_reason_unknown, text_required,
    second_look_by_another, second_look_needs_passwords).
    """
    case = begin(session, key, Action.ACKNOWLEDGE, version)
    rows = session.scalars(
        select(Finding)
        .where(Finding.application_id == case.application.id, Finding.state != FindingState.CLOSED)
        .order_by(Finding.id)
    ).all()
    for each in weighed:
        # None: the worker is silent, and there is no row to weigh.
        meant: list[Finding | None] = [
            row
            for row in rows
            if each.finding == str(row.id)
            or (each.finding == row.kind and row.state == FindingState.OPEN)
        ]
        if each.finding == FindingKind.NOT_COMPARED and case.situation.findings_unchecked:
            meant.append(None)
        if not meant:
            raise Invalid("finding_unknown", field="acknowledge", finding=each.finding)
        for row in meant:
            session.add(_acknowledgement(session, case, each, row))
    session.flush()


def _acknowledgement(
    session: Session, case: Case, weighed: Weighed, row: Finding | None
) -> Acknowledgement:
    reason, text = _reason(session, case.application, weighed)
    return Acknowledgement(
        application_id=case.application.id,
        finding_id=row.id if row is not None else None,
        kind=row.kind if row is not None else FindingKind.NOT_COMPARED,
        revision=row.revision if row is not None else None,
        reason=reason,
        text=text,
        actor_id=case.actor.id,
        actor=case.actor.name,
        at=case.at,
        op_id=operation_id(session),
        second_id=second_looks.asked(session, case, weighed.second),
    )


def _reason(session: Session, application: Application, weighed: Weighed) -> tuple[str, str | None]:
    """Code and text. Raises Invalid."""
    codes = session.scalars(
        select(FindingReason.code)
        .where(FindingReason.service == application.service)
        .order_by(FindingReason.position)
    ).all()
    reason = clean(weighed.reason).strip()
    text = clean(weighed.text or "").strip() or None
    if reason not in codes:
        if not reason or _A_CODE.fullmatch(reason):
            raise Invalid(
                "finding_reason_unknown",
                field="acknowledge",
                reason=reason,
                allowed=", ".join(codes),
            )
        text = reason
        reason = OTHER_REASON
    if reason == OTHER_REASON and text is None:
        raise Invalid("text_required", field="acknowledge")
    if text is not None and len(text) > 2000:
        raise Invalid("too_long", field="acknowledge", limit=2000)
    if has_controls(text or ""):
        raise Invalid("control_characters", field="acknowledge")
    return reason, text
