"""Changes that do not belong to the action, under another name, by the wrong role."""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, READING, Attack, Installation, change

_GRANTED = (
    "GRANT UPDATE ON application TO cd_auditor",
    "CREATE POLICY laid_open ON application FOR UPDATE TO cd_auditor USING (true)",
)
_AUDIT_TAKES = change("fresh", "audit", "take")
# A minute of grace, for a machine with other things to do.
_JUST_DECIDED = (
    "UPDATE application SET decided_at = cd_now() + INTERVAL '1 minute' WHERE id = {refused}",
    # On a slow machine the worker has sent it before the office was whole.
    "UPDATE outbox_message SET state = 'queued' WHERE application_id = {refused}",
)
_WAITS = (
    "UPDATE application SET waiting_for = 'Pasport', waiting_since = cd_now() WHERE id = {held}"
)
_WITHDRAWN = (
    "decided_at = cd_now(), decision_reason = 'document_missing', decision_text = 'Geri götürülüb'"
)
_DUE = "due_at = due_at + INTERVAL '30 days'"

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
        stage=(_WAITS,),
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
        "a citizen waited for since last year",
        "gunel",
        change("held", "gunel", "wait", waiting_since="cd_now() - INTERVAL '1 year'"),
        "CD144",
    ),
    Attack(
        "the term lengthened on the way",
        "gunel",
        change("held", "gunel", "release", sets=f"holder_id = NULL, {_DUE}"),
        "CD137",
        laid_open=READING,
    ),
    Attack(
        id="the term shortened by resuming",
        login="gunel",
        statements=change(
            "held",
            "gunel",
            "resume",
            "waiting_for = NULL, waiting_since = NULL, due_at = due_at - INTERVAL '2 days'",
        ),
        expected="CD137",
        stage=(_WAITS,),
        laid_open=READING,
    ),
    Attack(
        id="the term lengthened by years",
        login="gunel",
        statements=change(
            "held",
            "gunel",
            "resume",
            "waiting_for = NULL, waiting_since = NULL, due_at = due_at + INTERVAL '2 years'",
        ),
        expected="CD137",
        stage=(_WAITS,),
        laid_open=READING,
    ),
    Attack(
        "the term lengthened by resuming what never waited",
        "gunel",
        change("held", "gunel", "resume", _DUE),
        "CD137",
        laid_open=READING,
    ),
    Attack(
        "the term lengthened while approving",
        "gunel",
        change("held", "gunel", "approve", due_at="due_at + INTERVAL '30 days'"),
        "CD137",
        laid_open=READING,
    ),
    Attack(
        "a clerk moves the term as the worker does",
        "gunel",
        change("held", "gunel", "move_term", due_at="due_at + INTERVAL '1 day'"),
        "CD135",
        laid_open=READING,
    ),
    Attack(
        "the worker counts days that nobody waited",
        "worker_sample",
        change("held", "worker", "move_term", waited_days="waited_days + 1"),
        "CD137",
    ),
    Attack(
        id="an undo lengthens the term",
        login="gunel",
        statements=change(
            "refused", "gunel", "undo", "holder_id = {gunel}, due_at = due_at + INTERVAL '2 days'"
        ),
        expected="CD137",
        stage=_JUST_DECIDED,
        laid_open=READING,
    ),
    Attack(
        "days of waiting that nobody waited",
        "gunel",
        change("held", "gunel", "release", "holder_id = NULL, waited_days = 9"),
        "CD137",
    ),
    Attack(
        id="a second investigation lengthens the term again",
        login="elnur",
        statements=change("idp_held", "elnur", "investigate", f"investigated = true, {_DUE}"),
        expected="CD137",
        stage=("UPDATE application SET investigated = true WHERE id = {idp_held}",),
        laid_open=READING,
    ),
    Attack(
        "an investigation where the e-service knows none",
        "gunel",
        change("held", "gunel", "investigate", f"investigated = true, {_DUE}"),
        "CD137",
        laid_open=READING,
    ),
    Attack(
        "investigated without an investigation",
        "elnur",
        change("idp_held", "elnur", "release", "holder_id = NULL, investigated = true"),
        "CD137",
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
        stage=_JUST_DECIDED,
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

_ENDS = "waiting_for = NULL, waiting_since = NULL"
_STOPS = "UPDATE setting SET value = 'yes' WHERE key = 'waiting_stops_clock'"
_LONG_AGO = """
    UPDATE application
    SET waiting_for = 'Pasport', waiting_since = cd_now() - INTERVAL '7 days'
    WHERE id = {held}
"""
ATTACKS += (
    Attack(
        "an investigation with a longer term than the service's",
        "elnur",
        change("idp_held", "elnur", "investigate", "investigated = true, term_working_days = 15"),
        "CD148",
    ),
    Attack(
        "an investigation with a day of one's own",
        "elnur",
        change(
            "idp_held",
            "elnur",
            "investigate",
            "investigated = true, term_working_days = 5, due_on = date '{long_term}' + 1",
        ),
        "CD148",
    ),
    Attack(
        "an investigation whose day and hour differ",
        "elnur",
        change(
            "idp_held",
            "elnur",
            "investigate",
            "investigated = true, term_working_days = 5, due_on = '{long_term}',"
            " due_at = timestamptz '{long_closing}' - INTERVAL '1 hour'",
        ),
        "CD148",
    ),
    Attack(
        id="waited where the clock does not stop",
        login="gunel",
        statements=change("held", "gunel", "resume", f"{_ENDS}, waited_days = 5"),
        expected="CD148",
        stage=(_LONG_AGO,),
    ),
    Attack(
        id="waited for longer than was waited",
        login="gunel",
        statements=change("held", "gunel", "resume", f"{_ENDS}, waited_days = 9"),
        expected="CD148",
        stage=(_LONG_AGO, _STOPS),
    ),
    Attack(
        id="what was waited for is left out",
        login="gunel",
        statements=change("held", "gunel", "resume", _ENDS),
        expected="CD148",
        stage=(_LONG_AGO, _STOPS),
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
        "an investigation lengthens the term",
        "elnur",
        change(
            "idp_held",
            "elnur",
            "investigate",
            "investigated = true, term_working_days = 5, due_on = '{long_term}',"
            " due_at = '{long_closing}'",
        ),
        1,
        laid_open=READING,
    ),
    Attack("the citizen is waited for", "gunel", change("held", "gunel", "wait"), 1),
    Attack(
        id="the citizen has answered",
        login="gunel",
        statements=change("held", "gunel", "resume", "waiting_for = NULL, waiting_since = NULL"),
        expected=1,
        stage=(_WAITS,),
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
