"""Approving past what must be weighed: findings forged or closed, weighed by others or of old."""

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    NUMBERING,
    Attack,
    Installation,
    change,
    insert,
    ticket,
)

_FINDING = {
    "id": "900",
    "application_id": "{held}",
    "kind": "'owner_differs'",
    "subject": "''",
    "severity": "'serious'",
    "facts": "'{}'",
    "revision": "2",
    "state": "'open'",
    "found_at": "cd_now()",
}
_WEIGHED = {
    "application_id": "{held}",
    "finding_id": "900",
    "kind": "'owner_differs'",
    "revision": "2",
    "reason": "'document_seen'",
    "actor_id": "{gunel}",
    "actor": "'{gunel_name}'",
    "at": "cd_now()",
    "op_id": "'x'",
}
_OF_SILENCE = _WEIGHED | {"finding_id": "NULL", "kind": "'not_compared'", "revision": "NULL"}
_QUESTION = {
    "application_id": "{held}",
    "kind": "'findings'",
    "subject": "'{held_number}'",
    "purpose": "'review'",
    "requested_by_name": "'worker'",
    "requested_at": "cd_now()",
    "op_id": "'x'",
    "attempts": "0",
}
NEW_FINDING = insert("finding", _FINDING)
WEIGHED = insert("acknowledgement", _WEIGHED)
ASKED = insert("inquiry", _QUESTION)
SILENT = "UPDATE heartbeat SET at = cd_now() - INTERVAL '61 seconds'"
LIVES = "UPDATE heartbeat SET at = cd_now()"
APPROVE = change("held", "gunel", "approve")


def weighed_as(**changes: str) -> str:
    """The holder weighs the finding, with these columns otherwise."""
    return insert("acknowledgement", _WEIGHED, **changes)


def _weighing(name: str, expected: str, **changes: str) -> Attack:
    return Attack(
        id=name,
        login="gunel",
        statements=insert("acknowledgement", _WEIGHED, **changes),
        expected=expected,
        stage=(NEW_FINDING,),
    )


_KIND = {
    "service": "'no_debt'",
    "kind": "'made_up'",
    "severity": "'warning'",
    "position": "0",
    "az": "'x'",
    "en": "'x'",
    "ru": "'x'",
}
_REASON = {
    "service": "'no_debt'",
    "code": "'made_up'",
    "position": "0",
    "az": "'x'",
    "en": "'x'",
    "ru": "'x'",
}


_PHRASE = {"service": "'no_debt'", "kind": "'id_card'", "position": "90", "text": "'x'"}


def _of_the_other_organisation(
    table: str, row: dict[str, str], words: str = "az"
) -> tuple[Attack, ...]:
    """What the administrator of one organisation does to the rows of the other's e-service.

    ``words``: a column of the table.
    """
    own = "service = 'no_debt'"
    return (
        Attack(f"a row of another's {table}", "boss", insert(table, row), DENIED),
        Attack(
            f"another's {table} renamed",
            "boss",
            f"UPDATE {table} SET {words} = 'x' WHERE {own}",
            0,
        ),
        Attack(f"another's {table} emptied", "boss", f"DELETE FROM {table} WHERE {own}", 0),
    )


