"""Changes that do not belong to the action, under another name, by the wrong role."""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, READING, Attack, Installation, change
from tests.attacks.rows import JUST_DECIDED, WAITS

_GRANTED = (
    "GRANT UPDATE ON application TO cd_auditor",
    "CREATE POLICY laid_open ON application FOR UPDATE TO cd_auditor USING (true)",
)
_AUDIT_TAKES = change("fresh", "audit", "take")
_WITHDRAWN = (
    "decided_at = cd_now(), decision_reason = 'document_missing', decision_text = 'Geri götürülüb'"
)

ATTACKS: tuple[Attack, ...] = (
    Attack(
        "the auditor takes a case, had it the right",
        "audit",
        _AUDIT_TAKES,
        "CD131",
        laid_open=_GRANTED,
    ),
    Attack(
        "the change is signed with a colleague's number",
        "gunel",
        change("held", "gunel", "release", last_actor_id="{tural}"),
        "CD132",
    ),
    Attack(
        "the change is signed with a colleague's name",
        "gunel",
        change("held", "gunel", "release", last_actor="'{tural_name}'"),
        "CD132",
    ),
    Attack(
        "the change is signed by nobody",
        "gunel",
        change("held", "gunel", "release", last_actor_id="NULL"),
        "CD132",
    ),
    Attack(
        "a clerk assigns a new case",
        "gunel",
        change("fresh", "gunel", "assign", "holder_id = {tural}"),
        "CD133",
    ),
    Attack("a clerk reopens a decision", "gunel", change("refused", "gunel", "reopen"), "CD133"),
    Attack(
        "a clerk forwards a new case",
        "gunel",
        change("fresh", "gunel", "forward", "department_id = {dep_su_xetai}"),
        "CD133",
    ),
    Attack(
        "a clerk releases a colleague's case",
        "gunel",
        change("colleague", "gunel", "release"),
        "CD134",
    ),
    Attack(
        "a clerk forwards a colleague's case",
        "gunel",
        change("colleague", "gunel", "forward", "holder_id = NULL, department_id = {dep_su_xetai}"),
        "CD134",
    ),
    Attack(
        id="a clerk answers for the citizen",
        login="gunel",
        statements=change("held", "gunel", "answer", "waiting_for = NULL, waiting_since = NULL"),
        expected="CD147",
        stage=(WAITS,),
    ),
    Attack(
        id="a clerk says that the citizen has asked, had she the right",
        login="gunel",
        statements=change("held", "gunel", "release", withdrawal_asked_at="cd_now()"),
        expected="CD147",
        laid_open=("GRANT UPDATE (withdrawal_asked_at) ON application TO cd_clerk",),
    ),
    Attack(
        "withdrawn for another reason",
        ADMINISTRATOR,
        change("fresh", "owner", "withdraw", _WITHDRAWN, status="'refused'"),
        "CD147",
    ),
    Attack(
        "an answer is made up",
        "gunel",
        change("held", "gunel", "wait", "answered_at = cd_now(), waiting_since = cd_now()"),
        "CD144",
    ),
    Attack(
        "a clerk routes a case as only the worker does",
        "gunel",
        change("fresh", "gunel", "route", "place = 'Xətai', department_id = {dep_su_xetai}"),
        "CD135",
    ),
    Attack(
        id="a clerk says that billing has answered",
        login="gunel",
        statements=change("closed", "gunel", "billing", "billing_pending = false"),
        expected="CD135",
        stage=("UPDATE application SET billing_pending = true WHERE id = {closed}",),
    ),
    Attack(
        id="the worker approves a case that nobody holds",
        login="worker_sample",
        statements=change("free", "worker", "approve"),
        expected="CD135",
        stage=("UPDATE document SET fits = true WHERE application_id = {free}",),
    ),
    Attack(
        "the worker refuses a new case",
        "worker_sample",
        change("fresh", "worker", "refuse"),
        "CD135",
    ),
    Attack(
        "the worker releases a clerk's case",
        "worker_sample",
        change("held", "worker", "release"),
        "CD134",
    ),
    Attack(
        "a back-dated change",
        "gunel",
        change("held", "gunel", "release", changed_at="cd_now() - INTERVAL '61 seconds'"),
        "CD136",
    ),
    Attack(
        "a change of tomorrow",
        "gunel",
        change("held", "gunel", "release", changed_at="cd_now() + INTERVAL '1 day'"),
        "CD136",
    ),
    Attack(
        "the holder changed while amending",
        "gunel",
        change("held", "gunel", "amend", "holder_id = {tural}"),
        "CD138",
    ),
    Attack(
        "a colleague's hands filled by a release",
        "gunel",
        change("held", "gunel", "release", "holder_id = {tural}"),
        "CD138",
    ),
    Attack(
        id="a colleague's hands filled by an undo",
        login="gunel",
        statements=change("refused", "gunel", "undo", holder_id="{tural}"),
        expected="CD138",
        stage=JUST_DECIDED,
    ),
    Attack(
        "a decided case stays in somebody's hands",
        "gunel",
        change("held", "gunel", "approve", holder_id="{tural}"),
        "CD138",
        laid_open=READING,
    ),
    Attack(
        "assigned to another organisation's clerk",
        "sabina",
        change("fresh", "sabina", "assign", "holder_id = {elnur}"),
        "CD139",
    ),
    Attack(
        "assigned to the auditor",
        "sabina",
        change("fresh", "sabina", "assign", "holder_id = {audit}"),
        "CD139",
    ),
    Attack(
        id="assigned to a closed account",
        login="sabina",
        statements=change("fresh", "sabina", "assign", "holder_id = {tural}"),
        expected="CD139",
        stage=("UPDATE staff SET active = false WHERE login = 'tural'",),
    ),
    Attack(
        "forwarded to another organisation",
        "gunel",
        change("held", "gunel", "forward", "holder_id = NULL, department_id = {other_department}"),
        "CD140",
    ),
    Attack(
        "a colleague's hands filled by forwarding to where it is",
        "gunel",
        change("held", "gunel", "forward", "holder_id = {tural}"),
        "CD140",
    ),
    Attack(
        "forwarded with its holder",
        "gunel",
        change("held", "gunel", "forward", "department_id = {dep_su_xetai}"),
        "CD140",
    ),
    Attack(
        "another office's while releasing",
        "gunel",
        change("held", "gunel", "release", "holder_id = NULL, department_id = {dep_su_xetai}"),
        "CD140",
    ),
    Attack(
        "another subscriber code while releasing",
        "gunel",
        change("held", "gunel", "release", "holder_id = NULL, subscriber_code = '12045567899'"),
        "CD141",
    ),
    Attack(
        "another place while amending",
        "gunel",
        change("held", "gunel", "amend", "place = 'Xətai'"),
        "CD141",
    ),
    Attack(
        "another citizen's name",
        ADMINISTRATOR,
        change("fresh", "owner", "take", "holder_id = NULL, name = 'Başqa Adam'"),
        "CD141",
    ),
    Attack(
        "a decision's text while releasing",
        "gunel",
        change("held", "gunel", "release", "holder_id = NULL, decision_text = 'Təsdiq'"),
        "CD142",
    ),
    Attack(
        "a decider while amending",
        "gunel",
        change("held", "gunel", "amend", "decided_by = {tural}"),
        "CD142",
    ),
    Attack(
        "refused without a sentence for the citizen",
        "gunel",
        change("held", "gunel", "refuse", decision_text="''"),
        "CD143",
    ),
    Attack(
        "refused for a reason that does not exist",
        "gunel",
        change("held", "gunel", "refuse", decision_reason="'because'"),
        "CD143",
    ),
    Attack(
        "refused for no reason",
        "gunel",
        change("held", "gunel", "refuse", decision_reason="NULL"),
        "CD143",
    ),
    Attack(
        "waiting while releasing",
        "gunel",
        change("held", "gunel", "release", "holder_id = NULL, waiting_for = 'Nə isə'"),
        "CD144",
    ),
    Attack(
        "billing's answer forgotten while amending",
        "gunel",
        change("held", "gunel", "amend", "billing_pending = true"),
        "CD145",
    ),
    Attack(
        "approved without asking billing",
        "gunel",
        change("held", "gunel", "approve", billing_pending="false"),
        "CD145",
    ),
    Attack(
        "a changed code without its old value kept",
        "gunel",
        change("held", "gunel", "amend", "subscriber_code = '12045567899'"),
        "CD146",
    ),
)

CONTROLS = (
    Attack(
        "one's own case is forwarded",
        "gunel",
        change("held", "gunel", "forward", "holder_id = NULL, department_id = {dep_su_xetai}"),
        1,
    ),
    Attack(
        "a supervisor assigns",
        "sabina",
        change("fresh", "sabina", "assign", "holder_id = {tural}"),
        1,
    ),
    Attack(
        id="the worker notes billing's answer",
        login="worker_sample",
        statements=change("closed", "worker", "billing", "billing_pending = false"),
        expected=1,
        stage=("UPDATE application SET billing_pending = true WHERE id = {closed}",),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_change_beside_the_action_is_refused(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_change_of_the_action_is_made(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
