"""Rows under numbers of one's own, the calendar's rows, sequences, and what the server itself would
let everybody do.
"""

import pytest

from tests.attacks.attacker import DENIED, Attack, Installation, insert
from tests.attacks.rows import AMENDMENT, NOTE

_HIGHEST = "9223372036854775807"
_VIEW = {"staff_id": "{gunel}", "name": "'x'", "definition": "'{}'", "shared": "false"}
_DAY = "INSERT INTO calendar_day VALUES ({org_azersu}, '2026-12-30', false, 'act', 'x')"
_ENDS = "SELECT * FROM cd_end_open_transactions(0)"
_WRITERS = "SELECT * FROM cd_history_writers()"

ATTACKS = (
    Attack(
        "a note under a number of one's own",
        "gunel",
        insert("note", NOTE, id=_HIGHEST),
        "CD151",
    ),
    Attack(
        "a note under a number that was never drawn",
        "gunel",
        insert("note", NOTE, id="1"),
        "CD151",
    ),
    Attack(
        "an amendment under a number of one's own",
        "gunel",
        insert("amendment", AMENDMENT, id=_HIGHEST),
        "CD151",
    ),
    Attack(
        "a view under a number of one's own",
        "gunel",
        insert("saved_view", _VIEW, id="2147483647"),
        DENIED,
    ),
    Attack(
        "an account under a number of one's own",
        "admin",
        "INSERT INTO staff (id, login, name, sort_key, role, organisation_id, active, failures,"
        " created_at) VALUES (2147483647, 'n', 'N', 'n', 'clerk', {org_azersu}, true, 0, cd_now())",
        DENIED,
    ),
    Attack("the numbers are set back", "gunel", "SELECT setval('number_wd_{year}', 1)", DENIED),
    Attack("the numbers are drawn past", "gunel", "SELECT nextval('number_wd_{year}')", DENIED),
    Attack("the rows' numbers are set", "gunel", "SELECT setval('note_id_seq', 1)", DENIED),
    Attack("a clerk opens next year's series", "gunel", "SELECT cd_open_series(2031)", DENIED),
    Attack(
        id="a clerk opens a series, had she the right",
        login="gunel",
        statements="SELECT cd_open_series(2031)",
        expected="CD127",
        laid_open=("GRANT EXECUTE ON FUNCTION cd_open_series(integer) TO cd_clerk",),
    ),
    Attack("a clerk makes a day free", "gunel", _DAY, DENIED),
    Attack("an administrator makes a day free past the acts", "admin", _DAY, DENIED),
    Attack("the gateway makes a day free", "gateway_sample", _DAY, DENIED),
    Attack("a clerk ends everybody's transactions", "gunel", _ENDS, DENIED),
    Attack(
        id="a clerk ends transactions, had she the right",
        login="gunel",
        statements=_ENDS,
        expected="CD921",
        laid_open=("GRANT EXECUTE ON FUNCTION cd_end_open_transactions(integer) TO cd_clerk",),
    ),
    Attack("a clerk sees who writes history", "gunel", _WRITERS, DENIED),
    Attack(
        id="a clerk sees who writes history, had she the right",
        login="gunel",
        statements=_WRITERS,
        expected="CD921",
        laid_open=("GRANT EXECUTE ON FUNCTION cd_history_writers() TO cd_clerk",),
    ),
    Attack("a large object", "gunel", "SELECT lo_create(0)", DENIED),
    Attack("a large object of bytes", "gateway_sample", "SELECT lo_from_bytea(0, 'x')", DENIED),
    Attack("a lock beyond transactions", "gunel", "SELECT pg_advisory_lock(1)", DENIED),
    Attack("a lock without waiting", "audit", "SELECT pg_try_advisory_xact_lock(1)", DENIED),
    Attack(
        "the server's log filled",
        "gunel",
        "SELECT pg_logical_emit_message(false, 'x', repeat('x', 1000))",
        DENIED,
    ),
    Attack("a temporary table", "gunel", "CREATE TEMPORARY TABLE mine (x integer)", DENIED),
)

CONTROLS = (
    Attack("a note is numbered by the database", "gunel", insert("note", NOTE), 1),
    Attack(
        "a note's number is drawn before",
        "gunel",
        insert("note", NOTE, id="nextval('note_id_seq')"),
        1,
    ),
    Attack("the worker writes a day", "worker_sample", _DAY, 1),
    Attack("the worker looks for open transactions", "worker_sample", _ENDS, 0),
    Attack("the worker opens the series", "worker_sample", "SELECT cd_open_series(2031)", 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_numbers_days_and_locks_are_the_databases(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_what_a_program_does_honestly_is_done(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
