"""Phrases that say what is wrong with a document; billing is asked at the counter, too; documents
that are readable in part only are looked for
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0026"
branch_labels = None
depends_on = None

_BASIS = {
    "az": "Hüquqi əsas: {{ basis }}.",
    "en": "Legal basis: {{ basis }}.",
    "ru": "Правовое основание: {{ basis }}.",
}
_COMPLAINT = {
    "az": "İmtinadan {{ complain_until }} tarixinədək {{ complaint }} şikayət edə bilərsiniz.",
    "en": "You may complain of the refusal until {{ complain_until }} {{ complaint }}.",
    "ru": "Отказ можно обжаловать до {{ complain_until }} {{ complaint }}.",
}
"""What the e-mail of a refusal says since 0016, which wrote it into new databases only."""
_REASON = {
    "az": "Səbəb: {{ reason }}\n{{ text }}\n\n{{ office }}",
    "en": "Reason: {{ reason }}\n{{ text }}\n\n{{ office }}",
    "ru": "Причина: {{ reason }}\n{{ text }}\n\n{{ office }}",
}
"""How it stood before: in a text that somebody has edited there is another version of it."""


def upgrade() -> None:
    op.create_table(
        "verdict_phrase",
        sa.Column("service", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["kind"], ["document_kind.code"], name="fk_verdict_phrase_kind_document_kind"
        ),
        sa.PrimaryKeyConstraint("service", "kind", "position", name="pk_verdict_phrase"),
    )
    with op.batch_alter_table("register_question") as question:
        question.alter_column("fin", existing_type=sa.String(length=7), nullable=True)
        question.add_column(sa.Column("subscriber_code", sa.String(length=20), nullable=True))
        question.add_column(sa.Column("district", sa.String(length=60), nullable=True))
        question.add_column(sa.Column("address", sa.String(length=500), nullable=True))
    # Where kinds are set already: an administrator may have taken out others, and they stay out.
    op.execute(
        """
        INSERT INTO finding_kind (service, kind, severity, position, az, en, ru)
        SELECT
          k.service, 'partly_readable', 'warning', max(k.position) + 1,
          'Sənədin bir hissəsi oxunmur', 'A document is readable in part only',
          'Документ читается лишь частично'
        FROM finding_kind k
        GROUP BY k.service
        """
    )
    _tell_refused_citizens_where_to_complain()


def _tell_refused_citizens_where_to_complain() -> None:
    """A new version of the e-mail of a refusal, where nobody has edited it: messages that were sent
    keep theirs.
    """
    connection = op.get_bind()
    texts = connection.execute(
        sa.text(
            """
            SELECT language, max(version), max(subject), max(body)
            FROM message_template
            WHERE event = 'refused' AND channel = 'email'
            GROUP BY language
            """
        )
    ).all()
    for language, version, subject, body in texts:
        before = _REASON[language]
        if version != 1 or before not in body:
            continue
        reason, office = before.split("\n\n")
        added = (
            f"{{% if basis %}}\n\n{_BASIS[language]}{{% endif %}}"
            f"{{% if complaint %}}\n\n{_COMPLAINT[language]}{{% endif %}}"
        )
        connection.execute(
            sa.text(
                """
                INSERT INTO message_template (event, channel, language, version, subject, body)
                VALUES ('refused', 'email', :language, 2, :subject, :body)
                """
            ),
            {
                "language": language,
                "subject": subject,
                "body": body.replace(before, f"{reason}{added}\n\n{office}"),
            },
        )
