"""The sections of an application as they are shown, from the parts that were read of it."""

from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from clerkdesk.domain import findings as domain
from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.findings import FindingKind, FindingState, Severity
from clerkdesk.domain.lifecycle import Situation
from clerkdesk.domain.outcomes import Outcome
from clerkdesk.domain.remarks import Remark
from clerkdesk.domain.verdicts import first_in_force, standing
from clerkdesk.store.reads.whole import Parts
from clerkdesk.usecases.case import outcomes
from clerkdesk.usecases.case.rows import (
    CertificateInfo,
    DebtCheck,
    DocumentRow,
    DraftRow,
    FindingRow,
    HistoryRow,
    LinkRow,
    MessageRow,
    PersonRow,
    Renewal,
    SampleRow,
    StatedChange,
    Titles,
)
from clerkdesk.usecases.identity import ScopeKey, current_staff, in_scope

PERSONS = ("persons", "registered", "register_questions")
"""The parts that ``persons`` wants."""
ACCOUNT = ("account", "account_question")
"""Those that ``account`` wants."""
FINDINGS = ("findings", "silence")
"""Those that ``findings`` wants."""
Row = dict[str, Any]


def persons(parts: Parts) -> list[PersonRow]:
    """By role and position, each with what the register answered last."""
    answers = {row["fin"]: RegisteredPerson(**row) for row in parts["registered"]}
    became = {row["subject"]: _outcome(row) for row in parts["register_questions"]}
    return [
        PersonRow(**row, register=answers.get(row["fin"]), register_outcome=became.get(row["fin"]))
        for row in parts["persons"]
    ]


def _outcome(question: Row, amount_qepik: int | None = None) -> Outcome:
    return outcomes.stored(
        kind=question["kind"],
        ending=question["outcome"],
        fault=question["fault"],
        fault_params=question["fault_params"],
        certificate_number=question["certificate_number"],
        amount_qepik=amount_qepik,
    )


def documents(parts: Parts) -> list[DocumentRow]:
    """In the order in which they were sent; without those of whom the data were erased."""
    remarks: dict[int, list[Remark]] = {}
    for row in parts["remarks"]:
        remarks.setdefault(row["document_id"], []).append(Remark(row["code"], row["params"]))
    return [
        DocumentRow(
            id=row["id"],
            position=row["position"],
            kind=row["kind"],
            titles=_titles(row),
            required=bool(row["required"]),
            name=row["name"],
            media_type=row["media_type"],
            size=row["size"],
            sha256=row["sha256"],
            fin=row["fin"],
            fits=row["fits"],
            verdict_reason=row["verdict_reason"],
            verdict_by=row["verdict_by_name"],
            verdict_at=row["verdict_at"],
            verdict_via=row["verdict_via"],
            added_at=row["added_at"],
            remarks=tuple(remarks.get(row["id"], ())),
        )
        for row in parts["documents"]
        if row["name"]
    ]


def _titles(row: Row) -> Titles:
    return row["az"], row["en"], row["ru"]


def missing_documents(parts: Parts) -> list[Titles]:
    """What the service cannot do without and was not sent, in its order."""
    sent = {row["kind"] for row in parts["documents"]}
    return [_titles(row) for row in parts["required"] if row["code"] not in sent]


class AccountReading(NamedTuple):
    """What billing says of the account behind the present code."""

    account: Account | None
    """None: billing has not answered."""
    outcome: Outcome | None
    """Of the last question; None: not asked."""


def account(parts: Parts) -> AccountReading:
    """The last answer, and what became of the last question."""
    known = [Account(**row) for row in parts["account"]]
    asked = [_outcome(row) for row in parts["account_question"]]
    return AccountReading(known[0] if known else None, asked[0] if asked else None)


def debt_outcome(parts: Parts, question: int | None) -> Outcome | None:
    """What became of a question about the debt, by its id; None: there is none."""
    for row in parts["debt_questions"]:
        if row["id"] == question:
            return _outcome(row)
    return None


def debt_checks(parts: Parts) -> list[DebtCheck]:
    """Newest first; of every code that the application has had."""
    return [
        DebtCheck(
            purpose=row["purpose"],
            subject=row["subject"],
            requested_at=row["requested_at"],
            requested_by=row["requested_by_name"],
            outcome=_outcome(row, row["amount_qepik"]),
            amount_qepik=row["amount_qepik"],
            as_of=row["as_of"],
            answered_at=row["answered_at"] or row["outcome_at"],
            source=row["source"],
        )
        for row in parts["debt_questions"]
    ]


def messages(parts: Parts) -> list[MessageRow]:
    """Newest first."""
    return [MessageRow(**row) for row in parts["messages"]]


