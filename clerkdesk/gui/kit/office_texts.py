"""What the auditor's page says of an act of administration."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from clerkdesk.gui.kit import texts
from clerkdesk.usecases.history.office import OfficeAct

_KINDS = {
    "staff": QT_TRANSLATE_NOOP("OfficeHistory", "Account"),
    "staff_department": QT_TRANSLATE_NOOP("OfficeHistory", "A person's office"),
    "staff_service": QT_TRANSLATE_NOOP("OfficeHistory", "A person's e-service"),
    "worker": QT_TRANSLATE_NOOP("OfficeHistory", "The worker's login"),
    "gateway": QT_TRANSLATE_NOOP("OfficeHistory", "The gateway's login"),
    "organisation": QT_TRANSLATE_NOOP("OfficeHistory", "Organisation"),
    "organisation_name": QT_TRANSLATE_NOOP("OfficeHistory", "Letterhead"),
    "department": QT_TRANSLATE_NOOP("OfficeHistory", "Office"),
    "district_route": QT_TRANSLATE_NOOP("OfficeHistory", "A district's office"),
    "complaint_place": QT_TRANSLATE_NOOP("OfficeHistory", "Where one complains"),
    "legal_basis": QT_TRANSLATE_NOOP("OfficeHistory", "Act of the state"),
    "document_requirement": QT_TRANSLATE_NOOP("OfficeHistory", "A service's document"),
    "refusal_reason": QT_TRANSLATE_NOOP("OfficeHistory", "Reason of refusals"),
    "finding_kind": QT_TRANSLATE_NOOP("OfficeHistory", "Kind of findings"),
    "finding_reason": QT_TRANSLATE_NOOP("OfficeHistory", "Reason beside a finding"),
    "verdict_phrase": QT_TRANSLATE_NOOP("OfficeHistory", "Phrase for a document"),
    "message_template": QT_TRANSLATE_NOOP("OfficeHistory", "A message's text"),
    "message_rule": QT_TRANSLATE_NOOP("OfficeHistory", "A message's channel"),
    "organisation_day": QT_TRANSLATE_NOOP("OfficeHistory", "Day of the organisation's own"),
    "retention_rule": QT_TRANSLATE_NOOP("OfficeHistory", "How long personal data are kept"),
    "erasure_request": QT_TRANSLATE_NOOP("OfficeHistory", "Request to erase a person's data"),
    "calendar_override": QT_TRANSLATE_NOOP("OfficeHistory", "Day of the calendar"),
    "setting": QT_TRANSLATE_NOOP("OfficeHistory", "Setting of the installation"),
    "organisation_setting": QT_TRANSLATE_NOOP("OfficeHistory", "Setting"),
    "absence": QT_TRANSLATE_NOOP("OfficeHistory", "Absence"),
    "portal_key": QT_TRANSLATE_NOOP("OfficeHistory", "A portal's key"),
}
_ACTIONS = {
    "add": QT_TRANSLATE_NOOP("OfficeHistory", "added"),
    "change": QT_TRANSLATE_NOOP("OfficeHistory", "changed"),
    "remove": QT_TRANSLATE_NOOP("OfficeHistory", "taken away"),
    "password": QT_TRANSLATE_NOOP("OfficeHistory", "password set"),
    "end_sessions": QT_TRANSLATE_NOOP("OfficeHistory", "sessions ended"),
}
_FIELDS = {
    "name": QT_TRANSLATE_NOOP("OfficeHistory", "name"),
    "role": QT_TRANSLATE_NOOP("OfficeHistory", "role"),
    "active": QT_TRANSLATE_NOOP("OfficeHistory", "open"),
    "office": QT_TRANSLATE_NOOP("OfficeHistory", "office"),
    "service": QT_TRANSLATE_NOOP("OfficeHistory", "e-service"),
    "certificate_prefix": QT_TRANSLATE_NOOP("OfficeHistory", "series of certificates"),
    "code_pattern": QT_TRANSLATE_NOOP("OfficeHistory", "form of subscriber codes"),
    "short_name": QT_TRANSLATE_NOOP("OfficeHistory", "short name"),
    "legal_name": QT_TRANSLATE_NOOP("OfficeHistory", "legal name"),
    "city": QT_TRANSLATE_NOOP("OfficeHistory", "city"),
    "verification_address": QT_TRANSLATE_NOOP("OfficeHistory", "address of verification"),
    "call_centre": QT_TRANSLATE_NOOP("OfficeHistory", "call centre"),
    "e_mail": QT_TRANSLATE_NOOP("OfficeHistory", "e-mail"),
    "parent_id": QT_TRANSLATE_NOOP("OfficeHistory", "office above it"),
    "level": QT_TRANSLATE_NOOP("OfficeHistory", "level"),
    "second_look": QT_TRANSLATE_NOOP("OfficeHistory", "second look"),
    "days": QT_TRANSLATE_NOOP("OfficeHistory", "days"),
    "az": QT_TRANSLATE_NOOP("OfficeHistory", "in Azerbaijani"),
    "en": QT_TRANSLATE_NOOP("OfficeHistory", "in English"),
    "ru": QT_TRANSLATE_NOOP("OfficeHistory", "in Russian"),
    "text_az": QT_TRANSLATE_NOOP("OfficeHistory", "text in Azerbaijani"),
    "text_en": QT_TRANSLATE_NOOP("OfficeHistory", "text in English"),
    "text_ru": QT_TRANSLATE_NOOP("OfficeHistory", "text in Russian"),
    "act": QT_TRANSLATE_NOOP("OfficeHistory", "act"),
    "reason": QT_TRANSLATE_NOOP("OfficeHistory", "reason"),
    "url": QT_TRANSLATE_NOOP("OfficeHistory", "address"),
    "required": QT_TRANSLATE_NOOP("OfficeHistory", "required"),
    "position": QT_TRANSLATE_NOOP("OfficeHistory", "place"),
    "severity": QT_TRANSLATE_NOOP("OfficeHistory", "severity"),
    "subject": QT_TRANSLATE_NOOP("OfficeHistory", "subject"),
    "body": QT_TRANSLATE_NOOP("OfficeHistory", "text"),
    "text": QT_TRANSLATE_NOOP("OfficeHistory", "text"),
    "enabled": QT_TRANSLATE_NOOP("OfficeHistory", "told"),
    "kind": QT_TRANSLATE_NOOP("OfficeHistory", "kind of day"),
    "tell_citizens": QT_TRANSLATE_NOOP("OfficeHistory", "citizens are told"),
    "is_working": QT_TRANSLATE_NOOP("OfficeHistory", "working day"),
    "value": QT_TRANSLATE_NOOP("OfficeHistory", "value"),
    "channel": QT_TRANSLATE_NOOP("OfficeHistory", "channel"),
    "per_minute": QT_TRANSLATE_NOOP("OfficeHistory", "requests a minute"),
    "revoked": QT_TRANSLATE_NOOP("OfficeHistory", "revoked"),
    "away": QT_TRANSLATE_NOOP("OfficeHistory", "away"),
    "ended": QT_TRANSLATE_NOOP("OfficeHistory", "taken back"),
    "months": QT_TRANSLATE_NOOP("OfficeHistory", "months after the end"),
    "granted": QT_TRANSLATE_NOOP("OfficeHistory", "decision"),
    "fingerprint": QT_TRANSLATE_NOOP("OfficeHistory", "fingerprint"),
}
_STATES = {
    "asked": QT_TRANSLATE_NOOP("OfficeHistory", "asked for"),
    "granted": QT_TRANSLATE_NOOP("OfficeHistory", "granted"),
    "declined": QT_TRANSLATE_NOOP("OfficeHistory", "declined"),
}
_DAY_KINDS = {
    "working": QT_TRANSLATE_NOOP("OfficeHistory", "working day"),
    "moved": QT_TRANSLATE_NOOP("OfficeHistory", "moved day off"),
    "holiday": QT_TRANSLATE_NOOP("OfficeHistory", "holiday"),
    "mourning": QT_TRANSLATE_NOOP("OfficeHistory", "day of mourning"),
}
WORDS = {**_KINDS, **_ACTIONS, **_FIELDS}
"""Of every kind, action and field of the history; a test compares them with it."""
_YES_OR_NO = (
    "active",
    "required",
    "enabled",
    "is_working",
    "revoked",
    "tell_citizens",
    "second_look",
)


def _word(words: dict[str, object], code: str) -> str:
    return QCoreApplication.translate("OfficeHistory", str(words.get(code, code)))


def deed(act: OfficeAct) -> str:
    """What was done: of which kind, and what became of it."""
    return f"{_word(_KINDS, act.kind)}: {_word(_ACTIONS, act.action)}"


def person(act: OfficeAct) -> str:
    """Who it was."""
    if act.actor == "sql":
        return QCoreApplication.translate("OfficeHistory", "past the program")
    return act.actor


def change(act: OfficeAct) -> str:
    """What was one thing and became another; "": there is nothing to compare."""
    if act.field is None:
        return ""
    old = _value(act.field, act.old)
    return f"{_word(_FIELDS, act.field)}: {old} → {_value(act.field, act.new)}"


def _value(field: str, value: str | None) -> str:
    if value is None:
        return "–"
    if field in _YES_OR_NO:
        yes = QCoreApplication.translate("OfficeHistory", "yes")
        return yes if value == "yes" else QCoreApplication.translate("OfficeHistory", "no")
    if field == "kind":
        return _word(_DAY_KINDS, value)
    if field == "granted":
        return _word(_STATES, value)
    if field in ("role", "service") and texts.known(value):
        return texts.word(value)
    return " ".join(value.split()) or "–"
