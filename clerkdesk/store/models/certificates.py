"""Certificates, their bytes, and the register of prints."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import STAFF_NAME_LENGTH
from clerkdesk.store.models.base import Base, partial
from clerkdesk.store.types import BigId


class Certificate(Base):
    """A certificate of no debt, and the answer of billing it rests on; or the letter of a decision.
    At most one of an application is live.
    """

    __tablename__ = "certificate"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    year: Mapped[int]
    serial: Mapped[int]
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    debt_answer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("debt_answer.id"))
    """None: it is the letter of a decision."""
    code: Mapped[str] = mapped_column(String(17))
    issued_at: Mapped[datetime] = mapped_column(index=True)
    issued_on: Mapped[date]
    """The Baku date: a print on the same date gives the same bytes."""
    as_of: Mapped[datetime]
    """When billing said so; of a letter: when it was decided."""
    requested_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    requested_by_name: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    state: Mapped[str] = mapped_column(String(10), default="live")
    """live, superseded or revoked"""
    state_reason: Mapped[str | None] = mapped_column(Text)
    state_by: Mapped[str | None] = mapped_column(String(STAFF_NAME_LENGTH))
    state_actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    """Whose act the state is; None: the worker's or a portal's."""
    superseded_by: Mapped[str | None] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    op_id: Mapped[str] = mapped_column(String(36))
    changed_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("organisation_id", "year", "serial"),
        partial("uq_certificate_live", "application_id", unique=True, where="state = 'live'"),
    )


class CertificateFile(Base):
    """The PDF, apart from the rows that lists read."""

    __tablename__ = "certificate_file"

    certificate_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("certificate.id"), primary_key=True
    )
    content: Mapped[bytes]


class CertificatePrint(Base):
    """The register of prints: who, when, which copy, after which answer of billing."""

    __tablename__ = "certificate_print"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    certificate_id: Mapped[int] = mapped_column(BigId, ForeignKey("certificate.id"))
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    copy: Mapped[int]
    debt_answer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("debt_answer.id"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    at: Mapped[datetime] = mapped_column(index=True)
    op_id: Mapped[str] = mapped_column(String(36))
    reason: Mapped[str | None] = mapped_column(String(16))
    """One of ``domain.prints.PrintReason``; None: the first sheet, or a portal's."""

    __table_args__ = (UniqueConstraint("certificate_id", "copy"),)


class CaseExtract(Base):
    """The extract of a case that a question brought; taken out with the personal data."""

    __tablename__ = "case_extract"

    inquiry_id: Mapped[int] = mapped_column(BigId, ForeignKey("inquiry.id"), primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    content: Mapped[bytes]


class RevocationWish(Base):
    """That somebody wants a certificate revoked, where the office has a second person agree."""

    __tablename__ = "revocation_wish"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    certificate_id: Mapped[int] = mapped_column(BigId, ForeignKey("certificate.id"), index=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))


class PrintFate(Base):
    """What became of a sheet, as somebody has said; of several the newest counts."""

    __tablename__ = "print_fate"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    print_id: Mapped[int] = mapped_column(BigId, ForeignKey("certificate_print.id"), index=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    fate: Mapped[str] = mapped_column(String(8))
    """One of ``domain.prints.Fate``."""
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))
