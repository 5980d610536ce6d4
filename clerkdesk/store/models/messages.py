"""Messages to citizens."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.store.models.base import Base, partial
from clerkdesk.store.types import BigId


class OutboxMessage(Base):
    """One message of one event over one channel.

    Never an address or a text: the worker fills those in.
    """

    __tablename__ = "outbox_message"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    event: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(String(6))
    occurrence: Mapped[str] = mapped_column(String(40))
    """What happened once: the same event is never queued twice."""
    template_id: Mapped[int] = mapped_column(ForeignKey("message_template.id"))
    params: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(10), default="queued")
    queued_at: Mapped[datetime]
    not_before: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(120))
    message_id: Mapped[str] = mapped_column(String(80), unique=True)
    provider_id: Mapped[str | None] = mapped_column(String(80))
    """Under which the provider of SMS reports on it."""
    asked_at: Mapped[datetime | None]
    """When the provider was asked last whether it arrived."""

    __table_args__ = (
        UniqueConstraint("application_id", "event", "channel", "occurrence"),
        partial(
            "ix_outbox_message_reports",
            "asked_at",
            "id",
            where="state = 'sent' AND provider_id IS NOT NULL",
        ),
        partial("ix_outbox_message_due", "not_before", "id", where="state = 'queued'"),
        partial("ix_outbox_message_failed", "queued_at", where="state IN ('failed', 'unclear')"),
        # Whose payment is waited for.
        partial("ix_outbox_message_debtors", "queued_at", where="event = 'completed_debt'"),
        # A claim rewrites neighbours by the hundred: with room beside them it costs a third, for no
        # index changes. On a server migrations have left it.
        {"info": {"fillfactor": 45}},
    )
