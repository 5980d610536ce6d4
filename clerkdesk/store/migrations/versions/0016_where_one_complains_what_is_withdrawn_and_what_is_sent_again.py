"""Where a refused citizen complains; the wish to withdraw; a refused application sent again; a
mobile number confirmed by a code; the register asked at the counter
"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0016"
down_revision = "0014"
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
    op.create_table(
        "register_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("fin", sa.String(length=7), nullable=False),
        sa.Column("requested_at", Moment(), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.Column("surname", sa.String(length=100), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column("patronymic", sa.String(length=100), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("id_document", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_register_question_staff_id_staff"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_register_question"),
    )
