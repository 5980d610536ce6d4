"""Who did what, and who looked at what: rows that nobody changes."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    FetchedValue,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
)
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.history import NONCE_BYTES
from clerkdesk.domain.limits import GIVEN_LENGTH, STAFF_NAME_LENGTH
from clerkdesk.store.models.base import Base, partial
from clerkdesk.store.types import BigId

FIGURED = "event.action IN ('forward', 'message', 'reopen', 'undo', 'wait')"
"""Of what days are counted by their events; the statement must say it in the index's words."""


class Event(Base):
    """The history. Written by triggers alone; nobody changes or deletes a row.

    One of application, person and organisation is set: in whose chain it stands.
    """

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    application_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("application.id"))
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    action: Mapped[str] = mapped_column(String(16))
    from_status: Mapped[str | None] = mapped_column(String(12))
    to_status: Mapped[str | None] = mapped_column(String(12))
    detail: Mapped[str | None] = mapped_column(Text)
    op_id: Mapped[str | None] = mapped_column(String(36), index=True)
    person_id: Mapped[int | None]
    """Who looked or searched; 0: no account."""
    organisation_id: Mapped[int | None]
    """Whose staff, settings or texts; 0: the installation's."""
    row_table: Mapped[str | None] = mapped_column(String(40))
    """Of which row it speaks; None: written before events spoke of rows."""
    row_key: Mapped[str | None] = mapped_column(String(200))
    """Its primary key, the parts of one joined with ":"."""
    row_digest: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of the nonce and the row (domain.history); None: the row was taken out."""
    nonce: Mapped[bytes | None] = mapped_column(LargeBinary(NONCE_BYTES), deferred=True)
    """Only the owner reads it: with it one could try values until one fits the digest."""
    hash: Mapped[str | None] = mapped_column(String(64))
    """The link to the event before it in its chain (domain.history); written by a trigger."""

    __table_args__ = (
        Index("ix_event_application", "application_id", "id"),
        partial("ix_event_figured", "at", where=FIGURED.replace("event.", "")),
        partial(
            "ix_event_at", *("at", "actor_id", "application_id"), where="application_id IS NOT NULL"
        ),
        *(
            partial(f"ix_event_{chain}", f"{chain}_id", "id", where=f"{chain}_id IS NOT NULL")
            for chain in ("person", "organisation")
        ),
    )


class OfficeEvent(Base):
    """The history of administration: one value that became another, or an act. Written by triggers
    and by the database's own functions alone; never a password or a key.
    """

    __tablename__ = "office_event"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """Whose; None: the installation's."""
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(80))
    """The name; of whoever has the database itself the login, or "sql"."""
    kind: Mapped[str] = mapped_column(String(24))
    """Of what: the table, or the door (store.guard.rules.administration)."""
    action: Mapped[str] = mapped_column(String(12))
    """add, change, remove, or what was done besides"""
    subject: Mapped[str] = mapped_column(Text)
    """Which one: a login, a key's name, a setting."""
    field: Mapped[str | None] = mapped_column(String(24))
    old_value: Mapped[str | None] = mapped_column(Text)
    new_value: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (Index("ix_office_event_organisation", "organisation_id", "id"),)


class Acting(Base):
    """For the length of one transaction, and empty between two. On the embedded file row 1 says who
    administers, for the triggers have no login to ask. Row 0 says that nobody does: an upgrade or a
    copy is under way.
    """

    __tablename__ = "acting"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    actor: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]


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
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    at: Mapped[datetime]


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
    actor: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    purpose: Mapped[str] = mapped_column(String(20))
    """open, take, show, search, print, report, act"""
    at: Mapped[datetime]
    sought: Mapped[str | None] = mapped_column(String(64))
    """Of a search: HMAC of what was looked for, under the database's secret."""
    given: Mapped[str | None] = mapped_column(String(GIVEN_LENGTH))
    """Of a report: what was taken out as a file, and the mark that the file carries."""
    xid: Mapped[int | None] = mapped_column(BigInteger, server_default=FetchedValue())
    """PostgreSQL's number of the transaction that drew it: a ticket counts for later ones only."""

    __table_args__ = (
        Index("ix_access_log_staff", "staff_id", "at"),
        Index("ix_access_log_at", "at"),
    )
