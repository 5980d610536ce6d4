"""A call may say when to call again"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None

_AGAIN = sa.text("again_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("note", sa.Column("again_at", Moment(), nullable=True))
    op.create_index(
        "ix_note_again_at",
        "note",
        ["application_id"],
        sqlite_where=_AGAIN,
        postgresql_where=_AGAIN,
    )
