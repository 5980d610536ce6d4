"""intake, applications, show"""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from clerkdesk.adapters import packages
from clerkdesk.bootstrap import Office
from clerkdesk.cli.output import Output, plain
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Expected, NotFound, StoreUnavailable
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.intake import registration as taking
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.browsing import Filter, Queue, QueueRow


def intake(words: Namespace, opened: Office, output: Output) -> int:
    """Every good package goes in, every bad one is refused with all its faults; exit 1 if any was
    refused.
    """
    accepted: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    for path in [found for stated in words.paths for found in _found(stated, refused, output)]:
        try:
            result = taking.take_in(opened.unit_of_work, packages.open_package(path))
            accepted.append(
                {"path": str(path), "number": result.number, "duplicate": result.duplicate}
            )
        except StoreUnavailable as error:
            # Nothing behind it would fare better; what is in, is said.
            refused.append(
                {"path": str(path), "faults": [output.fault(Fault(None, error.code, error.params))]}
            )
            break
        except Expected as error:
            refused.append(
                {"path": str(path), "faults": [output.fault(Fault(None, error.code, error.params))]}
            )
        except PackageRefused as error:
            refused.append(
                {"path": str(path), "faults": [output.fault(fault) for fault in error.faults]}
            )
    lines = [
        f"{item['path']}: {item['number']}" + (" (=)" if item["duplicate"] else "")
        for item in accepted
    ]
    for item in refused:
        lines.append(f"{item['path']}: ×")
        lines += [f"  {fault['field'] or '—'}: {fault['message']}" for fault in item["faults"]]
    output.document({"accepted": accepted, "refused": refused}, lines)
    if refused:
        output.refused("packages_refused", count=len(refused))
    return 1 if refused else 0


def _found(path: Path, refused: list[dict[str, Any]], output: Output) -> list[Path]:
    try:
        return packages.find(path)
    except FileNotFoundError:
        refused.append(
            {
                "path": str(path),
                "faults": [output.fault(Fault(None, "path_not_found", {"path": path}))],
            }
        )
        return []


def applications(words: Namespace, opened: Office, output: Output) -> int:
    statuses = words.status
    # A search for a FIN or a number is logged, and so may write.
    personal = bool(words.query) and browsing.is_personal(words.query)
    run = opened.unit_of_work.run if personal else opened.unit_of_work.read
    rows, more = run(_list, statuses, words.service, words.query, words.limit)
    lines = [
        f"{row['number']}  {row['status']:<11}  {row['due_on']}  {row['subscriber_code'] or '—':<15}  {row['applicant']}  ({row['department']})"
        for row in rows
    ]
    output.document({"applications": rows, "more": more}, lines + (["…"] if more else []))
    return 0


def _list(
    session: Any, statuses: list[str], service: str | None, query: str, limit: int
) -> tuple[list[dict[str, Any]], bool]:
    names = browsing.labels(session)
    found: list[QueueRow] = []
    if query:
        result = browsing.search(
            session, query, Filter(Queue.ALL, service, statuses=tuple(statuses)), limit=limit
        )
        found = result.rows
        more = result.more
    else:
        for queue in [Queue(status) for status in statuses] or [Queue.ALL]:
            found += browsing.first(session, Filter(queue, service), limit + 1)
        more = len(found) > limit
    return [_row(row, names) for row in found[:limit]], more


def _row(row: QueueRow, names: browsing.Labels) -> dict[str, Any]:
    return {
        "number": row.number,
        "service": row.service,
        "status": row.status,
        "submitted_at": browsing.moment(row.submitted_at),
        "due_on": str(row.due_on)[:10],
        "subscriber_code": row.subscriber_code,
        "applicant": row.name,
        "district": row.place or None,
        "department": names.departments.get(row.department_id),
        "assignee": names.logins.get(row.holder_id or 0),
        "fin": row.masked_fin,
    }


