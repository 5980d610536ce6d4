"""Personal data are erased by rule or on request, and the application says since when"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("application", sa.Column("erased_at", Moment(), nullable=True))
    op.create_table(
        "retention_rule",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_retention_rule_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "service", "outcome", name="pk_retention_rule"),
    )
    op.create_table(
        "erasure_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_by_name", sa.String(length=80), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_by_name", sa.String(length=80), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_erasure_request_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["staff.id"], name="fk_erasure_request_asked_by_staff"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["staff.id"], name="fk_erasure_request_decided_by_staff"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_erasure_request"),
    )
    op.create_table(
        "erasure",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("cause", sa.String(length=8), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("repeated", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("begun_at", Moment(), nullable=True),
        sa.Column("erased_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_erasure_application_id_application"
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["erasure_request.id"], name="fk_erasure_request_id_erasure_request"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
    )
    op.create_index("ix_erasure_application_id", "erasure", ["application_id"])
    op.create_index("ix_erasure_request_id", "erasure", ["request_id"])
    op.create_index(
        "ix_erasure_waiting",
        "erasure",
        ["id"],
        sqlite_where=sa.text("erased_at IS NULL"),
        postgresql_where=sa.text("erased_at IS NULL"),
    )
