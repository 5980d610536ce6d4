"""The present code of an account that billing knows under an old one, and alarms: what keeps the
installation itself from being answered or heard
"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("account_answer", sa.Column("current_code", sa.String(length=15)))
    op.create_table(
        "alarm",
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.String(length=120), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("source", name="pk_alarm"),
    )
