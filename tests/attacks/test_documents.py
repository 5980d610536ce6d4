"""Documents and stated data: altered, added afterwards, judged by the wrong one."""

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    Attack,
    Installation,
    insert,
    ticket,
    update,
)
from tests.attacks.rows import AMENDMENT

_BARE = (ticket("bare", "gunel"),)
_HELD = (ticket("held", "gunel"),)
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
_REMARK = {
    "document_id": "{held_document}",
    "code": "'document_attachment'",
    "application_id": "{held}",
    "params": "'{}'",
    "noted_at": "cd_now()",
    "attempts": "0",
}
_UNSEEN = insert("document_remark", _REMARK, code="'not_looked_at'")
_FRESH_REGISTER = (
    "UPDATE application SET registered_at = cd_now(), last_actor_id = {gunel} WHERE id = {fresh}"
)


def _verdict(document: str, **changes: str) -> str:
    values = {
        "fits": "true",
        "verdict_by": "{gunel}",
        "verdict_by_name": "'{gunel_name}'",
        "verdict_at": "cd_now()",
        "verdict_via": "'window'",
        "op_id": "'x'",
    } | changes
    return update("document", f"id = {{{document}_document}}", **values)


def _detail(sets: str, case: str = "held") -> str:
    return f"UPDATE application_detail SET {sets} WHERE application_id = {{{case}}}"


