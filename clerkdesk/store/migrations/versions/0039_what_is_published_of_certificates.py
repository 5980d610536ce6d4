"""The worker publishes its keys, and the signed list of what is no longer in force"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "publication",
        sa.Column("name", sa.String(length=12), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_publication"),
    )
