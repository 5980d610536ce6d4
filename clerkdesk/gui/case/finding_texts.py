"""What a finding says, in the clerk's words."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.findings import FindingKind
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.usecases.case.rows import CaseDetail, FindingRow

translate = QCoreApplication.translate

_ICONS: Mapping[str, str] = {
    FindingKind.REGISTERED_ELSEWHERE: "copy",
    FindingKind.CODE_IN_WORK: "copy",
    FindingKind.OLD_CODE_ELSEWHERE: "hash",
    FindingKind.OLD_ADDRESS_ELSEWHERE: "map-pin",
    FindingKind.IMPORTANT_NOTE: "notebook-pen",
    FindingKind.OWNER_DIFFERS: "user-x",
    FindingKind.DECEASED: "user-minus",
    FindingKind.FILE_OF_ANOTHER: "files",
    FindingKind.REGISTER_UNKNOWN: "circle-help",
    FindingKind.REGISTER_DIFFERS: "arrow-left-right",
    FindingKind.DOCUMENT_EXPIRED: "calendar-x",
    FindingKind.PARTLY_READABLE: "eye-off",
    FindingKind.NOT_COMPARED: "unplug",
}
_COMPARED = ("name", "fin", "birth_date", "id_document")


def icon(kind: str) -> str:
    """The name of a kind's icon; of one that an office has added its own."""
    return _ICONS.get(kind, "triangle-alert")


def facts(case: CaseDetail, finding: FindingRow) -> str:
    """What was found, on one line."""
    values = finding.facts
    match finding.kind:
        case FindingKind.OWNER_DIFFERS:
            return _differing(finding, translate("Findings", "stated: %1 · billing: %2"))
        case FindingKind.REGISTER_DIFFERS:
            differing = _differing(finding, translate("Findings", "stated: %1 · register: %2"))
            return f"{values.get('person', '')} · {differing}"
        case FindingKind.DECEASED | FindingKind.REGISTER_UNKNOWN:
            return " · ".join(part for part in (values.get("name"), values.get("fin")) if part)
        case FindingKind.DOCUMENT_EXPIRED:
            expired_on = date.fromisoformat(values["expired_on"])
            text = filled(translate("Findings", "expired on %1"), texts.day(expired_on))
            return " · ".join(part for part in (values.get("document"), text) if part)
        case FindingKind.PARTLY_READABLE:
            remark = _remark(case, finding)
            return ": ".join(part for part in (values.get("file", ""), remark) if part)
        case FindingKind.IMPORTANT_NOTE:
            return f"{values.get('note', '')} — {values.get('by', '')}"
        case FindingKind.NOT_COMPARED:
            return _silence(values.get("source", ""))
    return _elsewhere(case, finding)


def _differing(finding: FindingRow, pattern: str) -> str:
    pairs = [
        (finding.facts[f"{field}_stated"], finding.facts[f"{field}_known"])
        for field in _COMPARED
        if f"{field}_stated" in finding.facts
    ]
    return "; ".join(filled(pattern, stated, known) for stated, known in pairs)


def _remark(case: CaseDetail, finding: FindingRow) -> str:
    """What is said of the document, as it stands beside it."""
    code = finding.facts.get("remark", "")
    for document in case.documents:
        for remark in document.remarks:
            if document.name == finding.facts.get("file") and remark.code == code:
                return sentence(remark.code, remark.params)
    return ""


def _silence(source: str) -> str:
    return {
        "billing": translate("Findings", "Billing did not answer."),
        "register": translate("Findings", "The register did not answer."),
        "worker": translate("Findings", "The worker gives no sign of life."),
    }.get(source, translate("Findings", "The comparison failed."))


def evidence(case: CaseDetail, finding: FindingRow) -> tuple[int, str] | None:
    """The document that it speaks of, and the words that are looked for there; None: it speaks of
    none.
    """
    values = finding.facts
    if "file" in values:
        named = [document.id for document in case.documents if document.name == values["file"]]
        return (named[0], "") if named else None
    kind = "id_card"
    words = values.get("id_document_stated") or values.get("document") or values.get("fin", "")
    match finding.kind:
        case FindingKind.OWNER_DIFFERS:
            kind = "ownership_extract"
            words = values.get("name_stated") or values.get("fin_stated", "")
        case FindingKind.REGISTER_DIFFERS:
            words = values.get("name_stated") or words
        case FindingKind.DOCUMENT_EXPIRED | FindingKind.DECEASED | FindingKind.REGISTER_UNKNOWN:
            pass
        case _:
            return None
    shown = next((document.id for document in case.documents if document.kind == kind), None)
    return None if shown is None else (shown, words)


def _elsewhere(case: CaseDetail, finding: FindingRow) -> str:
    """The other application, as far as one may know of it."""
    parts = [finding.facts.get("number", ""), finding.facts.get("file", "")]
    other = next((link for link in case.links if link.id == finding.other_id), None)
    if other is not None:
        parts += [other.office, texts.word(other.status)]
    return " · ".join(part for part in parts if part)


def reason(finding: FindingRow) -> str:
    """Why it was weighed as it was, by whom and when; "": it was not."""
    if finding.reason is None or finding.acknowledged_at is None:
        return ""
    title = texts.title(finding.reason_titles) if finding.reason_titles else finding.reason
    why = finding.text if finding.reason == "other" and finding.text else title
    return filled(
        translate("Findings", "Reason: %1 — %2, %3"),
        why,
        finding.acknowledged_by or "",
        texts.when(finding.acknowledged_at),
    )
