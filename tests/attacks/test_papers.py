"""Certificates and answers: forged, old, borrowed, skipped; by people, and by a worker that
lies.
"""

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    NUMBERING,
    READING,
    Attack,
    Installation,
    insert,
)

_QUESTION = {
    "application_id": "{closed}",
    "kind": "'certificate'",
    "subject": "'12045567806'",
    "purpose": "'print'",
    "requested_by": "{gunel}",
    "requested_by_name": "'{gunel_name}'",
    "requested_at": "cd_now()",
    "op_id": "'x'",
    "attempts": "0",
}
_ASKED = insert("inquiry", _QUESTION, id="999001")
_ANSWER = {
    "inquiry_id": "999001",
    "application_id": "{closed}",
    "subscriber_code": "'12045567806'",
    "amount_qepik": "0",
    "as_of": "cd_now()",
    "answered_at": "cd_now()",
    "source": "'x'",
}
_ANSWERED = (_ASKED, insert("debt_answer", _ANSWER, id="999002"))
_PAPER = {
    "id": "999003",
    "number": "'NB-{year}-0000002'",
    "organisation_id": "{org_azersu}",
    "year": "{year}",
    "serial": "2",
    "application_id": "{closed}",
    "debt_answer_id": "999002",
    "code": "'X'",
    "issued_at": "cd_now()",
    "issued_on": "current_date",
    "as_of": "cd_now()",
    "requested_by": "{gunel}",
    "requested_by_name": "'{gunel_name}'",
    "state": "'live'",
    "sha256": "'x'",
    "op_id": "'x'",
    "changed_at": "cd_now()",
}
_FILE = "INSERT INTO certificate_file VALUES (999003, 'x')"
_PRINT = """
    INSERT INTO certificate_print (
      id, certificate_id, application_id, copy, debt_answer_id, actor, at, op_id
    )
    SELECT 999004, id, application_id, 9, debt_answer_id, 'x', cd_now(), 'x'
    FROM certificate
    WHERE id = {certificate}
"""
_REVOKE = """
    UPDATE certificate
    SET
      state = 'revoked',
      state_reason = 'Səhv',
      state_by = '{%s_name}',
      state_actor_id = {%s},
      changed_at = cd_now()
    WHERE id = {certificate}
"""
_ACCOUNT = """
    INSERT INTO account_answer
    VALUES (999005, 999001, {closed}, '1', NULL, '', '', '', 'I', cd_now(), 'x')
"""
_PERSON = """
    INSERT INTO person_answer
    VALUES (
      999006, 999001, {closed}, '5XK2M7P', '', '', '', NULL, NULL, '', false, cd_now(), 'x'
    )
"""


def _paper(
    id: str, expected: str | int, stage: tuple[str, ...] = _ANSWERED, **changes: str
) -> Attack:
    return Attack(
        id=id,
        login="worker_sample",
        statements=insert("certificate", _PAPER, **changes),
        expected=expected,
        stage=stage,
        laid_open=NUMBERING,
    )


def _open(table: str, command: str, login: str) -> tuple[str, ...]:
    kind = "USING (true)" if command != "INSERT" else "WITH CHECK (true)"
    return (
        f"GRANT {command} ON {table} TO cd_{login}",
        f"CREATE POLICY laid_open ON {table} FOR {command} TO cd_{login} {kind}",
    )


