"""Letters of decisions: numbered papers that rest on no answer of billing"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

_TABLES = ("certificate", "certificate_print")
_LETTER = {
    "az": "Qərar məktubunu portalda “{{ letter }}” düyməsi ilə ala bilərsiniz.",
    "en": "You can take the letter of the decision from the portal with “{{ letter }}”.",
    "ru": "Письмо о решении можно получить на портале кнопкой «{{ letter }}».",
}
_RESULT = {
    "az": "Nəticəni portalda “Müraciətlərim” bölməsində görə bilərsiniz.",
    "en": "You see the result on the portal under “Müraciətlərim”.",
    "ru": "Результат виден на портале в разделе «Müraciətlərim».",
}
_REFUSED = "{% endif %}\n\n{{ office }}"
"""Where the e-mail of a refusal ends as nobody has edited it."""


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for table in _TABLES:
            op.alter_column(table, "debt_answer_id", nullable=True)
    else:
        _write_schema(connection)
    op.execute(
        """
        UPDATE organisation
        SET certificate_prefix = 'QM'
        WHERE
          code = 'azerishiq'
          AND certificate_prefix IS NULL
          AND NOT EXISTS (SELECT 1 FROM organisation o WHERE o.certificate_prefix = 'QM')
        """
    )
    _tell_where_the_letter_is(connection)


def _write_schema(connection: sa.Connection) -> None:
    """Tables to which others refer are not made anew. Source: as ``store.guard.checks``."""
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    try:
        for table in _TABLES:
            name = {"name": table}
            sql = connection.execute(
                sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"), name
            ).scalar_one()
            optional = re.sub(r"(debt_answer_id\s+\w+)\s+NOT NULL", r"\1", sql)
            connection.execute(
                sa.text(
                    "UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :name"
                ),
                {**name, "sql": optional},
            )
        connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    finally:
        connection.exec_driver_sql("PRAGMA writable_schema=OFF")


def _tell_where_the_letter_is(connection: sa.Connection) -> None:
    """A new version of the e-mails of a decision, where nobody has edited them."""
    texts = connection.execute(
        sa.text(
            """
            SELECT t.event, t.language, t.version, t.subject, t.body
            FROM message_template t
            WHERE
              t.event IN ('approved', 'refused')
              AND t.channel = 'email'
              AND t.organisation_id IS NULL
              AND t.version = (
                SELECT max(n.version)
                FROM message_template n
                WHERE
                  n.event = t.event
                  AND n.channel = t.channel
                  AND n.language = t.language
                  AND n.organisation_id IS NULL
              )
            """
        )
    ).all()
    for event, language, version, subject, body in texts:
        words = _LETTER[language]
        if event == "approved":
            added = body.replace(_RESULT[language], f"{_RESULT[language]}\n{words}")
        else:
            words = f"{{% endif %}}{{% if letter %}}\n\n{words}{_REFUSED}"
            added = body.replace(_REFUSED, words)
        if added == body or "{{ letter }}" in body:
            continue
        connection.execute(
            sa.text(
                """
                INSERT INTO message_template (event, channel, language, version, subject, body)
                VALUES (:event, 'email', :language, :version, :subject, :body)
                """
            ),
            {
                "event": event,
                "language": language,
                "version": version + 1,
                "subject": subject,
                "body": added,
            },
        )
