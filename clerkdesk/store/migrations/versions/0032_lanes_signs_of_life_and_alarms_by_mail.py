"""Each of the worker's lanes has a sign of life, and administrators are told of alarms by e-mail"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lane",
        sa.Column("lane", sa.String(length=12), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("waits_for", sa.String(length=12), nullable=True),
        sa.Column("since", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("lane", name="pk_lane"),
    )
    op.create_table(
        "alarm_mail",
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("recipients", sa.String(length=200), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("mailed_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("source", "recipients", name="pk_alarm_mail"),
    )
