"""Certificates as they are read: a stored file, and whether a file is genuine."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.verdicts import Reason, Verdict, standing
from clerkdesk.store import cross_scope
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    Certificate,
    CertificatePrint,
)
from clerkdesk.store.reads import cases, papers
from clerkdesk.usecases import reference_data, restored
from clerkdesk.usecases.case.loading import find
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import current_staff, scope


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


class Wish(NamedTuple):
    """That somebody wants a certificate revoked."""

    actor_id: int | None
    actor: str
    at: datetime
    reason: str


def wishes(session: Session, number: str) -> list[Wish]:
    """Who has wanted a certificate in scope revoked, the earliest first."""
    rows = papers.WISHES.rows(session, scope(current_staff(session)), number=number)
    return [Wish._make(row) for row in rows]


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
    return _in_force(session, best)


def verify_code(session: Session, number: str, code: str) -> Verification:
    """Judge a number and a code that somebody reads from a paper: they belong together, or nothing
    is known. What else stands on the paper nobody has seen.
    """
    for entry in cross_scope.verified(session, "", None, code):
        if entry["number"] == number:
            return _in_force(session, entry)
    lost = restored.lost(session, [number])
    if lost is not None:
        return Verification("lost", number, lost.told["date"])
    return Verification("unknown", number)


def number_of_code(session: Session, code: str) -> str | None:
    """The certificate that bears this code; None: none does."""
    entries = cross_scope.verified(session, "", None, code)
    return entries[0]["number"] if entries else None


def _in_force(session: Session, entry: dict[str, Any]) -> Verification:
    first = reference_data.first_in_force(session)
    match standing(entry["state"], entry["number"], entry["issued_on"], first):
        case "live":
            return Verification("valid", entry["number"])
        case Verdict.EXPIRED:
            return Verification("expired", entry["number"], Reason.VALIDITY_PASSED)
        case "superseded":
            return Verification("superseded", entry["number"], entry["superseded_by"])
    return Verification(entry["state"], entry["number"], entry["state_reason"])
