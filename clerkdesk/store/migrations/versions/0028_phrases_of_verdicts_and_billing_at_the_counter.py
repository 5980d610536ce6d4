"""Phrases that say what is wrong with a document; billing is asked at the counter, too"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verdict_phrase",
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["kind"], ["document_kind.code"], name="fk_verdict_phrase_kind_document_kind"
        ),
        sa.PrimaryKeyConstraint("service", "kind", "position", name="pk_verdict_phrase"),
    )
    with op.batch_alter_table("register_question") as question:
        question.alter_column("fin", existing_type=sa.String(length=7), nullable=True)
        question.add_column(sa.Column("subscriber_code", sa.String(length=20), nullable=True))
        question.add_column(sa.Column("district", sa.String(length=60), nullable=True))
        question.add_column(sa.Column("address", sa.String(length=500), nullable=True))
