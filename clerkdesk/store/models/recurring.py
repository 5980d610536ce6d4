"""What was said of what recurs."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import STAFF_NAME_LENGTH
from clerkdesk.store.models.base import NOT_READ_BACK, Base
from clerkdesk.store.types import BigId


class HitJudgement(Base):
    """What a supervisor says of a hit (domain.recurring) as it stood; the newest one counts that
    shares an application with it.
    """

    __tablename__ = "hit_judgement"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    kind: Mapped[str] = mapped_column(String(16))
    hit_key: Mapped[str] = mapped_column(String(64))
    signature: Mapped[str] = mapped_column(String(64))
    """Of what the hit was about then."""
    members: Mapped[str] = mapped_column(Text, server_default=text("''"))
    """The ids of its applications then, as far as the judge saw them, each between bars: |12|15|"""
    verdict: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(Text)
    """"": the question stands in its application alone; or the personal data of one of the
    applications were erased, and the words with them.
    """
    asked_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("application.id"))
    """In which application its office is asked."""
    note_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("note.id"))
    """The question: an important note there, which is weighed before anything is approved."""
    actor_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))

    __table_args__ = (
        Index("ix_hit_judgement_hit", "organisation_id", "kind", "hit_key", "id"),
        NOT_READ_BACK,
    )
