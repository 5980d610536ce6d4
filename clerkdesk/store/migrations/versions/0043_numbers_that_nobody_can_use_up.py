"""Views and questions at the counter are numbered without end: whoever may number a row may also
draw numbers for nothing, and 2,147,483,647 of them are drawn in minutes
"""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite's numbers are large by themselves.
    if op.get_bind().dialect.name == "postgresql":
        for table in ("saved_view", "register_question"):
            op.alter_column(table, "id", type_=sa.BigInteger())
            op.execute(f"ALTER SEQUENCE {table}_id_seq AS bigint")
