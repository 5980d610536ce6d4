"""What somebody has begun to take down at the counter: nobody else's to read, write, throw away."""

import pytest

from tests.attacks.attacker import DENIED, Attack, Installation, insert

_DRAFT = {
    "staff_id": "{gunel}",
    "service": "'no_debt'",
    "part": "0",
    "name": "''",
    "content": "'\\x7b7d'",
    "at": "cd_now()",
}
_BEGUN = insert("counter_draft", _DRAFT)
_TO_COLLEAGUE = "UPDATE counter_draft SET staff_id = {tural}, at = cd_now()"

ATTACKS = (
    Attack(
        "a form begun in a colleague's name",
        "gunel",
        insert("counter_draft", _DRAFT, staff_id="{tural}"),
        "CD605",
    ),
    Attack(
        "a form begun in a colleague's name, past the rule",
        "gunel",
        insert("counter_draft", _DRAFT, staff_id="{tural}"),
        DENIED,
        laid_open=("DROP TRIGGER cd_refuse_counter_draft_insert ON counter_draft",),
    ),
    Attack(
        "a back-dated form",
        "gunel",
        insert("counter_draft", _DRAFT, at="cd_now() - INTERVAL '61 seconds'"),
        "CD605",
    ),
    Attack(
        id="a form pushed to a colleague",
        login="gunel",
        statements=_TO_COLLEAGUE,
        expected="CD605",
        stage=(_BEGUN,),
    ),
    Attack(
        id="a form pushed to a colleague, past the rule",
        login="gunel",
        statements=_TO_COLLEAGUE,
        expected=DENIED,
        stage=(_BEGUN,),
        laid_open=("DROP TRIGGER cd_refuse_counter_draft_update ON counter_draft",),
    ),
    Attack(
        id="a form of one's own, back-dated",
        login="gunel",
        statements="UPDATE counter_draft SET at = cd_now() - INTERVAL '61 seconds'",
        expected="CD605",
        stage=(_BEGUN,),
    ),
    *(
        Attack(
            id=f"a clerk's begun form read by {login}",
            login=login,
            statements="SELECT * FROM desk.counter_draft",
            expected=0,
            stage=(_BEGUN,),
        )
        for login in ("rena", "sabina", "audit")
    ),
    Attack(
        id="a colleague's form thrown away",
        login="rena",
        statements="DELETE FROM counter_draft",
        expected=0,
        stage=(_BEGUN,),
    ),
    Attack(
        "a form of the auditor",
        "audit",
        insert("counter_draft", _DRAFT, staff_id="{audit}"),
        DENIED,
    ),
    Attack("begun forms for the worker", "worker_sample", "SELECT * FROM counter_draft", DENIED),
    Attack("begun forms for the gateway", "gateway_sample", "SELECT * FROM counter_draft", DENIED),
)

CONTROLS = (
    Attack("a form of one's own", "gunel", _BEGUN, 1),
    Attack(
        id="one's own form goes on",
        login="gunel",
        statements="UPDATE counter_draft SET content = '\\x00', at = cd_now()",
        expected=1,
        stage=(_BEGUN,),
    ),
    Attack(
        id="one's own form is thrown away",
        login="gunel",
        statements="DELETE FROM counter_draft",
        expected=1,
        stage=(_BEGUN,),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_begun_form_is_its_writers(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_a_begun_form_is_kept(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
