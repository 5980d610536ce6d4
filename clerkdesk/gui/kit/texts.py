"""The words of the window for what the use cases name by codes."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from clerkdesk.domain.deadlines import BAKU, Remaining
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.money import figures
from clerkdesk.settings import LANGUAGES
from clerkdesk.usecases import catalogue

if TYPE_CHECKING:
    from clerkdesk.usecases.case.rows import Titles

_language = "az"
_PLACEHOLDER = re.compile("%([1-9])")

_WORDS = {
    # statuses
    "new": QT_TRANSLATE_NOOP("Words", "New"),
    "in_progress": QT_TRANSLATE_NOOP("Words", "In progress"),
    "completed": QT_TRANSLATE_NOOP("Words", "Completed"),
    "refused": QT_TRANSLATE_NOOP("Words", "Refused"),
    # services
    "idp": QT_TRANSLATE_NOOP("Words", "IDP application"),
    "no_debt": QT_TRANSLATE_NOOP("Words", "Certificate of no debt"),
    # channels and ways to sign in
    "e-gov": "e-gov.az",
    "mygov": "myGov",
    "azersu.az": "azersu.az",
    "azerishiq.az": "azerishiq.az",
    "counter": QT_TRANSLATE_NOOP("Words", "Counter"),
    "e_signature": QT_TRANSLATE_NOOP("Words", "E-signature"),
    "asan_imza": "ASAN İmza",
    "password": QT_TRANSLATE_NOOP("Words", "Portal password"),
    # reasons
    "new_address": QT_TRANSLATE_NOOP("Words", "Settling at a new address"),
    "family_change": QT_TRANSLATE_NOOP("Words", "Change in the family"),
    "first_registration": QT_TRANSLATE_NOOP("Words", "First registration"),
    "other": QT_TRANSLATE_NOOP("Words", "Other"),
    # history
    "registered": QT_TRANSLATE_NOOP("Words", "Registered"),
    "take": QT_TRANSLATE_NOOP("Words", "Taken into work"),
    "release": QT_TRANSLATE_NOOP("Words", "Released"),
    "assign": QT_TRANSLATE_NOOP("Words", "Assigned"),
    "forward": QT_TRANSLATE_NOOP("Words", "Forwarded"),
    "investigate": QT_TRANSLATE_NOOP("Words", "Investigation set"),
    "wait": QT_TRANSLATE_NOOP("Words", "Citizen asked"),
    "resume": QT_TRANSLATE_NOOP("Words", "Citizen answered"),
    "answer": QT_TRANSLATE_NOOP("Words", "Citizen answered"),
    "amend": QT_TRANSLATE_NOOP("Words", "Amended"),
    "add_document": QT_TRANSLATE_NOOP("Words", "Citizen added a document"),
    "verdict": QT_TRANSLATE_NOOP("Words", "Document judged"),
    "finding": QT_TRANSLATE_NOOP("Words", "To be weighed"),
    "finding_closed": QT_TRANSLATE_NOOP("Words", "Not to be weighed any more"),
    "acknowledge": QT_TRANSLATE_NOOP("Words", "Weighed"),
    "second_look": QT_TRANSLATE_NOOP("Words", "Second look"),
    "sampled": QT_TRANSLATE_NOOP("Words", "Picked for a second look"),
    "sample_look": QT_TRANSLATE_NOOP("Words", "Second look at the decision"),
    # why one would not have decided so
    "sample_documents": QT_TRANSLATE_NOOP("Words", "documents"),
    "sample_person": QT_TRANSLATE_NOOP("Words", "the person or the address"),
    "sample_debt": QT_TRANSLATE_NOOP("Words", "the debt"),
    "sample_rule": QT_TRANSLATE_NOOP("Words", "the rule or the reason does not fit"),
    "sample_text": QT_TRANSLATE_NOOP("Words", "what the citizen was told"),
    "sample_other": QT_TRANSLATE_NOOP("Words", "another reason"),
    # what is looked for
    "registered_elsewhere": QT_TRANSLATE_NOOP("Words", "a person registered elsewhere"),
    "old_code_elsewhere": QT_TRANSLATE_NOOP("Words", "the old code elsewhere"),
    "old_address_elsewhere": QT_TRANSLATE_NOOP("Words", "the old address elsewhere"),
    "code_in_work": QT_TRANSLATE_NOOP("Words", "the code in another open application"),
    "important_note": QT_TRANSLATE_NOOP("Words", "an important note"),
    "owner_differs": QT_TRANSLATE_NOOP("Words", "another holder at billing"),
    "deceased": QT_TRANSLATE_NOOP("Words", "deceased according to the register"),
    "file_of_another": QT_TRANSLATE_NOOP("Words", "the same file of another person"),
    "register_unknown": QT_TRANSLATE_NOOP("Words", "a FIN unknown to the register"),
    "register_differs": QT_TRANSLATE_NOOP("Words", "the register says otherwise"),
    "document_expired": QT_TRANSLATE_NOOP("Words", "an expired document"),
    "partly_readable": QT_TRANSLATE_NOOP("Words", "a document readable in part"),
    "not_compared": QT_TRANSLATE_NOOP("Words", "not compared"),
    # why one approves all the same, as a new installation has it
    "inheritance": QT_TRANSLATE_NOOP("Words", "inheritance"),
    "sale": QT_TRANSLATE_NOOP("Words", "sold, the account not moved yet"),
    "proxy": QT_TRANSLATE_NOOP("Words", "a power of attorney"),
    "spelling": QT_TRANSLATE_NOOP("Words", "spelled otherwise, the same person"),
    "document_seen": QT_TRANSLATE_NOOP("Words", "the original was seen"),
    "asked_by_phone": QT_TRANSLATE_NOOP("Words", "cleared up by telephone"),
    "other_is_old": QT_TRANSLATE_NOOP("Words", "the other application is old or wrong"),
    "left_household": QT_TRANSLATE_NOOP("Words", "has left that household"),
    "committee_asked": QT_TRANSLATE_NOOP("Words", "cleared up with the State Committee"),
    "note": QT_TRANSLATE_NOOP("Words", "Note"),
    "call": QT_TRANSLATE_NOOP("Words", "Call"),
    "approve": QT_TRANSLATE_NOOP("Words", "Approved"),
    "refuse": QT_TRANSLATE_NOOP("Words", "Refused"),
    "undo": QT_TRANSLATE_NOOP("Words", "Taken back"),
    "withdraw": QT_TRANSLATE_NOOP("Words", "Withdrawn by the citizen"),
    "ask_withdrawal": QT_TRANSLATE_NOOP("Words", "Citizen asks to withdraw it"),
    "reopen": QT_TRANSLATE_NOOP("Words", "Reopened"),
    "route": QT_TRANSLATE_NOOP("Words", "Routed"),
    "move_term": QT_TRANSLATE_NOOP("Words", "Term moved"),
    "erase": QT_TRANSLATE_NOOP("Words", "Personal data erased"),
    "erase_person": QT_TRANSLATE_NOOP("Words", "One person's data erased"),
    "debt_answer": QT_TRANSLATE_NOOP("Words", "Billing answered"),
    "no_answer": QT_TRANSLATE_NOOP("Words", "Did not answer"),
    "cannot_be_formed": QT_TRANSLATE_NOOP("Words", "The certificate cannot be formed"),
    "certificate": QT_TRANSLATE_NOOP("Words", "Certificate formed"),
    "superseded": QT_TRANSLATE_NOOP("Words", "Superseded"),
    "revoked": QT_TRANSLATE_NOOP("Words", "Revoked"),
    "print": QT_TRANSLATE_NOOP("Words", "Printed, copy"),
    "revoke_asked": QT_TRANSLATE_NOOP("Words", "To be revoked, says"),
    "sheet": QT_TRANSLATE_NOOP("Words", "Printed sheet"),
    "again_lost": QT_TRANSLATE_NOOP("Words", "the citizen has lost it"),
    "again_spoiled": QT_TRANSLATE_NOOP("Words", "the sheet is spoiled"),
    "again_another_place": QT_TRANSLATE_NOOP("Words", "handed in at a second place"),
    "again_other": QT_TRANSLATE_NOOP("Words", "another reason"),
    "fate_out": QT_TRANSLATE_NOOP("Words", "came out"),
    "fate_spoiled": QT_TRANSLATE_NOOP("Words", "spoiled"),
    "fate_lost": QT_TRANSLATE_NOOP("Words", "lost"),
    "message": QT_TRANSLATE_NOOP("Words", "Message"),
    # messages
    "sms": "SMS",
    "email": QT_TRANSLATE_NOOP("Words", "E-mail"),
    "investigation": QT_TRANSLATE_NOOP("Words", "Investigation"),
    "waiting": QT_TRANSLATE_NOOP("Words", "Something is asked for"),
    "approved": QT_TRANSLATE_NOOP("Words", "Completed"),
    "completed_debt": QT_TRANSLATE_NOOP("Words", "Pay, then print"),
    "completed_clear": QT_TRANSLATE_NOOP("Words", "Can be printed"),
    "reopened": QT_TRANSLATE_NOOP("Words", "Reopened"),
    "term_moved": QT_TRANSLATE_NOOP("Words", "Term moved"),
    "queued": QT_TRANSLATE_NOOP("Words", "Queued"),
    "sent": QT_TRANSLATE_NOOP("Words", "Sent"),
    "written": QT_TRANSLATE_NOOP("Words", "Written to a file"),
    "delivered": QT_TRANSLATE_NOOP("Words", "Delivered"),
    "failed": QT_TRANSLATE_NOOP("Words", "Not delivered"),
    "unclear": QT_TRANSLATE_NOOP("Words", "Unclear"),
    "cancelled": QT_TRANSLATE_NOOP("Words", "Cancelled"),
    "live": QT_TRANSLATE_NOOP("Words", "Valid"),
    "expired": QT_TRANSLATE_NOOP("Words", "Time is over"),
    "mark_ok": QT_TRANSLATE_NOOP("Words", "in order"),
    "mark_warn": QT_TRANSLATE_NOOP("Words", "attention"),
    "mark_bad": QT_TRANSLATE_NOOP("Words", "not in order"),
    "mark_note": QT_TRANSLATE_NOOP("Words", "note"),
    "mark_open": QT_TRANSLATE_NOOP("Words", "not checked"),
    "signer_revoked": QT_TRANSLATE_NOOP("Words", "The seal's own certificate was revoked"),
    # calls
    "reached": QT_TRANSLATE_NOOP("Words", "Reached"),
    "wrong_number": QT_TRANSLATE_NOOP("Words", "Wrong number"),
    "call_back": QT_TRANSLATE_NOOP("Words", "Call back later"),
    # links
    "fin": QT_TRANSLATE_NOOP("Words", "Same person"),
    "address": QT_TRANSLATE_NOOP("Words", "Same old address"),
    "code": QT_TRANSLATE_NOOP("Words", "Same subscriber code"),
    "file": QT_TRANSLATE_NOOP("Words", "Same file"),
    # roles
    "clerk": QT_TRANSLATE_NOOP("Words", "Clerk"),
    "supervisor": QT_TRANSLATE_NOOP("Words", "Supervisor"),
    "admin": QT_TRANSLATE_NOOP("Words", "Administrator"),
    "auditor": QT_TRANSLATE_NOOP("Words", "Auditor"),
    # debt
    "debt": QT_TRANSLATE_NOOP("Words", "Debt"),
    "review": QT_TRANSLATE_NOOP("Words", "Review"),
    "completion": QT_TRANSLATE_NOOP("Words", "Completion"),
    # amendable fields
    "mobile": QT_TRANSLATE_NOOP("Words", "Mobile"),
    "previous_address": QT_TRANSLATE_NOOP("Words", "Old address"),
    "new_subscriber_code": QT_TRANSLATE_NOOP("Words", "New subscriber code"),
    "owner_name": QT_TRANSLATE_NOOP("Words", "Owner's name"),
    "consumer_group": QT_TRANSLATE_NOOP("Words", "Consumer group"),
    "subscriber_code": QT_TRANSLATE_NOOP("Words", "Subscriber code"),
    "object_address": QT_TRANSLATE_NOOP("Words", "Address"),
    "no_subscriber_code": QT_TRANSLATE_NOOP("Words", "There is no subscriber code"),
}


def filled(text: str, *values: object) -> str:
    """``text`` with its placeholders %1, %2 … filled by the values, all at once.

    A value is taken as it is: a person's name that holds "%2" is no further
    placeholder. A placeholder without a value stays.
    """

    def value(placeholder: re.Match[str]) -> str:
        number = int(placeholder[1])
        return str(values[number - 1]) if number <= len(values) else placeholder[0]

    return _PLACEHOLDER.sub(value, text)


def speak(language: str) -> None:
    """The language of the window's sentences from now on: az, en or ru."""
    global _language
    _language = language


