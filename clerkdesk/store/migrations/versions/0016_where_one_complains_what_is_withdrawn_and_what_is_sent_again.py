"""Where a refused citizen complains; the wish to withdraw; a refused application sent again; a
mobile number confirmed by a code
"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0016"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "complaint_place",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("az", sa.String(length=300), nullable=False),
        sa.Column("en", sa.String(length=300), nullable=False),
        sa.Column("ru", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_complaint_place_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "valid_from", name="pk_complaint_place"),
    )
    op.add_column("application", sa.Column("renews", sa.String(length=20), nullable=True))
    op.add_column("application", sa.Column("withdrawal_asked_at", Moment(), nullable=True))
    op.create_index("ix_application_renews", "application", ["renews"])
    op.add_column("application_detail", sa.Column("mobile_confirmed_at", Moment(), nullable=True))
    op.add_column("application_detail", sa.Column("mobile_missing_at", Moment(), nullable=True))
