"""What was seen of a document when it arrived: what the desk shows only in part, and what waits for
a look
"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None
_UNSEEN = sa.text("code = 'not_looked_at' AND settled_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "document_remark",
        sa.Column("document_id", BigId, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("noted_at", Moment(), nullable=False),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "code", name="pk_document_remark"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_document_remark_document_id_document"
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_document_remark_application_id_application",
        ),
    )
    op.create_index("ix_document_remark_application_id", "document_remark", ["application_id"])
    op.create_index(
        "ix_document_remark_unseen",
        "document_remark",
        ["noted_at"],
        sqlite_where=_UNSEEN,
        postgresql_where=_UNSEEN,
    )