ATTACKS = (
    *(
        Attack(
            f"a clerk inserts into {table}", "gunel", f"INSERT INTO {table} DEFAULT VALUES", DENIED
        )
        for table in (
            "certificate",
            "certificate_file",
            "certificate_print",
            "debt_answer",
            "account_answer",
            "person_answer",
        )
    ),
    Attack(
        id="a clerk forms a certificate, had she the right",
        login="gunel",
        statements=insert("certificate", _PAPER),
        expected="CD207",
        stage=_ANSWERED,
        laid_open=_open("certificate", "INSERT", "clerk"),
    ),
    Attack(
        id="a clerk stores a certificate's bytes, had she the right",
        login="gunel",
        statements=_FILE,
        expected="CD207",
        stage=(),
        laid_open=_open("certificate_file", "INSERT", "clerk"),
    ),
    Attack(
        id="a clerk enters a print, had she the right",
        login="gunel",
        statements=_PRINT,
        expected="CD207",
        stage=(),
        laid_open=(*_open("certificate_print", "INSERT", "clerk"), *READING),
    ),
    Attack(
        id="a clerk answers for billing, had she the right",
        login="gunel",
        statements=insert("debt_answer", _ANSWER, id="999002"),
        expected="CD502",
        stage=(_ASKED,),
        laid_open=_open("debt_answer", "INSERT", "clerk"),
    ),
    Attack(
        id="a clerk answers for billing's accounts, had she the right",
        login="gunel",
        statements=_ACCOUNT,
        expected="CD502",
        stage=(_ASKED,),
        laid_open=_open("account_answer", "INSERT", "clerk"),
    ),
    Attack(
        id="a clerk answers for the register, had she the right",
        login="gunel",
        statements=_PERSON,
        expected="CD502",
        stage=(_ASKED,),
        laid_open=_open("person_answer", "INSERT", "clerk"),
    ),
    _paper(
        "a certificate over a debt",
        "CD201",
        (*_ANSWERED, "UPDATE debt_answer SET amount_qepik = 1 WHERE id = 999002"),
    ),
    _paper(
        "a certificate on an answer of two minutes ago",
        "CD201",
        (
            *_ANSWERED,
            """
                UPDATE debt_answer
                SET answered_at = cd_now() - INTERVAL '121 seconds'
                WHERE id = 999002
            """,
        ),
    ),
    _paper(
        "a certificate on tomorrow's answer",
        "CD201",
        (
            *_ANSWERED,
            "UPDATE debt_answer SET answered_at = cd_now() + INTERVAL '1 hour' WHERE id = 999002",
        ),
    ),
    _paper(
        "a certificate on another case's answer",
        "CD201",
        (*_ANSWERED, "UPDATE debt_answer SET application_id = {held} WHERE id = 999002"),
    ),
    _paper(
        "a certificate on another subscriber's answer",
        "CD201",
        (*_ANSWERED, "UPDATE debt_answer SET subscriber_code = '12045567899' WHERE id = 999002"),
    ),
    _paper("a certificate without an answer", "CD201", (_ASKED,)),
    _paper(
        "a certificate of a case that is not completed",
        "CD201",
        (*_ANSWERED, "UPDATE application SET status = 'in_progress' WHERE id = {closed}"),
    ),
    _paper("a number skipped", "CD202", serial="3", number="'NB-{year}-0000003'"),
    _paper("a number used", "CD202", serial="1", number="'NB-{year}-0000099'"),
    _paper(
        "a certificate that nobody asked for",
        "CD208",
        (*_ANSWERED, "UPDATE inquiry SET kind = 'debt' WHERE id = 999001"),
    ),
    _paper(
        "a certificate in the name of a person who has not asked", "CD208", requested_by="{tural}"
    ),
    _paper(
        "last year's certificate",
        "CD209",
        year="{year} - 1",
        serial="1",
        number="'NB-' || ({year} - 1) || '-0000001'",
    ),
    _paper("a back-dated certificate", "CD209", issued_at="cd_now() - INTERVAL '61 seconds'"),
    _paper(
        "two living certificates of one case",
        "23505",
        (*_ANSWERED, "UPDATE certificate SET application_id = {closed} WHERE id = {certificate}"),
    ),
    Attack(
        "a certificate's bytes exchanged by its hash",
        ADMINISTRATOR,
        "UPDATE certificate SET sha256 = 'x' WHERE id = {certificate}",
        "CD203",
    ),
    Attack(
        id="a revoked certificate lives again",
        login="worker_sample",
        statements="UPDATE certificate SET state = 'live' WHERE id = {certificate}",
        expected="CD203",
        stage=("UPDATE certificate SET state = 'revoked' WHERE id = {certificate}",),
    ),
    Attack(
        "revoked without a reason",
        "sabina",
        _REVOKE.replace("'Səhv'", "' '") % ("sabina", "sabina"),
        "CD203",
    ),
    Attack(
        id="a certificate is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM certificate WHERE id = {certificate}",
        expected="CD204",
        stage=("DELETE FROM certificate_file", "DELETE FROM certificate_print"),
    ),
    Attack(
        "a certificate's bytes are exchanged",
        ADMINISTRATOR,
        "UPDATE certificate_file SET content = 'x'",
        "CD205",
    ),
    Attack(
        "a certificate's bytes are deleted", ADMINISTRATOR, "DELETE FROM certificate_file", "CD205"
    ),
    Attack(
        "the register of prints is altered",
        ADMINISTRATOR,
        "UPDATE certificate_print SET actor = 'x'",
        "CD206",
    ),
    Attack(
        "the register of prints is shortened",
        ADMINISTRATOR,
        "DELETE FROM certificate_print",
        "CD206",
    ),
    Attack("a colleague's certificate is revoked", "tural", _REVOKE % ("tural", "tural"), "CD210"),
    Attack(
        "revoked with a book for a reason",
        "gunel",
        _REVOKE.replace("'Səhv'", "repeat('x', 2001)") % ("gunel", "gunel"),
        "CD150",
    ),
    Attack("revoked in another's name", "gunel", _REVOKE % ("sabina", "gunel"), "CD210"),
    Attack("revoked by another's account", "gunel", _REVOKE % ("gunel", "sabina"), "CD210"),
    Attack(
        "superseded by a clerk",
        "gunel",
        "UPDATE certificate SET state = 'superseded' WHERE id = {certificate}",
        "CD210",
    ),
    Attack(
        "a back-dated revocation",
        "gunel",
        _REVOKE.replace("cd_now()", "cd_now() - INTERVAL '1 day'") % ("gunel", "gunel"),
        "CD210",
    ),
    Attack(
        "a certificate's hash by a clerk",
        "gunel",
        "UPDATE certificate SET sha256 = 'x' WHERE id = {certificate}",
        DENIED,
    ),
    Attack(
        "an answer of billing is altered",
        ADMINISTRATOR,
        "UPDATE debt_answer SET amount_qepik = 0",
        "CD501",
    ),
    Attack(
        "an answer of billing is deleted",
        ADMINISTRATOR,
        "DELETE FROM debt_answer WHERE application_id = {bare}",
        "CD501",
    ),
    *(
        Attack(f"an answer in {table} is {what}", ADMINISTRATOR, statement, "CD502")
        for table in ("account_answer", "person_answer")
        for what, statement in (
            ("altered", f"UPDATE {table} SET source = 'x'"),
            ("deleted", f"DELETE FROM {table}"),
        )
    ),
    Attack(
        id="a back-dated answer of billing",
        login="worker_sample",
        statements=insert("debt_answer", _ANSWER, answered_at="cd_now() - INTERVAL '61 seconds'"),
        expected="CD502",
        stage=(_ASKED,),
    ),
    Attack(
        "an answer that nobody asked for", "worker_sample", insert("debt_answer", _ANSWER), "CD503"
    ),
    Attack(
        id="an answer about another subscriber",
        login="worker_sample",
        statements=insert("debt_answer", _ANSWER, subscriber_code="'12045567899'"),
        expected="CD503",
        stage=(_ASKED,),
    ),
    Attack(
        id="an answer for another case",
        login="worker_sample",
        statements=insert("debt_answer", _ANSWER, application_id="{held}"),
        expected="CD503",
        stage=(_ASKED,),
    ),
    Attack(
        id="an answer of billing to a question to the register",
        login="worker_sample",
        statements=insert("debt_answer", _ANSWER),
        expected="CD503",
        stage=(_ASKED, "UPDATE inquiry SET kind = 'person' WHERE id = 999001"),
    ),
    Attack(
        id="a second answer to one question",
        login="worker_sample",
        statements=insert("debt_answer", _ANSWER),
        expected="23505",
        stage=_ANSWERED,
    ),
    Attack(
        "a question in a colleague's name",
        "gunel",
        insert("inquiry", _QUESTION, requested_by_name="'{tural_name}'"),
        "CD504",
    ),
    Attack(
        "a question under a colleague's number",
        "gunel",
        insert("inquiry", _QUESTION, requested_by="{tural}"),
        "CD504",
    ),
    Attack(
        "a back-dated question",
        "gunel",
        insert("inquiry", _QUESTION, requested_at="cd_now() - INTERVAL '61 seconds'"),
        "CD504",
    ),
    Attack(
        id="the auditor asks, had he the right",
        login="audit",
        statements=insert(
            "inquiry",
            _QUESTION,
            id="999001",
            requested_by="{audit}",
            requested_by_name="'{audit_name}'",
        ),
        expected="CD504",
        stage=(),
        laid_open=_open("inquiry", "INSERT", "auditor"),
    ),
    Attack(
        "a question with its answer",
        "gunel",
        insert("inquiry", _QUESTION, outcome="'issued'", certificate_number="'NB'"),
        "CD505",
    ),
    Attack(
        "a question about another subscriber",
        "gunel",
        insert("inquiry", _QUESTION, kind="'debt'", subject="'12045567899'"),
        "CD506",
    ),
    Attack(
        "a question about a person who is not of the case",
        "gunel",
        insert("inquiry", _QUESTION, kind="'person'", subject="'2MN8T5W'"),
        "CD506",
    ),
    Attack(
        "a certificate asked for before the decision",
        "gunel",
        insert("inquiry", _QUESTION, application_id="{held}", subject="'12045567802'"),
        "CD507",
    ),
    Attack(
        id="a clerk answers a question",
        login="gunel",
        statements="UPDATE inquiry SET outcome = 'issued' WHERE id = 999001",
        expected="CD508",
        stage=(_ASKED,),
    ),
    Attack(
        "an answered question is cancelled",
        "gunel",
        "UPDATE inquiry SET outcome = 'cancelled' WHERE application_id = {held} AND kind = 'debt'",
        "CD508",
        laid_open=READING,
    ),
    Attack(
        "the worker changes what was asked",
        ADMINISTRATOR,
        "UPDATE inquiry SET subject = '12045567899' WHERE application_id = {held}",
        "CD509",
    ),
    Attack(
        "the worker answers again",
        "worker_sample",
        "UPDATE inquiry SET outcome = 'no_answer' WHERE application_id = {held}",
        "CD509",
    ),
    Attack(
        id="the worker says of a certificate that it was answered",
        login="worker_sample",
        statements="UPDATE inquiry SET outcome = 'answered' WHERE id = 999001",
        expected="CD510",
        stage=(_ASKED,),
    ),
    Attack(
        id="a question is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM inquiry WHERE id = 999001",
        expected="CD509",
        stage=(_ASKED,),
    ),
    Attack(
        "a clerk draws a certificate's number",
        "gunel",
        "SELECT cd_next_serial('NB', {year})",
        "CD127",
    ),
    Attack("the auditor draws a number", "audit", "SELECT cd_next_serial('WD', {year})", "CD127"),
    Attack(
        "the worker takes last year's number",
        "worker_sample",
        "SELECT cd_next_serial('NB', {year} - 1)",
        "CD127",
    ),
)

CONTROLS = (
    _paper("an honest certificate", 1),
    Attack(
        id="an honest answer",
        login="worker_sample",
        statements=insert("debt_answer", _ANSWER),
        expected=1,
        stage=(_ASKED,),
    ),
    Attack("an honest question", "gunel", insert("inquiry", _QUESTION), 1),
    Attack(
        id="a question is cancelled",
        login="gunel",
        statements="UPDATE inquiry SET outcome = 'cancelled' WHERE id = 999001",
        expected=1,
        stage=(_ASKED,),
    ),
    Attack("one's own certificate is revoked", "gunel", _REVOKE % ("gunel", "gunel"), 1),
    Attack("the supervisor revokes", "sabina", _REVOKE % ("sabina", "sabina"), 1),
    Attack(
        "the worker draws a certificate's number",
        "worker_sample",
        "SELECT cd_next_serial('NB', {year})",
        (2,),
    ),
    Attack(
        "anybody verifies a paper",
        "elnur",
        "SELECT state FROM cd_verified('', '{certificate_number}', '')",
        ("live",),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_no_paper_without_an_honest_answer(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_honest_paper_is_formed(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
