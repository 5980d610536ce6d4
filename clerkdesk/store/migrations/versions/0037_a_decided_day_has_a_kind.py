"""A decided day has a kind, and says whether the citizens whose terms it moves are told"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("calendar_override", "organisation_day"):
        op.add_column(table, sa.Column("kind", sa.String(length=8), nullable=True))
        op.add_column(
            table,
            sa.Column("tell_citizens", sa.Boolean(), server_default=sa.true(), nullable=False),
        )
