"""Questions to billing and the register, and their answers. Money is in whole qəpik."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import (
    ADDRESS_LENGTH,
    OWNER_NAME_LENGTH,
    PERSON_NAME_LENGTH,
    STAFF_NAME_LENGTH,
)
from clerkdesk.store.models.base import Base, partial
from clerkdesk.store.types import BigId


class Inquiry(Base):
    """A question that only the worker answers: debt, account, person, the forming of a
    certificate, or what must be weighed.
    """

    __tablename__ = "inquiry"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """One of ``domain.outcomes.QuestionKind``."""
    subject: Mapped[str] = mapped_column(String(15))
    """The subscriber code or the FIN that is asked for; of findings the application's number."""
    purpose: Mapped[str] = mapped_column(String(12))
    """review, completion, print"""
    requested_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    requested_by_name: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    requested_at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))
    claimed_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[str | None] = mapped_column(String(16))
    """None: waits. Else one of ``domain.outcomes.ENDINGS`` of its kind."""
    outcome_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(40))
    """The code of the sentence why there is no answer or no paper."""
    fault_params: Mapped[dict[str, Any] | None]
    """What fills that sentence."""
    source: Mapped[str | None] = mapped_column(String(40))
    certificate_number: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(16))
    """Why a certificate is printed again: one of ``domain.prints.PrintReason``."""

    __table_args__ = (
        partial("ix_inquiry_open", "requested_at", "id", where="outcome IS NULL"),
        partial("ix_inquiry_debt", "outcome_at", where="outcome = 'debt'"),
    )


class DebtAnswer(Base):
    """What billing said of a subscriber code; nothing and less is no debt."""

    __tablename__ = "debt_answer"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(BigId, ForeignKey("inquiry.id"), unique=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    subscriber_code: Mapped[str] = mapped_column(String(15))
    amount_qepik: Mapped[int] = mapped_column(BigId)
    as_of: Mapped[datetime]
    answered_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(String(40))


class AccountAnswer(Base):
    """Whose account it is, as billing knows it."""

    __tablename__ = "account_answer"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(BigId, ForeignKey("inquiry.id"), unique=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    subscriber_code: Mapped[str] = mapped_column(String(15))
    holder_fin: Mapped[str | None] = mapped_column(String(7))
    holder_name: Mapped[str] = mapped_column(String(OWNER_NAME_LENGTH))
    address: Mapped[str] = mapped_column(String(ADDRESS_LENGTH))
    district: Mapped[str] = mapped_column(String(60))
    consumer_group: Mapped[str] = mapped_column(String(8))
    current_code: Mapped[str | None] = mapped_column(String(15))
    """Where the code that was asked for is an old one: the account's own of today."""
    answered_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(String(40))


class PersonAnswer(Base):
    """A person as the state's register knows them."""

    __tablename__ = "person_answer"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(BigId, ForeignKey("inquiry.id"), unique=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    fin: Mapped[str] = mapped_column(String(7))
    surname: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH))
    name: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH))
    patronymic: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH))
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    """Where the day is not known."""
    id_document: Mapped[str | None] = mapped_column(String(12))
    address: Mapped[str] = mapped_column(String(ADDRESS_LENGTH))
    idp: Mapped[bool]
    deceased: Mapped[bool | None]
    """None: the register does not say."""
    id_document_expires: Mapped[date | None]
    answered_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(String(40))
