"""Documents, stated data, notes, messages, history: altered, forged, back-dated."""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, DENIED, Attack, Office, insert

_TICKET = "INSERT INTO access_log (application_id, staff_id, actor, purpose, at, xid) VALUES ({%s}, {%s}, 'x', 'open', cd_now(), 1)"
_BARE = (_TICKET % ("bare", "gunel"),)
_HELD = (_TICKET % ("held", "gunel"),)


def _verdict(document: str, **changes: str) -> str:
    values = {
        "fits": "true",
        "verdict_by": "{gunel}",
        "verdict_by_name": "'{gunel_name}'",
        "verdict_at": "cd_now()",
        "verdict_via": "'window'",
        "op_id": "'x'",
    } | changes
    return f"UPDATE document SET {', '.join(f'{column} = {value}' for column, value in values.items())} WHERE id = {{{document}_document}}"


def _detail(sets: str, case: str = "held") -> str:
    return f"UPDATE application_detail SET {sets} WHERE application_id = {{{case}}}"


_NOTE = {
    "application_id": "{held}",
    "kind": "'note'",
    "text": "'Qeyd'",
    "actor_id": "{gunel}",
    "actor": "'{gunel_name}'",
    "at": "cd_now()",
    "op_id": "'x'",
}
_AMENDMENT = {
    "application_id": "{held}",
    "field": "'mobile'",
    "old": "'+994502345678'",
    "new": "'+994500000000'",
    "op_id": "'x'",
}
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
_OPERATION = {
    "op_id": "'op'",
    "use_case": "'review.approve'",
    "actor": "'{gunel_name}'",
    "at": "cd_now()",
}
_PERSON = {
    "application_id": "{held}",
    "role": "'registered'",
    "position": "9",
    "fin": "'1AA1AA1'",
    "surname": "''",
    "name": "''",
    "patronymic": "''",
}
_DOCUMENT = {
    "application_id": "{held}",
    "position": "9",
    "kind": "'id_card'",
    "name": "'x.pdf'",
    "media_type": "'application/pdf'",
    "size": "1",
    "sha256": "'x'",
}
_SEAL = {
    "id": "COALESCE((SELECT max(id) FROM seal), 0) + 1",
    "at": "cd_now()",
    "from_event": "COALESCE((SELECT to_event FROM seal ORDER BY id DESC LIMIT 1), 0)",
    "to_event": "(SELECT max(id) FROM event)",
    "count": "1",
    "root": "'x'",
    "previous": "COALESCE((SELECT hash FROM seal ORDER BY id DESC LIMIT 1), '')",
    "hash": "'x'",
}
_SEALED = "INSERT INTO seal VALUES (999, cd_now(), 0, 1, 1, 'x', '', 'x', NULL)"
_FRESH_REGISTER = (
    "UPDATE application SET registered_at = cd_now(), last_actor_id = {gunel} WHERE id = {fresh}"
)
_EVENT = "INSERT INTO event (application_id, at, actor, action) VALUES ({held}, cd_now(), 'x', 'approve')"
_QUEUED = "UPDATE outbox_message SET state = 'queued' WHERE application_id = {refused} AND event = 'refused'"
_CANCEL = "UPDATE outbox_message SET state = 'cancelled' WHERE application_id = {refused} AND event = 'refused'"