def history(parts: Parts) -> list[HistoryRow]:
    """Newest first."""
    notes = {row["op_id"]: row["text"] for row in parts["notes"]}
    amended: dict[str, list[str]] = {}
    for row in parts["amendments"]:
        amended.setdefault(row["op_id"], []).append(
            f"{row['field']}: {row['old'] or '—'} → {row['new'] or '—'}"
        )
    texts = notes | {op: "\n".join(lines) for op, lines in amended.items()}
    return [
        HistoryRow(
            **row,
            text=texts.get(row["op_id"] or "")
            if row["action"] in ("note", "call", "amend")
            else None,
        )
        for row in parts["history"]
    ]


def links(session: Session, parts: Parts) -> list[LinkRow]:
    """Every application that shares something, those of other offices among them."""
    actor = current_staff(session)
    rows = []
    for row in parts["links"]:
        scope_key = ScopeKey(
            organisation_id=row.pop("organisation_id"),
            department_id=row.pop("department_id"),
            service=row.pop("service"),
        )
        rows.append(LinkRow(**row, in_scope=in_scope(actor, scope_key)))
    return rows


def renewal(parts: Parts) -> Renewal | None:
    """What differs from the refused application that this one sends again."""
    for refused in parts["renewal"]:
        return Renewal(
            number=refused["number"],
            decided_at=refused["decided_at"],
            refusal=refused["decision_text"] or "",
            changes=[StatedChange(**row) for row in parts["renewal_changes"]],
            taken_over=frozenset(row["id"] for row in parts["renewal_documents"]),
        )
    return None


def certificates(parts: Parts) -> list[CertificateInfo]:
    """Newest first."""
    days = int(next((row["value"] for row in parts["valid_days"]), "") or 0)
    first = first_in_force(days, baku_date(parts["now"][0]["at"]))
    issued = [CertificateInfo(**row) for row in parts["certificates"]]
    return [
        replace(each, state=standing(each.state, each.number, each.issued_on, first))
        for each in issued
    ]


def drafts(parts: Parts) -> list[DraftRow]:
    """Everybody's unfinished texts about an application, the newest first."""
    return [DraftRow(**row) for row in parts["drafts"]]


def findings(parts: Parts, situation: Situation) -> list[FindingRow]:
    """What is to be weighed, the open and the serious first.

    Where the worker is silent one says so that has no row, and no id.
    """
    shown = [
        FindingRow(
            id=row["id"],
            kind=row["kind"],
            titles=_titles_of(row, "kind") or (row["kind"],) * 3,
            severity=row["severity"],
            state=row["state"],
            facts=_facts(row),
            other_id=row["other_id"],
            reason=row["reason"],
            reason_titles=_titles_of(row, "reason"),
            text=row["text"],
            acknowledged_by=row["acknowledged_by"],
            acknowledged_at=row["acknowledged_at"],
            agrees=row["agrees"],
            second_text=row["second_text"],
            second_by=row["second_by"],
            second_at=row["second_at"],
            wants_second=bool(row["wants_second"]),
            second_wanted=row["second_wanted"],
        )
        for row in parts["findings"]
    ]
    return [*_of_silence(parts, situation), *shown]


def second_looks(parts: Parts) -> int:
    """How many findings wait for one."""
    return sum(row["state"] == FindingState.SECOND_LOOK for row in parts["findings"])


def sample(parts: Parts) -> SampleRow | None:
    """Whether the decision was picked, and what a second person says to it."""
    for row in parts["sample"]:
        return SampleRow(
            picked_at=row["picked_at"],
            waiting=row["waiting"],
            decided_by=row["decided_by"],
            agrees=row["agrees"],
            reason=row["reason"],
            text=row["text"],
            actor=row["actor"],
            at=row["at"],
        )
    return None


def workers(parts: Parts) -> set[int]:
    """The ids of those who have worked on what waits for a second look."""
    return {row["actor_id"] for row in parts["workers"]}


def _titles_of(row: Row, what: str) -> Titles | None:
    """None: no row says what it is called."""
    if row[f"{what}_az"] is None:
        return None
    return row[f"{what}_az"], row[f"{what}_en"], row[f"{what}_ru"]


def _facts(row: Row) -> dict[str, str]:
    facts = domain.read(row["facts"])
    if row["other_id"] is not None:
        facts.setdefault("number", row["subject"])
    if row["note"] is not None:
        facts |= {"note": row["note"], "by": row["note_by"]}
    return facts


def _of_silence(parts: Parts, situation: Situation) -> list[FindingRow]:
    if not situation.findings_unchecked:
        return []
    kind = next(iter(parts["silence"]), None)
    return [
        FindingRow(
            id=None,
            kind=FindingKind.NOT_COMPARED,
            titles=_titles(kind) if kind else (FindingKind.NOT_COMPARED,) * 3,
            severity=kind["severity"] if kind else Severity.WARNING,
            state=FindingState.OPEN,
            facts={"source": "worker"},
        )
    ]
