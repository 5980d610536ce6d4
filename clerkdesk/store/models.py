"""The tables of the work itself. A mapped class is a record with constraints, not a place for
rules.

Case data (what lists show) stands in ``application``; personal data in ``application_detail``,
``application_person`` and ``document``, which PostgreSQL shows only under an access ticket.
Columns ``op_id``, ``last_…`` say who changed the row, how and why: the history triggers read them.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Date,
    FetchedValue,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from clerkdesk.store.types import BigId, Moment


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: Moment(),
        date: Date(),
        dict[str, Any]: JSON(),
        bytes: LargeBinary(),
    }
    # No INSERT … RETURNING of whole rows: a clerk's role will be able to insert what it may not
    # read.
    __mapper_args__ = {"eager_defaults": False}


FREE = "holder_id IS NULL AND waiting_since IS NULL AND status IN ('new', 'in_progress')"
"""May be taken next; index and statement must say it in the same words."""
WAITING = "waiting_since IS NOT NULL OR billing_pending"
"""Waits for an answer, the citizen's or billing's; index and statement must say it in the same
words.
"""


class Application(Base):
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
    name: Mapped[str] = mapped_column(String(310))
    search_fold: Mapped[str] = mapped_column(String(500))
    """Folded name, number and subscriber codes; maintained by usecases.naming."""
    sort_key: Mapped[str] = mapped_column(String(310))
    masked_fin: Mapped[str] = mapped_column(String(10))
    masked_mobile: Mapped[str] = mapped_column(String(24))
    subscriber_code: Mapped[str | None] = mapped_column(String(15), index=True)
    no_code_stated: Mapped[bool] = mapped_column(default=False)
    channel: Mapped[str] = mapped_column(String(12))
    login_method: Mapped[str | None] = mapped_column(String(12))
    portal_request_id: Mapped[str] = mapped_column(String(100))
    content_sha256: Mapped[str] = mapped_column(String(64))
    submitted_at: Mapped[datetime]
    registered_at: Mapped[datetime]
    term_working_days: Mapped[int]
    due_on: Mapped[date]
    due_at: Mapped[datetime]
    investigated: Mapped[bool] = mapped_column(default=False)
    waiting_for: Mapped[str | None] = mapped_column(Text)
    """What the citizen was asked for; None: nothing is awaited."""
    waiting_since: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str | None] = mapped_column(String(40))
    decision_text: Mapped[str | None] = mapped_column(Text)
    billing_pending: Mapped[bool] = mapped_column(default=False)
    """Completed, and its message waits for billing's answer."""
    version: Mapped[int] = mapped_column(default=1)
    op_id: Mapped[str] = mapped_column(String(36))
    last_action: Mapped[str] = mapped_column(String(16))
    last_actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    last_actor: Mapped[str] = mapped_column(String(80))
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
        Index(
            "ix_application_holder",
            "holder_id",
            "due_at",
            "id",
            sqlite_where=text("status = 'in_progress'"),
            postgresql_where=text("status = 'in_progress'"),
        ),
        Index("ix_application_decided", "organisation_id", "decided_at"),
        Index(
            "ix_application_open_due",
            "organisation_id",
            "due_at",
            sqlite_where=text("status IN ('new', 'in_progress')"),
            postgresql_where=text("status IN ('new', 'in_progress')"),
        ),
        Index(
            "ix_application_free",
            "organisation_id",
            "due_at",
            "id",
            sqlite_where=text(FREE),
            postgresql_where=text(FREE),
        ),
        Index("ix_application_due", "organisation_id", "due_at", "id"),
        Index("ix_application_name", "organisation_id", "sort_key", "id"),
        Index("ix_application_submitted", "organisation_id", "submitted_at", "id"),
        Index("ix_application_registered", "organisation_id", "registered_at"),
        Index(
            "ix_application_waiting",
            "organisation_id",
            "due_at",
            "id",
            sqlite_where=text(WAITING),
            postgresql_where=text(WAITING),
        ),
    )


class ApplicationDetail(Base):
    """Contact and object: personal data, one row an application."""

    __tablename__ = "application_detail"

    application_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("application.id"), primary_key=True
    )
    mobile: Mapped[str] = mapped_column(String(16), index=True)
    email: Mapped[str | None] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2), default="az", server_default=text("'az'"))
    """In which the citizen is told."""
    address: Mapped[str | None] = mapped_column(String(500))
    address_source: Mapped[str] = mapped_column(String(10), default="package")
    """package, billing or clerk"""
    previous_address: Mapped[str | None] = mapped_column(String(500))
    previous_address_fold: Mapped[str | None] = mapped_column(String(500), index=True)
    new_subscriber_code: Mapped[str | None] = mapped_column(String(15))
    reason_code: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(String(500))
    owner_name: Mapped[str | None] = mapped_column(String(310))
    owner_name_source: Mapped[str] = mapped_column(String(10), default="package")
    consumer_group: Mapped[str | None] = mapped_column(String(8))
    consumer_group_source: Mapped[str] = mapped_column(String(10), default="billing")


