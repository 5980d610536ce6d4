"""Certificates as they are read: the register, a stored file, what one still lacks, and whether a file is genuine."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import NotFound
from clerkdesk.store import cross_scope
from clerkdesk.store.models import (
    Application,
    ApplicationDetail,
    Certificate,
    CertificateFile,
    CertificatePrint,
)
from clerkdesk.usecases.case.cases import find
from clerkdesk.usecases.history import access
from clerkdesk.usecases.identity import current_staff, scope


def lacking(session: Session, application: Application) -> str | None:
    """The code of what the certificate still needs: owner's name, address, group I; None: nothing."""
    detail = session.get_one(ApplicationDetail, application.id)
    if not application.subscriber_code:
        return "certificate_needs_code"
    if not detail.owner_name:
        return "certificate_needs_owner"
    if not detail.address:
        return "certificate_needs_address"
    if not detail.consumer_group:
        return "certificate_needs_group"
    return None if detail.consumer_group == "I" else "certificate_not_group_one"


@dataclass(frozen=True, slots=True)
class CertificateRow:
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
    number: str
    content: bytes
    copy: int
    """How often it has been printed; above 1 the print's margin says "Təkrar nüsxə"."""


def stored_file(session: Session, number: str) -> IssuedFile:
    """The stored bytes of a certificate in scope. Raises NotFound."""
    certificate = session.scalar(select(Certificate).where(Certificate.number == number))
    if certificate is None:
        raise NotFound("certificate_not_found", number=number)
    find(session, certificate.application_id)
    access.ensure_ticket(session, certificate.application_id)
    copies = (
        session.scalar(
            select(func.max(CertificatePrint.copy)).where(
                CertificatePrint.certificate_id == certificate.id
            )
        )
        or 1
    )
    return IssuedFile(number, session.get_one(CertificateFile, certificate.id).content, copies)


def register(session: Session, limit: int = 500) -> list[CertificateRow]:
    """The newest certificates in scope."""
    prints = (
        select(func.count())
        .where(CertificatePrint.certificate_id == Certificate.id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Certificate, Application.number, prints)
        .join(Application, Application.id == Certificate.application_id)
        .where(*scope(current_staff(session)))
        .order_by(Certificate.id.desc())
        .limit(limit)
    )
    return [
        CertificateRow(
            number=c.number,
            application_number=number,
            state=c.state,
            issued_at=c.issued_at,
            requested_by=c.requested_by_name,
            prints=count,
            superseded_by=c.superseded_by,
            sha256=c.sha256,
        )
        for c, number, count in rows
    ]


@dataclass(frozen=True, slots=True)
class Verification:
    verdict: str
    """valid, superseded, revoked, altered or unknown"""
    number: str | None
    reason: str | None = None


def verify(session: Session, sha256: str, number: str | None, code: str | None) -> Verification:
    """Judge a file by its hash, and by the number and code that stand in it.

    The hash decides. A known number and code over other bytes is an altered paper; anything else is
    unknown.
    """
    found = cross_scope.verified(session, sha256, number or None, code or None)
    if not found:
        return Verification("unknown", number)
    first = found[0]
    if not first["same"]:
        return Verification("altered", first["number"])
    verdict = "valid" if first["state"] == "live" else first["state"]
    return Verification(
        verdict,
        first["number"],
        {"superseded": first["superseded_by"], "revoked": first["state_reason"]}.get(verdict),
    )
