"""Tables beside the work: unfinished texts, counters, signs of life."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import FILE_NAME_LENGTH, PERSON_NAME_LENGTH, VIEW_NAME_LENGTH
from clerkdesk.domain.timings import WORKSTATION
from clerkdesk.store.models import Base
from clerkdesk.store.models.base import partial
from clerkdesk.store.types import BigId


class Draft(Base):
    """A text that somebody has begun and not finished; one of a kind a person and application."""

    __tablename__ = "draft"

    application_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("application.id"), primary_key=True
    )
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    """note, refuse, wait, investigate or verdict"""
    text: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None] = mapped_column(String(40))
    """Of a refusal: the reason's code."""
    at: Mapped[datetime]


class CounterDraft(Base):
    """A part of an application at the counter that somebody has begun to take down: part 0 is the
    form as JSON, the others are pictures that lie nowhere else.
    """

    __tablename__ = "counter_draft"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(FILE_NAME_LENGTH))
    """The picture's file; "" of the form."""
    content: Mapped[bytes]
    at: Mapped[datetime]


class RegisterQuestion(Base):
    """The register is asked about a person, or billing about an account, before there is an
    application; gone minutes later.
    """

    __tablename__ = "register_question"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    """Who asked; None: the local machine without an account."""
    fin: Mapped[str | None] = mapped_column(String(7))
    """Of the person; None: an account is asked about."""
    subscriber_code: Mapped[str | None] = mapped_column(String(20))
    requested_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(10))
    """answered, unknown or no_answer; None: it waits"""
    surname: Mapped[str | None] = mapped_column(String(PERSON_NAME_LENGTH))
    name: Mapped[str | None] = mapped_column(String(PERSON_NAME_LENGTH))
    patronymic: Mapped[str | None] = mapped_column(String(PERSON_NAME_LENGTH))
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    """Where the day is not known."""
    id_document: Mapped[str | None] = mapped_column(String(40))
    district: Mapped[str | None] = mapped_column(String(60))
    """Of the account, as its address."""
    address: Mapped[str | None] = mapped_column(String(500))


class SavedView(Base):
    """A list that somebody looks at again and again: filter, order and columns under a name."""

    __tablename__ = "saved_view"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(VIEW_NAME_LENGTH))
    definition: Mapped[str] = mapped_column(Text)
    """JSON, written and read by usecases.views."""
    shared: Mapped[bool] = mapped_column(default=False)
    """The whole organisation has it, too; a supervisor's act."""

    __table_args__ = (UniqueConstraint("staff_id", "name"), Index("ix_saved_view_shared", "shared"))


class QueueCount(Base):
    """How many applications there are of a kind, as parts of a sum: triggers add what comes (1) and
    what goes (-1) and change no part, so that nobody waits for another's transaction; the worker
    sums them up (usecases.queue.counting). What it points at the applications point at.
    """

    __tablename__ = "queue_count"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    organisation_id: Mapped[int]
    department_id: Mapped[int]
    service: Mapped[str] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(12))
    waits: Mapped[bool]
    """They stand in the queue of those that wait (models.application.WAITING)."""
    due_at: Mapped[datetime | None]
    """Their term; None: decided."""
    count: Mapped[int]

    __table_args__ = (
        Index("ix_queue_count_office", "organisation_id", "department_id", "service"),
    )


class NumberCounter(Base):
    """The last number given in a series and year."""

    __tablename__ = "number_counter"

    prefix: Mapped[str] = mapped_column(String(4), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class Heartbeat(Base):
    """When a worker was alive last."""

    __tablename__ = "heartbeat"

    worker: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime]


class LaneLife(Base):
    """How one of the worker's lanes does (domain.lanes); of several workers the liveliest's."""

    __tablename__ = "lane"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    at: Mapped[datetime]
    """Its last sign of life."""
    waits_for: Mapped[str | None] = mapped_column(String(12))
    """The source of an alarm: whom it asks now."""
    since: Mapped[datetime | None]


class Publication(Base):
    """What anybody may read: the office's keys, and the signed list of certificates that are no
    longer in force.
    """

    __tablename__ = "publication"

    name: Mapped[str] = mapped_column(String(12), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class AlarmMail(Base):
    """What administrators were told of an alarm by e-mail, one row a source and rule."""

    __tablename__ = "alarm_mail"

    source: Mapped[str] = mapped_column(String(12), primary_key=True)
    recipients: Mapped[str] = mapped_column(String(200), primary_key=True)
    """As the rule names them."""
    since: Mapped[datetime]
    """Of the alarm that was told."""
    mailed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When it was told that all is well; None: not yet."""


class ReportMail(Base):
    """Which report was mailed last by a rule of an organisation."""

    __tablename__ = "report_mail"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    """day, week or month"""
    recipients: Mapped[str] = mapped_column(String(200), primary_key=True)
    """As the rule names them."""
    until: Mapped[date]
    """The last date of the report."""


class WarningMail(Base):
    """Up to which term somebody was told by e-mail of what will be late, or is."""

    __tablename__ = "warning_mail"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    stage: Mapped[str] = mapped_column(String(10), primary_key=True)
    """One of ``domain.warning_rules.Stage``."""
    through: Mapped[datetime]
    """The latest term that was told of."""


class DeskTiming(Base):
    """How often something took so long at a workplace, since it was noted there last
    (``domain.timings``). Nobody's name: a workplace is called by lot.
    """

    __tablename__ = "desk_timing"

    at: Mapped[datetime] = mapped_column(primary_key=True)
    workstation: Mapped[str] = mapped_column(String(WORKSTATION), primary_key=True)
    what: Mapped[str] = mapped_column(String(6), primary_key=True)
    bucket: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    count: Mapped[int]


class Alarm(Base):
    """What keeps the installation itself from being answered or heard, one row a source."""

    __tablename__ = "alarm"

    source: Mapped[str] = mapped_column(String(12), primary_key=True)
    """One of ``domain.alarm_rules.SOURCES``."""
    code: Mapped[str] = mapped_column(String(40))
    """Of the sentence."""
    detail: Mapped[str] = mapped_column(String(120), default="")
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """None: it goes on."""


class Secret(Base):
    """What only the database knows; nobody but its owner reads it."""

    __tablename__ = "secret"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    """sought: under which what people look for is kept"""
    value: Mapped[bytes]


class PortalKey(Base):
    """What a portal shows with every request; of the key itself only its SHA-256 is kept."""

    __tablename__ = "portal_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """Whose e-services it opens, and whose administrator revokes it; None: those of all, the
    database owner's.
    """
    channel: Mapped[str] = mapped_column(String(16))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    per_minute: Mapped[int]
    """Requests; more are turned away until the minute has passed."""
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class PortalSubmission(Base):
    """An Idempotency-Key that a portal has used, and for which content: the same request gives the
    same answer.
    """

    __tablename__ = "portal_submission"

    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    idempotency_key: Mapped[str] = mapped_column(String(200), primary_key=True)
    content_sha256: Mapped[str] = mapped_column(String(64))
    number: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]


class PortalPush(Base):
    """What the portal of an application was told last (a version of the application), and what
    there is to tell; kept by triggers.
    """

    __tablename__ = "portal_push"

    application_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("application.id"), primary_key=True, autoincrement=False
    )
    channel: Mapped[str] = mapped_column(String(16))
    wanted: Mapped[int]
    told: Mapped[int]
    since: Mapped[datetime]
    """When the change came that is to be told."""
    not_before: Mapped[datetime]
    attempts: Mapped[int]
    claimed_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(120))

    __table_args__ = (
        partial("ix_portal_push_due", "not_before", "application_id", where="told < wanted"),
    )