class ApplicationPerson(Base):
    __tablename__ = "application_person"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"))
    role: Mapped[str] = mapped_column(String(12))
    """applicant, owner or registered"""
    position: Mapped[int] = mapped_column(default=0)
    fin: Mapped[str] = mapped_column(String(7), index=True)
    surname: Mapped[str] = mapped_column(String(100), default="")
    name: Mapped[str] = mapped_column(String(100), default="")
    patronymic: Mapped[str] = mapped_column(String(100), default="")
    birth_date: Mapped[date | None]
    id_document: Mapped[str | None] = mapped_column(String(12))

    __table_args__ = (UniqueConstraint("application_id", "role", "position"),)


class Document(Base):
    __tablename__ = "document"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(24), ForeignKey("document_kind.code"))
    name: Mapped[str] = mapped_column(String(130))
    media_type: Mapped[str] = mapped_column(String(30))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    fin: Mapped[str | None] = mapped_column(String(7))
    fits: Mapped[bool | None]
    """The verdict; None: not given yet."""
    verdict_reason: Mapped[str | None] = mapped_column(Text)
    verdict_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    verdict_by_name: Mapped[str | None] = mapped_column(String(80))
    verdict_at: Mapped[datetime | None]
    verdict_via: Mapped[str | None] = mapped_column(String(14))
    """window or command line"""
    op_id: Mapped[str | None] = mapped_column(String(36))
    added_at: Mapped[datetime | None]
    """When the citizen added it while the office waited for it; None: it came with the application.
    """
    added_by: Mapped[str | None] = mapped_column(String(80))
    """The portal over which it came."""


class DocumentContent(Base):
    """The bytes, in rows of 1 MiB: a file is never whole in memory on its way in."""

    __tablename__ = "document_content"

    document_id: Mapped[int] = mapped_column(BigId, ForeignKey("document.id"), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[bytes]


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


class Event(Base):
    """The history. Written by triggers alone; nobody changes or deletes a row."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(16))
    from_status: Mapped[str | None] = mapped_column(String(12))
    to_status: Mapped[str | None] = mapped_column(String(12))
    detail: Mapped[str | None] = mapped_column(Text)
    op_id: Mapped[str | None] = mapped_column(String(36), index=True)
    hash: Mapped[str | None] = mapped_column(String(64))
    """The link to the case's row before it (domain.history); written by a trigger."""


class Seal(Base):
    """One seal over the history of all cases: the events after ``from_event`` up to ``to_event``
    (domain.history).
    """

    __tablename__ = "seal"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    from_event: Mapped[int] = mapped_column(BigId)
    to_event: Mapped[int] = mapped_column(BigId)
    count: Mapped[int]
    root: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    """The hash of the seal before; "" of the first."""
    hash: Mapped[str] = mapped_column(String(64))
    mac: Mapped[str | None] = mapped_column(String(64))
    """HMAC under a key that is not in the database; None: there is none here."""


class Operation(Base):
    """One committed use case: the answer to "did it happen?" after a lost connection."""

    __tablename__ = "operation"

    op_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    use_case: Mapped[str] = mapped_column(String(60))
    actor: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]


class Note(Base):
    __tablename__ = "note"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    kind: Mapped[str] = mapped_column(String(4))
    """note or call"""
    outcome: Mapped[str | None] = mapped_column(String(20))
    """Of a call: reached, no_answer, wrong_number, call_back"""
    text: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))


class Amendment(Base):
    """What a clerk corrected: the old value stays. The history row of the same op_id carries the
    reason.
    """

    __tablename__ = "amendment"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    field: Mapped[str] = mapped_column(String(40))
    old: Mapped[str | None] = mapped_column(String(500))
    new: Mapped[str | None] = mapped_column(String(500))
    op_id: Mapped[str] = mapped_column(String(36), index=True)


