"""One application whole: what the open pane and ``show`` present. Reading it draws an access
ticket.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.erasures import Cause, ErasedData
from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import Action, Situation, denial, undo_seconds
from clerkdesk.store.cross_scope import Facts
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.models import Application, Document, Erasure
from clerkdesk.store.reads import cases, whole
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import sections
from clerkdesk.usecases.case.loading import Key, find, judged, named, situation_of
from clerkdesk.usecases.case.rows import CaseDetail, Header
from clerkdesk.usecases.certificates import register
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import current_staff, know_actor, sees
from clerkdesk.usecases.unit_of_work import know_now, now


def header(session: Session, key: Key) -> Header:
    """The masked view of an application in scope. Raises NotFound."""
    application = find(session, key)
    access.ensure_ticket(session, application.id)
    (names,) = whole.read(session, application.id, ("names",))["names"]
    situation = situation_of(session, application, current_staff(session), now(session))
    return _header(application, names, situation)


def _header(application: Application, names: dict[str, Any], situation: Situation) -> Header:
    in_area = names["in_area"]
    return Header(
        id=application.id,
        number=application.number,
        service=Service(application.service),
        status=application.status,
        name=application.name,
        masked_fin=application.masked_fin,
        masked_mobile=application.masked_mobile,
        subscriber_code=application.subscriber_code,
        place=application.place,
        department=names["department"],
        department_code=names["department_code"],
        organisation=names["organisation"],
        holder=names["holder"],
        holder_login=names["holder_login"],
        due_on=application.due_on,
        due_at=application.due_at,
        submitted_at=application.submitted_at,
        registered_at=application.registered_at,
        term_working_days=application.term_working_days,
        waited_days=application.waited_days,
        channel=application.channel,
        login_method=application.login_method,
        version=application.version,
        waiting_for=application.waiting_for,
        waiting_since=application.waiting_since,
        answered_at=application.answered_at,
        withdrawal_asked_at=application.withdrawal_asked_at,
        billing_pending=application.billing_pending,
        decided_at=application.decided_at,
        decision_reason=application.decision_reason,
        decision_text=application.decision_text,
        out_of_area=in_area is False,
        denials={
            action: code for action in Action if (code := denial(action, situation)) is not None
        },
    )


def open_case(session: Session, key: Key, purpose: str = "open") -> CaseDetail:
    """The whole application; who looked, when and why is logged: on PostgreSQL before, on the
    embedded file in the same transaction. Raises NotFound.
    """
    parts = _opened(session, key, purpose)
    application = whole.application_of(parts)
    facts = Facts(**parts["facts"][0])
    situation = judged(
        application,
        actor=current_staff(session),
        at=parts["now"][0]["at"],
        facts=facts,
        undo_seconds=undo_seconds(next((row["value"] for row in parts["settings"]), "")),
    )
    sample = sections.sample(parts)
    situation = replace(
        situation,
        second_looks=sections.second_looks(parts),
        sampled=sample is not None and sample.waiting,
        worked_on=current_staff(session).id in sections.workers(parts),
    )
    (detail,) = parts["detail"]
    account = sections.account(parts)
    lack = register.lack_of(detail["owner_name"], detail["address"], detail["consumer_group"])
    return CaseDetail(
        header=_header(application, parts["names"][0], situation),
        **detail,
        no_code_stated=application.no_code_stated,
        persons=sections.persons(parts),
        documents=sections.documents(parts),
        missing_documents=sections.missing_documents(parts),
        account=account.account,
        account_outcome=account.outcome,
        debt=situation.debt,
        debt_qepik=facts.amount,
        debt_as_of=parts["debt_as_of"][0]["as_of"],
        debt_outcome=sections.debt_outcome(parts, facts.inquiry),
        debt_checks=sections.debt_checks(parts),
        messages=sections.messages(parts),
        history=sections.history(parts),
        links=sections.links(session, parts),
        renewal=sections.renewal(parts),
        certificates=sections.certificates(parts),
        certificate_lacks=lack if application.service == Service.NO_DEBT else None,
        legal_basis=reference_data.act_in_force(
            [tuple(row.values()) for row in parts["acts"]], baku_date(application.submitted_at)
        ),
        me=current_staff(session).login,
        drafts=sections.drafts(parts),
        findings=sections.findings(parts, situation),
        situation=situation,
        sample=sample,
        erased=_erased(session, application),
    )


def _opened(session: Session, key: Key, purpose: str) -> whole.Parts:
    """Raises NotFound."""
    opened = whole.open_at_once(session, named(key), purpose)
    if opened is not None:
        if opened.parts is None:
            raise NotFound("application_not_found", number=key)
        know_actor(session, opened.me)
        know_now(session, opened.parts["now"][0]["at"])
        return opened.parts
    if not is_embedded(session):
        application = find(session, key)
        access.draw_ticket(session, application.id, purpose)
        return whole.read(session, application.id)
    # Nothing is shown before the look is written: it fails, or both are in the answer.
    parts = whole.read_from_file(session, named(key))
    if parts is None or not sees(current_staff(session), whole.application_of(parts)):
        raise NotFound("application_not_found", number=key)
    access.draw_ticket(session, parts["application"][0]["id"], purpose)
    return parts


def _erased(session: Session, application: Application) -> ErasedData | None:
    """Since when its personal data are no more, and why; None: they are there."""
    if application.erased_at is None:
        return None
    row = session.scalars(
        select(Erasure)
        .where(Erasure.application_id == application.id, Erasure.erased_at.is_not(None))
        .order_by(Erasure.id.desc())
        .limit(1)
    ).one()
    return ErasedData(application.erased_at, Cause(row.cause), row.months, row.repeated)


def document_content(session: Session, document_id: int) -> bytes:
    """The bytes of a document of an application in scope. Raises NotFound."""
    document = session.get(Document, document_id)
    if document is None:
        raise NotFound("document_not_found")
    find(session, document.application_id)
    access.ensure_ticket(session, document.application_id)
    return b"".join(cases.DOCUMENT_CONTENT.scalars(session, document=document_id))


def document_to_print(session: Session, document_id: int) -> bytes:
    """As ``document_content``, for paper: the log says that it was printed. Raises NotFound."""
    content = document_content(session, document_id)
    document = session.get_one(Document, document_id)
    access.draw_ticket(session, document.application_id, "print")
    return content
