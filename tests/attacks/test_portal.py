"""The gateway's login: it registers, and reads back no more than what it has just made; its
functions are nobody else's.
"""

import pytest

from tests.attacks.attacker import DENIED, Attack, Installation, insert

_GATEWAY = "gateway_sample"
_EARLIER = (
    "UPDATE application SET registered_at = cd_now() - INTERVAL '2 minutes'",
    "UPDATE inquiry SET requested_at = cd_now() - INTERVAL '2 minutes'",
)
_QUESTION = {
    "application_id": "{closed}",
    "kind": "'certificate'",
    "subject": "'12045567806'",
    "purpose": "'print'",
    "requested_by_name": "'e-gov'",
    "requested_at": "cd_now()",
    "op_id": "'x'",
    "attempts": "0",
}
_KEY = {
    "name": "'x'",
    "organisation_id": "{org_azersu}",
    "channel": "'e-gov'",
    "hash": "'x'",
    "per_minute": "600",
    "created_at": "cd_now()",
}
_DOCUMENT = {
    "application_id": "{held}",
    "position": "9",
    "kind": "'other'",
    "name": "'x'",
    "media_type": "'application/pdf'",
    "size": "1",
    "sha256": "'x'",
}
_ADDED = _DOCUMENT | {"added_at": "cd_now()", "added_by": "'e-gov'"}
_WAITING = ("UPDATE application SET waiting_since = cd_now(), waiting_for = 'x' WHERE id = {held}",)
_MESSAGE = {
    "application_id": "{held}",
    "event": "'registered'",
    "channel": "'email'",
    "occurrence": "'x'",
    "template_id": "{template_registered}",
    "params": "'{}'",
    "state": "'queued'",
    "queued_at": "cd_now()",
    "not_before": "cd_now()",
    "attempts": "0",
    "message_id": "'x'",
}
_WITHDRAW = "SELECT cd_portal_withdraw('{fresh_number}', '5XK2M7P', 'e-gov', 'x')"
_APPLICANT = (
    "UPDATE application_person SET fin = '5XK2M7P' WHERE role = 'applicant'",
    "UPDATE application_person SET fin = '9ZZ9ZZ9' WHERE role = 'applicant'"
    " AND application_id = {held}",
)
_FUNCTIONS = (
    "cd_portal_withdraw('{fresh_number}', '5XK2M7P', 'e-gov', 'x')",
    "cd_portal_ask_withdrawal('{held_number}', '5XK2M7P', 'e-gov', 'x')",
    "cd_portal_documents('{held_number}', '5XK2M7P')",
    "cd_portal_content({held_document}, 0, '5XK2M7P')",
    "cd_portal_stated('{held_number}', '5XK2M7P')",
    "cd_portal_registered('{held_number}', '5XK2M7P')",
    "cd_portal_cases('5XK2M7P', NULL, 'e-gov')",
    "cd_portal_certificate('NB-2026-0000001', 'x')",
    "cd_portal_history({held})",
    "cd_portal_outcome(1)",
    "cd_portal_remarks({held})",
    "cd_portal_health()",
    "cd_portal_alarms()",
    "cd_portal_lanes()",
    "cd_begin_submission('e-gov', 'x', 'x', 'x', 'x', 'x', 'x', 1, cd_now(), 3, 'WD')",
    "cd_portal_answered({held}, 'x', 'x', current_date, cd_now(), 0, cd_now())",
)
_TERM = "UPDATE application SET due_on = DATE '2027-01-04' WHERE id = {held}"
_SENT = (
    *_WAITING,
    _TERM,
    insert("document", _ADDED),
    "UPDATE document SET added_at = cd_now() WHERE application_id = {held} AND position = 9",
)


def _answered(due_on: str = "2027-01-04") -> str:
    return (
        "SELECT 1 FROM cd_portal_answered("
        f"{{held}}, 'e-gov', 'x', DATE '{due_on}', cd_now(), 0, cd_now())"
    )


