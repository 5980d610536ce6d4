"""Notes, amendments, the access log, operations: altered, forged, back-dated."""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, Attack, Installation, insert
from tests.attacks.rows import AMENDMENT, NOTE

_OPERATION = {
    "op_id": "'op'",
    "use_case": "'review.approve'",
    "actor": "'{gunel_name}'",
    "at": "cd_now()",
}

ATTACKS = (
    Attack(
        id="a note is altered",
        login=ADMINISTRATOR,
        statements="UPDATE note SET text = 'x'",
        expected="CD601",
        stage=(insert("note", NOTE),),
    ),
    Attack(
        id="a note is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM note",
        expected="CD601",
        stage=(insert("note", NOTE),),
    ),
    Attack(
        id="an amendment is altered",
        login=ADMINISTRATOR,
        statements="UPDATE amendment SET old = 'x'",
        expected="CD602",
        stage=(insert("amendment", AMENDMENT),),
    ),
    Attack(
        id="an amendment is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM amendment",
        expected="CD602",
        stage=(insert("amendment", AMENDMENT),),
    ),
    Attack(
        "a note in a colleague's name",
        "gunel",
        insert("note", NOTE, actor="'{tural_name}'"),
        "CD603",
    ),
    Attack(
        "a note longer than notes may be",
        "gunel",
        insert("note", NOTE, text="repeat('x', 4001)"),
        "CD150",
    ),
    Attack("a note of nobody", "gunel", insert("note", NOTE, actor_id=""), "CD603"),
    Attack(
        "a back-dated note",
        "gunel",
        insert("note", NOTE, at="cd_now() - INTERVAL '61 seconds'"),
        "CD603",
    ),
    Attack(
        "a note on another office's case",
        "gunel",
        insert("note", NOTE, application_id="{elsewhere}"),
        "CD603",
    ),
    Attack(
        "a note that stands in the history as a taking",
        "gunel",
        insert("note", NOTE, kind="'take'"),
        "CD603",
    ),
    Attack(
        "a note in a transaction held open for a minute",
        "gunel",
        insert("note", NOTE, at="now() - INTERVAL '62 seconds'"),
        "CD603",
    ),
    Attack(
        "a note of ten seconds ahead",
        "gunel",
        insert("note", NOTE, at="cd_now() + INTERVAL '10 seconds'"),
        "CD603",
    ),
    Attack(
        "an operation of ten seconds ahead",
        "gunel",
        insert("operation", _OPERATION, at="cd_now() + INTERVAL '10 seconds'"),
        "CD901",
    ),
    Attack(
        "an amendment without its act",
        "gunel",
        (insert("amendment", AMENDMENT), "SET CONSTRAINTS ALL IMMEDIATE"),
        "CD609",
    ),
    Attack(
        "an amendment of a colleague's case",
        "gunel",
        insert("amendment", AMENDMENT, application_id="{colleague}"),
        "CD604",
    ),
    Attack(
        "an amendment that lies about the old value",
        "gunel",
        insert("amendment", AMENDMENT, old="'+994559999999'"),
        "CD604",
    ),
    Attack(
        "the access log is altered", ADMINISTRATOR, "UPDATE access_log SET actor = 'x'", "CD701"
    ),
    Attack("the access log is shortened", ADMINISTRATOR, "DELETE FROM access_log", "CD701"),
    Attack(
        "an operation in a colleague's name",
        "gunel",
        insert("operation", _OPERATION, actor="'{tural_name}'"),
        "CD901",
    ),
    Attack(
        "a back-dated operation",
        "gunel",
        insert("operation", _OPERATION, at="cd_now() - INTERVAL '61 seconds'"),
        "CD901",
    ),
    Attack("an operation is altered", ADMINISTRATOR, "UPDATE operation SET actor = 'x'", "CD902"),
    Attack("an operation is deleted", ADMINISTRATOR, "DELETE FROM operation", "CD902"),
)

CONTROLS = (
    Attack("an honest note", "gunel", insert("note", NOTE), 1),
    Attack("an honest operation", "gunel", insert("operation", _OPERATION), 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_what_is_written_stays_and_nobody_writes_for_another(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_honest_word_is_kept(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