class Inquiry(Base):
    """A question that only the worker answers: debt, account, person, or the forming of a
    certificate.
    """

    __tablename__ = "inquiry"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """debt, account, person or certificate"""
    subject: Mapped[str] = mapped_column(String(15))
    """The subscriber code or the FIN that is asked for."""
    purpose: Mapped[str] = mapped_column(String(12))
    """review, completion, print"""
    requested_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    requested_by_name: Mapped[str] = mapped_column(String(80))
    requested_at: Mapped[datetime]
    op_id: Mapped[str] = mapped_column(String(36))
    claimed_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[str | None] = mapped_column(String(16))
    """None: waits. answered, unknown (billing or the register knows no such one), no_answer,
    cancelled; of a certificate: issued, reprinted, debt, no_answer, incomplete.
    """
    outcome_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(40))
    source: Mapped[str | None] = mapped_column(String(40))
    certificate_number: Mapped[str | None] = mapped_column(String(20))

    __table_args__ = (
        Index(
            "ix_inquiry_open",
            "requested_at",
            "id",
            sqlite_where=text("outcome IS NULL"),
            postgresql_where=text("outcome IS NULL"),
        ),
    )


class DebtAnswer(Base):
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
    __tablename__ = "account_answer"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(BigId, ForeignKey("inquiry.id"), unique=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    subscriber_code: Mapped[str] = mapped_column(String(15))
    holder_fin: Mapped[str | None] = mapped_column(String(7))
    holder_name: Mapped[str] = mapped_column(String(300))
    address: Mapped[str] = mapped_column(String(500))
    district: Mapped[str] = mapped_column(String(60))
    consumer_group: Mapped[str] = mapped_column(String(8))
    answered_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(String(40))


class PersonAnswer(Base):
    __tablename__ = "person_answer"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    inquiry_id: Mapped[int] = mapped_column(BigId, ForeignKey("inquiry.id"), unique=True)
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    fin: Mapped[str] = mapped_column(String(7))
    surname: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(100))
    patronymic: Mapped[str] = mapped_column(String(100))
    birth_date: Mapped[date | None]
    id_document: Mapped[str | None] = mapped_column(String(12))
    address: Mapped[str] = mapped_column(String(500))
    idp: Mapped[bool]
    answered_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(String(40))


class Certificate(Base):
    __tablename__ = "certificate"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    year: Mapped[int]
    serial: Mapped[int]
    application_id: Mapped[int] = mapped_column(BigId, ForeignKey("application.id"), index=True)
    debt_answer_id: Mapped[int] = mapped_column(BigId, ForeignKey("debt_answer.id"))
    code: Mapped[str] = mapped_column(String(17))
    issued_at: Mapped[datetime] = mapped_column(index=True)
    issued_on: Mapped[date]
    """The Baku date: a print on the same date gives the same bytes."""
    as_of: Mapped[datetime]
    requested_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    requested_by_name: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(10), default="live")
    """live, superseded or revoked"""
    state_reason: Mapped[str | None] = mapped_column(Text)
    state_by: Mapped[str | None] = mapped_column(String(80))
    superseded_by: Mapped[str | None] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    op_id: Mapped[str] = mapped_column(String(36))
    changed_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("organisation_id", "year", "serial"),
        Index(
            "uq_certificate_live",
            "application_id",
            unique=True,
            sqlite_where=text("state = 'live'"),
            postgresql_where=text("state = 'live'"),
        ),
    )


class CertificateFile(Base):
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
    debt_answer_id: Mapped[int] = mapped_column(BigId, ForeignKey("debt_answer.id"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(index=True)
    op_id: Mapped[str] = mapped_column(String(36))

    __table_args__ = (UniqueConstraint("certificate_id", "copy"),)


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
        Index(
            "ix_outbox_message_reports",
            "asked_at",
            "id",
            sqlite_where=text("state = 'sent' AND provider_id IS NOT NULL"),
            postgresql_where=text("state = 'sent' AND provider_id IS NOT NULL"),
        ),
        Index(
            "ix_outbox_message_due",
            "not_before",
            "id",
            sqlite_where=text("state = 'queued'"),
            postgresql_where=text("state = 'queued'"),
        ),
        Index(
            "ix_outbox_message_failed",
            "queued_at",
            sqlite_where=text("state IN ('failed', 'unclear')"),
            postgresql_where=text("state IN ('failed', 'unclear')"),
        ),
        # A claim rewrites neighbours by the hundred: with room beside them it costs a third, for no
        # index changes.
        {"postgresql_with": {"fillfactor": 45}},
    )


class AccessLog(Base):
    """Who opened or searched for whose data, when and why; an open application's row is its
    ticket.
    """

    __tablename__ = "access_log"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int | None] = mapped_column(
        BigId, ForeignKey("application.id"), index=True
    )
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(80))
    purpose: Mapped[str] = mapped_column(String(20))
    """open, take, show, search, print, report, act"""
    at: Mapped[datetime]
    xid: Mapped[int | None] = mapped_column(BigInteger, server_default=FetchedValue())
    """PostgreSQL's number of the transaction that drew it: a ticket counts for later ones only."""

    __table_args__ = (Index("ix_access_log_staff", "staff_id", "at"),)
