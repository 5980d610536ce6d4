"""What supervisors say of households and accounts that recur"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hit_judgement",
        sa.Column("id", BigId, nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("hit_key", sa.String(64), nullable=False),
        sa.Column("signature", sa.String(64), nullable=False),
        sa.Column("verdict", sa.String(12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked_id", BigId, nullable=True),
        sa.Column("note_id", BigId, nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_hit_judgement_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["application.id"], name="fk_hit_judgement_asked_id_application"
        ),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name="fk_hit_judgement_note_id_note"),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_hit_judgement_actor_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_hit_judgement"),
    )
    op.create_index(
        "ix_hit_judgement_hit", "hit_judgement", ["organisation_id", "kind", "hit_key", "id"]
    )
