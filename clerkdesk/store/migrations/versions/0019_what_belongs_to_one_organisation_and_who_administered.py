"""Texts, reasons, keys and settings of one organisation each; what administrators do is written
down
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from clerkdesk.store.types import BigId, Moment

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_SERVICES = ("idp", "no_debt")
_ORGANISATION_OF_CHANNEL = {"azersu.az": "azersu", "azerishiq.az": "azerishiq"}


def upgrade() -> None:
    _reasons()
    _texts_and_keys()
    op.create_table(
        "organisation_setting",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_organisation_setting_organisation_id_organisation",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "key", name="pk_organisation_setting"),
    )
    _administration()


def _reasons() -> None:
    """A reason of both services becomes one of each: its wording is then each organisation's."""
    connection = op.get_bind()
    columns = "code, service, position, az, en, ru, text_az, text_en, text_ru"
    rows = connection.execute(sa.text(f"SELECT {columns} FROM refusal_reason")).mappings().all()
    op.drop_table("refusal_reason")
    table = op.create_table(
        "refusal_reason",
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *[
            sa.Column(language, sa.String(length=120), nullable=False)
            for language in ("az", "en", "ru")
        ],
        *[
            sa.Column(f"text_{language}", sa.Text(), nullable=False)
            for language in ("az", "en", "ru")
        ],
        sa.PrimaryKeyConstraint("service", "code", name="pk_refusal_reason"),
    )
    of_services: list[dict[str, Any]] = []
    for row in rows:
        services = _SERVICES if row["service"] is None else (row["service"],)
        of_services += [{**row, "service": service} for service in services]
    op.bulk_insert(table, of_services)


def _texts_and_keys() -> None:
    """What there is stays as the installation's own, which an organisation's text goes before; a
    portal of one organisation alone has its key of it.
    """
    connection = op.get_bind()
    # As SQL, for Alembic would copy a table for a foreign key that SQLite adds where it is; and
    # messages refer to one of them.
    for table in ("message_template", "portal_key"):
        op.execute(f"""
            ALTER TABLE {table}
            ADD COLUMN organisation_id INTEGER
            CONSTRAINT fk_{table}_organisation_id_organisation REFERENCES organisation (id)
        """)
    for channel, code in _ORGANISATION_OF_CHANNEL.items():
        connection.execute(
            sa.text("""
                UPDATE portal_key
                SET organisation_id = (SELECT o.id FROM organisation o WHERE o.code = :code)
                WHERE channel = :channel
            """),
            {"channel": channel, "code": code},
        )


def _administration() -> None:
    op.create_table(
        "office_event",
        sa.Column("id", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("field", sa.String(length=24), nullable=True),
        sa.Column("old_value", sa.Text(), nullable=True),
        sa.Column("new_value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_office_event_organisation_id_organisation",
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["staff.id"], name="fk_office_event_actor_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_office_event"),
    )
    op.create_index("ix_office_event_organisation", "office_event", ["organisation_id", "id"])
    op.create_table(
        "acting",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_acting_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_acting"),
    )
