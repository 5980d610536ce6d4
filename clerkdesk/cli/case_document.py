"""An application as the command line shows it: a JSON document, or lines for people."""

from dataclasses import asdict
from typing import Any

from clerkdesk.cli.output import plain
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.usecases.case.rows import (
    CaseDetail,
    DebtCheck,
    DocumentRow,
    FindingRow,
    Header,
    HistoryRow,
    LinkRow,
    MessageRow,
    PersonRow,
    Renewal,
    SampleRow,
)
from clerkdesk.usecases.catalogue import sentence


def describe(case: CaseDetail, language: str) -> dict[str, Any]:
    """The application as ``show --format json`` gives it; ``language``: of its sentences."""
    head = case.header
    applicant = case.people("applicant")[0]
    owner = case.people("owner")
    return {
        "number": head.number,
        "service": head.service,
        "status": head.status,
        "submitted_at": head.submitted_at,
        "registered_at": head.registered_at,
        "due_on": head.due_on,
        "due_at": head.due_at,
        "channel": head.channel,
        "login_method": head.login_method,
        "department": head.department,
        "department_code": head.department_code,
        "district": head.place or None,
        "assignee": head.holder_login,
        "version": head.version,
        "subscriber_code": head.subscriber_code,
        "current_code": case.account.current_code if case.account else None,
        "applicant": _person(applicant),
        "owner": _person(owner[0]) if owner else None,
        "owner_name": case.owner_name,
        "consumer_group": case.consumer_group,
        "object": {
            "address": case.address,
            "previous_address": case.previous_address,
            "new_subscriber_code": case.new_subscriber_code,
            "reason_code": case.reason_code,
            "reason": case.reason,
        },
        "registered_persons": [_person(person) for person in case.people("registered")],
        "contact": {
            "mobile": case.mobile,
            "mobile_confirmed_at": case.mobile_confirmed_at,
            "mobile_missing_at": case.mobile_missing_at,
            "email": case.email,
        },
        "waiting_for": head.waiting_for,
        "withdrawal_asked_at": head.withdrawal_asked_at,
        "renews": _renewal(case.renewal, case.documents),
        "legal_basis": case.legal_basis._asdict() if case.legal_basis else None,
        "billing_pending": head.billing_pending,
        "decision": _decision(head),
        "debt": {
            "state": case.debt,
            "amount": _amount(case.debt_qepik),
            "as_of": case.debt_as_of,
            "fault": case.debt_outcome.fault if case.debt_outcome else None,
        },
        "documents": [_document(document, language) for document in case.documents],
        "debt_checks": [_debt_check(check) for check in case.debt_checks],
        "messages": [_message(message) for message in case.messages],
        "history": [_event(event) for event in case.history],
        "household": [_link(link) for link in case.links],
        "findings": [_finding(finding) for finding in case.findings],
        "sample": _sample(case.sample),
        "certificates": [asdict(certificate) for certificate in case.certificates],
        "allowed": sorted(head.allowed),
        "erased": _erased(case, language),
    }


def _erased(case: CaseDetail, language: str) -> dict[str, Any] | None:
    if case.erased is None:
        return None
    return {
        "at": case.erased.at,
        "cause": case.erased.cause,
        "message": sentence(case.erased.code, case.erased.params, language),
    }


def _renewal(renewal: Renewal | None, documents: list[DocumentRow]) -> dict[str, Any] | None:
    """The refused application that this one sends again, and what differs."""
    if renewal is None:
        return None
    return {
        "number": renewal.number,
        "refused_at": renewal.decided_at,
        "text": renewal.refusal,
        "new_documents": [
            document.kind for document in documents if document.id not in renewal.taken_over
        ],
        "changes": [asdict(change) for change in renewal.changes],
    }


def _decision(header: Header) -> dict[str, Any] | None:
    if not header.decided_at:
        return None
    return {
        "at": header.decided_at,
        "reason": header.decision_reason,
        "text": header.decision_text,
    }


def _document(document: DocumentRow, language: str) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "title": document.title,
        "name": document.name,
        "type": document.media_type,
        "size": document.size,
        "sha256": document.sha256,
        "fin": document.fin,
        "required": document.required,
        "verdict": _verdict(document.fits),
        "reason": document.verdict_reason,
        "by": document.verdict_by,
        "via": document.verdict_via,
        "remarks": [
            {"code": remark.code, "message": sentence(remark.code, remark.params, language)}
            for remark in document.remarks
        ],
    }


