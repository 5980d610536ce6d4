"""Saved views: nobody else's to read, to write, or to throw away; sharing is a supervisor's."""

import pytest

from tests.attacks.attacker import DENIED, Attack, Office, insert

_VIEW = {"staff_id": "{gunel}", "name": "'Sınaq'", "definition": "'{}'", "shared": "false"}
_KEPT = insert("saved_view", _VIEW)
_SHARED = insert("saved_view", _VIEW, staff_id="{sabina}", shared="true")
_PAST_INSERT, _PAST_UPDATE = "DROP TRIGGER cd_refuse_saved_view_insert ON saved_view", "DROP TRIGGER cd_refuse_saved_view_update ON saved_view"

ATTACKS = (
    Attack("a view in a colleague's name", "gunel", insert("saved_view", _VIEW, staff_id="{tural}"), "CD608"),
    Attack("a view in a colleague's name, past the rule", "gunel", insert("saved_view", _VIEW, staff_id="{tural}"), DENIED, laid_open=(_PAST_INSERT,)),
    Attack("a clerk shares a view", "gunel", insert("saved_view", _VIEW, shared="true"), "CD607"),
    Attack("a clerk shares a view afterwards", "gunel", "UPDATE saved_view SET shared = true", "CD607", (_KEPT,)),
    Attack("a view without a name", "gunel", insert("saved_view", _VIEW, name="' '"), "CD606"),
    Attack("a view loses its name", "gunel", "UPDATE saved_view SET name = ''", "CD606", (_KEPT,)),
    Attack("a view pushed to a colleague", "gunel", "UPDATE saved_view SET staff_id = {tural}", DENIED, (_KEPT,)),
    Attack("a view pushed to a colleague, past the grants", "gunel", "UPDATE saved_view SET staff_id = {tural}", "CD608", (_KEPT,), ("GRANT UPDATE ON saved_view TO cd_clerk",)),
    Attack("a view pushed to a colleague, past grants and rule", "gunel", "UPDATE saved_view SET staff_id = {tural}", DENIED, (_KEPT,), ("GRANT UPDATE ON saved_view TO cd_clerk", _PAST_UPDATE)),
    Attack("a colleague's view read", "tural", "SELECT * FROM saved_view", 0, (_KEPT,)),
    Attack("another organisation's shared view read", "elnur", "SELECT * FROM saved_view", 0, (_SHARED,)),
    Attack("a shared view changed by another", "gunel", "UPDATE saved_view SET name = 'x'", 0, (_SHARED,)),
    Attack("a shared view thrown away by another", "gunel", "DELETE FROM saved_view", 0, (_SHARED,)),
    Attack("views for the worker", "worker_sample", "SELECT * FROM saved_view", DENIED),
    Attack("views for the gateway", "gateway_sample", "SELECT * FROM saved_view", DENIED),
)  # fmt: skip

CONTROLS = (
    Attack("a view of one's own", "gunel", _KEPT, 1),
    Attack("a view of the auditor", "audit", insert("saved_view", _VIEW, staff_id="{audit}"), 1),
    Attack("one's own view is changed", "gunel", "UPDATE saved_view SET name = 'Başqa'", 1, (_KEPT,)),
    Attack("one's own view is thrown away", "gunel", "DELETE FROM saved_view", 1, (_KEPT,)),
    Attack("a supervisor's shared view", "sabina", _SHARED, 1),
    Attack("a shared view is read", "gunel", "SELECT * FROM saved_view", 1, (_SHARED,)),
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_view_is_its_keepers(office: Office, attack: Attack) -> None:
    office.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_a_view_is_kept(office: Office, attack: Attack) -> None:
    office.check(attack)
