"""Events speak of rows: whose chain an event stands in, which row it is about, and its digest"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId

revision = "0023"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_event_application_id", "event")
    # In one go: SQLite copies the table for each change of a column that is there.
    with op.batch_alter_table("event") as event:
        event.alter_column("application_id", existing_type=BigId, nullable=True)
        event.add_column(sa.Column("person_id", sa.Integer(), nullable=True))
        event.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
        event.add_column(sa.Column("row_table", sa.String(length=40), nullable=True))
        event.add_column(sa.Column("row_key", sa.String(length=200), nullable=True))
        event.add_column(sa.Column("row_digest", sa.String(length=64), nullable=True))
        event.add_column(sa.Column("nonce", sa.LargeBinary(length=16), nullable=True))
    op.create_index("ix_event_application", "event", ["application_id", "id"])
    for chain in ("person", "organisation"):
        where = sa.text(f"{chain}_id IS NOT NULL")
        op.create_index(
            f"ix_event_{chain}",
            "event",
            [f"{chain}_id", "id"],
            sqlite_where=where,
            postgresql_where=where,
        )
