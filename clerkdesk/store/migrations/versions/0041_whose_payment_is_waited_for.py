"""Who was told of a debt is looked for every morning"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_DEBTORS = sa.text("event = 'completed_debt'")


def upgrade() -> None:
    op.create_index(
        "ix_outbox_message_debtors",
        "outbox_message",
        ["queued_at"],
        sqlite_where=_DEBTORS,
        postgresql_where=_DEBTORS,
    )
