"""What a certificate that somebody shows is worth, and why: one rule for the window, the command
line and whoever has no line to the office.

Nothing is taken for granted: what was not looked at is said, and no paper is valid by default.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.letter import is_letter

CLOCK_MINUTES = 10
"""Clocks of two computers differ by no more."""
LIST_HOURS = 24
"""A list of what was revoked says nothing of now when it is older (the setting's default)."""


class Verdict(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    ALTERED = "altered"
    UNKNOWN = "unknown"
    LIST_TOO_OLD = "list_too_old"
    LOST = "lost"
    """By a restore: nobody knows any more."""


class Reason(StrEnum):
    """Why; a contract's words."""

    BYTES_CHANGED = "bytes_changed"
    APPENDED = "appended"
    NO_SIGNATURE = "no_signature"
    FOREIGN_SIGNER = "foreign_signer"
    SIGNER_EXPIRED = "signer_expired"
    SIGNER_REVOKED = "signer_revoked"
    NOT_IN_REGISTER = "not_in_register"
    VALIDITY_PASSED = "validity_passed"
    NO_LIST = "no_list"
    LIST_NOT_GENUINE = "list_not_genuine"
    LIST_OLD = "list_old"
    CLOCK_BEHIND = "clock_behind"
    """The list is of a time that this computer's clock has not reached: its age is not known."""


_OF_SIGNATURE = {
    Reason.BYTES_CHANGED: Verdict.ALTERED,
    Reason.APPENDED: Verdict.ALTERED,
    Reason.NO_SIGNATURE: Verdict.UNKNOWN,
    Reason.FOREIGN_SIGNER: Verdict.UNKNOWN,
    Reason.SIGNER_EXPIRED: Verdict.EXPIRED,
    Reason.SIGNER_REVOKED: Verdict.REVOKED,
}


@dataclass(frozen=True, slots=True)
class SignatureCheck:
    """What a file's signature says, without any register."""

    fault: Reason | None
    """None: one signature over the entire file, intact, of a trusted signer."""
    signer: str | None = None
    seal_number: str | None = None
    signed_at: datetime | None = None
    """As the signer says; aware."""
    proven_at: datetime | None = None
    """As an authority for time says; None: none does."""
    appended: int = 0
    """Bytes behind what was signed."""

    @property
    def is_sealed(self) -> bool:
        return self.fault is not Reason.NO_SIGNATURE


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list says of a number."""

    number: str
    state: str
    """revoked or superseded"""
    at: str
    reason_code: str
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class RevocationList:
    """Everything that is no longer in force, as the office signed it."""

    issuer: str
    issued_at: datetime
    next_update: datetime
    entries: tuple[Entry, ...]
    valid_days: int = 0
    """For how many days a certificate may be used; 0: as long as nobody revokes it."""
    holders: tuple[str, ...] = ()
    """Whose seals the office's papers bear, those of earlier keys, too; (): the issuer's alone."""

    def is_of(self, signer: str | None) -> bool:
        """Whether this is the list of whoever has sealed a paper: an authority vouches for many,
        and none of them may seal in another's name.
        """
        return signer in (self.holders or (self.issuer,))

    def entry(self, number: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.number == number), None)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who signs what the office publishes of its certificates."""

    issuer: str
    key: dict[str, Any]
    """As it is published (RFC 7517)."""
    sign: Callable[[RevocationList], str]
    further_keys: tuple[dict[str, Any], ...] = ()
    """Of organisations that seal with their own."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict and its reason."""

    verdict: Verdict
    reason: str | None = None


def of_signature(check: SignatureCheck) -> Judgement | None:
    """What the signature alone decides; None: nothing speaks against it."""
    if check.fault is None:
        return None
    return Judgement(_OF_SIGNATURE[check.fault], check.fault)


def judge_alone(
    check: SignatureCheck,
    number: str | None,
    listed: RevocationList | Reason,
    at: datetime,
    list_hours: int = LIST_HOURS,
) -> Judgement:
    """Without the office: signature, then the list.

    ``listed``: why there is none that counts. A revocation counts however old its list is; that
    nothing is said of a number counts for ``list_hours``.
    """
    decided = of_signature(check)
    if decided is not None:
        return decided
    if number is None:
        return Judgement(Verdict.UNKNOWN, Reason.NOT_IN_REGISTER)
    if isinstance(listed, Reason):
        return Judgement(Verdict.LIST_TOO_OLD, listed)
    if not listed.is_of(check.signer):
        return Judgement(Verdict.UNKNOWN, Reason.FOREIGN_SIGNER)
    entry = listed.entry(number)
    if entry is not None and entry.state == Verdict.REVOKED:
        return Judgement(Verdict.REVOKED, entry.reason_code)
    if entry is not None:
        return Judgement(Verdict.SUPERSEDED, entry.superseded_by or entry.reason_code)
    if at - listed.issued_at > timedelta(hours=list_hours):
        return Judgement(Verdict.LIST_TOO_OLD, Reason.LIST_OLD)
    if listed.issued_at - at > timedelta(minutes=CLOCK_MINUTES):
        return Judgement(Verdict.LIST_TOO_OLD, Reason.CLOCK_BEHIND)
    issued = check.proven_at or check.signed_at
    days = 0 if is_letter(number) else listed.valid_days
    if issued is not None and is_past(baku_date(issued), days, baku_date(at)):
        return Judgement(Verdict.EXPIRED, Reason.VALIDITY_PASSED)
    return Judgement(Verdict.VALID)


def judge_registered(verdict: Verdict, reason: str | None, check: SignatureCheck) -> Judgement:
    """With the office: the register decides, the seal says what has become of the file.

    ``reason``: the register's. A seal whose chain is not trusted here says nothing against the same
    bytes; that its signer was revoked does.
    """
    match verdict:
        case Verdict.ALTERED:
            return Judgement(verdict, check.fault or Reason.BYTES_CHANGED)
        case Verdict.UNKNOWN:
            foreign = check.fault is Reason.FOREIGN_SIGNER
            return Judgement(verdict, check.fault if foreign else Reason.NOT_IN_REGISTER)
        case Verdict.VALID if check.fault is Reason.SIGNER_REVOKED:
            return Judgement(Verdict.REVOKED, check.fault)
    return Judgement(verdict, reason)


def is_past(issued_on: date, valid_days: int, today: date) -> bool:
    """Whether a certificate's days are over; 0 days: they never are."""
    first = first_in_force(valid_days, today)
    return first is not None and issued_on < first


def first_in_force(valid_days: int, today: date) -> date | None:
    """The first day of issue of certificates whose days are not over; None: 0 days, they never
    are.
    """
    return today - timedelta(days=valid_days) if valid_days > 0 else None


def standing(state: str, number: str, issued_on: date, first: date | None) -> str:
    """A paper's state as of today: what is stored as live is expired when its days are over.

    ``first``: as of ``first_in_force``.
    """
    if state == "live" and first is not None and issued_on < first and not is_letter(number):
        return Verdict.EXPIRED.value
    return state
