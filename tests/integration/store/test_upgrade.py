"""A filled database of the former version is upgraded, and everything in it goes on."""

import sqlite3
from contextlib import closing

from sqlalchemy import text

from clerkdesk.store import checking, schema, upgrading
from clerkdesk.store.engine import make_engine
from clerkdesk.store.guard import checks
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.case.loading import find
from clerkdesk.usecases.history import office, verification
from clerkdesk.usecases.messages import message_texts, text_versions
from clerkdesk.usecases.portal import portals
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.conftest import Desk
from tests.gateways import add_key
from tests.integration.history.test_tampering import tampering, verified
from tests.older import COUNTER, back_to_0018

FORMER = "Number {{ number }}\n\nReason: {{ reason }}\n{{ text }}\n\n{{ office }}"
EDITED = "№ {{ number }}. Причина: {{ reason }} {{ text }}\n\n{{ office }}"
"""The e-mail of a refusal as the program had it, and as somebody has rewritten it."""
WITNESSED = ("application", "application_person", "document", "note", "access_log", "staff")
"""Of each kind of chain what the former version had written without a word of its rows."""


def counted(desk: Desk) -> dict[str, int]:
    return {table: desk.scalar(f"SELECT count(*) FROM {table}") for table in WITNESSED}


def test_texts_reasons_and_keys_of_the_former_version_go_on(desk: Desk) -> None:
    number = desk.take_in(samples.no_debt("first"))
    key = add_key(desk, "azersu.az")
    shared = add_key(desk, "e-gov")
    with desk.engine.begin() as connection:
        for language, body in (("en", FORMER), ("ru", EDITED)):
            former = "UPDATE message_template SET body = :body WHERE event = 'refused'"
            former += " AND channel = 'email' AND language = :language"
            connection.execute(text(former), {"body": body, "language": language})
        connection.execute(text("UPDATE refusal_reason SET az = 'Dəyişmiş' WHERE code = 'other'"))
    messages = (
        "SELECT count(*) FROM outbox_message m JOIN message_template t ON t.id = m.template_id"
    )
    queued = desk.scalar(messages)
    desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.note, number, "qeyd")
    before = counted(desk)
    back_to_0018(desk.engine)
    lacks = set(checking.check(desk.engine))
    assert f"schema: 0018 and not {schema.HEAD}: db upgrade" in lacks
    assert "schema: table calendar_day is missing" in lacks
    assert "schema: column event.nonce is missing" in lacks
    assert any(line.startswith("rule: ") and line.endswith(" is missing") for line in lacks)
    if not desk.embedded:
        assert "policy: cd_people_select on calendar_override is missing" not in lacks
        assert "policy: cd_people_insert on organisation_setting is missing" in lacks
        assert "view: desk.application is missing" in lacks
    upgrading.upgrade(desk.engine)
    assert checking.check(desk.engine) == []
    assert counted(desk) == before
    whole = desk.local.read(verification.verify)
    assert whole.findings == () and whole.compared > sum(before.values())
    assert desk.scalar(messages) == queued > 0
    for service in ("idp", "no_debt"):
        reasons = desk.local.read(reference_data.refusal_reasons, service)
        assert "Dəyişmiş" in [reason.title for reason in reasons]
    assert desk.local.read(portals.caller, key).organisation == "azersu"
    assert desk.local.read(portals.caller, shared).organisation is None
    assert desk.as_("audit").read(office.acts, 3650) == [], "an upgrade is nobody's act"
    newest = desk.as_("admin").read(text_versions.versions, "refused", "email", "en")[0]
    assert newest.version == 3 and "{{ complain_until }}" in newest.body, "nobody had edited it"
    assert "{{ letter }}" in newest.body
    kept = desk.as_("admin").read(text_versions.versions, "refused", "email", "ru")
    assert [each.body for each in kept] == [EDITED], "what somebody has written stays"
    desk.run("admin", message_texts.save, "refused", "email", "az", "M", "Yeni {{ number }}")
    assert desk.as_("admin").read(text_versions.versions, "refused", "email", "az")[0].version == 2
    desk.run("gunel", review.refuse, number, "other", "Səbəb")
    sent = "SELECT t.body FROM outbox_message m JOIN message_template t ON t.id = m.template_id"
    assert "Yeni {{ number }}" in str(desk.scalar(f"{sent} WHERE m.event = 'refused'"))
    assert desk.local.read(verification.verify).findings == ()
    with tampering(desk, bare=True) as connection:
        for statement in (
            "UPDATE note SET text = 'x'",
            "UPDATE access_log SET purpose = 'print' WHERE purpose = 'take'",
            "UPDATE staff SET role = 'admin' WHERE login = 'gunel'",
            "UPDATE calendar_day SET is_working = true WHERE source = 'package'",
        ):
            connection.execute(text(statement))
        findings = verified(connection, None).findings
    named = {str(finding.row).split()[0] for finding in findings}
    assert named == {"note", "access_log", "staff", "calendar_day"}


