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
_FUNCTIONS = (
    "cd_portal_cases('5XK2M7P', NULL, 'e-gov')",
    "cd_portal_certificate('NB-2026-0000001', 'x')",
    "cd_portal_history({held})",
    "cd_portal_outcome(1)",
    "cd_portal_health()",
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
        for table in ("application", "application_person", "document", "outbox_message", "inquiry")
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
            "debt_answer",
            "account_answer",
            "person_answer",
            "note",
            "heartbeat",
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
            "note",
            "staff",
            "setting",
            "heartbeat",
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
        statements="SELECT * FROM portal_key",
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
)

CONTROLS = (
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
