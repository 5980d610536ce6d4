"""Behind the desk and the missing right to read stands row-level security: who could read a table
as it is would see the rows of the own sight all the same.
"""

import pytest

from tests.attacks.attacker import READING, Attack, Installation, insert, ticket

_OF_FRESH = "application_id = {fresh}"
_FINDING = {
    "id": "900",
    "application_id": "{fresh}",
    "kind": "'owner_differs'",
    "subject": "''",
    "severity": "'serious'",
    "facts": "'{}'",
    "revision": "1",
    "state": "'open'",
    "found_at": "cd_now()",
}
_WEIGHED = {
    "application_id": "{fresh}",
    "finding_id": "900",
    "kind": "'owner_differs'",
    "revision": "1",
    "reason": "'document_seen'",
    "actor_id": "{tural}",
    "actor": "'x'",
    "at": "cd_now()",
    "op_id": "'x'",
}
_NOTE = {
    "application_id": "{fresh}",
    "kind": "'note'",
    "text": "'x'",
    "actor": "'x'",
    "at": "cd_now()",
    "op_id": "'x'",
}
_REMARK = {
    "document_id": "{fresh_document}",
    "code": "'document_attachment'",
    "application_id": "{fresh}",
    "params": "'{}'",
    "noted_at": "cd_now()",
    "attempts": "0",
}
_FILLED = {
    "application_detail": (),
    "application_person": (),
    "document": (),
    "document_remark": (insert("document_remark", _REMARK),),
    "account_answer": (
        "INSERT INTO account_answer SELECT 999999, 999999, {fresh}, '1', NULL, '', '', '', 'I',"
        " cd_now(), 'x'",
    ),
    "person_answer": (
        "INSERT INTO person_answer SELECT 999999, 999999, {fresh}, '5XK2M7P', '', '', '', NULL,"
        " NULL, '', false, cd_now(), 'x'",
    ),
    "amendment": (
        "INSERT INTO amendment (application_id, field, op_id) VALUES ({fresh}, 'email', 'x')",
    ),
    "note": (insert("note", _NOTE),),
    "finding": (insert("finding", _FINDING),),
    "acknowledgement": (insert("finding", _FINDING), insert("acknowledgement", _WEIGHED)),
}
"""Personal data of a case in sight → what is staged, so that there is a row to see."""
_PORTAL_KEY = """
    INSERT INTO portal_key (name, organisation_id, channel, hash, per_minute, created_at)
    VALUES ('x', {org_azersu}, 'e-gov', 'x', 600, cd_now())
"""
_ELSEWHERE = (
    ("event", "gunel", "application_id = {elsewhere_held}"),
    ("debt_answer", "gunel", "application_id = {elsewhere_held}"),
    ("certificate", "elnur", "true"),
    ("certificate_print", "elnur", "true"),
    ("print_fate", "elnur", "true"),
    ("outbox_message", "elnur", "application_id = {held}"),
    ("application_link", "elnur", "application_id = {held}"),
    ("inquiry", "elnur", "application_id = {held}"),
    ("document_content", "tural", "document_id = {fresh_document}"),
    ("certificate_file", "tural", "true"),
    ("operation", "gunel", "actor <> '{gunel_name}'"),
    ("access_log", "gunel", "staff_id IS DISTINCT FROM {gunel}"),
    ("access_log", "kamran", "staff_id IN ({gunel}, {tural})"),
    ("staff_department", "elnur", "staff_id = {gunel}"),
    ("queue_count", "gunel", "department_id <> {dep_su_nesimi}"),
)
"""Table, who has no sight of these rows, which rows."""


def _read(table: str, login: str, rows: str, *stage: str, expected: int = 0) -> Attack:
    return Attack(
        id=f"{login} reads {table} as it is",
        login=login,
        statements=f"SELECT * FROM {table} WHERE {rows}",
        expected=expected,
        stage=stage,
        laid_open=READING,
    )


ATTACKS = (
    *(_read(table, "tural", _OF_FRESH, *stage) for table, stage in _FILLED.items()),
    *(_read(*each) for each in _ELSEWHERE),
    *(_read("portal_key", login, "true", _PORTAL_KEY) for login in ("boss", "sabina")),
)
CONTROLS = tuple(
    _read(
        "(SELECT DISTINCT application_id FROM {table}) x".replace("{table}", table),
        "gunel",
        _OF_FRESH,
        *stage,
        ticket("fresh", "gunel", "1 second"),
        expected=1,
    )
    for table, stage in _FILLED.items()
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_table_shows_the_rows_of_the_own_sight(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_under_a_ticket_the_rows_are_there(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