DOCUMENTS = (
    Attack(
        "a document's hash by a clerk",
        "gunel",
        "UPDATE document SET sha256 = 'x' WHERE id = {held_document}",
        DENIED,
    ),
    Attack(
        "a document's hash",
        ADMINISTRATOR,
        "UPDATE document SET sha256 = 'x' WHERE id = {held_document}",
        "CD401",
    ),
    Attack(
        "a document moved to another case",
        ADMINISTRATOR,
        "UPDATE document SET application_id = {fresh} WHERE id = {held_document}",
        "CD401",
    ),
    Attack(
        id="a verdict on a case that nobody holds",
        login="gunel",
        statements=_verdict("fresh"),
        expected="CD402",
        stage=(_TICKET % ("fresh", "gunel"),),
    ),
    Attack(
        id="a verdict on a colleague's case",
        login="gunel",
        statements=_verdict("colleague"),
        expected="CD402",
        stage=(_TICKET % ("colleague", "gunel"),),
    ),
    Attack(
        id="a verdict by nobody",
        login="gunel",
        statements=_verdict("bare", verdict_by="NULL"),
        expected="CD402",
        stage=_BARE,
    ),
    Attack(
        id="a verdict after the decision",
        login="gunel",
        statements=_verdict("closed"),
        expected="CD402",
        stage=(_TICKET % ("closed", "gunel"),),
    ),
    Attack(
        id="unfit without a reason",
        login="gunel",
        statements=_verdict("bare", fits="false"),
        expected="CD403",
        stage=_BARE,
    ),
    Attack(
        id="a document is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM document WHERE id = {held_document}",
        expected="CD404",
        stage=("DELETE FROM document_content",),
    ),
    Attack(
        "a document's bytes are exchanged",
        ADMINISTRATOR,
        "UPDATE document_content SET content = 'x'",
        "CD404",
    ),
    Attack(
        id="a verdict in the holder's name",
        login="gunel",
        statements=_verdict("colleague", verdict_by="{tural}", verdict_by_name="'{tural_name}'"),
        expected="CD405",
        stage=(_TICKET % ("colleague", "gunel"),),
    ),
    Attack(
        id="a verdict under a colleague's name",
        login="gunel",
        statements=_verdict("bare", verdict_by_name="'{tural_name}'"),
        expected="CD405",
        stage=_BARE,
    ),
    Attack(
        id="a back-dated verdict",
        login="gunel",
        statements=_verdict("bare", verdict_at="cd_now() - INTERVAL '61 seconds'"),
        expected="CD405",
        stage=_BARE,
    ),
    Attack(
        id="a verdict without its moment",
        login="gunel",
        statements=_verdict("bare", verdict_at="NULL"),
        expected="CD405",
        stage=_BARE,
    ),
    Attack("a document added afterwards", "gunel", insert("document", _DOCUMENT), "CD406"),
    Attack(
        id="a document added with its verdict",
        login="gunel",
        statements=insert("document", _DOCUMENT, application_id="{fresh}", fits="true"),
        expected="CD406",
        stage=(_FRESH_REGISTER,),
    ),
    Attack(
        "bytes added afterwards",
        "gunel",
        "INSERT INTO document_content VALUES ({held_document}, 9, 'x')",
        "CD406",
    ),
    Attack("a person added afterwards", "gunel", insert("application_person", _PERSON), "CD406"),
    Attack(
        "a telephone stated a second time",
        "gunel",
        "INSERT INTO application_detail (application_id, mobile, address_source, owner_name_source, consumer_group_source) VALUES ({held}, '0', 'x', 'x', 'x')",
        "CD406",
    ),
    Attack("links of an old case made anew", "gunel", "SELECT cd_link({held})", "CD406"),
    Attack(
        id="a colleague's case amended",
        login="gunel",
        statements=_detail("mobile = '+994500000000'", "colleague"),
        expected="CD407",
        stage=(_TICKET % ("colleague", "gunel"),),
    ),
    Attack(
        id="a telephone amended after the decision",
        login="gunel",
        statements=_detail("mobile = '+994500000000'", "closed"),
        expected="CD407",
        stage=(_TICKET % ("closed", "gunel"),),
    ),
    *(
        Attack(
            id=f"{field} altered without its old value kept",
            login="gunel",
            statements=_detail(f"{field} = 'II'"),
            expected="CD408",
            stage=_HELD,
        )
        for field in (
            "mobile",
            "email",
            "previous_address",
            "new_subscriber_code",
            "owner_name",
            "address",
            "consumer_group",
        )
    ),
    Attack(
        id="an e-mail address wiped out without a trace",
        login="gunel",
        statements=_detail("email = NULL"),
        expected="CD408",
        stage=_HELD,
    ),
    Attack(
        id="an owner wiped out without a trace",
        login="gunel",
        statements=_detail("owner_name = NULL"),
        expected="CD408",
        stage=(
            *_HELD,
            "UPDATE application_detail SET owner_name = 'Kimsə', owner_name_source = 'package' WHERE application_id = {held}",
        ),
    ),
    Attack(
        id="a clerk's word passed off as billing's",
        login="gunel",
        statements=(
            insert("amendment", _AMENDMENT, field="'owner_name'", old="NULL", new="'Kimsə'"),
            _detail("owner_name = 'Kimsə', owner_name_source = 'billing'"),
        ),
        expected="CD408",
        stage=(
            *_HELD,
            "UPDATE application_detail SET owner_name = NULL, owner_name_source = 'package' WHERE application_id = {held}",
        ),
    ),
    Attack(
        "the worker turns the citizen's messages to another telephone",
        "worker_sample",
        _detail("mobile = '+994500000000'"),
        DENIED,
    ),
    Attack(
        id="upsert over a telephone",
        login="gunel",
        statements="INSERT INTO application_detail (application_id, mobile, address_source, owner_name_source, consumer_group_source) VALUES ({held}, '0', 'x', 'x', 'x') ON CONFLICT (application_id) DO UPDATE SET mobile = excluded.mobile",
        expected="CD406",
        stage=_HELD,
    ),
    Attack(
        id="merge over a telephone",
        login="gunel",
        statements="MERGE INTO application_detail d USING application a ON a.id = d.application_id AND a.id = {held} WHEN MATCHED THEN UPDATE SET mobile = '0'",
        expected="CD408",
        stage=_HELD,
    ),
    Attack(
        "merge over another office's case",
        "gunel",
        "MERGE INTO application a USING (VALUES ({elsewhere}::bigint)) v(id) ON a.id = v.id WHEN MATCHED THEN UPDATE SET version = 9",
        0,
    ),
    Attack(
        "upsert over a case",
        "gunel",
        "INSERT INTO application (id) VALUES ({elsewhere}) ON CONFLICT (id) DO UPDATE SET name = 'x'",
        DENIED,
    ),
    Attack(
        "locks on another office's case",
        "gunel",
        "SELECT 1 FROM application WHERE id = {elsewhere} FOR UPDATE",
        0,
    ),
)

