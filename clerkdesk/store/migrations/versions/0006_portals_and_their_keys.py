"""Portals: their keys, the Idempotency-Keys they have used, what citizens add later, reports on
SMS, and what portals are told
"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "portal_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("per_minute", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_portal_key"),
        sa.UniqueConstraint("hash", name="uq_portal_key_hash"),
    )
    op.create_table(
        "portal_submission",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "idempotency_key", name="pk_portal_submission"),
    )
    with op.batch_alter_table("document") as document:
        document.add_column(sa.Column("added_at", Moment(), nullable=True))
        document.add_column(sa.Column("added_by", sa.String(length=80), nullable=True))
    with op.batch_alter_table("outbox_message") as message:
        message.add_column(sa.Column("provider_id", sa.String(length=80), nullable=True))
        message.add_column(sa.Column("asked_at", Moment(), nullable=True))
    waits = sa.text("state = 'sent' AND provider_id IS NOT NULL")
    op.create_index(
        "ix_outbox_message_reports",
        "outbox_message",
        ["asked_at", "id"],
        sqlite_where=waits,
        postgresql_where=waits,
    )
    op.create_table(
        "portal_push",
        sa.Column("application_id", BigId, autoincrement=False, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("not_before", Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("fault", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_portal_push_application_id_application"
        ),
        sa.PrimaryKeyConstraint("application_id", name="pk_portal_push"),
    )
    due = sa.text("told < wanted")
    op.create_index(
        "ix_portal_push_due",
        "portal_push",
        ["not_before", "application_id"],
        sqlite_where=due,
        postgresql_where=due,
    )
    # What was there before is known to its portal.
    op.execute("""
        INSERT INTO portal_push (
          application_id, channel, wanted, told, since, not_before, attempts
        )
        SELECT id, channel, version, version, changed_at, changed_at, 0
        FROM application
        WHERE channel <> 'counter'
    """)
    if op.get_bind().dialect.name == "postgresql":
        # Scans and certificates are compressed already: the server's own attempt costs time and
        # gains nothing.
        for table in ("document_content", "certificate_file"):
            op.execute(f"ALTER TABLE {table} ALTER COLUMN content SET STORAGE EXTERNAL")
