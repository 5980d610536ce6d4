"""One application: shown, and worked on by the use cases of the window, with the same refusals."""

import time
from argparse import Namespace
from collections.abc import Callable

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.case_document import describe, lines_of
from clerkdesk.cli.inquiries import POLL_SECONDS, WAIT_SECONDS, answered, settle
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed, NotFound
from clerkdesk.domain.money import figures
from clerkdesk.usecases.case import (
    casework,
    detail,
    inquiries,
    review,
    sample_looks,
    second_looks,
    weighing,
)
from clerkdesk.usecases.case.sample_looks import SampleAnswer
from clerkdesk.usecases.case.second_looks import Answer


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """show, take-next, or what is done with an application by its number."""
    match arguments.command:
        case "show":
            return _show(arguments.number, installation, output)
        case "debt":
            return _debt(arguments.number, installation, output)
        case "take-next":
            number = _take_next(installation)
        case action:
            number = arguments.number
            _ACTS[action](arguments, installation)
    settle(installation, number)
    return _report(number, installation, output)


def _show(number: str, installation: Installation, output: Output) -> int:
    case = installation.unit_of_work.run(detail.open_case, number, "show")
    document = describe(case, output.language)
    output.document(document, lines_of(document, output.language))
    return 0


def _debt(number: str, installation: Installation, output: Output) -> int:
    inquiry = installation.unit_of_work.run(inquiries.ask_debt, number)
    if inquiry is None:
        raise Expected("code_missing")
    outcome = answered(installation, number, inquiry)
    case = installation.unit_of_work.run(detail.open_case, number, "show")
    document = {
        "number": number,
        "subscriber_code": case.header.subscriber_code,
        "outcome": outcome.ending,
        "amount": f"{(case.debt_qepik or 0) / 100:.2f}",
        "currency": "AZN",
        "as_of": case.debt_as_of,
        "state": case.debt,
    }
    output.document(document, [f"{number}: {figures(case.debt_qepik or 0)}"])
    return 0


def _take_next(installation: Installation) -> str:
    """The number of what was taken. Raises Expected (nothing_to_take)."""
    taken = installation.unit_of_work.run(casework.take_next)
    if taken is None:
        raise Expected("nothing_to_take")
    return installation.unit_of_work.read(detail.header, taken).number


def _report(number: str, installation: Installation, output: Output) -> int:
    try:
        header = installation.unit_of_work.read(detail.header, number)
    except NotFound:
        # Done, and now in another office's sight.
        output.document({"number": number}, [number])
        return 0
    document = {
        "number": header.number,
        "status": header.status,
        "assignee": header.holder_login,
        "department": header.department,
        "due_on": header.due_on,
        "version": header.version,
    }
    output.document(document, [f"{header.number}: {header.status}"])
    return 0


def _words(arguments: Namespace) -> str:
    """What is written beside an action: the text, or the reason where there is none."""
    return arguments.text or arguments.reason or ""


def _take(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(casework.take, arguments.number)


def _release(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(casework.release, arguments.number)


def _assign(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(
        casework.assign, arguments.number, arguments.to, _words(arguments) or None
    )


def _forward(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(
        casework.forward, arguments.number, arguments.department, _words(arguments)
    )


def _investigate(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(casework.investigate, arguments.number, _words(arguments))


def _wait(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(casework.wait, arguments.number, _words(arguments))


def _resume(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(casework.resume, arguments.number)


def _amend(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(
        casework.amend, arguments.number, _changes(arguments.changes), _words(arguments)
    )


def _changes(stated: list[str]) -> dict[str, str]:
    """Field → value. Raises Invalid."""
    changes = {}
    for item in stated:
        field, sign, value = item.partition("=")
        if not sign:
            raise Invalid("nothing_to_amend", field="set")
        changes[field.strip()] = value
    return changes


def _note(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(
        casework.note, arguments.number, _words(arguments), important=arguments.important
    )


def _call(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(
        casework.call,
        arguments.number,
        arguments.outcome,
        _words(arguments),
        arguments.again,
    )


def _approve(arguments: Namespace, installation: Installation) -> None:
    # A debt that the worker has not asked for yet is no reason to refuse.
    settle(installation, arguments.number)
    approve = review.accept_and_approve if arguments.accept_documents else review.approve
    weighed = []
    for stated in arguments.acknowledge:
        finding, _sign, reason = stated.partition("=")
        weighed.append(weighing.Weighed(finding.strip(), reason.strip()))
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            if not installation.unit_of_work.run(approve, arguments.number, weighed=weighed):
                raise Expected("second_look_awaited")
            return
        except NotAllowed as denied:
            # On an embedded file the worker's part was done here.
            late = installation.settings.embedded or time.monotonic() > until
            if late or not _is_compared_soon(denied):
                raise
        time.sleep(POLL_SECONDS)


def _is_compared_soon(denied: NotAllowed) -> bool:
    """Whether a worker that is there, or is just starting, may still do its part."""
    details = denied.params.get("details")
    silent = isinstance(details, list) and any(finding["id"] is None for finding in details)
    return denied.code == "findings_being_checked" or silent


def _refuse(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(
        review.refuse, arguments.number, arguments.reason or "", arguments.text or ""
    )


def _undo(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(review.undo, arguments.number)


def _reopen(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(review.reopen, arguments.number, _words(arguments))


def _second_look(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(
        second_looks.look,
        arguments.number,
        Answer(arguments.agree, arguments.text or "", arguments.finding),
    )


def _sample_look(arguments: Namespace, installation: Installation) -> None:
    installation.unit_of_work.run(
        sample_looks.look,
        arguments.number,
        SampleAnswer(arguments.agree, arguments.disagree, arguments.text or ""),
    )


_ACTS: dict[str, Callable[[Namespace, Installation], None]] = {
    "take": _take,
    "release": _release,
    "assign": _assign,
    "forward": _forward,
    "investigate": _investigate,
    "wait": _wait,
    "resume": _resume,
    "amend": _amend,
    "note": _note,
    "call": _call,
    "approve": _approve,
    "refuse": _refuse,
    "undo": _undo,
    "reopen": _reopen,
    "second-look": _second_look,
    "sample-look": _sample_look,
}
