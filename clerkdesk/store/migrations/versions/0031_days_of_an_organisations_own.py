"""Days that an organisation decides for itself are decided like acts, and the worker makes them
rows of the calendar
"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisation_day",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("is_working", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("decided_by", sa.String(length=80), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("applied_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_organisation_day_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "on", name="pk_organisation_day"),
    )
    # What the server's administrator had written into the calendar itself.
    op.execute(
        """
        INSERT INTO organisation_day (organisation_id, "on", is_working, reason)
        SELECT c.organisation_id, c."on", c.is_working, c.reason
        FROM calendar_day c
        WHERE c.source = 'organisation'
        """
    )
