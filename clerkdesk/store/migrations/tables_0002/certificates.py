"""Certificates and the register of their prints."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment


def make() -> None:
    _certificate()
    _certificate_file()
    _certificate_print()


def _certificate() -> None:
    op.create_table(
        "certificate",
        sa.Column("id", BigId, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("debt_answer_id", BigId, nullable=False),
        sa.Column("code", sa.String(length=17), nullable=False),
        sa.Column("issued_at", Moment(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("as_of", Moment(), nullable=False),
        sa.Column("requested_by", sa.Integer(), nullable=True),
        sa.Column("requested_by_name", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=True),
        sa.Column("state_by", sa.String(length=80), nullable=True),
        sa.Column("superseded_by", sa.String(length=20), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_certificate_application_id_application"
        ),
        sa.ForeignKeyConstraint(
            ["debt_answer_id"], ["debt_answer.id"], name="fk_certificate_debt_answer_id_debt_answer"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_certificate_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(
            ["requested_by"], ["staff.id"], name="fk_certificate_requested_by_staff"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_certificate"),
        sa.UniqueConstraint("number", name="uq_certificate_number"),
        sa.UniqueConstraint(
            "organisation_id", "year", "serial", name="uq_certificate_organisation_id_year_serial"
        ),
    )
    op.create_index(
        "ix_certificate_application_id", "certificate", ["application_id"], unique=False
    )
    op.create_index("ix_certificate_issued_at", "certificate", ["issued_at"], unique=False)
    op.create_index("ix_certificate_sha256", "certificate", ["sha256"], unique=False)
    op.create_index(
        "uq_certificate_live",
        "certificate",
        ["application_id"],
        unique=True,
        sqlite_where=sa.text("state = 'live'"),
        postgresql_where=sa.text("state = 'live'"),
    )


def _certificate_file() -> None:
    op.create_table(
        "certificate_file",
        sa.Column("certificate_id", BigId, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["certificate.id"],
            name="fk_certificate_file_certificate_id_certificate",
        ),
        sa.PrimaryKeyConstraint("certificate_id", name="pk_certificate_file"),
    )


def _certificate_print() -> None:
    op.create_table(
        "certificate_print",
        sa.Column("id", BigId, nullable=False),
        sa.Column("certificate_id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("debt_answer_id", BigId, nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["staff.id"], name="fk_certificate_print_actor_id_staff"
        ),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_certificate_print_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["certificate.id"],
            name="fk_certificate_print_certificate_id_certificate",
        ),
        sa.ForeignKeyConstraint(
            ["debt_answer_id"],
            ["debt_answer.id"],
            name="fk_certificate_print_debt_answer_id_debt_answer",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_certificate_print"),
        sa.UniqueConstraint(
            "certificate_id", "copy", name="uq_certificate_print_certificate_id_copy"
        ),
    )
    op.create_index(
        "ix_certificate_print_application_id", "certificate_print", ["application_id"], unique=False
    )
    op.create_index("ix_certificate_print_at", "certificate_print", ["at"], unique=False)
