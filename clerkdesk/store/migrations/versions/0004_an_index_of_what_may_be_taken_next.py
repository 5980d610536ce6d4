"""An index of what may be taken next: taking the next one must not walk past everything that others
hold
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
_FREE = sa.text("holder_id IS NULL AND waiting_since IS NULL AND status IN ('new', 'in_progress')")


def upgrade() -> None:
    op.create_index(
        "ix_application_free",
        "application",
        ["organisation_id", "due_at", "id"],
        sqlite_where=_FREE,
        postgresql_where=_FREE,
    )
