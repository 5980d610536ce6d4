"""Whose data are to be erased, who asked for it and who agreed; and what has been erased."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import STAFF_NAME_LENGTH
from clerkdesk.store.models.base import Base, partial
from clerkdesk.store.types import BigId


class ErasureRequest(Base):
    """That a person's data be erased: one person asks, another decides."""

    __tablename__ = "erasure_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    reason: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    asked_by_name: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    asked_at: Mapped[datetime]
    granted: Mapped[bool | None]
    """None: nobody has decided yet."""
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_by_name: Mapped[str | None] = mapped_column(String(STAFF_NAME_LENGTH))
    decided_at: Mapped[datetime | None]


class Erasure(Base):
    """That an application's personal data are to be erased, or are; or those of one person who is
    named in it. Only the worker erases.
    """

    __tablename__ = "erasure"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("application_person.id"))
    """The registered person of somebody else's application whose data alone go; None: all go."""
    cause: Mapped[str] = mapped_column(String(8))
    """rule or request"""
    request_id: Mapped[int | None] = mapped_column(ForeignKey("erasure_request.id"), index=True)
    months: Mapped[int | None]
    """Of a rule: so many after the end."""
    repeated: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Once more, after a restore that had brought the data back."""
    added_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    """Set and ended in one transaction: while it stands alone the guard lets the application's
    personal data be emptied.
    """
    erased_at: Mapped[datetime | None]

    __table_args__ = (partial("ix_erasure_waiting", "id", where="erased_at IS NULL"),)
