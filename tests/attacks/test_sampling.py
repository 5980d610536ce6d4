"""Sampling by raw SQL: to be spared or picked by choice, to look at one's own decision, twice, in
another's name, or otherwise later.
"""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, DENIED, Attack, Installation, insert, ticket

_THEN = "date_trunc('day', cd_now() - INTERVAL '2 days')"
"""Of the decision: the same moment in the stage and in what is written."""
_DECIDED = f"UPDATE application SET decided_at = {_THEN} WHERE id = {{closed}}"
_PICK = {"application_id": "{closed}", "picked_at": "cd_now()", "waiting": "true"}
_PICKED = insert("sampled_decision", _PICK, id="990")
_STAGE = (_DECIDED, _PICKED)
_LOOK = {
    "application_id": "{closed}",
    "decision": "'completed'",
    "decided_by": "{gunel}",
    "decided_at": _THEN,
    "agrees": "true",
    "reason": "NULL",
    "text": "NULL",
    "actor_id": "{sabina}",
    "actor": "'{sabina_name}'",
    "at": "cd_now()",
    "op_id": "'x'",
}
_LOOKED = insert("sample_look", _LOOK)
_STAGED_LOOK = insert("sample_look", _LOOK, id="991")
_ALL = """
        INSERT INTO organisation_setting (organisation_id, key, value)
        VALUES ({org_azersu}, 'sample_percent', '100')
    """
_RUN = "SELECT cd_pick_samples(cd_now() - INTERVAL '30 days')"


def _look(name: str, expected: str | int, login: str = "sabina", **changes: str) -> Attack:
    return Attack(
        id=name,
        login=login,
        statements=insert("sample_look", _LOOK, **changes),
        expected=expected,
        stage=_STAGE,
    )


def _pick(name: str, *stage: str, **changes: str) -> Attack:
    return Attack(
        id=name,
        login=ADMINISTRATOR,
        statements=insert("sampled_decision", _PICK, **changes),
        expected="CD631",
        stage=stage,
    )


