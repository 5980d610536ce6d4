"""Texts that somebody has begun: nobody else's to read without a ticket, to write, or to throw
away.
"""

import pytest

from tests.attacks.attacker import DENIED, Attack, Installation, insert

_DRAFT = {
    "application_id": "{held}",
    "staff_id": "{gunel}",
    "kind": "'note'",
    "text": "'Başlanmış'",
    "at": "cd_now()",
}
_BEGUN = insert("draft", _DRAFT)
_TO_COLLEAGUE = "UPDATE draft SET staff_id = {tural}"

ATTACKS = (
    Attack(
        "a draft in a colleague's name",
        "gunel",
        insert("draft", _DRAFT, staff_id="{tural}"),
        "CD605",
    ),
    Attack(
        "a draft in a colleague's name, past the rule",
        "gunel",
        insert("draft", _DRAFT, staff_id="{tural}"),
        DENIED,
        laid_open=("DROP TRIGGER cd_refuse_draft_insert ON draft",),
    ),
    Attack(
        "a back-dated draft",
        "gunel",
        insert("draft", _DRAFT, at="cd_now() - INTERVAL '61 seconds'"),
        "CD605",
    ),
    Attack(
        "a draft longer than drafts may be",
        "gunel",
        insert("draft", _DRAFT, text="repeat('x', 4001)"),
        "CD150",
    ),
    Attack(
        id="a draft that grows too long",
        login="gunel",
        statements="UPDATE draft SET text = repeat('x', 4001)",
        expected="CD150",
        stage=(_BEGUN,),
    ),
    Attack(
        "a draft on another office's case",
        "gunel",
        insert("draft", _DRAFT, application_id="{elsewhere}"),
        "CD605",
    ),
    Attack(
        id="a draft pushed to a colleague",
        login="gunel",
        statements=_TO_COLLEAGUE,
        expected="CD605",
        stage=(_BEGUN,),
    ),
    Attack(
        id="a draft pushed to a colleague, past the rule",
        login="gunel",
        statements=_TO_COLLEAGUE,
        expected=DENIED,
        stage=(_BEGUN,),
        laid_open=("DROP TRIGGER cd_refuse_draft_update ON draft",),
    ),
    Attack(
        id="a draft moved to another case",
        login="gunel",
        statements="UPDATE draft SET application_id = {bare}",
        expected="CD605",
        stage=(_BEGUN,),
    ),
    Attack(
        id="a colleague's draft read without a ticket",
        login="rena",
        statements="SELECT * FROM desk.draft",
        expected=0,
        stage=(_BEGUN,),
    ),
    Attack(
        id="a colleague's draft changed",
        login="rena",
        statements="UPDATE draft SET text = 'x'",
        expected=0,
        stage=(_BEGUN,),
    ),
    Attack(
        id="a colleague's draft thrown away",
        login="rena",
        statements="DELETE FROM draft",
        expected=0,
        stage=(_BEGUN,),
    ),
    Attack("a draft of the auditor", "audit", insert("draft", _DRAFT, staff_id="{audit}"), DENIED),
    Attack("a draft of the worker", "worker_sample", insert("draft", _DRAFT), DENIED),
    Attack("drafts for the gateway", "gateway_sample", "SELECT * FROM draft", DENIED),
)

CONTROLS = (
    Attack("a draft of one's own", "gunel", _BEGUN, 1),
    Attack(
        id="one's own draft goes on",
        login="gunel",
        statements="UPDATE draft SET text = 'Davam', at = cd_now()",
        expected=1,
        stage=(_BEGUN,),
    ),
    Attack(
        id="one's own draft is thrown away",
        login="gunel",
        statements="DELETE FROM draft",
        expected=1,
        stage=(_BEGUN,),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_draft_is_its_writers(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_a_draft_is_kept(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
