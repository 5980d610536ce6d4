"""A filled database as a former version had it."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, text

from clerkdesk.domain import history
from clerkdesk.store.guard import checks, ddl, groups, postgres
from clerkdesk.store.types import moment, sqlite_text

_TEXTS = ("az", "en", "ru", "text_az", "text_en", "text_ru")

COUNTER = """
    CREATE TABLE queue_counter (
        department_id INTEGER NOT NULL
            CONSTRAINT fk_queue_counter_department_id_department REFERENCES department (id),
        service VARCHAR(10) NOT NULL,
        status VARCHAR(12) NOT NULL,
        slot INTEGER NOT NULL,
        count INTEGER NOT NULL,
        CONSTRAINT pk_queue_counter PRIMARY KEY (department_id, service, status, slot)
    )
"""
"""The closed applications' numbers, before 0050."""


def back_to_0019(connection: Connection) -> None:
    """Take away what 0021 to 0055 have brought: the second look, figures, the calendar's rows, the
    columns' shapes, the series, erasing, phrases, the counter's question to billing, what is
    sought, and events of rows.
    """
    if connection.dialect.name == "postgresql":
        postgres.clear_desk(connection)
        postgres.drop_series(connection)
        for shape in checks.SHAPES:
            statement = f'ALTER TABLE {shape.table} DROP CONSTRAINT IF EXISTS "{shape.name}"'
            connection.exec_driver_sql(statement)
    else:
        checks.remove(connection)
    cascade = "CASCADE" if connection.dialect.name == "postgresql" else ""
    connection.execute(text(f"DROP TABLE queue_count {cascade}"))
    connection.exec_driver_sql(COUNTER)
    connection.execute(text("ALTER TABLE application DROP COLUMN erased_at"))
    for index in ("ix_event_figured", "ix_inquiry_debt", "ix_outbox_message_debtors"):
        connection.execute(text(f"DROP INDEX {index}"))
    connection.execute(text("DROP INDEX ix_finding_second_look"))
    connection.execute(text("DROP INDEX ix_note_again_at"))
    connection.execute(text("ALTER TABLE note DROP COLUMN again_at"))
    for table in ("hit_judgement", "second_look", "sample_look", "sampled_decision"):
        connection.execute(text(f"DROP TABLE {table} {cascade}"))
    connection.execute(text("ALTER TABLE acknowledgement DROP COLUMN second_id"))
    for table in ("print_fate", "case_extract", "revocation_wish", "caravan_person", "caravan"):
        connection.execute(text(f"DROP TABLE {table} {cascade}"))
    for table in ("finding_kind", "finding_reason"):
        connection.execute(text(f"ALTER TABLE {table} DROP COLUMN second_look"))
    for table in (
        *("day_figure", "counted_day", "hour_state", "day_forecast", "absence"),
        *("erasure", "erasure_request", "retention_rule"),
    ):
        connection.execute(text(f"DROP TABLE {table} {cascade}"))
    for table in (
        "desk_timing",
        "report_mail",
        "warning_mail",
        "publication",
        "alarm_mail",
        "lane",
        "organisation_day",
        "calendar_day",
        "verdict_phrase",
    ):
        connection.execute(text(f"DROP TABLE {table}"))
    for column in ("kind", "tell_citizens"):
        connection.execute(text(f"ALTER TABLE calendar_override DROP COLUMN {column}"))
    for column in ("subscriber_code", "district", "address"):
        connection.execute(text(f"ALTER TABLE register_question DROP COLUMN {column}"))
    connection.execute(text("DELETE FROM finding_kind WHERE kind = 'partly_readable'"))
    for table in ("inquiry", "certificate_print"):
        connection.execute(text(f"ALTER TABLE {table} DROP COLUMN reason"))
    _events_of_cases_alone(connection)
    connection.execute(text("DROP TABLE secret"))
    for column in ("sought", "given"):
        connection.execute(text(f"ALTER TABLE access_log DROP COLUMN {column}"))


def _events_of_cases_alone(connection: Connection) -> None:
    """Take away what 0023 has brought."""
    connection.execute(text("DELETE FROM event WHERE application_id IS NULL OR action = 'row'"))
    connection.execute(text("DELETE FROM number_counter WHERE prefix = 'SEAL'"))
    _chain_anew(connection)
    connection.execute(text("DROP INDEX ix_access_log_at"))
    for index in ("application", "person", "organisation", "at"):
        connection.execute(text(f"DROP INDEX ix_event_{index}"))
    for column in ("person_id", "organisation_id", "row_table", "row_key", "row_digest", "nonce"):
        connection.execute(text(f"ALTER TABLE event DROP COLUMN {column}"))
    connection.execute(text("CREATE INDEX ix_event_application_id ON event (application_id)"))


def _chain_anew(connection: Connection) -> None:
    """Each case's events follow one another, as if they had never spoken of rows."""
    columns = ", ".join(history.FIELDS)
    rows = connection.execute(text(f"SELECT {columns} FROM event ORDER BY id")).mappings().all()
    last: dict[int, str] = {}
    for row in rows:
        of_rows = dict.fromkeys(("row_table", "row_key", "row_digest"))
        fields = dict(row) | {"at": sqlite_text(moment(row["at"]))} | of_rows
        case = row["application_id"]
        last[case] = history.row_hash(last.get(case), [fields[name] for name in history.FIELDS])
        connection.execute(
            text("UPDATE event SET hash = :hash WHERE id = :id"),
            {"hash": last[case], "id": row["id"]},
        )


def back_to_0018(engine: Engine) -> None:
    """Take away what 0019 has brought: reasons are both services', texts and keys the
    installation's, and of administration there is no history.
    """
    with engine.begin() as connection:
        on_server = connection.dialect.name == "postgresql"
        if on_server:
            groups.become_owner(connection)
        ddl.drop_triggers(connection)
        back_to_0019(connection)
        for table in ("office_event", "acting", "organisation_setting"):
            connection.execute(text(f"DROP TABLE {table}"))
        _reasons(connection)
        for table in ("message_template", "portal_key"):
            cascade = "CASCADE" if on_server else ""
            statement = f"ALTER TABLE {table} DROP COLUMN organisation_id {cascade}"
            connection.execute(text(statement))
        connection.execute(text("UPDATE alembic_version SET version_num = '0018'"))


def _reasons(connection: Connection) -> None:
    columns = ("service", "code", "position", *_TEXTS)
    rows = connection.execute(text(f"SELECT {', '.join(columns)} FROM refusal_reason")).mappings()
    by_code: dict[str, dict[str, Any]] = {}
    for row in rows:
        of_both = row["code"] in by_code
        by_code[row["code"]] = dict(row) | ({"service": None} if of_both else {})
    connection.execute(text("DROP TABLE refusal_reason"))
    table = sa.Table(
        "refusal_reason",
        sa.MetaData(),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("service", sa.String(10), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        *[sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS],
        sa.PrimaryKeyConstraint("code", name="pk_refusal_reason"),
    )
    table.create(connection)
    connection.execute(table.insert(), list(by_code.values()))
