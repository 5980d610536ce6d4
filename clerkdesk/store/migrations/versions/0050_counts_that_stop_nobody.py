"""The numbers of the queues are sums to which everybody adds"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

_WAITS = "waiting_since IS NOT NULL OR billing_pending OR answered_at IS NOT NULL"
_FILL = f"""
    INSERT INTO queue_count (
      organisation_id, department_id, service, status, waits, due_at, count
    )
    SELECT organisation_id, department_id, service, status, waits, due_at, count(*)
    FROM (
      SELECT
        organisation_id,
        department_id,
        service,
        status,
        ({_WAITS}) AS waits,
        CASE WHEN status IN ('new', 'in_progress') THEN due_at END AS due_at
      FROM application
    ) a
    GROUP BY organisation_id, department_id, service, status, waits, due_at
"""


def upgrade() -> None:
    op.create_table(
        "queue_count",
        sa.Column("id", BigId, nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(10), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("due_at", Moment(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_queue_count"),
    )
    op.create_index(
        "ix_queue_count_office", "queue_count", ["organisation_id", "department_id", "service"]
    )
    op.execute(_FILL)
    # Functions of the version before answer with its rows; what its desks read comes anew with the
    # rules (guard.desk.FORMER).
    cascade = " CASCADE" if op.get_bind().dialect.name == "postgresql" else ""
    op.execute(f"DROP TABLE queue_counter{cascade}")
