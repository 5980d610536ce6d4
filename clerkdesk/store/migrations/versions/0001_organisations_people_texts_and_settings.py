"""Organisations, people, texts and settings"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_override",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("is_working", sa.Boolean(), nullable=False),
        sa.Column("act", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("on", name="pk_calendar_override"),
    )
    op.create_table(
        "district",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("in_area", sa.Boolean(), nullable=False),
        sa.Column("sort_key", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_district"),
        sa.UniqueConstraint("code", name="uq_district_code"),
    )
    op.create_table(
        "document_kind",
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("az", sa.String(length=80), nullable=False),
        sa.Column("en", sa.String(length=80), nullable=False),
        sa.Column("ru", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_document_kind"),
    )
    op.create_table(
        "legal_basis",
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("act", sa.String(length=300), nullable=False),
        sa.Column("url", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("service", "valid_from", name="pk_legal_basis"),
    )
    op.create_table(
        "message_rule",
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=6), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("service", "event", "channel", name="pk_message_rule"),
    )
    op.create_table(
        "message_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=6), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_message_template"),
        sa.UniqueConstraint(
            "event",
            "channel",
            "language",
            "version",
            name="uq_message_template_event_channel_language_version",
        ),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("certificate_prefix", sa.String(length=4), nullable=True),
        sa.Column("code_pattern", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("code", name="uq_organisation_code"),
    )
    op.create_table(
        "refusal_reason",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("service", sa.String(length=10), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("az", sa.String(length=120), nullable=False),
        sa.Column("en", sa.String(length=120), nullable=False),
        sa.Column("ru", sa.String(length=120), nullable=False),
        sa.Column("text_az", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("text_ru", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_refusal_reason"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    op.create_table(
        "transition",
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("target", sa.String(length=12), nullable=False),
        sa.Column("who", sa.String(length=24), nullable=False),
        sa.Column("needs_reason", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("action", "source", name="pk_transition"),
    )
    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("sort_key", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_department_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["department.id"], name="fk_department_parent_id_department"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_department"),
        sa.UniqueConstraint("code", name="uq_department_code"),
    )
    op.create_table(
        "document_requirement",
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kind"], ["document_kind.code"], name="fk_document_requirement_kind_document_kind"
        ),
        sa.PrimaryKeyConstraint("service", "kind", name="pk_document_requirement"),
    )
    op.create_table(
        "organisation_name",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column("legal_name", sa.String(length=200), nullable=False),
        sa.Column("city", sa.String(length=60), nullable=False),
        sa.Column("verification_address", sa.String(length=120), nullable=False),
        sa.Column("call_centre", sa.String(length=20), nullable=False),
        sa.Column("e_mail", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_organisation_name_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "valid_from", name="pk_organisation_name"),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("sort_key", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("not_before", Moment(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_staff_organisation_id_organisation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("login", name="uq_staff_login"),
    )
    op.create_index("ix_staff_organisation", "staff", ["organisation_id"], unique=False)
    op.create_table(
        "district_route",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_district_route_department_id_department"
        ),
        sa.ForeignKeyConstraint(
            ["district_id"], ["district.id"], name="fk_district_route_district_id_district"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_district_route_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "district_id", name="pk_district_route"),
    )
    op.create_table(
        "staff_department",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name="fk_staff_department_department_id_department",
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_staff_department_staff_id_staff"
        ),
        sa.PrimaryKeyConstraint("staff_id", "department_id", name="pk_staff_department"),
    )
    op.create_table(
        "staff_service",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_staff_service_staff_id_staff"),
        sa.PrimaryKeyConstraint("staff_id", "service", name="pk_staff_service"),
    )
