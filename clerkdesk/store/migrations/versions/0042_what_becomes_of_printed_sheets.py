"""Why a certificate is printed again, and what becomes of each sheet"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("inquiry", "certificate_print"):
        op.add_column(table, sa.Column("reason", sa.String(length=16), nullable=True))
    op.create_table(
        "print_fate",
        sa.Column("id", BigId, nullable=False),
        sa.Column("print_id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("fate", sa.String(length=8), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["print_id"], ["certificate_print.id"], name="fk_print_fate_print_id_certificate_print"
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_print_fate_application_id_application"
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_print_fate_actor_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_print_fate"),
    )
    op.create_index("ix_print_fate_application_id", "print_fate", ["application_id"])
    op.create_index("ix_print_fate_print_id", "print_fate", ["print_id"])
