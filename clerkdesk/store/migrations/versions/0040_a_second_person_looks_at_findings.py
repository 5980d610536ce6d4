"""A second person looks at what the holder has acknowledged, where the office wants it"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_IN_SECOND_LOOK = sa.text("state = 'second_look'")


def upgrade() -> None:
    for table in ("finding_kind", "finding_reason"):
        op.add_column(
            table,
            sa.Column("second_look", sa.Boolean(), server_default=sa.false(), nullable=False),
        )
    op.add_column("acknowledgement", sa.Column("second_id", sa.Integer(), nullable=True))
    op.create_index(
        "ix_finding_second_look",
        "finding",
        ["application_id"],
        sqlite_where=_IN_SECOND_LOOK,
        postgresql_where=_IN_SECOND_LOOK,
    )
    _second_look()


def _second_look() -> None:
    op.create_table(
        "second_look",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("finding_id", BigId, nullable=False),
        sa.Column("acknowledgement_id", BigId, nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_second_look_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name="fk_second_look_finding_id_finding"
        ),
        sa.ForeignKeyConstraint(
            ["acknowledgement_id"],
            ["acknowledgement.id"],
            name="fk_second_look_acknowledgement_id_acknowledgement",
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_second_look_actor_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_second_look"),
        sa.UniqueConstraint("acknowledgement_id", name="uq_second_look_acknowledgement_id"),
    )
    op.create_index("ix_second_look_application_id", "second_look", ["application_id"])
