"""What was looked at of a paper that somebody shows, line by line; and how sure one may be.

Nothing is green by default: what was not looked at is said so, and keeps the answer from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from clerkdesk.domain.verdicts import (
    LIST_HOURS,
    Judgement,
    Reason,
    RevocationList,
    SignatureCheck,
    Verdict,
)


class Part(StrEnum):
    """What is looked at, in the order in which it is said."""

    SIGNATURE = "signature"
    INTEGRITY = "integrity"
    CHAIN = "chain"
    LIST = "list"
    CODE = "code"
    REGISTER = "register"
    DEBT = "debt"


class Mark(StrEnum):
    """What came of looking at it."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    NOTE = "note"
    """It says something, and nothing for or against."""
    OPEN = "open"
    """It was not looked at, or could not be."""


@dataclass(frozen=True, slots=True)
class Line:
    """``code``: of the sentence that says it."""

    part: Part
    mark: Mark
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Registered:
    """What the register says of a number."""

    number: str
    state: str
    """live, superseded or revoked"""
    same_bytes: bool
    """Whether the file shown is, byte by byte, the one that is stored."""
    code_fits: bool
    """Whether number and code belong together."""
    changed_at: datetime | None = None
    """When it was superseded or revoked; None: that is another office's to know."""
    superseded_by: str | None = None
    as_of: datetime | None = None
    usable_until: date | None = None
    """The last day of its use, of one whose days are over; None: they are not, or that is another
    office's to know.
    """


def of_signature(check: SignatureCheck | None, *, trusts_somebody: bool) -> list[Line]:
    """Signature, integrity and chain of a file; None: there is no file, only number and code.

    ``trusts_somebody``: whether there is anybody whose seals are believed here.
    """
    parts = (Part.SIGNATURE, Part.INTEGRITY, Part.CHAIN)
    if check is None:
        return [Line(part, Mark.OPEN, "check_no_file") for part in parts]
    if not check.is_sealed:
        return [
            Line(Part.SIGNATURE, Mark.NOTE, "check_no_seal"),
            Line(Part.INTEGRITY, Mark.OPEN, "check_integrity_by_register"),
        ]
    return [_seal(check), _integrity(check), _chain(check, trusts_somebody)]


def _seal(check: SignatureCheck) -> Line:
    if check.signer is None:
        return Line(Part.SIGNATURE, Mark.BAD, "check_seal_unreadable")
    params = {"holder": check.signer, "number": check.seal_number or ""}
    fits = check.fault is not Reason.BYTES_CHANGED
    return Line(Part.SIGNATURE, Mark.OK if fits else Mark.BAD, "check_seal_of", params)


def _integrity(check: SignatureCheck) -> Line:
    match check.fault:
        case Reason.BYTES_CHANGED:
            return Line(Part.INTEGRITY, Mark.BAD, "check_bytes_changed")
        case Reason.APPENDED:
            return Line(
                Part.INTEGRITY, Mark.BAD, "check_bytes_appended", {"octets": check.appended}
            )
    return Line(Part.INTEGRITY, Mark.OK, "check_bytes_whole")


def _chain(check: SignatureCheck, trusts_somebody: bool) -> Line:
    match check.fault:
        case None:
            return Line(Part.CHAIN, Mark.OK, "check_chain_whole")
        case Reason.FOREIGN_SIGNER if trusts_somebody:
            return Line(Part.CHAIN, Mark.BAD, "check_chain_foreign")
        case Reason.SIGNER_EXPIRED:
            return Line(Part.CHAIN, Mark.WARN, "check_chain_expired")
        case Reason.SIGNER_REVOKED:
            return Line(Part.CHAIN, Mark.BAD, "check_chain_revoked")
        case Reason.FOREIGN_SIGNER:
            return Line(Part.CHAIN, Mark.OPEN, "check_chain_nobody_trusted")
    return Line(Part.CHAIN, Mark.OPEN, "check_chain_not_asked")


