"""Decided applications that were picked for a second look, and what came of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import STAFF_NAME_LENGTH
from clerkdesk.store.models.base import NOT_READ_BACK, Base, partial
from clerkdesk.store.types import BigId

SAMPLE_WAITS = "waiting"
"""Of sampled decisions; index and statement must say it in the same words."""


class SampledDecision(Base):
    """That a decided application is to be looked at a second time: once and never again."""

    __tablename__ = "sampled_decision"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), unique=True)
    picked_at: Mapped[datetime]
    waiting: Mapped[bool] = mapped_column(default=True)
    """Nobody has looked; kept by a trigger."""

    __table_args__ = (partial("ix_sampled_decision_waiting", "application_id", where=SAMPLE_WAITS),)


class SampleLook(Base):
    """What a second person says to a decision that was picked."""

    __tablename__ = "sample_look"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), unique=True)
    decision: Mapped[str] = mapped_column(String(12))
    """completed or refused, as it stood."""
    decided_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime]
    agrees: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(String(24))
    """A code of domain.sampling; None: they agree."""
    text: Mapped[str | None] = mapped_column(Text)
    """Needed where they do not agree."""
    actor_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))

    __table_args__ = (Index("ix_sample_look_at", "at"), NOT_READ_BACK)