ATTACKS = (
    Attack(
        id="a document under a number of one's own",
        login="gunel",
        statements=insert("document", _DOCUMENT, application_id="{fresh}", id="1"),
        expected="CD151",
        stage=(_FRESH_REGISTER,),
    ),
    Attack(
        id="a person under a number of one's own",
        login="gunel",
        statements=insert("application_person", _PERSON, application_id="{fresh}", id="1"),
        expected="CD151",
        stage=(_FRESH_REGISTER,),
    ),
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
        stage=(ticket("fresh", "gunel"),),
    ),
    Attack(
        id="a verdict on a colleague's case",
        login="gunel",
        statements=_verdict("colleague"),
        expected="CD402",
        stage=(ticket("colleague", "gunel"),),
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
        stage=(ticket("closed", "gunel"),),
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
        "a document's bytes are deleted", ADMINISTRATOR, "DELETE FROM document_content", "CD404"
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
        stage=(ticket("colleague", "gunel"),),
    ),
    Attack(
        id="a verdict under a colleague's name",
        login="gunel",
        statements=_verdict("bare", verdict_by_name="'{tural_name}'"),
        expected="CD405",
        stage=_BARE,
    ),
    Attack(
        id="a verdict with a book for a reason",
        login="gunel",
        statements=_verdict("bare", verdict_reason="repeat('x', 2001)"),
        expected="CD150",
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
    Attack(
        "a remark on a document that came earlier",
        "gunel",
        insert("document_remark", _REMARK),
        "CD442",
    ),
    Attack(
        "the worker's remark on a document at which somebody has looked",
        "worker_sample",
        insert("document_remark", _REMARK),
        "CD442",
    ),
    Attack(
        "the gateway's remark on a document that came earlier",
        "gateway_sample",
        insert("document_remark", _REMARK),
        "CD442",
    ),
    Attack(
        id="a remark under another application's name",
        login="worker_sample",
        statements=insert("document_remark", _REMARK, application_id="{fresh}"),
        expected="CD442",
        stage=(_UNSEEN,),
    ),
    Attack(
        id="a remark taken away by a clerk",
        login="gunel",
        statements="UPDATE document_remark SET settled_at = cd_now()",
        expected=DENIED,
        stage=(_UNSEEN,),
    ),
    Attack(
        id="a remark made another by the worker",
        login="worker_sample",
        statements="UPDATE document_remark SET code = 'document_attachment'",
        expected=DENIED,
        stage=(_UNSEEN,),
    ),
    Attack(
        id="a remark made another",
        login=ADMINISTRATOR,
        statements="UPDATE document_remark SET code = 'document_attachment'",
        expected="CD441",
        stage=(_UNSEEN,),
    ),
    Attack(
        id="a remark made another's",
        login=ADMINISTRATOR,
        statements="UPDATE document_remark SET application_id = {fresh}",
        expected="CD441",
        stage=(_UNSEEN,),
    ),
    Attack(
        id="a remark that holds settled by the worker",
        login="worker_sample",
        statements="UPDATE document_remark SET settled_at = cd_now()",
        expected="CD441",
        stage=(_UNSEEN, "UPDATE document_remark SET code = 'document_attachment'"),
    ),
    Attack(
        id="what the worker has looked at left unseen again",
        login="worker_sample",
        statements="UPDATE document_remark SET settled_at = NULL",
        expected="CD441",
        stage=(_UNSEEN, "UPDATE document_remark SET settled_at = cd_now()"),
    ),
    Attack(
        id="a remark deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM document_remark",
        expected="CD441",
        stage=(_UNSEEN,),
    ),
    Attack(
        id="remarks read without a ticket",
        login="sabina",
        statements="SELECT * FROM desk.document_remark",
        expected=0,
        stage=(_UNSEEN,),
    ),
    Attack("a person added afterwards", "gunel", insert("application_person", _PERSON), "CD406"),
    Attack(
        "a telephone stated a second time",
        "gunel",
        """
            INSERT INTO application_detail (
              application_id, mobile, address_source, owner_name_source, consumer_group_source
            )
            VALUES ({held}, '0', 'x', 'x', 'x')
        """,
        "CD406",
    ),
    Attack("links of an old case made anew", "gunel", "SELECT cd_link({held})", DENIED),
    Attack(
        id="a colleague's case amended",
        login="gunel",
        statements=_detail("mobile = '+994500000000'", "colleague"),
        expected="CD407",
        stage=(ticket("colleague", "gunel"),),
    ),
    Attack(
        id="a telephone amended after the decision",
        login="gunel",
        statements=_detail("mobile = '+994500000000'", "closed"),
        expected="CD407",
        stage=(ticket("closed", "gunel"),),
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
    *(
        Attack(
            id=f"a clerk sets {column} of a number",
            login="gunel",
            statements=_detail(f"{column} = cd_now()"),
            expected="CD408",
            stage=_HELD,
        )
        for column in ("mobile_confirmed_at", "mobile_missing_at")
    ),
    Attack(
        id="the worker confirms a number",
        login="worker_sample",
        statements=_detail("mobile_confirmed_at = cd_now()"),
        expected=DENIED,
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
            _detail("owner_name = 'Kimsə', owner_name_source = 'package'"),
        ),
    ),
    Attack(
        id="a clerk's word passed off as billing's",
        login="gunel",
        statements=(
            insert("amendment", AMENDMENT, field="'owner_name'", old="NULL", new="'Kimsə'"),
            _detail("owner_name = 'Kimsə', owner_name_source = 'billing'"),
        ),
        expected="CD408",
        stage=(
            *_HELD,
            _detail("owner_name = NULL, owner_name_source = 'package'"),
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
        statements="""
            INSERT INTO application_detail (
              application_id, mobile, address_source, owner_name_source, consumer_group_source
            )
            VALUES ({held}, '0', 'x', 'x', 'x')
            ON CONFLICT (application_id) DO UPDATE
            SET mobile = excluded.mobile
        """,
        expected=DENIED,
        stage=_HELD,
    ),
    Attack(
        id="merge over a telephone",
        login="gunel",
        statements="""
            MERGE INTO application_detail d
            USING application a ON a.id = d.application_id AND a.id = {held}
            WHEN MATCHED THEN UPDATE SET mobile = '0'
        """,
        expected="CD408",
        stage=_HELD,
    ),
    Attack(
        "merge over another office's case",
        "gunel",
        """
            MERGE INTO application a
            USING (VALUES ({elsewhere}::bigint)) v(id) ON a.id = v.id
            WHEN MATCHED THEN UPDATE SET version = 9
        """,
        0,
    ),
    Attack(
        "upsert over a case",
        "gunel",
        """
            INSERT INTO application (id)
            VALUES ({elsewhere})
            ON CONFLICT (id) DO UPDATE
            SET name = 'x'
        """,
        DENIED,
    ),
    Attack(
        "locks on another office's case",
        "gunel",
        "SELECT 1 FROM application WHERE id = {elsewhere} FOR UPDATE",
        0,
    ),
)

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
        statements=(insert("amendment", AMENDMENT), _detail("mobile = '+994500000000'")),
        expected=1,
        stage=_HELD,
    ),
    Attack(
        id="a person stated while registering",
        login="gunel",
        statements=insert("application_person", _PERSON, application_id="{fresh}"),
        expected=1,
        stage=(_FRESH_REGISTER,),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_what_is_stated_stays_and_its_holder_alone_judges_it(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_honest_verdict_and_correction_are_kept(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)
