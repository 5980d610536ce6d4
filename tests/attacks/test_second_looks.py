"""Four eyes by raw SQL: a second look that is one's own, forged, bought or left out."""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, DENIED, Attack, Installation, insert, ticket
from tests.attacks.test_findings import APPROVE, NEW_FINDING, WEIGHED, weighed_as

_LOOK = {
    "application_id": "{held}",
    "finding_id": "900",
    "acknowledgement_id": "800",
    "agrees": "true",
    "text": "NULL",
    "actor_id": "{sabina}",
    "actor": "'{sabina_name}'",
    "at": "cd_now()",
    "op_id": "'x'",
}
_WANTED = "UPDATE finding_kind SET second_look = true WHERE kind = 'owner_differs'"
_WEIGHED = weighed_as(id="800")
_NAMED = (_WANTED, NEW_FINDING)
_PUT_OFF = "UPDATE finding SET state = 'second_look' WHERE id = 900"
_WAITING = (*_NAMED, _WEIGHED, _PUT_OFF)
"""A stage has no triggers: what they would write stands here."""
LOOKED = insert("second_look", _LOOK)


def _look(name: str, expected: str | int, login: str = "sabina", **changes: str) -> Attack:
    return Attack(
        id=name,
        login=login,
        statements=insert("second_look", _LOOK, **changes),
        expected=expected,
        stage=_WAITING,
    )


ATTACKS = (
    Attack("approved without the second look", "gunel", (WEIGHED, APPROVE), "CD111", _NAMED),
    Attack(
        id="acknowledged by the worker in a second person's place",
        login="worker_sample",
        statements="UPDATE finding SET state = 'acknowledged' WHERE id = 900",
        expected="CD612",
        stage=_WAITING,
    ),
    Attack(
        id="put off by the worker",
        login="worker_sample",
        statements=_PUT_OFF,
        expected="CD612",
        stage=(NEW_FINDING,),
    ),
    _look(
        "one's own reason",
        "CD623",
        login="gunel",
        actor_id="{gunel}",
        actor="'{gunel_name}'",
    ),
    _look("in a colleague's name", "CD625", actor_id="{tural}", actor="'{tural_name}'"),
    _look("under another name", "CD625", actor="'{tural_name}'"),
    _look("long ago", "CD625", at="cd_now() - INTERVAL '2 minutes'"),
    _look("no without a word", "CD624", agrees="false"),
    _look("of another case", "CD622", application_id="{bare}"),
    _look("of another acknowledgement", "CD622", acknowledgement_id="799"),
    Attack(
        id="of what waits for none",
        login="sabina",
        statements=LOOKED,
        expected="CD622",
        stage=(*_NAMED, _WEIGHED),
    ),
    Attack(
        id="by an administrator",
        login="admin",
        statements=insert("second_look", _LOOK, actor_id="{admin}", actor="'{admin_name}'"),
        expected="CD623",
        stage=_WAITING,
    ),
    Attack(
        id="by whoever has given a verdict",
        login="sabina",
        statements=LOOKED,
        expected="CD623",
        stage=(
            *_WAITING,
            """
                INSERT INTO event (application_id, at, actor_id, actor, action, op_id)
                VALUES ({held}, cd_now(), {sabina}, '{sabina_name}', 'verdict', 'x')
            """,
        ),
    ),
    Attack("by an auditor", "audit", LOOKED, DENIED, _WAITING),
    Attack("by the worker", "worker_sample", LOOKED, DENIED, _WAITING),
    Attack("by the other organisation", "kamran", LOOKED, "CD625", _WAITING),
    Attack(
        "whether another organisation's finding waits for a second look",
        "kamran",
        insert("second_look", _LOOK, actor_id="{kamran}", actor="'{kamran_name}'"),
        "CD625",
        _NAMED,
    ),
    Attack(
        "an answer altered",
        ADMINISTRATOR,
        "UPDATE second_look SET agrees = false",
        "CD621",
        (*_WAITING, LOOKED),
    ),
    Attack(
        "an answer deleted", ADMINISTRATOR, "DELETE FROM second_look", "CD621", (*_WAITING, LOOKED)
    ),
    Attack(
        "answers without a ticket",
        "tural",
        "SELECT 1 FROM desk.second_look",
        0,
        (*_WAITING, LOOKED),
    ),
    Attack(
        id="asked of oneself",
        login="gunel",
        statements=weighed_as(second_id="{gunel}"),
        expected="CD626",
        stage=_NAMED,
    ),
    Attack(
        id="asked of an auditor",
        login="gunel",
        statements=weighed_as(second_id="(SELECT id FROM desk.staff WHERE login = 'audit')"),
        expected="CD626",
        stage=_NAMED,
    ),
    Attack(
        id="wanted where nobody could look",
        login=ADMINISTRATOR,
        statements=_WANTED,
        expected="CD627",
        stage=("UPDATE staff SET active = false WHERE role <> 'admin'",),
    ),
    *(
        Attack(
            id=f"wanted where nobody could look: {statement[:40]}",
            login=ADMINISTRATOR,
            statements=statement,
            expected="CD627",
            stage=(
                "UPDATE staff SET active = false WHERE role <> 'admin'",
                "DELETE FROM finding_kind WHERE kind = 'owner_differs' AND service = 'no_debt'",
            ),
        )
        for statement in (
            """
                INSERT INTO finding_kind (
                  service, kind, az, en, ru, severity, position, second_look
                )
                VALUES ('no_debt', 'owner_differs', 'x', 'x', 'x', 'serious', 1, true)
            """,
            """
                INSERT INTO finding_reason (service, code, az, en, ru, position, second_look)
                VALUES ('no_debt', 'made_up', 'x', 'x', 'x', 99, true)
            """,
            "UPDATE finding_reason SET second_look = true WHERE service = 'no_debt'",
        )
    ),
    _look("under a number of one's own", "CD151", id="1"),
    Attack(
        id="answers of the other organisation, could one read them",
        login="elnur",
        statements="SELECT 1 FROM second_look ",
        expected=0,
        stage=(*_WAITING, LOOKED),
        laid_open=("GRANT SELECT ON second_look TO cd_clerk",),
    ),
    Attack("wanted by a clerk", "gunel", _WANTED, DENIED),
    Attack("wanted by the other's administrator", "boss", _WANTED, 0),
)
CONTROLS = (
    _look("a supervisor agrees", 1),
    _look("and says no with a word", 1, agrees="false", text="'Əsli yoxdur'"),
    Attack(
        id="a second look opens the way",
        login="sabina",
        statements=(LOOKED, "SELECT state FROM desk.finding WHERE id = 900"),
        expected=("acknowledged",),
        stage=(*_WAITING, ticket("held", "sabina")),
    ),
    Attack(
        id="a second look that does not agree closes it",
        login="sabina",
        statements=(
            insert("second_look", _LOOK, agrees="false", text="'Əsli yoxdur'"),
            "SELECT state FROM desk.finding WHERE id = 900",
        ),
        expected=("open",),
        stage=(*_WAITING, ticket("held", "sabina")),
    ),
    Attack(
        id="it is read under a ticket",
        login="tural",
        statements="SELECT agrees FROM desk.second_look",
        expected=(True,),
        stage=(*_WAITING, LOOKED, ticket("held", "tural")),
    ),
    Attack("an administrator wants it", "admin", _WANTED, 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_is_their_own_second_person(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_a_second_person_looks(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