WORDS = (
    Attack(
        id="a note is altered",
        login=ADMINISTRATOR,
        statements="UPDATE note SET text = 'x'",
        expected="CD601",
        stage=(insert("note", _NOTE),),
    ),
    Attack(
        id="a note is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM note",
        expected="CD601",
        stage=(insert("note", _NOTE),),
    ),
    Attack(
        id="an amendment is altered",
        login=ADMINISTRATOR,
        statements="UPDATE amendment SET old = 'x'",
        expected="CD602",
        stage=(insert("amendment", _AMENDMENT),),
    ),
    Attack(
        id="an amendment is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM amendment",
        expected="CD602",
        stage=(insert("amendment", _AMENDMENT),),
    ),
    Attack(
        "a note in a colleague's name",
        "gunel",
        insert("note", _NOTE, actor="'{tural_name}'"),
        "CD603",
    ),
    Attack("a note of nobody", "gunel", insert("note", _NOTE, actor_id=""), "CD603"),
    Attack(
        "a back-dated note",
        "gunel",
        insert("note", _NOTE, at="cd_now() - INTERVAL '61 seconds'"),
        "CD603",
    ),
    Attack(
        "a note on another office's case",
        "gunel",
        insert("note", _NOTE, application_id="{elsewhere}"),
        "CD603",
    ),
    Attack(
        "a note that stands in the history as a taking",
        "gunel",
        insert("note", _NOTE, kind="'take'"),
        "CD603",
    ),
    Attack(
        "a note in a transaction held open for a minute",
        "gunel",
        insert("note", _NOTE, at="now() - INTERVAL '62 seconds'"),
        "CD603",
    ),
    Attack(
        "an amendment of a colleague's case",
        "gunel",
        insert("amendment", _AMENDMENT, application_id="{colleague}"),
        "CD604",
    ),
    Attack(
        "an amendment that lies about the old value",
        "gunel",
        insert("amendment", _AMENDMENT, old="'+994559999999'"),
        "CD604",
    ),
    Attack(
        "the access log is altered", ADMINISTRATOR, "UPDATE access_log SET actor = 'x'", "CD701"
    ),
    Attack("the access log is shortened", ADMINISTRATOR, "DELETE FROM access_log", "CD701"),
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
    ),
    Attack(
        id="a message is said to have been sent",
        login="gunel",
        statements=_CANCEL.replace("'cancelled'", "'sent'"),
        expected="CD805",
        stage=(_QUEUED,),
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
    Attack(
        "an operation in a colleague's name",
        "gunel",
        insert("operation", _OPERATION, actor="'{tural_name}'"),
        "CD901",
    ),
    Attack(
        "a back-dated operation",
        "gunel",
        insert("operation", _OPERATION, at="cd_now() - INTERVAL '61 seconds'"),
        "CD901",
    ),
    Attack("an operation is altered", ADMINISTRATOR, "UPDATE operation SET actor = 'x'", "CD902"),
    Attack("an operation is deleted", ADMINISTRATOR, "DELETE FROM operation", "CD902"),
)

