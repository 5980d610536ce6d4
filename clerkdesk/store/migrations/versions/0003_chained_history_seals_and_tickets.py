"""Chained history, seals, drafts, and the transaction that drew a ticket"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("hash", sa.String(length=64), nullable=True))
    op.create_table(
        "seal",
        sa.Column("id", BigId, autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("from_event", BigId, nullable=False),
        sa.Column("to_event", BigId, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_seal"),
    )
    op.create_table(
        "draft",
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_draft_application_id_application"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_draft_staff_id_staff"),
        sa.PrimaryKeyConstraint("application_id", "staff_id", "kind", name="pk_draft"),
    )
    op.add_column("access_log", sa.Column("xid", sa.BigInteger(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "ALTER TABLE access_log ALTER COLUMN xid SET DEFAULT pg_current_xact_id()::text::bigint"
        )
    op.create_index("ix_access_log_staff", "access_log", ["staff_id", "at"])
