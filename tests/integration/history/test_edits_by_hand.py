"""Whoever changes a row past the rules is found, and the row is named: on either database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import text

from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.history import sealing
from clerkdesk.usecases.history.findings import Finding
from tests import samples
from tests.conftest import Desk
from tests.histories import KEY, report
from tests.integration.certificates.test_certificates import completed, print_one
from tests.integration.history.test_tampering import tampering, verified

FIRST = "(SELECT min(id) FROM application)"
REVOKED = "(SELECT id FROM certificate WHERE state = 'revoked')"
LIVE = "(SELECT id FROM certificate WHERE state = 'live')"
NOTE = "(SELECT min(id) FROM event WHERE action = 'note')"

EDITS = {
    "a certificate is made revoked": (
        f"UPDATE certificate SET state = 'revoked' WHERE id = {LIVE}",
        "certificate 2",
    ),
    "one is made live again": (
        """
            UPDATE certificate SET state = 'superseded' WHERE state = 'live';
            UPDATE certificate SET state = 'live', state_reason = NULL WHERE state = 'revoked'
        """,
        "certificate 1",
    ),
    "its bytes": (
        f"UPDATE certificate_file SET content = 'x' WHERE certificate_id = {LIVE}",
        "certificate 2",
    ),
    "its bytes are gone": (
        f"DELETE FROM certificate_file WHERE certificate_id = {LIVE}",
        "certificate 2",
    ),
    "its hash": (f"UPDATE certificate SET sha256 = 'x' WHERE id = {LIVE}", "certificate 2"),
    "its code": (f"UPDATE certificate SET code = '1' WHERE id = {LIVE}", "certificate 2"),
    "an amount of debt": ("UPDATE debt_answer SET amount_qepik = 1", "debt_answer "),
    "a verdict": ("UPDATE document SET fits = NOT fits WHERE fits", "document "),
    "a verdict's reason": ("UPDATE document SET verdict_reason = 'x' WHERE fits", "document "),
    "a document's bytes": (
        "UPDATE document_content SET content = 'x' WHERE document_id = 1",
        "document 1",
    ),
    "a document's bytes are gone": ("DELETE FROM document_content", "document 1"),
    "a document": ("UPDATE document SET name = 'x.pdf' WHERE id = 1", "document 1"),
    "a note is altered": ("UPDATE note SET text = 'x'", "note 1"),
    "a note is deleted": ("DELETE FROM note WHERE id = 1", "note 1"),
    "a name": (f"UPDATE application SET name = 'X' WHERE id = {FIRST}", "application 1"),
    "what finds it": (
        f"UPDATE application SET search_fold = '' WHERE id = {FIRST}",
        "application 1",
    ),
    "where it stands in a list": (
        f"UPDATE application SET sort_key = '' WHERE id = {FIRST}",
        "application 1",
    ),
    "a FIN as lists show it": (
        f"UPDATE application SET masked_fin = '9ZZ••••' WHERE id = {FIRST}",
        "application 1",
    ),
    "a telephone number as lists show it": (
        f"UPDATE application SET masked_mobile = '+994 50 ••• •• 99' WHERE id = {FIRST}",
        "application 1",
    ),
    "an old address as households are compared": (
        "UPDATE application_detail SET previous_address_fold = 'x' WHERE application_id = 1",
        "application 1",
    ),
    "a person's name": (
        "UPDATE application_person SET surname = 'X' WHERE id = 1",
        "application_person 1",
    ),
    "a FIN": ("UPDATE application_person SET fin = '7ZZZZZZ'", "application_person 1"),
    "a mobile": (
        f"UPDATE application_detail SET mobile = '+994500000000' WHERE application_id = {FIRST}",
        "application_detail 1",
    ),
    "a subscriber code": (
        f"UPDATE application SET subscriber_code = '1' WHERE id = {FIRST}",
        "application 1",
    ),
    "who decided": (f"UPDATE application SET decided_by = 2 WHERE id = {FIRST}", "application 1"),
    "the decision's text": (
        f"UPDATE application SET decision_text = 'x' WHERE id = {FIRST}",
        "application 1",
    ),
    "a due date": (
        f"UPDATE application SET due_on = '2027-01-04' WHERE id = {FIRST}",
        "application 1",
    ),
    "a submission": (
        f"UPDATE application SET submitted_at = '2026-01-05 08:00:00.000000' WHERE id = {FIRST}",
        "application 1",
    ),
    "a print is deleted": ("DELETE FROM certificate_print WHERE id = 1", "certificate_print 1"),
    "the access log is deleted": ("DELETE FROM access_log", "access_log "),
    "one look is deleted": (
        "DELETE FROM access_log WHERE id = (SELECT max(id) FROM access_log)",
        "access_log ",
    ),
    "a look": ("UPDATE access_log SET purpose = 'take'", "access_log "),
    "a role": ("UPDATE staff SET role = 'admin' WHERE login = 'gunel'", "staff "),
    "a password": ("UPDATE staff SET password_hash = 'x' WHERE login = 'gunel'", "staff "),
    "a district": ("UPDATE district SET name = 'X' WHERE id = 1", "district 1"),
    "a kind of documents": (
        "UPDATE document_kind SET az = 'x' WHERE code = 'id_card'",
        "document_kind id_card",
    ),
    "a legal basis": ("UPDATE legal_basis SET act = 'x'", "legal_basis "),
    "a setting": (
        "UPDATE setting SET value = '08:15' WHERE key = 'office_opens'",
        "setting office",
    ),
    "a text": ("UPDATE message_template SET body = 'x' WHERE id = 1", "message_template 1"),
    "an event is altered": (f"UPDATE event SET actor = 'X' WHERE id = {NOTE}", None),
    "an event is deleted": (f"DELETE FROM event WHERE id = {NOTE}", None),
    "an event is inserted": (
        f"""
            INSERT INTO event (application_id, at, actor, action)
            SELECT {FIRST}, at, 'X', 'note' FROM event WHERE id = {NOTE}
        """,
        None,
    ),
    "events are reordered": (
        f"""
            UPDATE event SET detail = 'x', actor = (SELECT actor FROM event WHERE id = {NOTE})
            WHERE id = {NOTE} + 1
        """,
        None,
    ),
    "the number of open findings": (
        f"UPDATE application SET open_findings = open_findings + 1 WHERE id = {FIRST}",
        "application 1",
    ),
    "a status": (f"UPDATE application SET status = 'refused' WHERE id = {FIRST}", "application 1"),
    "a seal is deleted": ("DELETE FROM seal WHERE id = 1", None),
    "the newest seal is deleted": ("DELETE FROM seal WHERE id = (SELECT max(id) FROM seal)", None),
    "an application is deleted": (
        f"DELETE FROM application WHERE id = {FIRST}",
        "application 1",
    ),
    "a message's state": (
        "UPDATE outbox_message SET state = 'failed' WHERE state <> 'failed'",
        "outbox_message ",
    ),
    "a question's outcome": ("UPDATE inquiry SET outcome = 'no_answer'", "inquiry "),
    "a row is put in": (
        f"""
            INSERT INTO note (id, application_id, kind, text, actor, at, op_id)
            SELECT 99, {FIRST}, 'note', 'x', 'X', changed_at, op_id FROM application
            WHERE id = {FIRST}
        """,
        "note 99",
    ),
}


@pytest.fixture
def office(desk: Desk) -> Iterator[Desk]:
    """Everything of which an edit speaks has happened once, and is sealed."""
    desk.knows = samples.stand_in("0.00")
    number = completed(desk)
    desk.run("gunel", casework.note, number, "zəng edəcək")
    desk.run("sabina", issuing.revoke, print_one(desk, number), "Səhv ünvan")
    print_one(desk, number)
    other = desk.take_in(samples.no_debt("eg-second", subscriber_code="12045567001"))
    desk.run("gunel", detail.open_case, other)
    desk.worker().once()
    desk.local.run(sealing.seal, KEY)
    desk.run("gunel", casework.take, other)
    desk.run("gunel", review.accept_documents, other)
    desk.local.run(sealing.seal, KEY)
    yield desk


def test_every_edit_by_hand_is_named(office: Desk) -> None:
    proof = report(office)
    assert proof.findings == () and proof.compared > 500
    silent = [what for what in EDITS if not _named(office, *EDITS[what])]
    assert silent == []
    _bytes_are_read_where_that_is_asked_for(office)


def _named(office: Desk, statement: str, row: str | None) -> bool:
    with tampering(office, bare=True) as connection:
        for part in statement.split(";"):
            connection.execute(text(_bytes(office, part)))
        findings = verified(connection).findings
    if row is None:
        return bool(findings)
    return any((finding.row or "").startswith(row) for finding in findings)


def _bytes(office: Desk, statement: str) -> str:
    literal = "CAST('x' AS BLOB)" if office.embedded else "'x'::bytea"
    return statement.replace("content = 'x'", f"content = {literal}")


def _bytes_are_read_where_that_is_asked_for(office: Desk) -> None:
    size = office.scalar("SELECT size FROM document WHERE id = 1")
    zeros = f"zeroblob({size})" if office.embedded else f"decode(repeat('00', {size}), 'hex')"
    with tampering(office, bare=True) as connection:
        connection.execute(
            text(f"UPDATE document_content SET content = {zeros} WHERE document_id = 1")
        )
        assert verified(connection).whole, "their number alone is looked at"
        proof = verified(connection, documents=True)
    [finding] = proof.findings
    assert isinstance(finding, Finding) and finding.row == "document 1"
    assert proof.documents is not None
    assert proof.documents.size == office.scalar("SELECT sum(size) FROM document")


def test_the_same_row_has_another_digest_each_time(desk: Desk) -> None:
    """Without the nonce nobody can try values until one fits."""
    digests = """
        SELECT count(DISTINCT row_digest), count(DISTINCT nonce), count(*), min(length(nonce))
        FROM event
        WHERE row_digest IS NOT NULL
    """
    with desk.engine.connect() as connection:
        distinct, nonces, count, shortest = connection.execute(text(digests)).one()
    assert distinct == nonces == count and shortest == 16


def test_an_edit_with_another_program_is_not_hindered_and_named(embedded: Desk) -> None:
    embedded.take_in()
    edits = {
        "UPDATE staff SET role = 'admin' WHERE login = 'gunel'": "staff ",
        "UPDATE application_person SET fin = '7ZZZZZZ'": "application_person ",
        "UPDATE application_detail SET mobile = '+994500000000'": "application_detail ",
    }
    for statement in edits:
        with closing(sqlite3.connect(embedded.engine.url.database or "")) as connection, connection:
            connection.execute(statement)
        connection.close()
    named = {finding.row for finding in report(embedded, None).findings}
    for row in edits.values():
        assert any((place or "").startswith(row) for place in named), row
