"""Extracts of cases for a court or an auditor"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_extract",
        sa.Column("inquiry_id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiry.id"], name="fk_case_extract_inquiry_id_inquiry"
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_case_extract_application_id_application",
        ),
        sa.PrimaryKeyConstraint("inquiry_id", name="pk_case_extract"),
    )
    op.create_index("ix_case_extract_application_id", "case_extract", ["application_id"])