ATTACKS = (
    *(
        Attack(
            id=f"the gateway reads {table} of what came before",
            login=_GATEWAY,
            statements=f"SELECT id FROM {table}",
            expected=0,
            stage=_EARLIER,
        )
        for table in ("application", "outbox_message", "inquiry")
    ),
    *(
        Attack(
            f"the gateway reads {column} of {table}",
            _GATEWAY,
            f"SELECT {column} FROM {table}",
            DENIED,
        )
        for table, column in (
            ("application", "name"),
            ("application", "registered_at"),
            ("application_person", "id"),
            ("document", "id"),
            ("inquiry", "subject"),
            ("inquiry", "requested_at"),
            ("application_person", "fin"),
            ("document", "name"),
            ("outbox_message", "params"),
            ("inquiry", "fault"),
        )
    ),
    *(
        Attack(f"the gateway reads {table}", _GATEWAY, f"SELECT * FROM {table}", DENIED)
        for table in (
            "document_content",
            "certificate",
            "certificate_file",
            "case_extract",
            "debt_answer",
            "account_answer",
            "person_answer",
            "print_fate",
            "revocation_wish",
            "note",
            "heartbeat",
            "lane",
            "alarm_mail",
            "report_mail",
            "warning_mail",
            "operation",
            "number_counter",
        )
    ),
    *(
        Attack(f"the gateway changes {table}", _GATEWAY, f"UPDATE {table} SET id = id", DENIED)
        for table in (
            "application",
            "document",
            "inquiry",
            "outbox_message",
            "portal_key",
            "certificate",
        )
    ),
    *(
        Attack(f"the gateway throws away {table}", _GATEWAY, f"DELETE FROM {table}", DENIED)
        for table in ("application", "document", "portal_key", "portal_submission")
    ),
    *(
        Attack(
            f"the gateway writes {table}", _GATEWAY, f"INSERT INTO {table} DEFAULT VALUES", DENIED
        )
        for table in (
            "debt_answer",
            "certificate",
            "certificate_file",
            "print_fate",
            "revocation_wish",
            "note",
            "staff",
            "setting",
            "heartbeat",
            "lane",
            "alarm_mail",
            "report_mail",
            "warning_mail",
            "publication",
            "access_log",
        )
    ),
    Attack("the gateway makes itself a key", _GATEWAY, insert("portal_key", _KEY), DENIED),
    Attack("a clerk makes a key", "gunel", insert("portal_key", _KEY), DENIED),
    Attack("a clerk reads the keys", "gunel", "SELECT * FROM portal_key", DENIED),
    Attack("a clerk reads what portals sent", "gunel", "SELECT * FROM portal_submission", DENIED),
    Attack(
        id="a closed administrator makes a key",
        login="admin",
        statements=insert("portal_key", _KEY),
        expected=DENIED,
        stage=("UPDATE staff SET role = 'clerk' WHERE login = 'admin'",),
    ),
    Attack(
        id="an administrator who is none any more reads the keys",
        login="admin",
        statements="SELECT * FROM desk.portal_key",
        expected=0,
        stage=("UPDATE staff SET role = 'clerk' WHERE login = 'admin'", insert("portal_key", _KEY)),
    ),
    Attack(
        id="an administrator who is none any more revokes",
        login="admin",
        statements="UPDATE portal_key SET revoked_at = cd_now()",
        expected=0,
        stage=("UPDATE staff SET role = 'clerk' WHERE login = 'admin'", insert("portal_key", _KEY)),
    ),
    Attack(
        id="an administrator changes a key's hash",
        login="admin",
        statements="UPDATE portal_key SET hash = 'y'",
        expected=DENIED,
        stage=(insert("portal_key", _KEY),),
    ),
    Attack(
        "the gateway asks for a certificate of what is not completed",
        _GATEWAY,
        insert("inquiry", _QUESTION, application_id="{held}", subject="'12045567802'"),
        "CD507",
    ),
    Attack(
        "the gateway asks about another's account",
        _GATEWAY,
        insert("inquiry", _QUESTION, subject="'12045567801'"),
        "CD506",
    ),
    Attack(
        "the gateway asks in a clerk's name",
        _GATEWAY,
        insert("inquiry", _QUESTION, requested_by="{gunel}"),
        "CD504",
    ),
    Attack(
        "the gateway answers its own question",
        _GATEWAY,
        insert(
            "inquiry", _QUESTION, outcome="'issued'", certificate_number="'{certificate_number}'"
        ),
        "CD505",
    ),
    Attack(
        "the gateway adds a paper to what a clerk works on",
        _GATEWAY,
        insert("document", _DOCUMENT),
        "CD406",
    ),
    Attack(
        "the gateway adds a paper that nobody waits for",
        _GATEWAY,
        insert("document", _ADDED),
        "CD409",
    ),
    Attack(
        id="the gateway adds a paper that fits",
        login=_GATEWAY,
        statements=insert("document", _ADDED, fits="true"),
        expected="CD409",
        stage=_WAITING,
    ),
    Attack(
        id="the gateway adds a paper of last week",
        login=_GATEWAY,
        statements=insert("document", _ADDED, added_at="cd_now() - INTERVAL '7 days'"),
        expected="CD409",
        stage=_WAITING,
    ),
    Attack(
        id="a clerk adds a paper in the citizen's place",
        login="gunel",
        statements=insert("document", _ADDED),
        expected="CD406",
        stage=_WAITING,
    ),
    Attack(
        "the gateway writes into a paper that came earlier",
        _GATEWAY,
        "INSERT INTO document_content VALUES ({held_document}, 9, 'x')",
        "CD406",
    ),
    Attack(
        "the gateway sends a message of its own",
        _GATEWAY,
        insert("outbox_message", _MESSAGE),
        "CD803",
    ),
    Attack(
        id="the gateway withdraws what a clerk works on",
        login=_GATEWAY,
        statements="SELECT cd_portal_withdraw('{held_number}', '5XK2M7P', 'e-gov', 'x')",
        expected=(False,),
        stage=(_APPLICANT[0],),
    ),
    *(
        Attack(
            id=f"the gateway calls {call.split('(')[0]} for somebody else",
            login=_GATEWAY,
            statements=f"SELECT {call}",
            expected=expected,
            stage=_APPLICANT,
        )
        for call, expected in (
            ("cd_portal_withdraw('{fresh_number}', '1AA1AA1', 'e-gov', 'x')", (False,)),
            ("cd_portal_ask_withdrawal('{held_number}', '5XK2M7P', 'e-gov', 'x')", (False,)),
            ("cd_portal_documents('{held_number}', '5XK2M7P')", 0),
            ("cd_portal_stated('{held_number}', '5XK2M7P')", 0),
            ("cd_portal_registered('{held_number}', '5XK2M7P')", 0),
        )
    ),
    Attack(
        id="the gateway reads the bytes of what is not refused",
        login=_GATEWAY,
        statements="SELECT cd_portal_content({held_document}, 0, '5XK2M7P')",
        expected=0,
        stage=(_APPLICANT[0],),
    ),
    Attack(
        id="a clerk withdraws in the citizen's place",
        login="gunel",
        statements=(
            "UPDATE application SET status = 'refused', last_action = 'withdraw',"
            " last_actor_id = {gunel}, last_actor = 'Günel Əliyeva', decided_by = {gunel},"
            " decided_at = cd_now(), decision_reason = 'withdrawn', decision_text = 'x',"
            " changed_at = cd_now(), version = version + 1 WHERE id = {fresh}"
        ),
        expected="CD147",
    ),
    *(
        Attack(
            id=f"a clerk calls {function} without a ticket",
            login="gunel",
            statements=f"SELECT * FROM {function}({{fresh}})",
            expected=0,
            stage=(
                "UPDATE application SET renews = '{done_number}' WHERE id = {fresh}",
                "DELETE FROM access_log",
            ),
        )
        for function in ("cd_renewal", "cd_renewal_changes", "cd_renewal_documents")
    ),
    Attack(
        id="a clerk says that the citizen asked",
        login="gunel",
        statements=("UPDATE application SET withdrawal_asked_at = cd_now() WHERE id = {held}"),
        expected=DENIED,
    ),
    *(
        Attack(f"a clerk calls {call.split('(')[0]}", "gunel", f"SELECT * FROM {call}", DENIED)
        for call in _FUNCTIONS
    ),
    *(
        Attack(
            id=f"a clerk calls {call.split('(')[0]}, had she the right",
            login="gunel",
            statements=f"SELECT * FROM {call}",
            expected="CD941",
            stage=(),
            laid_open=("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA clerkdesk TO cd_clerk",),
        )
        for call in _FUNCTIONS
    ),
    Attack(
        id="the gateway notes an answer without a document",
        login=_GATEWAY,
        statements=_answered(),
        expected="CD942",
        stage=(*_WAITING, _TERM),
    ),
    Attack(
        id="the gateway moves the term with an answer",
        login=_GATEWAY,
        statements=_answered("2027-02-01"),
        expected="CD942",
        stage=_SENT,
    ),
)

