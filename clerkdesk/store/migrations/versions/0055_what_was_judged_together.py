"""A judgement names the applications that it is about"""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "hit_judgement",
        sa.Column("members", sa.Text(), server_default=sa.text("''"), nullable=False),
    )
