"""How long a desk takes for what a clerk waits for"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_timing",
        sa.Column("at", Moment(), nullable=False),
        sa.Column("workstation", sa.String(12), nullable=False),
        sa.Column("what", sa.String(6), nullable=False),
        sa.Column("bucket", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_desk_timing_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("at", "workstation", "what", "bucket", name="pk_desk_timing"),
    )