def test_a_file_whose_history_speaks_of_rows_gets_the_tables_that_came_later(
    embedded: Desk,
) -> None:
    number = embedded.take_in()
    with embedded.engine.begin() as started:
        checks.remove(started)
    embedded.close()
    file = str(embedded.engine.url.database)
    came_later = """
        SELECT name
        FROM sqlite_master
        WHERE
          type = 'trigger'
          AND (
            sql LIKE '%erased_at%'
            OR sql LIKE '%access_log%'
            OR sql LIKE '%queue_count%'
            OR sql LIKE '%second_look%'
            OR sql LIKE '%sample%'
            OR sql LIKE '%hit_judgement%'
            OR sql LIKE '%case_extract%'
            OR sql LIKE '%revocation_wish%'
            OR sql LIKE '%caravan%'
            OR tbl_name IN ('print_fate', 'certificate_print', 'inquiry')
            OR tbl_name IN ('calendar_override', 'acknowledgement', 'note')
          )
    """
    with closing(sqlite3.connect(file)) as connection:
        for (name,) in connection.execute(came_later).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.executescript(
            f"DROP TABLE queue_count; {COUNTER};"
            "DROP TABLE desk_timing; DROP TABLE alarm_mail; DROP TABLE lane;"
            "DROP TABLE organisation_day;"
            "DROP TABLE report_mail; DROP TABLE warning_mail; DROP TABLE day_forecast;"
            "DROP TABLE publication; DROP INDEX ix_outbox_message_debtors;"
            "DROP TABLE case_extract; DROP TABLE revocation_wish;"
            "DROP TABLE caravan_person; DROP TABLE caravan;"
            "DROP TABLE print_fate; ALTER TABLE inquiry DROP COLUMN reason;"
            "ALTER TABLE certificate_print DROP COLUMN reason;"
            "DROP INDEX ix_finding_second_look; DROP TABLE second_look;"
            "DROP TABLE hit_judgement; DROP TABLE sample_look; DROP TABLE sampled_decision;"
            "DROP INDEX ix_note_again_at; ALTER TABLE note DROP COLUMN again_at;"
            "ALTER TABLE acknowledgement DROP COLUMN second_id;"
            "ALTER TABLE finding_kind DROP COLUMN second_look;"
            "ALTER TABLE finding_reason DROP COLUMN second_look;"
            "DROP TABLE retention_rule; DROP TABLE erasure; DROP TABLE erasure_request;"
            "DROP TABLE day_figure; DROP TABLE counted_day; DROP TABLE hour_state;"
            "DROP TABLE absence; DROP INDEX ix_event_figured; DROP INDEX ix_inquiry_debt;"
            "DROP INDEX ix_event_at; DROP INDEX ix_access_log_at;"
            "ALTER TABLE application DROP COLUMN erased_at;"
            "ALTER TABLE calendar_override DROP COLUMN kind;"
            "ALTER TABLE calendar_override DROP COLUMN tell_citizens;"
            "ALTER TABLE access_log DROP COLUMN given;"
            "UPDATE alembic_version SET version_num = '0030';"
        )
    engine = make_engine(f"sqlite:///{file}", embedded.clock)
    upgrading.upgrade(engine)
    unit = UnitOfWork(engine)
    assert unit.read(find, number).number == number and checking.check(engine) == []
    assert unit.read(verification.verify, None).whole
    engine.dispose()
