"""Applications, the people in them, and their documents."""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment


def make() -> None:
    _application()
    _application_detail()
    _application_person()
    _application_link()
    _document()
    _document_content()


def _application() -> None:
    op.create_table(
        "application",
        sa.Column("id", BigId, nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=310), nullable=False),
        sa.Column("search_fold", sa.String(length=500), nullable=False),
        sa.Column("sort_key", sa.String(length=310), nullable=False),
        sa.Column("masked_fin", sa.String(length=10), nullable=False),
        sa.Column("masked_mobile", sa.String(length=24), nullable=False),
        sa.Column("subscriber_code", sa.String(length=15), nullable=True),
        sa.Column("no_code_stated", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("login_method", sa.String(length=12), nullable=True),
        sa.Column("portal_request_id", sa.String(length=100), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("submitted_at", Moment(), nullable=False),
        sa.Column("registered_at", Moment(), nullable=False),
        sa.Column("term_working_days", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("investigated", sa.Boolean(), nullable=False),
        sa.Column("waiting_for", sa.Text(), nullable=True),
        sa.Column("waiting_since", Moment(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("decision_reason", sa.String(length=40), nullable=True),
        sa.Column("decision_text", sa.Text(), nullable=True),
        sa.Column("billing_pending", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("last_action", sa.String(length=16), nullable=False),
        sa.Column("last_actor_id", sa.Integer(), nullable=True),
        sa.Column("last_actor", sa.String(length=80), nullable=False),
        sa.Column("last_reason", sa.Text(), nullable=True),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.CheckConstraint("service IN ('idp', 'no_debt')", name="ck_application_service"),
        sa.CheckConstraint(
            "status IN ('new', 'in_progress', 'completed', 'refused')", name="ck_application_status"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["staff.id"], name="fk_application_decided_by_staff"
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_application_department_id_department"
        ),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name="fk_application_district_id_district"
        ),
        sa.ForeignKeyConstraint(["holder_id"], ["staff.id"], name="fk_application_holder_id_staff"),
        sa.ForeignKeyConstraint(
            ["last_actor_id"], ["staff.id"], name="fk_application_last_actor_id_staff"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_application_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_application"),
        sa.UniqueConstraint(
            "channel", "portal_request_id", name="uq_application_channel_portal_request_id"
        ),
        sa.UniqueConstraint("number", name="uq_application_number"),
    )
    op.create_index(
        "ix_application_decided", "application", ["organisation_id", "decided_at"], unique=False
    )
    op.create_index(
        "ix_application_due", "application", ["organisation_id", "due_at", "id"], unique=False
    )
    op.create_index(
        "ix_application_holder",
        "application",
        ["holder_id", "due_at", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'in_progress'"),
        postgresql_where=sa.text("status = 'in_progress'"),
    )
    op.create_index(
        "ix_application_open_due",
        "application",
        ["organisation_id", "due_at"],
        unique=False,
        sqlite_where=sa.text("status IN ('new', 'in_progress')"),
        postgresql_where=sa.text("status IN ('new', 'in_progress')"),
    )
    op.create_index(
        "ix_application_queue",
        "application",
        ["department_id", "service", "status", "due_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_application_registered",
        "application",
        ["organisation_id", "registered_at"],
        unique=False,
    )
    op.create_index(
        "ix_application_status",
        "application",
        ["organisation_id", "status", "due_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_application_subscriber_code", "application", ["subscriber_code"], unique=False
    )
    op.create_index(
        "ix_application_waiting",
        "application",
        ["organisation_id", "due_at", "id"],
        unique=False,
        sqlite_where=sa.text("waiting_since IS NOT NULL OR billing_pending"),
        postgresql_where=sa.text("waiting_since IS NOT NULL OR billing_pending"),
    )


def _application_detail() -> None:
    op.create_table(
        "application_detail",
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("mobile", sa.String(length=16), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("address", sa.String(length=500), nullable=True),
        sa.Column("address_source", sa.String(length=10), nullable=False),
        sa.Column("previous_address", sa.String(length=500), nullable=True),
        sa.Column("previous_address_fold", sa.String(length=500), nullable=True),
        sa.Column("new_subscriber_code", sa.String(length=15), nullable=True),
        sa.Column("reason_code", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("owner_name", sa.String(length=310), nullable=True),
        sa.Column("owner_name_source", sa.String(length=10), nullable=False),
        sa.Column("consumer_group", sa.String(length=8), nullable=True),
        sa.Column("consumer_group_source", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_application_detail_application_id_application",
        ),
        sa.PrimaryKeyConstraint("application_id", name="pk_application_detail"),
    )
    op.create_index("ix_application_detail_mobile", "application_detail", ["mobile"], unique=False)
    op.create_index(
        "ix_application_detail_previous_address_fold",
        "application_detail",
        ["previous_address_fold"],
        unique=False,
    )


def _application_link() -> None:
    op.create_table(
        "application_link",
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("other_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("person_position", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_application_link_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["application.id"], name="fk_application_link_other_id_application"
        ),
        sa.PrimaryKeyConstraint("application_id", "other_id", "kind", name="pk_application_link"),
    )


def _application_person() -> None:
    op.create_table(
        "application_person",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fin", sa.String(length=7), nullable=False),
        sa.Column("surname", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("patronymic", sa.String(length=100), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("id_document", sa.String(length=12), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_application_person_application_id_application",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_application_person"),
        sa.UniqueConstraint(
            "application_id",
            "role",
            "position",
            name="uq_application_person_application_id_role_position",
        ),
    )
    op.create_index("ix_application_person_fin", "application_person", ["fin"], unique=False)


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=130), nullable=False),
        sa.Column("media_type", sa.String(length=30), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("fin", sa.String(length=7), nullable=True),
        sa.Column("fits", sa.Boolean(), nullable=True),
        sa.Column("verdict_reason", sa.Text(), nullable=True),
        sa.Column("verdict_by", sa.Integer(), nullable=True),
        sa.Column("verdict_by_name", sa.String(length=80), nullable=True),
        sa.Column("verdict_at", Moment(), nullable=True),
        sa.Column("verdict_via", sa.String(length=14), nullable=True),
        sa.Column("op_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_document_application_id_application"
        ),
        sa.ForeignKeyConstraint(
            ["kind"], ["document_kind.code"], name="fk_document_kind_document_kind"
        ),
        sa.ForeignKeyConstraint(["verdict_by"], ["staff.id"], name="fk_document_verdict_by_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
    )
    op.create_index("ix_document_application_id", "document", ["application_id"], unique=False)
    op.create_index("ix_document_sha256", "document", ["sha256"], unique=False)


def _document_content() -> None:
    op.create_table(
        "document_content",
        sa.Column("document_id", BigId, nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_document_content_document_id_document"
        ),
        sa.PrimaryKeyConstraint("document_id", "part", name="pk_document_content"),
    )
