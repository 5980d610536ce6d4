"""Applications and what belongs to them"""

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heartbeat",
        sa.Column("worker", sa.String(length=40), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("worker", name="pk_heartbeat"),
    )
    op.create_table(
        "number_counter",
        sa.Column("prefix", sa.String(length=4), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("prefix", "year", name="pk_number_counter"),
    )
    op.create_table(
        "operation",
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("use_case", sa.String(length=60), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name="pk_operation"),
    )
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
    op.create_table(
        "access_log",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_access_log_application_id_application"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_access_log_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_access_log"),
    )
    op.create_index("ix_access_log_application_id", "access_log", ["application_id"], unique=False)
    op.create_table(
        "amendment",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("old", sa.String(length=500), nullable=True),
        sa.Column("new", sa.String(length=500), nullable=True),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_amendment_application_id_application"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_amendment"),
    )
    op.create_index("ix_amendment_application_id", "amendment", ["application_id"], unique=False)
    op.create_index("ix_amendment_op_id", "amendment", ["op_id"], unique=False)
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
    op.create_table(
        "event",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("from_status", sa.String(length=12), nullable=True),
        sa.Column("to_status", sa.String(length=12), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("op_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_event_actor_id_staff"),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_event_application_id_application"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_application_id", "event", ["application_id"], unique=False)
    op.create_index("ix_event_op_id", "event", ["op_id"], unique=False)
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
    op.create_table(
        "note",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_note_actor_id_staff"),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name="fk_note_application_id_application"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_application_id", "note", ["application_id"], unique=False)
    op.create_table(
        "outbox_message",
        sa.Column("id", BigId, nullable=False),
        sa.Column("application_id", BigId, nullable=False),
        sa.Column("event", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=6), nullable=False),
        sa.Column("occurrence", sa.String(length=40), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("queued_at", Moment(), nullable=False),
        sa.Column("not_before", Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("fault", sa.String(length=120), nullable=True),
        sa.Column("message_id", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_outbox_message_application_id_application",
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["message_template.id"],
            name="fk_outbox_message_template_id_message_template",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_message"),
        sa.UniqueConstraint(
            "application_id",
            "event",
            "channel",
            "occurrence",
            name="uq_outbox_message_application_id_event_channel_occurrence",
        ),
        sa.UniqueConstraint("message_id", name="uq_outbox_message_message_id"),
    )
    op.create_index(
        "ix_outbox_message_application_id", "outbox_message", ["application_id"], unique=False
    )
    op.create_index(
        "ix_outbox_message_due",
        "outbox_message",
        ["not_before", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'queued'"),
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.create_index(
        "ix_outbox_message_failed",
        "outbox_message",
        ["queued_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('failed', 'unclear')"),
        postgresql_where=sa.text("state IN ('failed', 'unclear')"),
    )
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
