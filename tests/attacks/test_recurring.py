"""What recurs, by raw SQL: seen by a clerk or without a trace, judged in another's name, and said
otherwise later.
"""

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    Attack,
    Installation,
    insert,
    searched,
)
from tests.attacks.rows import NOTE

_FUNCTIONS = ("cd_recurring_pairs", "cd_recurring_telephones", "cd_recurring_judgements")
_JUDGEMENT = {
    "organisation_id": "{org_azersu}",
    "kind": "'telephone'",
    "hit_key": "'1'",
    "signature": "'x'",
    "members": "'|{held}|'",
    "verdict": "'harmless'",
    "text": "'Bir ailədir'",
    "asked_id": "NULL",
    "note_id": "NULL",
    "actor_id": "{sabina}",
    "actor": "'{sabina_name}'",
    "at": "cd_now()",
    "op_id": "'x'",
}
_JUDGED = insert("hit_judgement", _JUDGEMENT, id="980")
_OF_SABINA = {"actor_id": "{sabina}", "actor": "'{sabina_name}'"}
_QUESTION = insert("note", NOTE, id="981", important="true", **_OF_SABINA)
_ASKED = {"verdict": "'asked'", "text": "''", "asked_id": "{held}", "note_id": "981"}
_OF_YASAMAL = """
    INSERT INTO staff_department (staff_id, department_id)
    SELECT {sabina}, id FROM department WHERE code = 'su-yasamal'
"""


def _judge(
    name: str,
    expected: str | int,
    *stage: str,
    login: str = "sabina",
    **changes: str,
) -> Attack:
    return Attack(
        id=name,
        login=login,
        statements=insert("hit_judgement", _JUDGEMENT, **changes),
        expected=expected,
        stage=stage,
    )


