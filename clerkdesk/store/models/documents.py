"""What citizens have sent with their applications, and the verdicts on it."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import FILE_NAME_LENGTH, STAFF_NAME_LENGTH
from clerkdesk.domain.remarks import WAITING
from clerkdesk.store.models.base import NOT_READ_BACK, Base, partial
from clerkdesk.store.types import BigId

_WAITING = ", ".join(f"'{code}'" for code in WAITING)
_UNSEEN = f"code IN ({_WAITING}) AND settled_at IS NULL"


class Document(Base):
    """One file of an application, and whether it fits."""

    __tablename__ = "document"
    __table_args__ = NOT_READ_BACK

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(24), ForeignKey("document_kind.code"))
    name: Mapped[str] = mapped_column(String(FILE_NAME_LENGTH))
    media_type: Mapped[str] = mapped_column(String(30))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    fin: Mapped[str | None] = mapped_column(String(7))
    fits: Mapped[bool | None]
    """The verdict; None: not given yet."""
    verdict_reason: Mapped[str | None] = mapped_column(Text)
    verdict_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    verdict_by_name: Mapped[str | None] = mapped_column(String(STAFF_NAME_LENGTH))
    verdict_at: Mapped[datetime | None]
    verdict_via: Mapped[str | None] = mapped_column(String(14))
    """window or command line"""
    op_id: Mapped[str | None] = mapped_column(String(36))
    added_at: Mapped[datetime | None]
    """When the citizen added it while the office waited for it; None: it came with the application.
    """
    added_by: Mapped[str | None] = mapped_column(String(STAFF_NAME_LENGTH))
    """The portal over which it came."""


class DocumentContent(Base):
    """The bytes, in rows of 1 MiB: a file is never whole in memory on its way in."""

    __tablename__ = "document_content"

    document_id: Mapped[int] = mapped_column(BigId, ForeignKey("document.id"), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[bytes]


class DocumentRemark(Base):
    """What is said of a document without its being opened: what the desk shows only in part, or
    that nobody has looked yet. None of it: the document shows whole.
    """

    __tablename__ = "document_remark"

    document_id: Mapped[int] = mapped_column(BigId, ForeignKey("document.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    """domain.remarks"""
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    params: Mapped[str] = mapped_column(Text, default="{}")
    """JSON; what stands in the code's sentence."""
    noted_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    """Of one that waits for a look: since when it no longer holds, for somebody has looked."""
    claimed_at: Mapped[datetime | None]
    """When a worker began to look."""
    attempts: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        partial("ix_document_remark_unseen", "noted_at", where=_UNSEEN),
        NOT_READ_BACK,
    )
