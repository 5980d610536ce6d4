"""Saved views, and indexes for lists in the order of names and of submission"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_saved_view_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
        sa.UniqueConstraint("staff_id", "name", name="uq_saved_view_staff_id_name"),
    )
    op.create_index("ix_saved_view_shared", "saved_view", ["shared"])
    op.create_index("ix_application_name", "application", ["organisation_id", "sort_key", "id"])
    op.create_index(
        "ix_application_submitted", "application", ["organisation_id", "submitted_at", "id"]
    )