ATTACKS = (
    *_of_the_other_organisation("finding_kind", _KIND),
    *_of_the_other_organisation("finding_reason", _REASON),
    *_of_the_other_organisation("verdict_phrase", _PHRASE, "text"),
    Attack("findings without a ticket", "tural", "SELECT 1 FROM desk.finding", 0, (NEW_FINDING,)),
    Attack(
        "reasons without a ticket",
        "tural",
        "SELECT 1 FROM desk.acknowledgement",
        0,
        (NEW_FINDING, WEIGHED),
    ),
    Attack("approved with an open finding", "gunel", APPROVE, "CD111", (NEW_FINDING,)),
    Attack("approved while it is checked", "gunel", APPROVE, "CD112", (ASKED, LIVES)),
    Attack(
        "approved while the worker is silent, and nobody has weighed that",
        "gunel",
        APPROVE,
        "CD112",
        (ASKED, SILENT),
    ),
    Attack(
        id="approved with a silence weighed before the last question",
        login="gunel",
        statements=APPROVE,
        expected="CD112",
        stage=(
            insert("acknowledgement", _OF_SILENCE, at="cd_now() - INTERVAL '1 minute'"),
            ASKED,
            SILENT,
        ),
    ),
    Attack(
        id="approved while a source that has never answered is asked",
        login="gunel",
        statements=APPROVE,
        expected="CD112",
        stage=(
            "DELETE FROM person_answer",
            "DELETE FROM inquiry WHERE kind = 'person'",
            insert("inquiry", _QUESTION, kind="'person'", subject="'5XK2M7P'"),
            LIVES,
        ),
    ),
    Attack("a finding of a person's", "gunel", NEW_FINDING, DENIED),
    Attack("a finding of a supervisor's", "sabina", NEW_FINDING, DENIED),
    Attack(
        "a finding closed by a person",
        "gunel",
        "UPDATE finding SET state = 'closed'",
        DENIED,
        (NEW_FINDING,),
    ),
    Attack(
        "the sign in the list taken away",
        "gunel",
        "UPDATE application SET open_findings = 0 WHERE id = {held}",
        DENIED,
    ),
    Attack(
        "born acknowledged",
        "worker_sample",
        insert("finding", _FINDING, state="'acknowledged'"),
        "CD611",
        laid_open=NUMBERING,
    ),
    Attack(
        "acknowledged by the worker",
        "worker_sample",
        "UPDATE finding SET state = 'acknowledged' WHERE id = 900",
        "CD612",
        (NEW_FINDING,),
    ),
    _weighing("weighed under a number of one's own", "CD151", id="1"),
    Attack(
        "acknowledged by the acknowledgement of other facts",
        "worker_sample",
        "UPDATE finding SET state = 'acknowledged' WHERE id = 900",
        "CD612",
        (NEW_FINDING, insert("acknowledgement", _WEIGHED, revision="1")),
    ),
    Attack(
        "other facts under the same revision",
        "worker_sample",
        "UPDATE finding SET facts = '[]' WHERE id = 900",
        "CD613",
        (NEW_FINDING,),
    ),
    Attack(
        "a revision taken back",
        "worker_sample",
        "UPDATE finding SET revision = 1 WHERE id = 900",
        "CD613",
        (NEW_FINDING,),
    ),
    Attack(
        "another kind",
        ADMINISTRATOR,
        "UPDATE finding SET kind = 'deceased' WHERE id = 900",
        "CD613",
        (NEW_FINDING,),
    ),
    Attack(
        "a finding is deleted",
        ADMINISTRATOR,
        "DELETE FROM finding WHERE id = 900",
        "CD613",
        (NEW_FINDING,),
    ),
    Attack(
        "a reason is altered",
        ADMINISTRATOR,
        "UPDATE acknowledgement SET text = 'x'",
        "CD614",
        (NEW_FINDING, WEIGHED),
    ),
    Attack(
        "a reason is deleted",
        ADMINISTRATOR,
        "DELETE FROM acknowledgement",
        "CD614",
        (NEW_FINDING, WEIGHED),
    ),
    Attack(
        id="weighed by somebody who does not hold it",
        login="tural",
        statements=insert("acknowledgement", _WEIGHED, actor_id="{tural}", actor="'{tural_name}'"),
        expected="CD615",
        stage=(NEW_FINDING,),
    ),
    Attack(
        id="weighed in a decided case",
        login="gunel",
        statements=insert("acknowledgement", _WEIGHED, application_id="{done}"),
        expected="CD615",
        stage=(insert("finding", _FINDING, application_id="{done}"),),
    ),
    _weighing("an old revision is weighed", "CD616", revision="1"),
    _weighing("another kind is weighed", "CD616", kind="'deceased'"),
    _weighing("another case's finding is weighed", "CD616", application_id="{bare}"),
    Attack(
        "what is closed is weighed",
        "gunel",
        WEIGHED,
        "CD616",
        (insert("finding", _FINDING, state="'closed'"),),
    ),
    Attack(
        "a silence that is none",
        "gunel",
        insert("acknowledgement", _OF_SILENCE),
        "CD616",
        (ASKED, LIVES),
    ),
    Attack(
        "a silence that speaks for another kind",
        "gunel",
        insert("acknowledgement", _OF_SILENCE, kind="'owner_differs'"),
        "CD616",
        (ASKED, SILENT),
    ),
    _weighing("a reason that is not on the list", "CD617", reason="'because'"),
    _weighing("a reason of the other service", "CD617", reason="'left_household'"),
    _weighing("another reason without a word", "CD617", reason="'other'"),
    _weighing("in a colleague's name", "CD618", actor="'{tural_name}'"),
    _weighing("long ago", "CD618", at="cd_now() - INTERVAL '2 minutes'"),
)
CONTROLS = (
    Attack("a finding is weighed", "gunel", WEIGHED, 1, (NEW_FINDING,)),
    Attack(
        id="what was weighed is approved",
        login="gunel",
        statements=(WEIGHED, APPROVE),
        expected=1,
        stage=(NEW_FINDING,),
    ),
    Attack(
        id="a silence is weighed and approved",
        login="gunel",
        statements=(insert("acknowledgement", _OF_SILENCE), APPROVE),
        expected=1,
        stage=(ASKED, SILENT),
    ),
    Attack(
        id="under a ticket a person reads what was found",
        login="gunel",
        statements="SELECT state, revision FROM desk.finding WHERE id = 900",
        expected=("open", 2),
        stage=(NEW_FINDING, ticket("held", "gunel")),
    ),
    Attack(
        id="an important note is a finding, and stands in the list",
        login="gunel",
        statements=(
            """
                INSERT INTO note (application_id, kind, text, important, actor_id, actor, at, op_id)
                VALUES (
                  {held}, 'note', 'Qeyd', true, {gunel}, '{gunel_name}', cd_now(), 'x'
                )
            """,
            "SELECT open_findings, serious_findings FROM desk.application WHERE id = {held}",
        ),
        expected=(1, 0),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nothing_is_approved_past_what_must_be_weighed(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_holder_weighs_and_approves(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
