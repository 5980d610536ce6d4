"""Saved views: nobody else's to read, to write, or to throw away; sharing is a supervisor's."""

import pytest

from tests.attacks.attacker import DENIED, Attack, Installation, insert

_VIEW = {"staff_id": "{gunel}", "name": "'Sınaq'", "definition": "'{}'", "shared": "false"}
_KEPT = insert("saved_view", _VIEW)
_SHARED = insert("saved_view", _VIEW, staff_id="{sabina}", shared="true")
_PAST_INSERT = "DROP TRIGGER cd_refuse_saved_view_insert ON saved_view"
_PAST_UPDATE = "DROP TRIGGER cd_refuse_saved_view_update ON saved_view"

ATTACKS = (
    Attack(
        "a view in a colleague's name",
        "gunel",
        insert("saved_view", _VIEW, staff_id="{tural}"),
        "CD608",
    ),
    Attack(
        "a view in a colleague's name, past the rule",
        "gunel",
        insert("saved_view", _VIEW, staff_id="{tural}"),
        DENIED,
        laid_open=(_PAST_INSERT,),
    ),
    Attack("a clerk shares a view", "gunel", insert("saved_view", _VIEW, shared="true"), "CD607"),
    Attack(
        id="a clerk shares a view afterwards",
        login="gunel",
        statements="UPDATE saved_view SET shared = true",
        expected="CD607",
        stage=(_KEPT,),
    ),
    Attack("a view without a name", "gunel", insert("saved_view", _VIEW, name="' '"), "CD606"),
    Attack(
        id="a view loses its name",
        login="gunel",
        statements="UPDATE saved_view SET name = ''",
        expected="CD606",
        stage=(_KEPT,),
    ),
    Attack(
        id="a view pushed to a colleague",
        login="gunel",
        statements="UPDATE saved_view SET staff_id = {tural}",
        expected=DENIED,
        stage=(_KEPT,),
    ),
    Attack(
        id="a view pushed to a colleague, past the grants",
        login="gunel",
        statements="UPDATE saved_view SET staff_id = {tural}",
        expected="CD608",
        stage=(_KEPT,),
        laid_open=("GRANT UPDATE ON saved_view TO cd_clerk",),
    ),
    Attack(
        id="a view pushed to a colleague, past grants and rule",
        login="gunel",
        statements="UPDATE saved_view SET staff_id = {tural}",
        expected=DENIED,
        stage=(_KEPT,),
        laid_open=("GRANT UPDATE ON saved_view TO cd_clerk", _PAST_UPDATE),
    ),
    Attack(
        id="a colleague's view read",
        login="tural",
        statements="SELECT * FROM desk.saved_view",
        expected=0,
        stage=(_KEPT,),
    ),
    Attack(
        id="another organisation's shared view read",
        login="elnur",
        statements="SELECT * FROM desk.saved_view",
        expected=0,
        stage=(_SHARED,),
    ),
    Attack(
        id="a shared view changed by another",
        login="gunel",
        statements="UPDATE saved_view SET name = 'x'",
        expected=0,
        stage=(_SHARED,),
    ),
    Attack(
        id="a shared view thrown away by another",
        login="gunel",
        statements="DELETE FROM saved_view",
        expected=0,
        stage=(_SHARED,),
    ),
    Attack("views for the worker", "worker_sample", "SELECT * FROM saved_view", DENIED),
    Attack("views for the gateway", "gateway_sample", "SELECT * FROM saved_view", DENIED),
)

CONTROLS = (
    Attack("a view of one's own", "gunel", _KEPT, 1),
    Attack("a view of the auditor", "audit", insert("saved_view", _VIEW, staff_id="{audit}"), 1),
    Attack(
        id="one's own view is changed",
        login="gunel",
        statements="UPDATE saved_view SET name = 'Başqa'",
        expected=1,
        stage=(_KEPT,),
    ),
    Attack(
        id="one's own view is thrown away",
        login="gunel",
        statements="DELETE FROM saved_view",
        expected=1,
        stage=(_KEPT,),
    ),
    Attack("a supervisor's shared view", "sabina", _SHARED, 1),
    Attack(
        id="a shared view is read",
        login="gunel",
        statements="SELECT * FROM desk.saved_view",
        expected=1,
        stage=(_SHARED,),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_view_is_its_keepers(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_a_view_is_kept(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
