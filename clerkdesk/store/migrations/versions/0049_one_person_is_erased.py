"""One person who is registered in somebody else's application is erased alone"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("person_id", BigId, nullable=True)
    if op.get_bind().dialect.name == "sqlite":
        # SQLite takes a reference with its column only.
        op.execute(
            "ALTER TABLE erasure ADD COLUMN person_id INTEGER CONSTRAINT"
            " fk_erasure_person_id_application_person REFERENCES application_person (id)"
        )
        return
    op.add_column("erasure", column)
    op.create_foreign_key(
        "fk_erasure_person_id_application_person",
        "erasure",
        "application_person",
        ["person_id"],
        ["id"],
    )
