"""Texts that somebody has begun: nobody else's to read without a ticket, to write, or to throw away."""

import pytest

from tests.attacks.attacker import DENIED, Attack, Office, insert

_DRAFT = {"application_id": "{held}", "staff_id": "{gunel}", "kind": "'note'", "text": "'Başlanmış'", "at": "cd_now()"}
_BEGUN = insert("draft", _DRAFT)
_TO_COLLEAGUE = "UPDATE draft SET staff_id = {tural}"

ATTACKS = (
    Attack("a draft in a colleague's name", "gunel", insert("draft", _DRAFT, staff_id="{tural}"), "CD605"),
    Attack("a draft in a colleague's name, past the rule", "gunel", insert("draft", _DRAFT, staff_id="{tural}"), DENIED, laid_open=("DROP TRIGGER cd_refuse_draft_insert ON draft",)),
    Attack("a back-dated draft", "gunel", insert("draft", _DRAFT, at="cd_now() - INTERVAL '61 seconds'"), "CD605"),
    Attack("a draft on another office's case", "gunel", insert("draft", _DRAFT, application_id="{elsewhere}"), "CD605"),
    Attack("a draft pushed to a colleague", "gunel", _TO_COLLEAGUE, "CD605", (_BEGUN,)),
    Attack("a draft pushed to a colleague, past the rule", "gunel", _TO_COLLEAGUE, DENIED, (_BEGUN,), ("DROP TRIGGER cd_refuse_draft_update ON draft",)),
    Attack("a draft moved to another case", "gunel", "UPDATE draft SET application_id = {bare}", "CD605", (_BEGUN,)),
    Attack("a colleague's draft read without a ticket", "rena", "SELECT * FROM draft", 0, (_BEGUN,)),
    Attack("a colleague's draft changed", "rena", "UPDATE draft SET text = 'x'", 0, (_BEGUN,)),
    Attack("a colleague's draft thrown away", "rena", "DELETE FROM draft", 0, (_BEGUN,)),
    Attack("a draft of the auditor", "audit", insert("draft", _DRAFT, staff_id="{audit}"), DENIED),
    Attack("a draft of the worker", "worker_sample", insert("draft", _DRAFT), DENIED),
    Attack("drafts for the gateway", "gateway_sample", "SELECT * FROM draft", DENIED),
)  # fmt: skip

CONTROLS = (
    Attack("a draft of one's own", "gunel", _BEGUN, 1),
    Attack("one's own draft goes on", "gunel", "UPDATE draft SET text = 'Davam', at = cd_now()", 1, (_BEGUN,)),
    Attack("one's own draft is thrown away", "gunel", "DELETE FROM draft", 1, (_BEGUN,)),
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_draft_is_its_writers(office: Office, attack: Attack) -> None:
    office.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_a_draft_is_kept(office: Office, attack: Attack) -> None:
    office.check(attack)