CONTROLS = (
    Attack(
        id="the gateway notes that the citizen has answered",
        login=_GATEWAY,
        statements=_answered(),
        expected=1,
        stage=_SENT,
    ),
    Attack(
        id="the gateway adds a paper that is waited for",
        login=_GATEWAY,
        statements=insert("document", _ADDED),
        expected=1,
        stage=_WAITING,
    ),
    Attack(
        "the gateway asks for a certificate of what is completed",
        _GATEWAY,
        insert("inquiry", _QUESTION),
        1,
    ),
    Attack(
        id="a citizen withdraws what nobody has begun with",
        login=_GATEWAY,
        statements=_WITHDRAW,
        expected=(True,),
        stage=(_APPLICANT[0],),
    ),
    Attack(
        id="a citizen asks the clerk to withdraw",
        login=_GATEWAY,
        statements="SELECT cd_portal_ask_withdrawal('{held_number}', '5XK2M7P', 'e-gov', 'x')",
        expected=(True,),
        stage=(_APPLICANT[0],),
    ),
    Attack(
        id="a citizen's own documents",
        login=_GATEWAY,
        statements="SELECT * FROM cd_portal_documents('{held_number}', '5XK2M7P')",
        expected=2,
        stage=(_APPLICANT[0],),
    ),
    Attack(
        "a citizen's applications",
        _GATEWAY,
        "SELECT number FROM cd_portal_cases('5XK2M7P', '{held_number}', 'e-gov')",
        1,
    ),
    Attack("an administrator makes a key", "admin", insert("portal_key", _KEY), 1),
    Attack(
        id="an administrator revokes a key",
        login="admin",
        statements="UPDATE portal_key SET revoked_at = cd_now()",
        expected=1,
        stage=(insert("portal_key", _KEY),),
    ),
    Attack(
        id="the gateway knows the keys",
        login=_GATEWAY,
        statements="SELECT hash FROM portal_key",
        expected=1,
        stage=(insert("portal_key", _KEY),),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_it_is_refused(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_the_same_is_done_where_it_is_right(installation: Installation, control: Attack) -> None:
    installation.check(control)
