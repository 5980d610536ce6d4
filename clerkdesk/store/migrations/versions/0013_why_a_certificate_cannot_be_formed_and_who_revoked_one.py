"""What fills the sentence why a certificate cannot be formed, and the account that revoked one"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("inquiry", sa.Column("fault_params", sa.JSON(), nullable=True))
    # In one statement: SQLite adds no constraint to a table that stands.
    op.execute("ALTER TABLE certificate ADD COLUMN state_actor_id INTEGER REFERENCES staff (id)")
