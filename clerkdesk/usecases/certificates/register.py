"""Certificates as they are read: the register, a stored file, and whether a file is genuine."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.verdicts import Reason, is_past
from clerkdesk.store import cross_scope
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    Certificate,
    CertificatePrint,
)
from clerkdesk.store.reads import cases, signs
from clerkdesk.usecases import reference_data, restored
from clerkdesk.usecases.case.loading import find
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import current_staff, scope
from clerkdesk.usecases.unit_of_work import now


def lacking(session: Session, application: Application) -> str | None:
    """The sentence's code of what the certificate needs: owner, address, group I; None: nothing."""
    detail = session.get_one(ApplicationDetail, application.id)
    return lack_of(detail.owner_name, detail.address, detail.consumer_group)


def lack_of(owner: str | None, address: str | None, group: str | None) -> str | None:
    """The same of what the application has."""
    if not owner:
        return "certificate_needs_owner"
    if not address:
        return "certificate_needs_address"
    if not group:
        return "certificate_needs_group"
    return None if group == "I" else "certificate_not_group_one"


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate of the register."""

    number: str
    application_number: str
    state: str
    issued_at: datetime
    requested_by: str
    prints: int
    superseded_by: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A certificate as it is printed."""

    number: str
    content: bytes
    copy: int
    """How often it has been printed; above 1 the print's margin says "Təkrar nüsxə"."""


def stored_file(session: Session, number: str) -> IssuedFile:
    """The stored bytes of a certificate in scope. Raises NotFound."""
    certificate = known(session, number)
    find(session, certificate.application_id)
    access.ensure_ticket(session, certificate.application_id)
    last_copy = select(func.max(CertificatePrint.copy)).where(
        CertificatePrint.certificate_id == certificate.id
    )
    return IssuedFile(
        number=number,
        content=cases.CERTIFICATE_FILE.scalars(session, certificate=certificate.id)[0],
        copy=session.scalar(last_copy) or 1,
    )


def known(session: Session, number: str) -> Certificate:
    """A certificate in scope. Raises NotFound."""
    certificates = cases.CERTIFICATE.records(session, Certificate, number=number)
    if not certificates:
        raise NotFound("certificate_not_found", number=number)
    return certificates[0]


def register(session: Session, limit: int = 500) -> list[CertificateRow]:
    """The newest certificates in scope."""
    rows = signs.REGISTER.rows(session, scope(current_staff(session)), most=limit)
    return [CertificateRow(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Verification:
    """What a file that somebody shows is worth."""

    verdict: str
    """valid, expired, superseded, revoked, altered, lost (by a restore) or unknown"""
    number: str | None
    reason: str | None = None
    """Why it was revoked, the number of the one in its place, or the day of the restore."""


def verify(session: Session, sha256: str, number: str | None, code: str | None) -> Verification:
    """Judge a file by its hash, and by the number and code that stand in it.

    The hash decides. A known number and code over other bytes is an altered paper; anything else is
    unknown.
    """
    candidates = cross_scope.verified(session, sha256, number or None, code or None)
    if not candidates:
        lost = restored.lost(session, [number]) if number else None
        if lost is not None:
            return Verification("lost", number, lost.told["date"])
        return Verification("unknown", number)
    best = candidates[0]
    if not best["same"]:
        return Verification("altered", best["number"])
    match best["state"]:
        case "live":
            valid_days = int(reference_data.setting(session, "certificate_valid_days") or 0)
            if is_past(best["issued_on"], valid_days, baku_date(now(session))):
                return Verification("expired", best["number"], Reason.VALIDITY_PASSED)
            return Verification("valid", best["number"])
        case "superseded":
            return Verification("superseded", best["number"], best["superseded_by"])
    return Verification(best["state"], best["number"], best["state_reason"])
