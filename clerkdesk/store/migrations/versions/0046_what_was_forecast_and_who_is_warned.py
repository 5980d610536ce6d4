"""What was forecast of a day and what became of it; and up to which term people were warned"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "day_forecast",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("foreseen", sa.Integer(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_day_forecast_department_id_department"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_day_forecast_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("day", "department_id", name="pk_day_forecast"),
    )
    op.create_table(
        "warning_mail",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("through", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_warning_mail_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "service", "stage", name="pk_warning_mail"),
    )
