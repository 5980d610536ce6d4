"""Room on each page for messages that are claimed: their new versions stay beside the old, and no
index learns of it
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE outbox_message SET (fillfactor = 45)")