def language() -> str:
    """Of the window: az, en or ru."""
    return _language


def sentence(code: str, params: Mapping[str, object] | None = None) -> str:
    """The catalogue's sentence for a code, in the window's language."""
    return catalogue.sentence(code, params, _language)


def plain_sentence(code: str) -> str:
    """As the catalogue's, in the window's language."""
    return catalogue.plain_sentence(code, _language)


def of_error(error: Expected) -> str:
    """The sentence of an error that a clerk can act on, in the window's language."""
    return catalogue.of_error(error, _language)


def title(names: "Titles") -> str:
    """Of a name in three languages that in the window's."""
    return names[LANGUAGES.index(_language)]


def word(code: str) -> str:
    """The word for a code; the code itself where there is none, which a test finds."""
    return QCoreApplication.translate("Words", _WORDS.get(code, code))  # type: ignore[arg-type]


def whose(name: str) -> str:
    """A person's name; of one whose data were erased, that they were."""
    return name or word("erase")


def known(code: str) -> bool:
    """Whether there is a word for a code."""
    return code in _WORDS


def weighed(detail: str) -> str:
    """Of a row of the history: the kind of a finding and, where it was weighed, the reason and what
    was written beside it.
    """
    kind, reason, written = (detail.split(" ", 2) + ["", ""])[:3]
    if reason == "other":
        return f"{word(kind)} — {written}"
    parts = [word(kind), *([word(reason)] if reason else []), *([written] if written else [])]
    return " — ".join(parts)