ATTACKS = (
    *(
        Attack(f"{name} by a clerk", "gunel", f"SELECT * FROM {name}()", "CD645")
        for name in _FUNCTIONS
    ),
    *(
        Attack(f"{name} without a trace", "sabina", f"SELECT * FROM {name}()", "CD704")
        for name in _FUNCTIONS
    ),
    *(
        Attack(
            id=f"{name} with a trace of something else",
            login="sabina",
            statements=f"SELECT * FROM {name}()",
            expected="CD704",
            stage=(searched("sabina", "mobile:+994502345678"),),
        )
        for name in _FUNCTIONS
    ),
    *(
        Attack(
            f"{name} by {login}",
            login,
            f"SELECT * FROM {name}()",
            DENIED,
        )
        for name in _FUNCTIONS
        for login in ("worker_sample", "gateway_sample")
    ),
    Attack(
        id="another organisation's telephones",
        login="kamran",
        statements="SELECT * FROM cd_recurring_telephones()",
        expected=0,
        stage=(
            searched("kamran", "recurring:"),
            "UPDATE application_person SET fin = lpad(id::text, 7, '0')",
        ),
    ),
    Attack("a judgement by a clerk", "gunel", insert("hit_judgement", _JUDGEMENT), DENIED),
    Attack("a judgement by an auditor", "audit", insert("hit_judgement", _JUDGEMENT), DENIED),
    Attack(
        "a judgement by the worker", "worker_sample", insert("hit_judgement", _JUDGEMENT), DENIED
    ),
    _judge("in a colleague's name", "CD643", actor_id="{admin}", actor="'{admin_name}'"),
    _judge("under another name", "CD643", actor="'{admin_name}'"),
    _judge("long ago", "CD643", at="cd_now() - INTERVAL '2 minutes'"),
    _judge(
        "for the other organisation",
        "CD643",
        organisation_id="{org_azerishiq}",
    ),
    _judge(
        "by the other organisation's supervisor",
        "CD643",
        login="kamran",
        actor_id="{kamran}",
        actor="'{kamran_name}'",
    ),
    _judge("of a kind that nobody knows", "CD642", kind="'luck'"),
    _judge("with a verdict that nobody knows", "CD642", verdict="'guilty'"),
    _judge("without a word", "CD642", text="' '"),
    Attack(
        id="by somebody who does not supervise",
        login=ADMINISTRATOR,
        statements=insert("hit_judgement", _JUDGEMENT, actor_id="{gunel}", actor="'{gunel_name}'"),
        expected="CD642",
    ),
    _judge("a question that nobody can read", "CD644", verdict="'asked'", text="''"),
    _judge("a question beside its application", "CD642", _QUESTION, **_ASKED | {"text": "'x'"}),
    _judge("a verdict with a question", "CD644", _QUESTION, note_id="981", asked_id="{held}"),
    _judge(
        "a question in another application", "CD644", _QUESTION, **_ASKED | {"asked_id": "{bare}"}
    ),
    _judge(
        "a colleague's note as a question",
        "CD644",
        insert("note", NOTE, id="981", important="true"),
        **_ASKED,
    ),
    _judge(
        "a note that need not be weighed as a question",
        "CD644",
        insert("note", NOTE, id="981", important="false", **_OF_SABINA),
        **_ASKED,
    ),
    _judge("under a number of one's own", "CD151", id="1"),
    Attack(
        "said otherwise later",
        ADMINISTRATOR,
        "UPDATE hit_judgement SET verdict = 'suspected'",
        "CD641",
        (_JUDGED,),
    ),
    Attack(
        "its words taken away without an erasure",
        ADMINISTRATOR,
        "UPDATE hit_judgement SET text = ''",
        "CD641",
        (_JUDGED,),
    ),
    Attack("taken out", ADMINISTRATOR, "DELETE FROM hit_judgement", "CD641", (_JUDGED,)),
    _judge("of nothing", "CD642", members="''"),
    _judge("of what is no application", "CD642", members="'7'"),
    _judge("of an application that there is not", "CD646", members="'|{held}|999999|'"),
    _judge("of letters", "CD646", members="'|x|'"),
    _judge(
        "of another office's application",
        "CD646",
        _OF_YASAMAL,
    ),
    *(
        Attack(
            f"judgements by {login}, past the look",
            login,
            "SELECT text FROM hit_judgement",
            DENIED,
            (_JUDGED,),
        )
        for login in ("gunel", "sabina", "audit", "kamran")
    ),
    Attack(
        id="another organisation's judgements",
        login="kamran",
        statements="SELECT * FROM cd_recurring_judgements()",
        expected=0,
        stage=(searched("kamran", "recurring:"), _JUDGED),
    ),
    Attack(
        id="another office's judgements",
        login="sabina",
        statements="SELECT * FROM cd_recurring_judgements()",
        expected=0,
        stage=(
            searched("sabina", "recurring:"),
            _JUDGED,
            _OF_YASAMAL,
        ),
    ),
)
CONTROLS = (
    _judge("a supervisor judges", 1),
    _judge("and asks", 1, _QUESTION, **_ASKED),
    *(
        Attack(
            id=f"{name} after a trace",
            login="sabina",
            statements=f"SELECT count(*) >= 0 FROM {name}()",
            expected=(True,),
            stage=(searched("sabina", "recurring:"),),
        )
        for name in _FUNCTIONS
    ),
    Attack(
        id="a telephone leaves as something else",
        login="sabina",
        statements="SELECT min(length(shared)) FROM cd_recurring_telephones()",
        expected=(64,),
        stage=(
            searched("sabina", "recurring:"),
            "UPDATE application_person SET fin = lpad(id::text, 7, '0')",
        ),
    ),
    Attack(
        id="an auditor sees what was said",
        login="audit",
        statements="SELECT verdict FROM cd_recurring_judgements()",
        expected=("harmless",),
        stage=(searched("audit", "recurring:"), _JUDGED),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_looks_unseen_or_judges_for_another(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_who_oversees_looks_and_judges(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
