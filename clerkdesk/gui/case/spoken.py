"""What of an open application is said to who does not see it: what a decision rests on."""

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.findings import FindingState
from clerkdesk.domain.lifecycle import DebtState
from clerkdesk.gui.case.side_cards import verdict_mark
from clerkdesk.gui.kit import outcomes, texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.case.rows import CaseDetail, DocumentRow

translate = QCoreApplication.translate


def opened(case: CaseDetail) -> str:
    """Whose application it is, its status, the debt, what must be weighed, how far it is judged."""
    head = case.header
    to_weigh = sum(finding.state == FindingState.OPEN for finding in case.findings)
    parts = [
        texts.whose(head.name),
        head.number,
        texts.word(head.status),
        debt(case),
        _to_weigh(to_weigh),
        _judged(case),
    ]
    return ". ".join(part for part in parts if part)


def debt(case: CaseDetail) -> str:
    """The debt card's word; "" where nobody has asked."""
    match case.debt:
        case DebtState.DEBT:
            return filled(translate("Spoken", "Debt: %1"), texts.money(case.debt_qepik or 0))
        case DebtState.NO_DEBT:
            return translate("Spoken", "No debt")
        case DebtState.ASKED:
            return translate("Spoken", "Billing is being asked")
        case DebtState.NO_ANSWER:
            return outcomes.why_nothing_is_known(case.debt_outcome)
    return ""


def document(case: CaseDetail, shown: DocumentRow) -> str:
    """Which document it is, of how many, and the verdict on it."""
    place = [each.id for each in case.documents].index(shown.id) + 1
    counted = filled(translate("Spoken", "Document %1 of %2"), place, len(case.documents))
    return f"{counted}: {_verdict(shown)}"


def whole_screen(case: CaseDetail | None) -> str:
    """What a decision rests on beside a document that fills the screen now."""
    parts = [translate("Spoken", "The document is on the whole screen")]
    if case is not None:
        kinds = [
            texts.title(each.titles) for each in case.findings if each.state == FindingState.OPEN
        ]
        parts += [_judged(case), debt(case), _to_weigh(len(kinds)), ", ".join(kinds)]
    return ". ".join(part for part in parts if part)


def in_window() -> str:
    """The document is back from the whole screen."""
    return translate("Spoken", "The document is in the window")


def changed(before: CaseDetail, now: CaseDetail) -> str:
    """What is new in an application that was read again; "": nothing that a decision rests on."""
    old = {each.id: each for each in before.documents}
    parts = [
        _verdict(each)
        for each in now.documents
        if each.id not in old or each.fits != old[each.id].fits
    ]
    if parts:
        parts.append(_judged(now))
    # Also the same answer once more: somebody has asked for it.
    if before.debt is not now.debt or before.debt_checks != now.debt_checks:
        parts.append(debt(now))
    known = {finding.id for finding in before.findings}
    new = sum(finding.id not in known for finding in now.findings)
    if new:
        parts.append(filled(translate("Spoken", "New findings: %1"), new))
    return ". ".join(part for part in parts if part)


def _verdict(shown: DocumentRow) -> str:
    _icon, _tone, meaning = verdict_mark(shown)
    parts = (texts.title(shown.titles), meaning, shown.verdict_reason or "")
    return ", ".join(part for part in parts if part)


def _to_weigh(findings: int) -> str:
    return filled(translate("Spoken", "Findings to weigh: %1"), findings) if findings else ""


def _judged(case: CaseDetail) -> str:
    judged = sum(each.fits is not None for each in case.documents)
    return filled(translate("Spoken", "%1 of %2 documents judged"), judged, len(case.documents))
