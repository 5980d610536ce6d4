"""Figures of days and hours, counted by the worker; and who is not at work"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_FIGURED = "action IN ('forward', 'message', 'reopen', 'undo', 'wait')"
_OWED = "outcome = 'debt'"


def _of_an_office(table: str) -> tuple[sa.Column[object] | sa.Constraint, ...]:
    return (
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=f"fk_{table}_department_id_department"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=f"fk_{table}_organisation_id_organisation",
        ),
    )


def upgrade() -> None:
    op.create_table(
        "day_figure",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("staff_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        *_of_an_office("day_figure"),
        sa.PrimaryKeyConstraint(
            "day", "department_id", "service", "kind", "key", "staff_id", name="pk_day_figure"
        ),
    )
    op.create_index("ix_day_figure_kind", "day_figure", ["organisation_id", "kind", "day"])
    op.create_table(
        "counted_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("counted_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_counted_day"),
    )
    op.create_table(
        "hour_state",
        sa.Column("at", Moment(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("in_progress", sa.Integer(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("due_today", sa.Integer(), nullable=False),
        sa.Column("undelivered", sa.Integer(), nullable=False),
        *_of_an_office("hour_state"),
        sa.PrimaryKeyConstraint("at", "department_id", "service", name="pk_hour_state"),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("noted_by", sa.String(length=80), nullable=False),
        sa.Column("noted_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_absence_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_absence_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
    )
    op.create_index("ix_absence_staff_id", "absence", ["staff_id"])
    op.create_index(
        "ix_event_figured",
        "event",
        ["at"],
        sqlite_where=sa.text(_FIGURED),
        postgresql_where=sa.text(_FIGURED),
    )
    op.create_index(
        "ix_inquiry_debt",
        "inquiry",
        ["outcome_at"],
        sqlite_where=sa.text(_OWED),
        postgresql_where=sa.text(_OWED),
    )
