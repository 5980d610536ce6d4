"""Findings, what is looked for, and why they were weighed as they were; what the register says of
documents and deaths; notes that must be weighed
"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _reference()
    _finding()
    _acknowledgement()
    for column in ("open_findings", "serious_findings"):
        op.add_column(
            "application",
            sa.Column(column, sa.Integer(), nullable=False, server_default=sa.text("0")),
        )
    op.add_column(
        "note", sa.Column("important", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("person_answer", sa.Column("deceased", sa.Boolean(), nullable=True))
    op.add_column("person_answer", sa.Column("id_document_expires", sa.Date(), nullable=True))


def _titles() -> list[sa.Column[str]]:
    return [
        sa.Column(language, sa.String(length=120), nullable=False)
        for language in ("az", "en", "ru")
    ]


def _reference() -> None:
    op.create_table(
        "finding_kind",
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("severity", sa.String(length=8), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_titles(),
        sa.PrimaryKeyConstraint("service", "kind", name="pk_finding_kind"),
    )
    op.create_table(
        "finding_reason",
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_titles(),
        sa.PrimaryKeyConstraint("service", "code", name="pk_finding_reason"),
    )


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("severity", sa.String(length=8), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("other_id", BigId, nullable=True),
        sa.Column("note_id", BigId, nullable=True),
        sa.Column("found_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_finding_application_id_application"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["application.id"], name="fk_finding_other_id_application"
        ),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name="fk_finding_note_id_note"),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
        sa.UniqueConstraint(
            "application_id", "kind", "subject", name="uq_finding_application_id_kind_subject"
        ),
    )
    op.create_index("ix_finding_other_id", "finding", ["other_id"])


def _acknowledgement() -> None:
    op.create_table(
        "acknowledgement",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("finding_id", BigId, nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_acknowledgement_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name="fk_acknowledgement_finding_id_finding"
        ),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["staff.id"], name="fk_acknowledgement_actor_id_staff"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_acknowledgement"),
    )
    op.create_index("ix_acknowledgement_application_id", "acknowledgement", ["application_id"])