ATTACKS = (
    *(
        Attack(f"picked by {login}", login, insert("sampled_decision", _PICK), DENIED, (_DECIDED,))
        for login in ("gunel", "sabina", "admin", "audit", "worker_sample", "gateway_sample")
    ),
    *(
        Attack(f"{login} lets it be picked", login, _RUN, DENIED, (_DECIDED, _ALL))
        for login in ("gunel", "sabina", "admin", "audit", "gateway_sample")
    ),
    *(
        Attack(
            id=f"{login} asks beforehand",
            login=login,
            statements="SELECT cd_is_sampled({held}, 5)",
            expected=DENIED,
        )
        for login in ("gunel", "sabina", "admin", "worker_sample")
    ),
    Attack(
        id="a supervisor lets it be picked, could one call that",
        login="sabina",
        statements=_RUN,
        expected="CD631",
        stage=(_DECIDED, _ALL),
        laid_open=("GRANT EXECUTE ON FUNCTION cd_pick_samples TO cd_supervisor",),
    ),
    Attack(
        id="a supervisor asks whether anything is to be picked, could one call that",
        login="sabina",
        statements=_RUN,
        expected="CD631",
        laid_open=("GRANT EXECUTE ON FUNCTION cd_pick_samples TO cd_supervisor",),
    ),
    Attack(
        id="picked by a clerk, could one write there",
        login="gunel",
        statements=insert("sampled_decision", _PICK),
        expected="CD631",
        stage=(_DECIDED,),
        laid_open=(
            "GRANT INSERT ON sampled_decision TO cd_clerk",
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA clerkdesk TO cd_clerk",
            "CREATE POLICY laid_open ON sampled_decision FOR INSERT TO cd_clerk WITH CHECK (true)",
        ),
    ),
    _pick("picked while it can be taken back", "UPDATE application SET decided_at = cd_now()"),
    _pick("picked before it is decided", application_id="{held}"),
    _pick("picked as looked at already", _DECIDED, waiting="false"),
    _pick(
        "picked where nobody has decided",
        _DECIDED,
        "UPDATE application SET decided_by = NULL WHERE id = {closed}",
    ),
    _pick(
        "picked where nothing is left to see",
        _DECIDED,
        "UPDATE application SET erased_at = cd_now() WHERE id = {closed}",
    ),
    Attack(
        id="let go without a look",
        login=ADMINISTRATOR,
        statements="UPDATE sampled_decision SET waiting = false",
        expected="CD632",
        stage=_STAGE,
    ),
    Attack(
        id="put off for another application",
        login=ADMINISTRATOR,
        statements="UPDATE sampled_decision SET application_id = {done}, waiting = false",
        expected="CD632",
        stage=(*_STAGE, _STAGED_LOOK),
    ),
    Attack(
        id="awaited again",
        login=ADMINISTRATOR,
        statements="UPDATE sampled_decision SET waiting = true",
        expected="CD632",
        stage=(*_STAGE, _STAGED_LOOK),
    ),
    Attack("picked no more", ADMINISTRATOR, "DELETE FROM sampled_decision", "CD632", _STAGE),
    *(
        Attack(f"{login} lets it go", login, "UPDATE sampled_decision SET waiting = false", DENIED)
        for login in ("gunel", "sabina", "worker_sample")
    ),
    _look(
        "one's own decision",
        "CD635",
        login="gunel",
        actor_id="{gunel}",
        actor="'{gunel_name}'",
    ),
    Attack(
        id="one's own decision, the history of which is gone",
        login="gunel",
        statements=insert("sample_look", _LOOK, actor_id="{gunel}", actor="'{gunel_name}'"),
        expected="CD635",
        stage=(*_STAGE, "DELETE FROM event WHERE application_id = {closed}"),
    ),
    Attack(
        id="of an application that one has judged",
        login="sabina",
        statements=_LOOKED,
        expected="CD635",
        stage=(
            *_STAGE,
            """
                INSERT INTO event (application_id, at, actor_id, actor, action, op_id)
                VALUES ({closed}, cd_now(), {sabina}, '{sabina_name}', 'verdict', 'x')
            """,
        ),
    ),
    _look(
        "by an administrator",
        "CD635",
        login="admin",
        actor_id="{admin}",
        actor="'{admin_name}'",
    ),
    _look("in a colleague's name", "CD637", actor_id="{tural}", actor="'{tural_name}'"),
    _look("under another name", "CD637", actor="'{tural_name}'"),
    _look("long ago", "CD637", at="cd_now() - INTERVAL '2 minutes'"),
    _look("no without a reason", "CD636", agrees="false", text="'Düz deyil'"),
    _look("no for a reason that nobody knows", "CD636", agrees="false", reason="'x'", text="'x'"),
    _look("no without a word", "CD636", agrees="false", reason="'sample_debt'"),
    _look("yes with a reason against it", "CD636", reason="'sample_debt'", text="'x'"),
    _look("of what was not picked", "CD634", application_id="{refused}"),
    _look("of another decision", "CD634", decision="'refused'"),
    _look("of another's decision", "CD634", decided_by="{tural}"),
    _look("of an earlier decision", "CD634", decided_at=f"{_THEN} - INTERVAL '1 day'"),
    _look("under a number of one's own", "CD151", id="1"),
    Attack(
        id="a second time",
        login="tural",
        statements=insert("sample_look", _LOOK, actor_id="{tural}", actor="'{tural_name}'"),
        expected="CD634",
        stage=(
            *_STAGE,
            _STAGED_LOOK,
            "UPDATE sampled_decision SET waiting = false",
        ),
    ),
    Attack(
        id="of what is worked on again",
        login="sabina",
        statements=_LOOKED,
        expected="CD634",
        stage=(*_STAGE, "UPDATE application SET status = 'in_progress' WHERE id = {closed}"),
    ),
    Attack(
        id="of what is erased",
        login="sabina",
        statements=_LOOKED,
        expected="CD634",
        stage=(*_STAGE, "UPDATE application SET erased_at = cd_now() WHERE id = {closed}"),
    ),
    Attack("a look by an auditor", "audit", _LOOKED, DENIED, _STAGE),
    Attack("a look by the worker", "worker_sample", _LOOKED, DENIED, _STAGE),
    _look("a look by the other organisation", "CD637", login="kamran"),
    Attack(
        id="whether another organisation's decision was picked",
        login="kamran",
        statements=insert("sample_look", _LOOK, actor_id="{kamran}", actor="'{kamran_name}'"),
        expected="CD637",
        stage=(_DECIDED,),
    ),
    Attack(
        "a look altered",
        ADMINISTRATOR,
        "UPDATE sample_look SET agrees = false",
        "CD633",
        (*_STAGE, _STAGED_LOOK),
    ),
    Attack(
        "a look deleted",
        ADMINISTRATOR,
        "DELETE FROM sample_look",
        "CD633",
        (*_STAGE, _STAGED_LOOK),
    ),
    *(
        Attack(
            f"{table} without a ticket",
            "tural",
            f"SELECT 1 FROM desk.{table} ",
            0,
            (*_STAGE, _STAGED_LOOK),
        )
        for table in ("sampled_decision", "sample_look")
    ),
    *(
        Attack(
            id=f"{table} of the other organisation, could one read that",
            login="elnur",
            statements=f"SELECT 1 FROM {table} ",
            expected=0,
            stage=(*_STAGE, _STAGED_LOOK),
            laid_open=(f"GRANT SELECT ON {table} TO cd_clerk",),
        )
        for table in ("sampled_decision", "sample_look")
    ),
)
CONTROLS = (
    _look("a supervisor agrees", 1),
    _look(
        "and does not, with a reason and a word",
        1,
        agrees="false",
        reason="'sample_debt'",
        text="'Borc var'",
    ),
    Attack(
        id="what was looked at waits no more",
        login="sabina",
        statements=(_LOOKED, "SELECT waiting FROM desk.sampled_decision"),
        expected=(False,),
        stage=(*_STAGE, ticket("closed", "sabina")),
    ),
    Attack(
        id="the worker lets it be picked",
        login="worker_sample",
        statements=_RUN,
        expected=(1,),
        stage=(_DECIDED, _ALL),
    ),
    Attack(
        id="and not what was picked already",
        login="worker_sample",
        statements=_RUN,
        expected=(0,),
        stage=(*_STAGE, _ALL),
    ),
    Attack(
        id="nor where the office wants none",
        login="worker_sample",
        statements=_RUN,
        expected=(0,),
        stage=(_DECIDED,),
    ),
    Attack(
        id="it is read under a ticket",
        login="tural",
        statements="SELECT agrees FROM desk.sample_look",
        expected=(True,),
        stage=(*_STAGE, _STAGED_LOOK, ticket("closed", "tural")),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_chooses_what_is_looked_at_or_by_whom(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_a_decision_that_was_picked_is_looked_at(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)