def _verdict(fits: bool | None) -> str | None:
    if fits is None:
        return None
    return "fits" if fits else "does_not_fit"


def _debt_check(check: DebtCheck) -> dict[str, Any]:
    return {
        "at": check.answered_at or check.requested_at,
        "purpose": check.purpose,
        "subscriber_code": check.subject,
        "outcome": check.outcome.ending,
        "fault": check.outcome.fault,
        "amount": _amount(check.amount_qepik),
        "as_of": check.as_of,
        "source": check.source,
        "by": check.requested_by,
    }


def _message(message: MessageRow) -> dict[str, Any]:
    return {
        "event": message.event,
        "channel": message.channel,
        "state": message.state,
        "queued_at": message.queued_at,
        "not_before": message.not_before,
        "sent_at": message.sent_at,
        "fault": message.fault,
    }


def _event(event: HistoryRow) -> dict[str, Any]:
    return {
        "at": event.at,
        "actor": event.actor,
        "action": event.action,
        "from": event.from_status,
        "to": event.to_status,
        "detail": event.detail,
        "text": event.text,
        "op_id": event.op_id,
    }


def _link(link: LinkRow) -> dict[str, Any]:
    return {
        "number": link.number,
        "kind": link.kind,
        "department": link.office,
        "submitted_at": link.submitted_at,
        "status": link.status,
        "district": link.place or None,
        "person": link.person_position,
    }


def _finding(finding: FindingRow) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "severity": finding.severity,
        "state": finding.state,
        "facts": finding.facts,
        "reason": finding.reason,
        "text": finding.text,
        "acknowledged_by": finding.acknowledged_by,
        "second_by": finding.second_by,
        "second_agrees": finding.agrees,
        "second_text": finding.second_text,
    }


def _sample(sample: SampleRow | None) -> dict[str, Any] | None:
    """None: the decision was not picked for a second look."""
    if sample is None:
        return None
    return {
        "picked_at": sample.picked_at,
        "waiting": sample.waiting,
        "decided_by": sample.decided_by,
        "agrees": sample.agrees,
        "reason": sample.reason,
        "text": sample.text,
        "by": sample.actor,
        "at": sample.at,
    }


def _person(person: PersonRow) -> dict[str, Any]:
    return {
        "fin": person.fin,
        "name": person.full_name,
        "erased": person.erased,
        "birth_date": person.birth_date or (person.birth_year and str(person.birth_year)),
        "id_document": person.id_document,
        "register": person.register_outcome.ending if person.register_outcome else None,
        "registered_name": _registered_name(person),
    }


def _registered_name(person: PersonRow) -> str | None:
    """As the register has it; None: it has not answered, or knows nobody."""
    if person.register is None:
        return None
    names = (person.register.surname, person.register.name, person.register.patronymic)
    return " ".join(name for name in names if name)


def _amount(qepik: int | None) -> str | None:
    """In manats."""
    return None if qepik is None else f"{qepik / 100:.2f}"


def lines_of(document: dict[str, Any], language: str) -> list[str]:
    """The same for people, shortened."""
    applicant = document["applicant"]
    erased = sentence("person_erased", None, language)
    lines = [
        f"{document['number']}  {document['status']}  {applicant['name'] or erased}",
        f"  {document['department']}  {document['due_on']}",
    ]
    if document["erased"] is not None:
        lines.append(f"  {document['erased']['message']}")
    else:
        lines += _findings_and_documents(document)
    lines += [
        f"  ✉ {item['event']}/{item['channel']}: {item['state']}" for item in document["messages"]
    ]
    for item in document["history"]:
        at = f"{item['at'].astimezone(BAKU):%d.%m.%Y %H:%M}"
        lines.append(f"  {at}  {item['action']}  {item['actor']}  {item['detail'] or ''}")
    return lines


def _findings_and_documents(document: dict[str, Any]) -> list[str]:
    lines = [
        f"  ! {item['id'] or '–'} {item['kind']}: {item['reason'] or item['state']}"
        for item in document["findings"]
    ]
    for item in document["documents"]:
        lines.append(f"  · {item['title']}: {item['verdict'] or '?'}  {item['name']}")
        lines += [f"    ! {remark['message']}" for remark in item["remarks"]]
    lines += [
        f"  ₼ {plain(item['at'])}  {item['outcome'] or '…'}  {item['amount'] or ''}"
        for item in document["debt_checks"]
    ]
    return lines