AUDIT = (
    *(
        Attack(f"{login} writes history", login, _EVENT, DENIED)
        for login in ("gunel", "sabina", "admin", "audit", "worker_sample", "gateway_sample")
    ),
    *(
        Attack(f"{login} alters history", login, "UPDATE event SET actor = 'x'", DENIED)
        for login in ("gunel", "admin", "audit", "worker_sample")
    ),
    *(
        Attack(f"{login} deletes history", login, "DELETE FROM event", DENIED)
        for login in ("gunel", "admin", "audit", "worker_sample")
    ),
    Attack("a hash is put right", "admin", "UPDATE event SET hash = 'x'", DENIED),
    Attack("history is altered", ADMINISTRATOR, "UPDATE event SET actor = 'x'", "CD301"),
    Attack("a hash is altered", ADMINISTRATOR, "UPDATE event SET hash = 'x'", "CD301"),
    Attack("history is deleted", ADMINISTRATOR, "DELETE FROM event", "CD301"),
    Attack("a clerk seals", "gunel", "INSERT INTO seal DEFAULT VALUES", DENIED),
    Attack(
        id="a clerk seals, had she the right",
        login="gunel",
        statements=insert("seal", _SEAL),
        expected="CD921",
        stage=(),
        laid_open=(
            "GRANT INSERT ON seal TO cd_clerk",
            "CREATE POLICY laid_open ON seal FOR INSERT TO cd_clerk WITH CHECK (true)",
        ),
    ),
    Attack("a seal skips a number", "worker_sample", insert("seal", _SEAL, id="9999"), "CD922"),
    Attack(
        "a seal forgets the one before",
        "worker_sample",
        insert("seal", _SEAL, previous="'y'"),
        "CD922",
    ),
    Attack(
        "a seal leaves events out",
        "worker_sample",
        insert(
            "seal",
            _SEAL,
            from_event="1 + COALESCE((SELECT to_event FROM seal ORDER BY id DESC LIMIT 1), 0)",
        ),
        "CD922",
    ),
    Attack(
        "a seal over events that are not there yet",
        "worker_sample",
        insert("seal", _SEAL, to_event="9000000000"),
        "CD922",
    ),
    Attack(
        "a back-dated seal",
        "worker_sample",
        insert("seal", _SEAL, at="cd_now() - INTERVAL '1 day'"),
        "CD922",
    ),
    Attack(
        id="a seal is altered",
        login=ADMINISTRATOR,
        statements="UPDATE seal SET root = 'y'",
        expected="CD923",
        stage=(_SEALED,),
    ),
    Attack(
        id="a seal is broken",
        login=ADMINISTRATOR,
        statements="DELETE FROM seal",
        expected="CD923",
        stage=(_SEALED,),
    ),
    Attack("a clerk stops the history's writers", "gunel", "SELECT cd_quiet_events()", DENIED),
    Attack(
        id="a clerk stops the history's writers, had she the right",
        login="gunel",
        statements="SELECT cd_quiet_events()",
        expected="CD921",
        stage=(),
        laid_open=("GRANT EXECUTE ON FUNCTION cd_quiet_events() TO cd_clerk",),
    ),
)

ATTACKS = DOCUMENTS + WORDS + AUDIT

CONTROLS = (
    Attack(
        id="an honest verdict",
        login="gunel",
        statements=_verdict("bare"),
        expected=1,
        stage=_BARE,
    ),
    Attack(
        id="a verdict taken back",
        login="gunel",
        statements=_verdict("held", fits="NULL"),
        expected=1,
        stage=_HELD,
    ),
    Attack(
        id="an amendment with its old value",
        login="gunel",
        statements=(insert("amendment", _AMENDMENT), _detail("mobile = '+994500000000'")),
        expected=1,
        stage=_HELD,
    ),
    Attack("an honest note", "gunel", insert("note", _NOTE), 1),
    Attack(
        id="a person stated while registering",
        login="gunel",
        statements=insert("application_person", _PERSON, application_id="{fresh}"),
        expected=1,
        stage=(_FRESH_REGISTER,),
    ),
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
            "UPDATE outbox_message SET state = 'sent' WHERE application_id = {refused} AND event = 'refused' AND channel <> 'email'",
        ),
    ),
    Attack("an honest operation", "gunel", insert("operation", _OPERATION), 1),
    Attack("an honest seal", "worker_sample", insert("seal", _SEAL), 1),
    Attack("the worker waits for quiet", "worker_sample", "SELECT cd_quiet_events()", 1),
    Attack(
        "history is read", "gunel", "SELECT DISTINCT 1 FROM event WHERE application_id = {held}", 1
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_what_is_written_stays_and_nobody_writes_for_another(
    office: Office, attack: Attack
) -> None:
    office.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_honest_word_is_kept(office: Office, attack: Attack) -> None:
    office.check(attack)
