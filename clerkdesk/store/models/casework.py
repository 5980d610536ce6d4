"""What clerks write about a case."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import ADDRESS_LENGTH, STAFF_NAME_LENGTH
from clerkdesk.store.models.base import NOT_READ_BACK, Base, partial
from clerkdesk.store.types import BigId


class Note(Base):
    """A clerk's own word on a case, or a telephone call."""

    __tablename__ = "note"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    kind: Mapped[str] = mapped_column(String(4))
    """note or call"""
    outcome: Mapped[str | None] = mapped_column(String(20))
    """Of a call: reached, no_answer, wrong_number, call_back"""
    text: Mapped[str] = mapped_column(Text)
    important: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whoever decides must have weighed it: a finding."""
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))
    again_at: Mapped[datetime | None]
    """When to call again: from then on it stands on top of its holder's work, until the next
    call.
    """

    __table_args__ = (
        partial("ix_note_again_at", "application_id", where="again_at IS NOT NULL"),
        NOT_READ_BACK,
    )


class Amendment(Base):
    """What a clerk corrected: the old value stays. The history row of the same op_id carries the
    reason.
    """

    __tablename__ = "amendment"
    __table_args__ = NOT_READ_BACK

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    field: Mapped[str] = mapped_column(String(40))
    old: Mapped[str | None] = mapped_column(String(ADDRESS_LENGTH))
    new: Mapped[str | None] = mapped_column(String(ADDRESS_LENGTH))
    op_id: Mapped[str] = mapped_column(String(36), index=True)
