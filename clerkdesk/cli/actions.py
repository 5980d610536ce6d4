"""The actions of the window, from the command line: the same use cases, the same refusals."""

import os
import time
from argparse import Namespace
from pathlib import Path

from clerkdesk import bootstrap
from clerkdesk.bootstrap import Office
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Expected, Invalid, NotFound
from clerkdesk.domain.money import figures
from clerkdesk.usecases.case import casework, detail, inquiries, review
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.unit_of_work import UnitOfWork

WAIT_SECONDS = 10.0
"""How long a command waits for a worker on PostgreSQL."""


def act(words: Namespace, opened: Office, output: Output) -> int:
    unit = opened.unit_of_work
    number: str = getattr(words, "number", "")
    reason = getattr(words, "reason", None)
    text = getattr(words, "text", None)
    said = text or reason or ""
    match words.command:
        case "take":
            unit.run(casework.take, number)
        case "take-next":
            taken = unit.run(casework.take_next)
            if taken is None:
                raise Expected("nothing_to_take")
            number = unit.read(detail.header, taken).number
        case "release":
            unit.run(casework.release, number)
        case "assign":
            unit.run(casework.assign, number, words.to, said or None)
        case "forward":
            unit.run(casework.forward, number, words.department, said)
        case "investigate":
            unit.run(casework.investigate, number, said)
        case "wait":
            unit.run(casework.wait, number, said)
        case "resume":
            unit.run(casework.resume, number)
        case "amend":
            unit.run(casework.amend, number, _changes(words.changes), said)
        case "note":
            unit.run(casework.note, number, said)
        case "call":
            unit.run(casework.call, number, words.outcome, said)
        case "approve":
            _approve(opened, number, words.accept_documents)
        case "refuse":
            unit.run(review.refuse, number, reason or "", text or "")
        case "undo":
            unit.run(review.undo, number)
        case "reopen":
            unit.run(review.reopen, number, said)
        case "debt":
            return _debt(opened, output, number)
    _settle(opened, number)
    try:
        head = unit.read(detail.header, number)
    except NotFound:
        # Done, and now in another office's sight.
        output.document({"number": number}, [number])
        return 0
    document = {
        "number": head.number,
        "status": head.status,
        "assignee": head.holder_login,
        "department": head.department,
        "due_on": head.due_on,
        "version": head.version,
    }
    output.document(document, [f"{head.number}: {head.status}"])
    return 0


def _approve(opened: Office, number: str, accept: bool) -> None:
    _settle(opened, number)
    opened.unit_of_work.run(review.accept_and_approve if accept else review.approve, number)


def _changes(stated: list[str]) -> dict[str, str]:
    changes = {}
    for item in stated:
        field, sign, value = item.partition("=")
        if not sign:
            raise Invalid("nothing_to_amend", field="set")
        changes[field.strip()] = value
    return changes


def _settle(opened: Office, number: str) -> None:
    """On an embedded file the command does the worker's part itself; elsewhere a worker is running."""
    if opened.settings.embedded:
        # The machine's own sight: an application that was forwarded away still gets its answers.
        key = opened.unit_of_work.acting_as(None).read(detail.header, number).id
        bootstrap.make_worker(opened, "command line").once(key)


def _debt(opened: Office, output: Output, number: str) -> int:
    inquiry = opened.unit_of_work.run(inquiries.ask_debt, number)
    if inquiry is None:
        raise Expected("code_missing")
    outcome, fault, _certificate = _await(opened, number, inquiry)
    case = opened.unit_of_work.run(detail.open_case, number, "show")
    if outcome != "answered":
        raise Expected(fault or "debt_no_answer")
    document = {
        "number": number,
        "subscriber_code": case.header.subscriber_code,
        "outcome": outcome,
        "amount": f"{(case.debt_qepik or 0) / 100:.2f}",
        "currency": "AZN",
        "as_of": case.debt_as_of,
        "state": case.debt,
    }
    output.document(document, [f"{number}: {figures(case.debt_qepik or 0)}"])
    return 0


def _await(opened: Office, number: str, inquiry: int) -> tuple[str | None, str | None, str | None]:
    """The outcome of a question; on PostgreSQL up to ten seconds. Raises Expected (worker_silent)."""
    _settle(opened, number)
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        found = opened.unit_of_work.read(inquiries.outcome, inquiry)
        if found[0] is not None:
            return found
        if opened.settings.embedded or time.monotonic() > deadline:
            raise Expected("worker_silent")
        time.sleep(0.1)


def certificate(words: Namespace, opened: Office, output: Output) -> int:
    match words.part:
        case "issue":
            return _issue(words, opened, output)
        case "verify":
            return _verify(words, opened, output)
    opened.unit_of_work.run(issuing.revoke, words.number, words.reason)
    output.document({"number": words.number, "state": "revoked"}, [f"{words.number}: revoked"])
    return 0


def _issue(words: Namespace, opened: Office, output: Output) -> int:
    unit = opened.unit_of_work
    # Refuse before anything is formed where the file could not be written.
    draft = words.out.with_name(f".{words.out.name}.{os.getpid()}")
    try:
        if words.out.is_dir() or (words.out.exists() and not words.out.is_file()):
            raise OSError(words.out)
        draft.write_bytes(b"")
    except (OSError, ValueError):
        raise Invalid("cannot_write", field="out", path=words.out) from None
    try:
        return _issue_into(
            words=words,
            opened=opened,
            output=output,
            unit=unit,
            draft=draft,
        )
    finally:
        draft.unlink(missing_ok=True)


def _issue_into(
    words: Namespace, opened: Office, output: Output, unit: UnitOfWork, draft: Path
) -> int:
    inquiry = unit.run(issuing.request, words.number)
    outcome, fault, number = _await(opened, words.number, inquiry)
    if outcome in ("no_answer", "unknown"):
        raise Expected(
            "certificate_no_answer",
            fault=sentence(fault or "debt_no_answer", None, output.language),
        )
    if outcome == "debt":
        amount = unit.run(detail.open_case, words.number, "print").debt_qepik or 0
        raise Expected("certificate_debt", amount=figures(amount))
    if number is None:
        raise Expected("worker_silent" if outcome == "expired" else "certificate_incomplete")
    issued = unit.read(issuing.stored_file, number)
    try:
        draft.write_bytes(issued.content)
        draft.replace(words.out)
    except OSError:
        raise Invalid("cannot_write", field="out", path=f"{words.out} ({number})") from None
    output.document(
        {
            "number": number,
            "application": words.number,
            "outcome": outcome,
            "copy": issued.copy,
            "file": str(words.out),
        },
        [f"{number}: {words.out}"],
    )
    return 0


def _verify(words: Namespace, opened: Office, output: Output) -> int:
    import hashlib

    from clerkdesk.adapters import certificate_reading

    try:
        content = words.file.read_bytes()
    except OSError:
        raise Invalid("path_not_found", field="file", path=words.file) from None
    number, code = certificate_reading.number_and_code(content)
    found = opened.unit_of_work.read(
        issuing.verify, hashlib.sha256(content).hexdigest(), number, code
    )
    output.document(
        {"verdict": found.verdict, "number": found.number, "reason": found.reason},
        [f"{found.number or '—'}: {found.verdict} {found.reason or ''}".rstrip()],
    )
    if found.verdict == "valid":
        return 0
    output.refused(
        f"certificate_is_{found.verdict}", number=found.number or "—", reason=found.reason or ""
    )
    return 1
