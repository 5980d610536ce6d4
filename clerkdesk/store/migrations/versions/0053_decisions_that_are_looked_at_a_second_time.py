"""Decisions are picked for a second look, and somebody else says whether they agree"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

_WAITING = sa.text("waiting")


def upgrade() -> None:
    op.create_table(
        "sampled_decision",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("picked_at", Moment(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_sampled_decision_application_id_application",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sampled_decision"),
        sa.UniqueConstraint("application_id", name="uq_sampled_decision_application_id"),
    )
    op.create_index(
        "ix_sampled_decision_waiting",
        "sampled_decision",
        ["application_id"],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
    op.create_table(
        "sample_look",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("decision", sa.String(12), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("decided_at", Moment(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(24), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(36), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_sample_look_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["staff.id"], name="fk_sample_look_decided_by_staff"
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_sample_look_actor_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_sample_look"),
        sa.UniqueConstraint("application_id", name="uq_sample_look_application_id"),
    )
    op.create_index("ix_sample_look_at", "sample_look", ["at"])