def looked_at(detail: str) -> str:
    """Of a second look's row of the history: the kind of a finding, + or -, and what was said."""
    kind, sign, written = (detail.split(" ", 2) + ["", ""])[:3]
    parts = [f"{word(kind)} {'✓' if sign == '+' else '✗'}", *([written] if written else [])]
    return " — ".join(parts)


def sample_said(detail: str) -> str:
    """Of a row of the history about a decision that was picked: + or -, why and what was said."""
    sign, code, written = (detail.split(" ", 2) + ["", ""])[:3]
    if sign == "+":
        return " ".join(part for part in ("✓", code, written) if part)
    return " — ".join(part for part in (f"✗ {word(code)}", written) if part)


def day(on: date) -> str:
    """As dd.mm.yyyy."""
    return f"{on:%d.%m.%Y}"


def money(qepik: int) -> str:
    """As on paper, in manats and qəpiks, kept on one line."""
    return figures(qepik).replace(" ", "\u00a0")


def when(at: datetime) -> str:
    """Date and time in Baku: 20.11.2026 12:00."""
    return f"{at.astimezone(BAKU):%d.%m.%Y %H:%M}"


def initials(name: str) -> str:
    """Of a person's name, where it has no room: GH. Of one word: that word."""
    if " " not in name:
        return name
    return "".join(part[0] for part in name.split()[:2]).upper()


def number(count: int) -> str:
    """1 284: thousands apart by a narrow space."""
    return f"{count:,}".replace(",", "\u202f")


def size(octets: int) -> str:
    """A file's size: 812 KB, 1,4 MB."""
    if octets < 1 << 20:
        return f"{octets / 1024:.0f} KB"
    return f"{octets / (1 << 20):.1f} MB".replace(".", ",")


class _Chips(QObject):
    """Plurals are translated by ``tr`` alone."""

    def text(self, left: Remaining) -> str:
        match left.kind:
            case "overdue_days":
                return self.tr("%n working day(s) late", "", left.count)
            case "overdue_hours":
                return self.tr("%n hour(s) late", "", left.count) if left.count else self.tr("Late")
            case "hours":
                return self.tr("%n hour(s) left", "", left.count)
            case "minutes":
                return self.tr("%n minute(s) left", "", left.count)
            case "today":
                return filled(self.tr("Today %1"), left.until)
        return self.tr("%n working day(s)", "", left.count)


_chips = _Chips()


def remaining(left: Remaining) -> str:
    """What the deadline's chip says."""
    return _chips.text(left)
