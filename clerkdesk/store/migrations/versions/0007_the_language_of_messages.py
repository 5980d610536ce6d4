"""The language in which a citizen wants to be told"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("application_detail") as detail:
        detail.add_column(
            sa.Column(
                "language", sa.String(length=2), server_default=sa.text("'az'"), nullable=False
            )
        )
