"""What the auditor's page says of a look, of a deed, and of who stands out."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from clerkdesk.domain.outcomes import Ending
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.usecases.history.audit import Access, Act
from clerkdesk.usecases.history.outliers import Outlier

translate = QCoreApplication.translate


def person(entry: Access | Act) -> str:
    """Who it was, or which part of the program."""
    match entry.actor:
        case "worker":
            return translate("AuditPage", "Program")
        case "local":
            return translate("AuditPage", "Portal")
    return entry.actor


def purpose(code: str) -> str:
    """What an application was looked at for."""
    names = {
        "open": translate("AuditPage", "opened"),
        "act": translate("AuditPage", "worked on it"),
        "search": translate("AuditPage", "searched"),
        "show": translate("AuditPage", "read by command"),
        "take": translate("AuditPage", "took it into work"),
        "print": translate("AuditPage", "printed"),
        "reprint": translate("AuditPage", "printed again"),
    }
    return names.get(code) or texts.word(code)


def deed(act: Act, document_titles: Mapping[str, str]) -> str:
    """The deed, with what it was about and what it made of the application.

    ``document_titles``: by the code of their kind.
    """
    parts = (texts.word(act.action), _detail(act, document_titles))
    text = ": ".join(part for part in parts if part)
    if act.from_status and act.to_status and act.from_status != act.to_status:
        text += f" ({texts.word(act.from_status)} → {texts.word(act.to_status)})"
    return text


def _detail(act: Act, document_titles: Mapping[str, str]) -> str:
    detail = act.detail or ""
    match act.action:
        case "verdict":
            return _verdict(detail, document_titles)
        case "finding" | "finding_closed" | "acknowledge":
            return texts.weighed(detail)
        case "second_look":
            return texts.looked_at(detail)
        case "sample_look":
            return texts.sample_said(detail)
        case "sheet":
            return texts.word(detail)
        case "message":
            about, channel, state = (detail.split(" ") + ["", "", ""])[:3]
            return f"{texts.word(about)}, {texts.word(channel)}: {texts.word(state)}"
        case "debt_answer" if detail.lstrip("-").isdecimal():
            return texts.money(int(detail))
        case Ending.NO_ANSWER | Ending.CANNOT_BE_FORMED:
            return texts.plain_sentence(detail)
    return texts.word(detail) if texts.known(detail) else detail


def _verdict(detail: str, document_titles: Mapping[str, str]) -> str:
    """``detail``: the kind, a word that begins with + or - or neither, and the reason."""
    kind, sign, reason = (detail.split(" ", 2) + ["", ""])[:3]
    mark = {"+": "✓", "-": "✗"}.get(sign[:1], "–")
    text = f"{document_titles.get(kind, kind)} {mark} {reason.removeprefix('@').strip()}"
    return text.rstrip()


def remark(outlier: Outlier) -> str:
    """What is far from the colleagues', with theirs beside it; "": nothing is."""
    names = {
        "opened": translate("AuditPage", "Opened"),
        "unacted": translate("AuditPage", "Opened without acting"),
        "searches": translate("AuditPage", "Searches"),
        "lists": translate("AuditPage", "Lists of departures"),
    }
    stands_out = translate("AuditPage", "stands out: %1 (colleagues: %2)")
    return "; ".join(
        filled(stands_out, names[flag].lower(), f"{outlier.medians[flag]:.0f}")
        for flag in outlier.flags
    )
