"""Who wants a certificate revoked, where two people have to agree"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

_TABLE = "revocation_wish"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("id", BigId, nullable=False),
        sa.Column("certificate_id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["certificate.id"],
            name="fk_revocation_wish_certificate_id_certificate",
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_revocation_wish_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["staff.id"], name="fk_revocation_wish_actor_id_staff"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_revocation_wish"),
    )
    for column in ("application_id", "certificate_id"):
        op.create_index(f"ix_revocation_wish_{column}", _TABLE, [column])