def of_list(
    listed: RevocationList | Reason, number: str | None, at: datetime, hours: int = LIST_HOURS
) -> Line:
    """What the published list says of a number; ``at``: now."""
    if listed is Reason.NO_LIST:
        return Line(Part.LIST, Mark.NOTE, "check_list_absent")
    if isinstance(listed, Reason):
        return Line(Part.LIST, Mark.BAD, "check_list_not_genuine")
    age = at - listed.issued_at
    params = {
        "at": listed.issued_at,
        "minutes": max(0, int(age.total_seconds() // 60)),
        "hours": max(0, int(age.total_seconds() // 3600)),
        "limit": hours,
    }
    entry = listed.entry(number) if number is not None else None
    if entry is not None:
        mark = Mark.WARN if entry.state == Verdict.SUPERSEDED else Mark.BAD
        return Line(Part.LIST, mark, "check_list_names_it", params)
    if age > timedelta(hours=hours):
        return Line(Part.LIST, Mark.WARN, "check_list_old", params)
    return Line(Part.LIST, Mark.OK, "check_list_silent", params)


def of_register(entry: Registered | None, number: str | None, *, has_code: bool) -> list[Line]:
    """Code, register and debt; ``entry``: None: nothing of it is in the register."""
    unread = Line(Part.CODE, Mark.OPEN, "check_code_unread")
    if entry is None:
        params = {"number": number or "—"}
        return [
            Line(Part.CODE, Mark.BAD, "check_code_unknown") if has_code else unread,
            Line(Part.REGISTER, Mark.BAD, "check_register_none", params),
        ]
    if entry.code_fits:
        code = Line(Part.CODE, Mark.OK, "check_code_fits")
    else:
        code = Line(Part.CODE, Mark.BAD, "check_code_other") if has_code else unread
    lines = [code, _register(entry)]
    if entry.as_of is not None:
        lines.append(Line(Part.DEBT, Mark.NOTE, "check_debt_then", {"at": entry.as_of}))
    return lines


def _register(entry: Registered) -> Line:
    dated = "_at" if entry.changed_at is not None else ""
    params = {
        "number": entry.number,
        "at": entry.changed_at,
        "by": entry.superseded_by or "",
    }
    match entry.state:
        case "superseded":
            return Line(Part.REGISTER, Mark.WARN, f"check_register_superseded{dated}", params)
        case "revoked":
            return Line(Part.REGISTER, Mark.BAD, f"check_register_revoked{dated}", params)
    if entry.usable_until is not None:
        until = {"until": entry.usable_until}
        return Line(Part.REGISTER, Mark.WARN, "check_register_expired", until)
    if not entry.same_bytes:
        return Line(Part.REGISTER, Mark.NOTE, "check_register_keeps", params)
    return Line(Part.REGISTER, Mark.OK, "check_register_live")


class Tone(StrEnum):
    """How an answer looks: green, amber, red, or neither."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


_TONES = {
    Verdict.VALID: Tone.OK,
    Verdict.SUPERSEDED: Tone.WARN,
    Verdict.EXPIRED: Tone.WARN,
    Verdict.LIST_TOO_OLD: Tone.WARN,
    Verdict.LOST: Tone.WARN,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """``code``: of the sentence that is said large."""

    tone: Tone
    code: str


def answer(judgement: Judgement, lines: list[Line], *, has_file: bool) -> Answer:
    """What is said large. Green only where a file was seen and no line is open, amber or red."""
    verdict = judgement.verdict
    if verdict is not Verdict.VALID:
        if verdict is Verdict.UNKNOWN and judgement.reason == Reason.FOREIGN_SIGNER:
            return Answer(Tone.BAD, "answer_unknown_signer")
        if not has_file and verdict in (Verdict.EXPIRED, Verdict.SUPERSEDED):
            # Of a paper that nobody has seen it is not known whether it is genuine.
            return Answer(Tone.WARN, f"answer_{verdict}_compare")
        return Answer(_TONES.get(verdict, Tone.BAD), f"answer_{verdict}")
    if not has_file:
        # A forged paper may copy a genuine number and code: the words have to be compared.
        return Answer(Tone.WARN, "answer_valid_compare")
    marks = {line.mark for line in lines}
    if Mark.BAD in marks or Mark.OPEN in marks or Mark.WARN in marks:
        return Answer(Tone.WARN, "answer_valid_not_all")
    return Answer(Tone.OK, "answer_valid")


def settled(lines: list[Line], entry: Registered | None) -> list[Line]:
    """Of a paper without a seal the register's own bytes say that it was issued so, and that
    nothing was altered.
    """
    if entry is None or not entry.same_bytes:
        absent = Line(Part.SIGNATURE, Mark.BAD, "check_seal_absent")
        return [absent if line.code == "check_no_seal" else line for line in lines]
    whole = Line(Part.INTEGRITY, Mark.OK, "check_bytes_as_stored")
    return [whole if line.code == "check_integrity_by_register" else line for line in lines]


@dataclass(frozen=True, slots=True)
class Act:
    """A check on paper: what was shown, what was seen, by whom and when."""

    heading: str
    number: str
    file: str
    """Its name; "": number and code alone were shown."""
    sha256: str
    lines: list[tuple[Part, Mark, str]]
    """What was looked at, what came of it, and the sentence that says it."""
    at: datetime
    by: str
