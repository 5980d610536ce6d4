"""Applications that are begun at the counter: kept until they are registered or thrown away"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counter_draft",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=130), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_counter_draft_staff_id_staff"),
        sa.PrimaryKeyConstraint("staff_id", "service", "part", name="pk_counter_draft"),
    )
