"""Messages to citizens: without a decision, with another text, too early, taken back."""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, DENIED, READING, Attack, Installation, insert

_MESSAGE = {
    "application_id": "{refused}",
    "event": "'refused'",
    "channel": "'email'",
    "occurrence": "'op'",
    "template_id": "{template_refused}",
    "params": "'{}'",
    "state": "'queued'",
    "queued_at": "cd_now()",
    "not_before": "cd_now() + INTERVAL '16 seconds'",
    "attempts": "0",
    "message_id": "'x'",
}
_REFUSED = ("UPDATE application SET op_id = 'op', last_action = 'refuse' WHERE id = {refused}",)
_QUEUED = """
    UPDATE outbox_message
    SET state = 'queued'
    WHERE application_id = {refused} AND event = 'refused'
"""
_CANCEL = """
    UPDATE outbox_message
    SET state = 'cancelled'
    WHERE application_id = {refused} AND event = 'refused'
"""

ATTACKS = (
    Attack(
        id="a sent message is queued again",
        login="worker_sample",
        statements=_QUEUED,
        expected="CD801",
        stage=(_QUEUED.replace("'queued'", "'sent'"),),
    ),
    Attack(
        "the citizen is told that there is no debt",
        "gunel",
        insert(
            "outbox_message",
            _MESSAGE,
            event="'completed_clear'",
            template_id="{template_completed_clear}",
        ),
        "CD802",
    ),
    Attack(
        id="a refusal's message with the text of no debt",
        login="gunel",
        statements=insert("outbox_message", _MESSAGE, template_id="{template_completed_clear}"),
        expected="CD803",
        stage=_REFUSED,
    ),
    Attack(
        "a message of a decision that was not taken",
        "gunel",
        insert("outbox_message", _MESSAGE),
        "CD803",
    ),
    Attack(
        id="a message of another decision",
        login="gunel",
        statements=insert("outbox_message", _MESSAGE, event="'approved'"),
        expected="CD803",
        stage=_REFUSED,
    ),
    Attack(
        id="a message as already sent",
        login="gunel",
        statements=insert("outbox_message", _MESSAGE, state="'sent'"),
        expected="CD804",
        stage=_REFUSED,
    ),
    Attack(
        id="a message before the decision can no longer be undone",
        login="gunel",
        statements=insert("outbox_message", _MESSAGE, not_before="cd_now()"),
        expected="CD804",
        stage=_REFUSED,
    ),
    Attack(
        id="a back-dated message",
        login="gunel",
        statements=insert("outbox_message", _MESSAGE, queued_at="cd_now() - INTERVAL '61 seconds'"),
        expected="CD804",
        stage=_REFUSED,
    ),
    Attack(
        id="a colleague's message is cancelled",
        login="tural",
        statements=_CANCEL,
        expected="CD805",
        stage=(_QUEUED,),
        laid_open=READING,
    ),
    Attack(
        id="a message is said to have been sent",
        login="gunel",
        statements=_CANCEL.replace("'cancelled'", "'sent'"),
        expected="CD805",
        stage=(_QUEUED,),
        laid_open=READING,
    ),
    Attack(
        "a message turned to another case",
        ADMINISTRATOR,
        "UPDATE outbox_message SET application_id = {held}",
        "CD806",
    ),
    Attack("a message is deleted", ADMINISTRATOR, "DELETE FROM outbox_message", "CD806"),
    Attack(
        "a message put off for ever",
        "gunel",
        "UPDATE outbox_message SET not_before = 'infinity'",
        DENIED,
    ),
)

CONTROLS = (
    Attack(
        id="an honest message",
        login="gunel",
        statements=insert("outbox_message", _MESSAGE),
        expected=1,
        stage=_REFUSED,
    ),
    Attack(
        id="one's own message is cancelled",
        login="gunel",
        statements=_CANCEL,
        expected=1,
        stage=(
            _QUEUED,
            """
                UPDATE outbox_message
                SET state = 'sent'
                WHERE application_id = {refused} AND event = 'refused' AND channel <> 'email'
            """,
        ),
        laid_open=READING,
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_no_message_tells_what_was_not_decided(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_message_of_a_decision_is_sent(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
