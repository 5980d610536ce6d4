"""An application: what lists show, and the personal data that PostgreSQL shows under an access
ticket only.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import (
    ADDRESS_LENGTH,
    FULL_NAME_LENGTH,
    PERSON_NAME_LENGTH,
    STAFF_NAME_LENGTH,
)
from clerkdesk.store.models.base import NOT_READ_BACK, Base, partial
from clerkdesk.store.types import BigId

FREE = "holder_id IS NULL AND waiting_since IS NULL AND status IN ('new', 'in_progress')"
"""May be taken next; index and statement must say it in the same words."""
WAITING = "waiting_since IS NOT NULL OR billing_pending OR answered_at IS NOT NULL"
"""Waits for an answer, the citizen's or billing's, or has one that nobody has acted on; index and
statement must say it in the same words.
"""


class Application(Base):
    """A citizen's application as lists show it, and where it stands."""

    __tablename__ = "application"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    service: Mapped[str] = mapped_column(String(10))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    district_id: Mapped[int | None] = mapped_column(ForeignKey("district.id"))
    place: Mapped[str] = mapped_column(String(120), default="")
    """The district as lists show it; for a move "old → new"."""
    status: Mapped[str] = mapped_column(String(12), default="new")
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(FULL_NAME_LENGTH))
    search_fold: Mapped[str] = mapped_column(String(ADDRESS_LENGTH))
    """Folded name, number and subscriber codes; maintained by usecases.naming."""
    sort_key: Mapped[str] = mapped_column(String(FULL_NAME_LENGTH))
    masked_fin: Mapped[str] = mapped_column(String(10))
    masked_mobile: Mapped[str] = mapped_column(String(24))
    subscriber_code: Mapped[str | None] = mapped_column(String(15), index=True)
    no_code_stated: Mapped[bool] = mapped_column(default=False)
    channel: Mapped[str] = mapped_column(String(12))
    login_method: Mapped[str | None] = mapped_column(String(12))
    portal_request_id: Mapped[str] = mapped_column(String(100))
    renews: Mapped[str | None] = mapped_column(String(20), index=True)
    """The number of the refused application that this one sends again; None: it is a new matter."""
    content_sha256: Mapped[str] = mapped_column(String(64))
    submitted_at: Mapped[datetime]
    registered_at: Mapped[datetime]
    registered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    """Who wrote it down at the counter, and sees it until somebody has taken it, in whatever office
    it is; None: a portal.
    """
    term_working_days: Mapped[int]
    waited_days: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Working days of waiting for the citizen that join the term, as the settings say."""
    due_on: Mapped[date]
    due_at: Mapped[datetime]
    investigated: Mapped[bool] = mapped_column(default=False)
    waiting_for: Mapped[str | None] = mapped_column(Text)
    """What the citizen was asked for; None: nothing is awaited."""
    waiting_since: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    """When the citizen has answered; None: not, or somebody has acted on it since."""
    withdrawal_asked_at: Mapped[datetime | None]
    """When the citizen asked that it be withdrawn, while a clerk was at work on it."""
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str | None] = mapped_column(String(40))
    decision_text: Mapped[str | None] = mapped_column(Text)
    billing_pending: Mapped[bool] = mapped_column(default=False)
    """Completed, and its message waits for billing's answer."""
    erased_at: Mapped[datetime | None]
    """Since when its personal data are no more; nothing happens to it after that."""
    open_findings: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """That keep it from being approved: also those in a second look. Kept by triggers, for the sign
    in the lists.
    """
    serious_findings: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    """Of these; kept by triggers."""
    version: Mapped[int] = mapped_column(default=1)
    op_id: Mapped[str] = mapped_column(String(36))
    last_action: Mapped[str] = mapped_column(String(16))
    last_actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    last_actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    """The name as it was; "local", "worker" or a portal where no account acted."""
    last_reason: Mapped[str | None] = mapped_column(Text)
    changed_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version, "eager_defaults": False}
    __table_args__ = (
        UniqueConstraint("channel", "portal_request_id"),
        CheckConstraint("status IN ('new', 'in_progress', 'completed', 'refused')", name="status"),
        CheckConstraint("service IN ('idp', 'no_debt')", name="service"),
        Index("ix_application_queue", "department_id", "service", "status", "due_at", "id"),
        Index("ix_application_status", "organisation_id", "status", "due_at", "id"),
        partial(
            "ix_application_holder", "holder_id", "due_at", "id", where="status = 'in_progress'"
        ),
        Index("ix_application_decided", "organisation_id", "decided_at"),
        partial(
            "ix_application_open_due",
            "organisation_id",
            "due_at",
            where="status IN ('new', 'in_progress')",
        ),
        partial("ix_application_free", "organisation_id", "due_at", "id", where=FREE),
        Index("ix_application_due", "organisation_id", "due_at", "id"),
        Index("ix_application_name", "organisation_id", "sort_key", "id"),
        Index("ix_application_submitted", "organisation_id", "submitted_at", "id"),
        Index("ix_application_registered", "organisation_id", "registered_at"),
        partial("ix_application_waiting", "organisation_id", "due_at", "id", where=WAITING),
    )


class ApplicationDetail(Base):
    """Contact and object: personal data, one row an application."""

    __tablename__ = "application_detail"

    application_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("application.id"), primary_key=True
    )
    mobile: Mapped[str] = mapped_column(String(16), index=True)
    mobile_confirmed_at: Mapped[datetime | None]
    """When its owner wrote the code that an SMS had brought there; None: nobody has."""
    mobile_missing_at: Mapped[datetime | None]
    """When a delivery report said that there is no such number."""
    email: Mapped[str | None] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2), default="az", server_default=text("'az'"))
    """In which the citizen is told."""
    address: Mapped[str | None] = mapped_column(String(ADDRESS_LENGTH))
    address_source: Mapped[str] = mapped_column(String(10), default="package")
    """package, billing or clerk"""
    previous_address: Mapped[str | None] = mapped_column(String(ADDRESS_LENGTH))
    previous_address_fold: Mapped[str | None] = mapped_column(String(ADDRESS_LENGTH), index=True)
    new_subscriber_code: Mapped[str | None] = mapped_column(String(15))
    reason_code: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(ADDRESS_LENGTH))
    owner_name: Mapped[str | None] = mapped_column(String(FULL_NAME_LENGTH))
    owner_name_source: Mapped[str] = mapped_column(String(10), default="package")
    consumer_group: Mapped[str | None] = mapped_column(String(8))
    consumer_group_source: Mapped[str] = mapped_column(String(10), default="billing")


class ApplicationPerson(Base):
    """The applicant, the owner, or one of the persons registered at the address."""

    __tablename__ = "application_person"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"))
    role: Mapped[str] = mapped_column(String(12))
    """applicant, owner or registered"""
    position: Mapped[int] = mapped_column(default=0)
    fin: Mapped[str] = mapped_column(String(7), index=True)
    surname: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH), default="")
    name: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH), default="")
    patronymic: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH), default="")
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    """Where the day is not known."""
    id_document: Mapped[str | None] = mapped_column(String(12))

    __table_args__ = (UniqueConstraint("application_id", "role", "position"), NOT_READ_BACK)


class ApplicationLink(Base):
    """Two applications that share something, found at intake; one row in each direction."""

    __tablename__ = "application_link"

    application_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("application.id"), primary_key=True
    )
    other_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    """fin, address, code or file"""
    person_position: Mapped[int | None]
    """Which registered person of this application is meant; None: the applicant, or not a person.
    """
