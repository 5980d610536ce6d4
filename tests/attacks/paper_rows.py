"""Rows of certificates and answers, with which the attacks on them are built."""

from tests.attacks.attacker import NUMBERING, Attack, insert

QUESTION = {
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
ASKED = insert("inquiry", QUESTION, id="999001")
ANSWER = {
    "inquiry_id": "999001",
    "application_id": "{closed}",
    "subscriber_code": "'12045567806'",
    "amount_qepik": "0",
    "as_of": "cd_now()",
    "answered_at": "cd_now()",
    "source": "'x'",
}
DECIDED = """
    UPDATE application
    SET status = 'refused', decided_by = {elnur}, decided_at = cd_now() - INTERVAL '1 hour'
    WHERE id = {idp_held}
"""
"""An application of an IDP that is refused, for a stage."""
ANSWERED = (ASKED, insert("debt_answer", ANSWER, id="999002"))
PAPER = {
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
FILE = "INSERT INTO certificate_file VALUES (999003, 'x')"
PRINT = """
    INSERT INTO certificate_print (
      id, certificate_id, application_id, copy, debt_answer_id, actor, at, op_id
    )
    SELECT 999004, id, application_id, 9, debt_answer_id, 'x', cd_now(), 'x'
    FROM certificate
    WHERE id = {certificate}
"""
EXTRACT = "INSERT INTO case_extract VALUES (999001, {closed}, 'x', cd_now(), 'x')"
WISH = {
    "certificate_id": "{certificate}",
    "application_id": "{printed}",
    "reason": "'Səhv'",
    "actor_id": "{sabina}",
    "actor": "'{sabina_name}'",
    "at": "cd_now()",
    "op_id": "'x'",
}
FATE = {
    "print_id": "{sheet}",
    "application_id": "{printed}",
    "fate": "'out'",
    "actor_id": "{gunel}",
    "actor": "'{gunel_name}'",
    "at": "cd_now()",
    "op_id": "'x'",
}
REVOKE = """
    UPDATE certificate
    SET
      state = 'revoked',
      state_reason = 'Səhv',
      state_by = '{%s_name}',
      state_actor_id = {%s},
      changed_at = cd_now()
    WHERE id = {certificate}
"""
ACCOUNT = """
    INSERT INTO account_answer
    VALUES (999005, 999001, {closed}, '1', NULL, '', '', '', 'I', cd_now(), 'x')
"""
PERSON = """
    INSERT INTO person_answer
    VALUES (
      999006, 999001, {closed}, '5XK2M7P', '', '', '', NULL, NULL, '', false, cd_now(), 'x'
    )
"""


def paper(
    id: str, expected: str | int, stage: tuple[str, ...] = ANSWERED, **changes: str
) -> Attack:
    return Attack(
        id=id,
        login="worker_sample",
        statements=insert("certificate", PAPER, **changes),
        expected=expected,
        stage=stage,
        laid_open=NUMBERING,
    )


def open_to(table: str, command: str, login: str) -> tuple[str, ...]:
    kind = "USING (true)" if command != "INSERT" else "WITH CHECK (true)"
    return (
        f"GRANT {command} ON {table} TO cd_{login}",
        f"CREATE POLICY laid_open ON {table} FOR {command} TO cd_{login} {kind}",
    )
