"""Questions to billing and the register, and their answers."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment


def make() -> None:
    _inquiry()
    _debt_answer()
    _account_answer()
    _person_answer()


def _inquiry() -> None:
    op.create_table(
        "inquiry",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=15), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("requested_by", sa.Integer(), nullable=True),
        sa.Column("requested_by_name", sa.String(length=80), nullable=False),
        sa.Column("requested_at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("outcome_at", Moment(), nullable=True),
        sa.Column("fault", sa.String(length=40), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=True),
        sa.Column("certificate_number", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_inquiry_application_id_application"
        ),
        sa.ForeignKeyConstraint(
            ["requested_by"], ["staff.id"], name="fk_inquiry_requested_by_staff"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_inquiry"),
    )
    op.create_index("ix_inquiry_application_id", "inquiry", ["application_id"], unique=False)
    op.create_index(
        "ix_inquiry_open",
        "inquiry",
        ["requested_at", "id"],
        unique=False,
        sqlite_where=sa.text("outcome IS NULL"),
        postgresql_where=sa.text("outcome IS NULL"),
    )


def _account_answer() -> None:
    op.create_table(
        "account_answer",
        sa.Column("id", BigId, nullable=False),
        sa.Column("inquiry_id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("subscriber_code", sa.String(length=15), nullable=False),
        sa.Column("holder_fin", sa.String(length=7), nullable=True),
        sa.Column("holder_name", sa.String(length=300), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("district", sa.String(length=60), nullable=False),
        sa.Column("consumer_group", sa.String(length=8), nullable=False),
        sa.Column("answered_at", Moment(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_account_answer_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiry.id"], name="fk_account_answer_inquiry_id_inquiry"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_account_answer"),
        sa.UniqueConstraint("inquiry_id", name="uq_account_answer_inquiry_id"),
    )
    op.create_index(
        "ix_account_answer_application_id", "account_answer", ["application_id"], unique=False
    )


def _debt_answer() -> None:
    op.create_table(
        "debt_answer",
        sa.Column("id", BigId, nullable=False),
        sa.Column("inquiry_id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("subscriber_code", sa.String(length=15), nullable=False),
        sa.Column("amount_qepik", BigId, nullable=False),
        sa.Column("as_of", Moment(), nullable=False),
        sa.Column("answered_at", Moment(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_debt_answer_application_id_application"
        ),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiry.id"], name="fk_debt_answer_inquiry_id_inquiry"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_debt_answer"),
        sa.UniqueConstraint("inquiry_id", name="uq_debt_answer_inquiry_id"),
    )
    op.create_index(
        "ix_debt_answer_application_id", "debt_answer", ["application_id"], unique=False
    )


def _person_answer() -> None:
    op.create_table(
        "person_answer",
        sa.Column("id", BigId, nullable=False),
        sa.Column("inquiry_id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("fin", sa.String(length=7), nullable=False),
        sa.Column("surname", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("patronymic", sa.String(length=100), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("id_document", sa.String(length=12), nullable=True),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("idp", sa.Boolean(), nullable=False),
        sa.Column("answered_at", Moment(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_person_answer_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiry.id"], name="fk_person_answer_inquiry_id_inquiry"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person_answer"),
        sa.UniqueConstraint("inquiry_id", name="uq_person_answer_inquiry_id"),
    )
    op.create_index(
        "ix_person_answer_application_id", "person_answer", ["application_id"], unique=False
    )
