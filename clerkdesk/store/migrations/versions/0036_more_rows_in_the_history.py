"""The history speaks of districts, kinds of documents, legal bases and passwords, too: an upgrade
says how they are (store.upgrading); looks and events are found by their moment
"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_access_log_at", "access_log", ["at"])
    op.create_index(
        "ix_event_at",
        "event",
        ["at", "actor_id", "application_id"],
        sqlite_where=sa.text("application_id IS NOT NULL"),
        postgresql_where=sa.text("application_id IS NOT NULL"),
    )
