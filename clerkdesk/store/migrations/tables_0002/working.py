"""Counters, signs of life, and what was committed."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment


def make() -> None:
    _heartbeat()
    _number_counter()
    _operation()
    _queue_counter()


def _heartbeat() -> None:
    op.create_table(
        "heartbeat",
        sa.Column("worker", sa.String(length=40), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("worker", name="pk_heartbeat"),
    )


def _number_counter() -> None:
    op.create_table(
        "number_counter",
        sa.Column("prefix", sa.String(length=4), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("prefix", "year", name="pk_number_counter"),
    )


def _operation() -> None:
    op.create_table(
        "operation",
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("use_case", sa.String(length=60), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name="pk_operation"),
    )


def _queue_counter() -> None:
    op.create_table(
        "queue_counter",
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_queue_counter_department_id_department"
        ),
        sa.PrimaryKeyConstraint(
            "department_id", "service", "status", "slot", name="pk_queue_counter"
        ),
    )
