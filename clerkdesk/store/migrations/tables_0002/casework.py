"""What happens to an application: history, access, notes, messages."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment


def make() -> None:
    _event()
    _access_log()
    _note()
    _amendment()
    _outbox_message()


def _access_log() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_access_log_application_id_application"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_access_log_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_access_log"),
    )
    op.create_index("ix_access_log_application_id", "access_log", ["application_id"], unique=False)


def _amendment() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("old", sa.String(length=500), nullable=True),
        sa.Column("new", sa.String(length=500), nullable=True),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_amendment_application_id_application"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_amendment"),
    )
    op.create_index("ix_amendment_application_id", "amendment", ["application_id"], unique=False)
    op.create_index("ix_amendment_op_id", "amendment", ["op_id"], unique=False)


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("from_status", sa.String(length=12), nullable=True),
        sa.Column("to_status", sa.String(length=12), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("op_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_event_actor_id_staff"),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_event_application_id_application"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_application_id", "event", ["application_id"], unique=False)
    op.create_index("ix_event_op_id", "event", ["op_id"], unique=False)


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_note_actor_id_staff"),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_note_application_id_application"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_application_id", "note", ["application_id"], unique=False)


def _outbox_message() -> None:
    op.create_table(
        "outbox_message",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=6), nullable=False),
        sa.Column("occurrence", sa.String(length=40), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("queued_at", Moment(), nullable=False),
        sa.Column("not_before", Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("fault", sa.String(length=120), nullable=True),
        sa.Column("message_id", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_outbox_message_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["message_template.id"],
            name="fk_outbox_message_template_id_message_template",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_message"),
        sa.UniqueConstraint(
            "application_id",
            "event",
            "channel",
            "occurrence",
            name="uq_outbox_message_application_id_event_channel_occurrence",
        ),
        sa.UniqueConstraint("message_id", name="uq_outbox_message_message_id"),
    )
    op.create_index(
        "ix_outbox_message_application_id", "outbox_message", ["application_id"], unique=False
    )
    op.create_index(
        "ix_outbox_message_due",
        "outbox_message",
        ["not_before", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'queued'"),
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.create_index(
        "ix_outbox_message_failed",
        "outbox_message",
        ["queued_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('failed', 'unclear')"),
        postgresql_where=sa.text("state IN ('failed', 'unclear')"),
    )
