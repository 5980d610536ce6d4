"""Decisions that the table of decisions does not know, or not for this person."""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, Attack, Installation, change

_STALE_DEBT = """
    UPDATE debt_answer
    SET answered_at = answered_at - INTERVAL '30 days'
    WHERE application_id = {idp_held}
"""
_OLD_DECISION = (
    "UPDATE application SET decided_at = cd_now() - INTERVAL '16 seconds' WHERE id = {refused}"
)
_JUST_DECIDED = "UPDATE application SET decided_at = cd_now() WHERE id = {refused}"
_IN_A_MINUTE = """
    UPDATE application SET decided_at = cd_now() + INTERVAL '1 minute' WHERE id = {refused}
"""
"""Grace for a machine with other things to do: fifteen seconds are over soon."""

ATTACKS = (
    Attack(
        "a new case is completed at once", "gunel", change("fresh", "gunel", "approve"), "CD101"
    ),
    Attack("a completed case is refused", "gunel", change("closed", "gunel", "refuse"), "CD101"),
    Attack(
        "a case becomes new again",
        "gunel",
        change("held", "gunel", "take", status="'new'"),
        "CD101",
    ),
    Attack("an action that nobody knows", "gunel", change("held", "gunel", "bless"), "CD101"),
    Attack(
        "no action at all", "gunel", change("held", "gunel", "approve", last_action="NULL"), "CD101"
    ),
    Attack(
        "billing's answer for a case that waits for none",
        "worker_sample",
        change("closed", "worker", "billing", billing_pending="false"),
        "CD101",
    ),
    Attack(
        "a refusal without a reason in the history",
        "gunel",
        change("held", "gunel", "refuse", last_reason="' '"),
        "CD102",
    ),
    Attack(
        "a refusal with a book for a reason",
        "gunel",
        change("held", "gunel", "refuse", last_reason="repeat('x', 2001)"),
        "CD150",
    ),
    Attack(
        "forwarded without a reason",
        "gunel",
        change(
            "held",
            "gunel",
            "forward",
            "holder_id = NULL, department_id = {dep_su_xetai}",
            last_reason="NULL",
        ),
        "CD102",
    ),
    Attack(
        "a version skipped",
        "gunel",
        change("held", "gunel", "release", version="version + 2"),
        "CD103",
    ),
    Attack(
        "the version left as it was",
        "gunel",
        change("held", "gunel", "release", version="version"),
        "CD103",
    ),
    Attack(
        "a colleague's case is approved", "gunel", change("colleague", "gunel", "approve"), "CD104"
    ),
    Attack(
        "a decision of ten seconds ahead, so that what it queues lies before it",
        "gunel",
        change("held", "gunel", "refuse", decided_at="cd_now() + INTERVAL '10 seconds'"),
        "CD110",
    ),
    Attack(
        id="a decision undone whose message has left, queued before it",
        login="gunel",
        statements=change("refused", "gunel", "undo"),
        expected="CD108",
        stage=(
            """
                UPDATE application
                SET decided_at = cd_now(), decided_by = {gunel}
                WHERE id = {refused}
            """,
            """
                UPDATE outbox_message
                SET state = 'sent', queued_at = cd_now() - INTERVAL '58 seconds'
                WHERE application_id = {refused} AND event = 'refused'
            """,
            """
                INSERT INTO event (application_id, at, actor, action, detail)
                VALUES ({refused}, cd_now(), 'worker', 'message', 'refused sms sent')
            """,
        ),
    ),
    Attack(
        "a colleague's case is amended",
        "gunel",
        change("colleague", "gunel", "amend", "subscriber_code = '12045567899'"),
        "CD104",
    ),
    Attack(
        "a case that nobody holds is approved", "gunel", change("free", "gunel", "approve"), "CD104"
    ),
    Attack("a colleague's case is taken", "gunel", change("colleague", "gunel", "take"), "CD105"),
    Attack(
        "a case is taken for a colleague",
        "gunel",
        change("fresh", "gunel", "take", "holder_id = {tural}"),
        "CD105",
    ),
    Attack(
        "approved with documents that nobody has looked at",
        "gunel",
        change("bare", "gunel", "approve"),
        "CD106",
    ),
    Attack(
        id="approved with debt at the old address",
        login="elnur",
        statements=change("idp_held", "elnur", "approve"),
        expected="CD107",
        stage=("UPDATE debt_answer SET amount_qepik = 1240 WHERE application_id = {idp_held}",),
    ),
    Attack(
        id="approved without any answer of billing",
        login="elnur",
        statements=change("idp_held", "elnur", "approve"),
        expected="CD107",
        stage=("DELETE FROM debt_answer WHERE application_id = {idp_held}",),
    ),
    Attack(
        id="approved on an answer of last month",
        login="elnur",
        statements=change("idp_held", "elnur", "approve"),
        expected="CD107",
        stage=(_STALE_DEBT,),
    ),
    Attack(
        id="undone after sixteen seconds",
        login="gunel",
        statements=change("refused", "gunel", "undo"),
        expected="CD108",
        stage=(_OLD_DECISION,),
    ),
    Attack(
        id="a colleague's decision is undone",
        login="tural",
        statements=change("refused", "tural", "undo"),
        expected="CD108",
        stage=(_JUST_DECIDED,),
    ),
    Attack(
        id="undone after the message has gone",
        login="gunel",
        statements=change("refused", "gunel", "undo"),
        expected="CD108",
        stage=(
            _JUST_DECIDED,
            """
                UPDATE outbox_message
                SET state = 'sent', queued_at = cd_now()
                WHERE application_id = {refused}
            """,
        ),
    ),
    Attack(
        "reopened under a living certificate", "sabina", change("done", "sabina", "reopen"), "CD109"
    ),
    Attack(
        "a decision under a colleague's name",
        "gunel",
        change("held", "gunel", "approve", decided_by="{tural}"),
        "CD110",
    ),
    Attack(
        "a decision of yesterday",
        "gunel",
        change("held", "gunel", "approve", decided_at="cd_now() - INTERVAL '1 day'"),
        "CD110",
    ),
    Attack(
        "a decision without its moment",
        "gunel",
        change("held", "gunel", "approve", decided_at="NULL"),
        "CD110",
    ),
    Attack(
        "a case is deleted", ADMINISTRATOR, "DELETE FROM application WHERE id = {fresh}", "CD119"
    ),
)

CONTROLS = (
    Attack("a new case is taken", "gunel", change("fresh", "gunel", "take"), 1),
    Attack("a released case is taken", "tural", change("free", "tural", "take"), 1),
    Attack("one's own case is released", "gunel", change("held", "gunel", "release"), 1),
    Attack("one's own case is approved", "gunel", change("held", "gunel", "approve"), 1),
    Attack(
        id="an idp case without debt is approved",
        login="elnur",
        statements=change("idp_held", "elnur", "approve"),
        expected=1,
        stage=("UPDATE finding SET state = 'closed'",),
    ),
    Attack("one's own case is refused", "gunel", change("held", "gunel", "refuse"), 1),
    Attack(
        id="a decision is undone at once",
        login="gunel",
        statements=change("refused", "gunel", "undo"),
        expected=1,
        stage=(_IN_A_MINUTE,),
    ),
    Attack("a supervisor reopens", "sabina", change("refused", "sabina", "reopen"), 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_decision_against_the_table_is_refused(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_honest_decision_is_taken(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
