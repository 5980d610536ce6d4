"""The findings of an application as they are shown, and the reasons for which one weighs them."""

from typing import TypedDict

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from clerkdesk.domain import findings
from clerkdesk.domain.findings import FindingKind, FindingState, Severity
from clerkdesk.domain.lifecycle import Situation
from clerkdesk.store.models import Acknowledgement, Application, Finding, Note
from clerkdesk.store.reference_models import FindingKindRow, FindingReason
from clerkdesk.usecases.case.loading import Key, find
from clerkdesk.usecases.case.rows import FindingRow
from clerkdesk.usecases.reference_data import Choice


def rows(session: Session, application: Application, situation: Situation) -> list[FindingRow]:
    """What is to be weighed, the open and the serious first; under a ticket.

    Where the worker is silent one says so that has no row, and no id.
    """
    last = (
        select(func.max(Acknowledgement.id))
        .where(
            Acknowledgement.finding_id == Finding.id, Acknowledgement.revision == Finding.revision
        )
        .correlate(Finding)
        .scalar_subquery()
    )
    read = session.execute(
        select(Finding, FindingKindRow, Acknowledgement, FindingReason, Note)
        .outerjoin(
            FindingKindRow,
            and_(
                FindingKindRow.kind == Finding.kind,
                FindingKindRow.service == application.service,
            ),
        )
        .outerjoin(Acknowledgement, Acknowledgement.id == last)
        .outerjoin(
            FindingReason,
            and_(
                FindingReason.code == Acknowledgement.reason,
                FindingReason.service == application.service,
            ),
        )
        .outerjoin(Note, Note.id == Finding.note_id)
        .where(Finding.application_id == application.id, Finding.state != FindingState.CLOSED)
        .order_by(
            Finding.state != FindingState.OPEN,
            Finding.severity != Severity.SERIOUS,
            FindingKindRow.position,
            Finding.id,
        )
    ).all()
    shown = [
        FindingRow(
            id=finding.id,
            kind=finding.kind,
            titles=(kind.az, kind.en, kind.ru) if kind else (finding.kind,) * 3,
            severity=finding.severity,
            state=finding.state,
            facts=_facts(finding, note),
            other_id=finding.other_id,
            reason=acknowledged.reason if acknowledged else None,
            reason_titles=(reason.az, reason.en, reason.ru) if reason else None,
            text=acknowledged.text if acknowledged else None,
            acknowledged_by=acknowledged.actor if acknowledged else None,
            acknowledged_at=acknowledged.at if acknowledged else None,
        )
        for finding, kind, acknowledged, reason, note in read
    ]
    return [*_of_silence(session, application, situation), *shown]


def _facts(finding: Finding, note: Note | None) -> dict[str, str]:
    facts = findings.read(finding.facts)
    if finding.other_id is not None:
        facts.setdefault("number", finding.subject)
    if note is not None:
        facts |= {"note": note.text, "by": note.actor}
    return facts


def _of_silence(
    session: Session, application: Application, situation: Situation
) -> list[FindingRow]:
    if not situation.findings_unchecked:
        return []
    kind = session.get(FindingKindRow, (application.service, FindingKind.NOT_COMPARED))
    return [
        FindingRow(
            id=None,
            kind=FindingKind.NOT_COMPARED,
            titles=(kind.az, kind.en, kind.ru) if kind else (FindingKind.NOT_COMPARED,) * 3,
            severity=kind.severity if kind else Severity.WARNING,
            state=FindingState.OPEN,
            facts={"source": "worker"},
        )
    ]


class OpenFinding(TypedDict):
    """A finding without a reason, as the details of a refusal name it."""

    id: int | None
    kind: str
    severity: str
    state: str
    facts: dict[str, str]


def details(session: Session, application: Application, situation: Situation) -> list[OpenFinding]:
    """The open ones, as a refusal names them."""
    return [
        {
            "id": row.id,
            "kind": row.kind,
            "severity": row.severity,
            "state": row.state,
            "facts": row.facts,
        }
        for row in rows(session, application, situation)
        if row.state == FindingState.OPEN
    ]


def reasons(session: Session, key: Key, language: str = "az") -> list[Choice]:
    """The reasons for which a finding of this application is weighed, in the administrator's
    order.
    """
    application = find(session, key)
    return [
        Choice(reason.code, getattr(reason, language))
        for reason in session.scalars(
            select(FindingReason)
            .where(FindingReason.service == application.service)
            .order_by(FindingReason.position)
        )
    ]
