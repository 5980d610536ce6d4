"""Days of waiting that are part of a term, who decided a day of the calendar and whether the terms
have followed it, and birth dates of which only the year is known
"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "application",
        sa.Column("waited_days", sa.Integer(), server_default=sa.text("0"), nullable=False),
    )
    op.add_column("calendar_override", sa.Column("decided_by", sa.String(length=80)))
    op.add_column("calendar_override", sa.Column("decided_at", Moment()))
    op.add_column("calendar_override", sa.Column("applied_at", Moment()))
    for table in ("application_person", "person_answer"):
        op.add_column(table, sa.Column("birth_year", sa.Integer()))
