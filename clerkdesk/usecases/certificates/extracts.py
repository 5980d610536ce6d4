"""The extract of a case: asked for by a supervisor, formed and sealed by the worker, and written
down as what leaves the program.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.errors import Expected, NotFound
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.extract import Extract, Section
from clerkdesk.domain.extract_words import WORDS
from clerkdesk.domain.identifiers import group_code
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.money import figures
from clerkdesk.domain.outcomes import Ending
from clerkdesk.domain.text import visible_text
from clerkdesk.domain.verdicts import standing
from clerkdesk.store.models import (
    Acknowledgement,
    Application,
    ApplicationDetail,
    ApplicationPerson,
    CaseExtract,
    Certificate,
    DebtAnswer,
    Document,
    Event,
    Finding,
    Inquiry,
    Note,
)
from clerkdesk.store.reads import cases
from clerkdesk.store.reference_models import Department, DocumentKindRow, RefusalReason, Staff
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import inquiries
from clerkdesk.usecases.case.changing import begin
from clerkdesk.usecases.case.loading import Key
from clerkdesk.usecases.catalogue import known, sentence
from clerkdesk.usecases.certificates import numbering
from clerkdesk.usecases.history import access
from clerkdesk.usecases.supervision import giving_out
from clerkdesk.usecases.unit_of_work import now

Render = Callable[[Extract], bytes]
"""Makes the pages. Raises Expected."""
Rows = Iterable[tuple[str, str | None]]


def request(session: Session, key: Key) -> int:
    """Ask the worker for the extract of an application; gives the question's id. Who took it stands
    in the log of what leaves the program.

    Raises NotFound, NotAllowed (supervisor_only, data_erased).
    """
    application = begin(session, key, Action.EXTRACT).application
    access.draw_ticket(session, application.id, "print")
    giving_out.write_down(session, f"extract pdf {application.number}")
    return inquiries.ask_extract(session, application)


def content(session: Session, inquiry_id: int) -> bytes:
    """The pages that a question brought. Raises NotFound."""
    pages = cases.CASE_EXTRACT.scalars(session, inquiry=inquiry_id)
    if not pages:
        raise NotFound("not_found")
    return bytes(pages[0])


def issue(session: Session, inquiry_id: int, render: Render) -> None:
    """The worker's part: what there is of the case now, sealed, in one transaction."""
    inquiry = session.get_one(Inquiry, inquiry_id)
    if inquiry.outcome is not None:
        return
    application = session.get_one(Application, inquiry.application_id)
    at = now(session)
    inquiry.outcome_at = at
    try:
        pages = numbering.pages(render, _extract(session, application, inquiry, at))
    except Expected as reason:
        numbering.cannot_be_formed(inquiry, reason)
        return
    session.add(
        CaseExtract(
            inquiry_id=inquiry.id,
            application_id=application.id,
            sha256=hashlib.sha256(pages).hexdigest(),
            made_at=at,
            content=pages,
        )
    )
    # Before the question ends: the guard lets the pages in for one that waits.
    session.flush()
    inquiry.outcome = Ending.ISSUED
    inquiry.certificate_number = application.number


def _extract(session: Session, application: Application, inquiry: Inquiry, at: datetime) -> Extract:
    letterhead = reference_data.letterhead(session, application.organisation_id, baku_date(at))
    events = session.scalars(
        select(Event).where(Event.application_id == application.id).order_by(Event.id)
    ).all()
    sections = (
        Section("Müraciət", _kept(_application(session, application))),
        Section("Şəxslər", _kept(_persons(session, application))),
        Section("Sənədlər və rəylər", _kept(_documents(session, application))),
        Section("Əsaslandırılmış tapıntılar", _kept(_findings(session, application))),
        Section("Borc sorğuları", _kept(_debts(session, application))),
        Section("Verilmiş kağızlar", _kept(_papers(session, application))),
        Section("Qeydlər", _kept(_notes(session, application))),
        Section("Tarixçə", _kept(map(_event, (row for row in events if row.action != "row")))),
    )
    return Extract(
        application_number=application.number,
        organisation=letterhead.legal_name,
        department=session.get_one(Department, application.department_id).name,
        sections=tuple(
            section if section.rows else Section(section.heading, (("", "yoxdur"),))
            for section in sections
        ),
        made_at=at,
        asked_by=inquiry.requested_by_name,
        last_hash=(events[-1].hash if events else None) or "—",
        organisation_code=numbering.organisation_code(session, application.organisation_id),
        sample=reference_data.setting(session, "sample") == "yes",
    )


def _kept(rows: Rows) -> tuple[tuple[str, str], ...]:
    """Those that say something, in one line each."""
    cleaned = ((visible_text(name), visible_text(text or "")) for name, text in rows)
    return tuple((name, text) for name, text in cleaned if text)


def _when(at: datetime | None) -> str:
    return f"{at.astimezone(BAKU):%d.%m.%Y %H:%M}" if at is not None else ""


def _word(code: str | None) -> str:
    return WORDS.get(code or "", code or "")