def show(words: Namespace, opened: Office, output: Output) -> int:
    found = opened.unit_of_work.run(detail.open_case, words.number, "show")
    if found is None:
        raise NotFound("application_not_found", number=words.number)
    document = describe(found)
    lines = [
        f"{document['number']}  {document['status']}  {document['applicant']['name']}",
        f"  {document['department']}  {document['due_on']}",
    ]
    lines += [
        f"  · {item['title']}: {item['verdict'] or '?'}  {item['name']}"
        for item in document["documents"]
    ]
    lines += [
        f"  ₼ {plain(item['at'])}  {item['outcome'] or '…'}  {item['amount'] or ''}"
        for item in document["debt_checks"]
    ]
    lines += [
        f"  ✉ {item['event']}/{item['channel']}: {item['state']}" for item in document["messages"]
    ]
    lines += [
        f"  {item['at'].astimezone(BAKU):%d.%m.%Y %H:%M}  {item['action']}  {item['actor']}  {item['detail'] or ''}"
        for item in document["history"]
    ]
    output.document(document, lines)
    return 0


def describe(case: detail.CaseDetail) -> dict[str, Any]:
    """The application as ``show --format json`` gives it."""
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
        "contact": {"mobile": case.mobile, "email": case.email},
        "waiting_for": head.waiting_for,
        "billing_pending": head.billing_pending,
        "decision": {
            "at": head.decided_at,
            "reason": head.decision_reason,
            "text": head.decision_text,
        }
        if head.decided_at
        else None,
        "debt": {
            "state": case.debt,
            "amount": _amount(case.debt_qepik),
            "as_of": case.debt_as_of,
            "fault": case.debt_fault,
        },
        "documents": [
            {
                "kind": d.kind,
                "title": d.title,
                "name": d.name,
                "type": d.media_type,
                "size": d.size,
                "sha256": d.sha256,
                "fin": d.fin,
                "required": d.required,
                "verdict": None if d.fits is None else "fits" if d.fits else "does_not_fit",
                "reason": d.verdict_reason,
                "by": d.verdict_by,
                "via": d.verdict_via,
            }
            for d in case.documents
        ],
        "debt_checks": [
            {
                "at": c.answered_at or c.requested_at,
                "purpose": c.purpose,
                "subscriber_code": c.subject,
                "outcome": c.outcome,
                "fault": c.fault,
                "amount": _amount(c.amount_qepik),
                "as_of": c.as_of,
                "source": c.source,
                "by": c.requested_by,
            }
            for c in case.debt_checks
        ],
        "messages": [
            {
                "event": m.event,
                "channel": m.channel,
                "state": m.state,
                "queued_at": m.queued_at,
                "not_before": m.not_before,
                "sent_at": m.sent_at,
                "fault": m.fault,
            }
            for m in case.messages
        ],
        "history": [
            {
                "at": h.at,
                "actor": h.actor,
                "action": h.action,
                "from": h.from_status,
                "to": h.to_status,
                "detail": h.detail,
                "text": h.text,
                "op_id": h.op_id,
            }
            for h in case.history
        ],
        "household": [
            {
                "number": link.number,
                "kind": link.kind,
                "department": link.office,
                "submitted_at": link.submitted_at,
                "status": link.status,
                "district": link.place or None,
                "person": link.person_position,
            }
            for link in case.links
        ],
        "certificates": [asdict(certificate) for certificate in case.certificates],
        "allowed": sorted(head.allowed),
    }


def _person(person: detail.PersonRow) -> dict[str, Any]:
    return {
        "fin": person.fin,
        "name": person.full_name,
        "birth_date": person.birth_date,
        "id_document": person.id_document,
        "register": person.register_outcome,
        "registered_name": None
        if person.register is None
        else " ".join(
            part
            for part in (person.register.surname, person.register.name, person.register.patronymic)
            if part
        ),
    }


def _amount(qepik: int | None) -> str | None:
    return None if qepik is None else f"{qepik / 100:.2f}"
