"""The Committee's lists of departures"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

_LIST = "caravan"
_PEOPLE = "caravan_person"


def upgrade() -> None:
    op.create_table(
        _LIST,
        sa.Column("id", BigId, nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("settlement", sa.String(length=100), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("list_number", sa.String(length=40), nullable=False),
        sa.Column("households", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=False),
        sa.Column("taken_by_name", sa.String(length=80), nullable=False),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("emptied_at", Moment(), nullable=True),
        sa.Column("xid", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_caravan_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name="fk_caravan_taken_by_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_caravan"),
    )
    op.create_index("ix_caravan_organisation", _LIST, ["organisation_id", "day"])
    op.create_index("ix_caravan_taken", _LIST, ["taken_by", "taken_at"])
    op.create_table(
        _PEOPLE,
        sa.Column("caravan_id", BigId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("household", sa.String(length=20), nullable=False),
        sa.Column("fin", sa.String(length=7), nullable=False),
        sa.Column("surname", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("patronymic", sa.String(length=100), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("old_address", sa.String(length=500), nullable=False),
        sa.Column("old_code", sa.String(length=15), nullable=True),
        sa.Column("new_address", sa.String(length=500), nullable=False),
        sa.Column("sought", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["caravan_id"], ["caravan.id"], name="fk_caravan_person_caravan_id_caravan"
        ),
        sa.PrimaryKeyConstraint("caravan_id", "position", name="pk_caravan_person"),
    )
    op.create_index("ix_caravan_person_fin", _PEOPLE, ["fin"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "ALTER TABLE caravan ALTER COLUMN xid SET DEFAULT pg_current_xact_id()::text::bigint"
        )