def _application(session: Session, application: Application) -> Rows:
    detail = session.get_one(ApplicationDetail, application.id)
    yield "Nömrə", application.number
    yield "Xidmət", ESERVICES[Service(application.service)].title
    yield "Status", sentence(f"status_{application.status}")
    yield "Verilib", f"{_when(application.submitted_at)} ({_word(application.channel)})"
    yield "Son tarix", f"{application.due_on:%d.%m.%Y}"
    yield "Abonent kodu", group_code(application.subscriber_code or "")
    yield "Ünvan", detail.address
    yield "Köhnə ünvan", detail.previous_address
    yield "Yeni abonent kodu", detail.new_subscriber_code
    yield "Obyektin sahibi", detail.owner_name
    yield "Səbəb", " ".join(filter(None, (_word(detail.reason_code), detail.reason)))
    yield "Mobil nömrə", detail.mobile
    yield "Elektron poçt", detail.email
    if application.decided_at is None:
        return
    decider = session.get(Staff, application.decided_by) if application.decided_by else None
    by = decider.name if decider is not None else "vətəndaş"
    yield "Qərar", f"{_when(application.decided_at)}, {by}"
    code = application.decision_reason
    reason = session.get(RefusalReason, (application.service, code)) if code else None
    yield "İmtinanın səbəbi", reason.az if reason is not None else code
    yield "Qərarın mətni", application.decision_text
    basis = reference_data.legal_basis(
        session, application.service, baku_date(application.submitted_at)
    )
    yield "Hüquqi əsas", basis.title if basis is not None else None


def _persons(session: Session, application: Application) -> Rows:
    persons = session.scalars(
        select(ApplicationPerson)
        .where(ApplicationPerson.application_id == application.id)
        .order_by(ApplicationPerson.role, ApplicationPerson.position)
    )
    for person in persons:
        name = " ".join(filter(None, (person.surname, person.name, person.patronymic)))
        born = f"{person.birth_date:%d.%m.%Y}" if person.birth_date else person.birth_year
        parts = (name, f"FİN {person.fin}", born and f"doğum {born}", person.id_document)
        role = "registered_person" if person.role == "registered" else person.role
        stated = ", ".join(str(part) for part in parts if part)
        yield _word(role), stated if person.fin else sentence("person_erased")


def _documents(session: Session, application: Application) -> Rows:
    rows = session.execute(
        select(Document, DocumentKindRow.az)
        .join(DocumentKindRow, DocumentKindRow.code == Document.kind)
        .where(Document.application_id == application.id)
        .order_by(Document.id)
    )
    for document, title in rows:
        yield title, f"{document.name}, {document.size} bayt, SHA-256 {document.sha256}"
        verdict = {None: "rəy verilməyib", True: "uyğundur", False: "uyğun deyil"}[document.fits]
        by = f"{document.verdict_by_name or ''} {_when(document.verdict_at)}".strip()
        why = f": {document.verdict_reason}" if document.verdict_reason else ""
        yield "rəy", ", ".join(filter(None, (verdict + why, by)))


def _findings(session: Session, application: Application) -> Rows:
    rows = session.execute(
        select(Acknowledgement, Finding.kind)
        .outerjoin(Finding, Finding.id == Acknowledgement.finding_id)
        .where(Acknowledgement.application_id == application.id)
        .order_by(Acknowledgement.id)
    )
    for acknowledgement, kind in rows:
        why = " ".join(filter(None, (_word(acknowledgement.reason), acknowledgement.text)))
        by = f"{acknowledgement.actor}, {_when(acknowledgement.at)}"
        yield _word(kind or acknowledgement.kind), f"{why} ({by})"


def _debts(session: Session, application: Application) -> Rows:
    answers = session.scalars(
        select(DebtAnswer)
        .where(DebtAnswer.application_id == application.id)
        .order_by(DebtAnswer.id)
    )
    for answer in answers:
        owed = figures(max(0, answer.amount_qepik))
        yield _when(answer.as_of), f"{group_code(answer.subscriber_code)}: {owed}"


def _papers(session: Session, application: Application) -> Rows:
    papers = session.scalars(
        select(Certificate)
        .where(Certificate.application_id == application.id)
        .order_by(Certificate.id)
    )
    first = reference_data.first_in_force(session)
    for each in papers:
        stands = standing(each.state, each.number, each.issued_on, first)
        state = " ".join(filter(None, (_word(stands), each.state_reason)))
        yield each.number, f"{_when(each.issued_at)}, {state}, SHA-256 {each.sha256}"


def _notes(session: Session, application: Application) -> Rows:
    notes = session.scalars(
        select(Note).where(Note.application_id == application.id).order_by(Note.id)
    )
    for note in notes:
        yield f"{_when(note.at)} {note.actor}", note.text


def _event(event: Event) -> tuple[str, str]:
    words = [_word(event.action)]
    if event.from_status != event.to_status and event.to_status is not None:
        words.append(f"→ {sentence(f'status_{event.to_status}')}")
    if event.detail and event.action not in ("finding", "finding_closed"):
        words.append(sentence(event.detail) if known(event.detail) else event.detail)
    return f"{_when(event.at)} {event.actor}", " ".join(words)
