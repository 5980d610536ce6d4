"""Who wrote an application down at the counter, and when a citizen has answered"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None
_WAITING = sa.text("waiting_since IS NOT NULL OR billing_pending OR answered_at IS NOT NULL")


def upgrade() -> None:
    # In one word: SQLite adds no constraint to a table that is there.
    op.execute("""
        ALTER TABLE application
        ADD COLUMN registered_by INTEGER
        CONSTRAINT fk_application_registered_by_staff REFERENCES staff (id)
    """)
    op.add_column("application", sa.Column("answered_at", Moment(), nullable=True))
    op.drop_index("ix_application_waiting", "application")
    op.create_index(
        "ix_application_waiting",
        "application",
        ["organisation_id", "due_at", "id"],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
