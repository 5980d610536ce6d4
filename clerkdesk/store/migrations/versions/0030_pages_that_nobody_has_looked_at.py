"""Documents wait for the worker's look, too, whose later pages there was no time for"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0028"
branch_labels = None
depends_on = None
_UNSEEN = sa.text("code IN ('not_looked_at', 'pages_not_looked_at') AND settled_at IS NULL")


def upgrade() -> None:
    op.drop_index("ix_document_remark_unseen", "document_remark")
    op.create_index(
        "ix_document_remark_unseen",
        "document_remark",
        ["noted_at"],
        sqlite_where=_UNSEEN,
        postgresql_where=_UNSEEN,
    )
