"""What must be weighed before an application is approved, and why it was approved all the same."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import STAFF_NAME_LENGTH
from clerkdesk.store.models.base import NOT_READ_BACK, Base, partial
from clerkdesk.store.types import BigId

IN_SECOND_LOOK = "state = 'second_look'"
"""Of findings; index and statement must say it in the same words."""


class Finding(Base):
    """One contradiction or risk. Written by triggers (links, notes) and the worker, never by a
    person; ``kind`` is one of finding_kind.
    """

    __tablename__ = "finding"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"))
    kind: Mapped[str] = mapped_column(String(24))
    subject: Mapped[str] = mapped_column(String(40))
    """Of what, where an application may have several of a kind: a FIN, another application's
    number, a note's id; "" where there is one.
    """
    severity: Mapped[str] = mapped_column(String(8))
    """serious or warning, as the kind's row said when it was found"""
    facts: Mapped[str] = mapped_column(Text)
    """JSON, written and read by domain.findings."""
    revision: Mapped[int] = mapped_column(default=1)
    """Goes up with other facts: what was acknowledged before is open again."""
    state: Mapped[str] = mapped_column(String(12))
    """open, second_look (the holder has acknowledged it, a second person not yet), acknowledged, or
    closed (what it spoke of is so no more)
    """
    other_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    """The application that it speaks of, beside its own."""
    note_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("note.id"))
    found_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("application_id", "kind", "subject"),
        partial("ix_finding_second_look", "application_id", where=IN_SECOND_LOOK),
    )


class Acknowledgement(Base):
    """That a person has weighed a finding as it stood, and why it does not keep them."""

    __tablename__ = "acknowledgement"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"))
    finding_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("finding.id"))
    """None: the worker is silent, and nothing was compared (kind not_compared)."""
    kind: Mapped[str] = mapped_column(String(24))
    revision: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(40))
    """A code of finding_reason."""
    text: Mapped[str | None] = mapped_column(Text)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))
    second_id: Mapped[int | None]
    """The account whom the holder asks for the second look; None: whoever may."""

    __table_args__ = (
        Index("ix_acknowledgement_application_id", "application_id"),
        NOT_READ_BACK,
    )


class SecondLook(Base):
    """What a second person says to the reason that the holder gave for a finding."""

    __tablename__ = "second_look"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"))
    finding_id: Mapped[int] = mapped_column(BigId, ForeignKey("finding.id"))
    acknowledgement_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("acknowledgement.id"), unique=True
    )
    agrees: Mapped[bool]
    text: Mapped[str | None] = mapped_column(Text)
    """Needed where the second person does not agree."""
    actor_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))

    __table_args__ = (
        Index("ix_second_look_application_id", "application_id"),
        NOT_READ_BACK,
    )
