"""History and seals: written by hand, altered, left out."""

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    EVERYBODY,
    READING,
    Attack,
    Installation,
    insert,
)

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
_EVENT = """
    INSERT INTO event (application_id, at, actor, action)
    VALUES ({held}, cd_now(), 'x', 'approve')
"""

ATTACKS = (
    Attack(
        "a clerk asks who looks at how much", "gunel", "SELECT * FROM cd_outliers('-infinity')", 0
    ),
    Attack(
        "another organisation's administrator asks it",
        "boss",
        "SELECT * FROM cd_outliers('-infinity') WHERE person = {gunel}",
        0,
    ),
    *(Attack(f"{login} writes history", login, _EVENT, DENIED) for login in EVERYBODY),
    *(
        Attack(f"{login} alters history", login, "UPDATE event SET actor = 'x'", DENIED)
        for login in ("gunel", "admin", "audit", "worker_sample")
    ),
    *(
        Attack(f"{login} deletes history", login, "DELETE FROM event", DENIED)
        for login in ("gunel", "admin", "audit", "worker_sample")
    ),
    Attack("a hash is put right", "admin", "UPDATE event SET hash = 'x'", DENIED),
    # Its row would hang behind the same one as another's that came meanwhile.
    Attack(
        "a look written where the present is not seen",
        "gunel",
        (
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            "INSERT INTO access_log (application_id, staff_id, actor, purpose, at)"
            " VALUES ({closed}, {gunel}, '{gunel_name}', 'open', cd_now())",
        ),
        "CD924",
    ),
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
            *READING,
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
    *(
        Attack(
            id=f"a clerk{' with the right to it' if laid_open else ''} cuts the log {function}",
            login="gunel",
            statements=f"SELECT {call}",
            expected=code,
            laid_open=laid_open,
        )
        for function, call, signature in (
            (
                "row by row",
                "cd_cut_looks(1000, cd_now(), cd_now())",
                "cd_cut_looks(integer, timestamptz, timestamptz)",
            ),
            ("by the year", "cd_looks_since(2030)", "cd_looks_since(integer)"),
        )
        for code, laid_open in (
            (DENIED, ()),
            ("CD921", (f"GRANT EXECUTE ON FUNCTION {signature} TO cd_clerk",)),
        )
    ),
    *(
        Attack(
            id=f"the worker cuts the access log {of_what}",
            login="worker_sample",
            statements=f"SELECT {call}",
            expected=code,
            stage=stage,
        )
        for of_what, call, code, stage in (
            ("that nobody has said to cut", "cd_cut_looks(9, cd_now(), cd_now())", "CD701", ()),
            (
                # Of which there are none: what proves those that somebody took out is left.
                "of twenty years ago, and forgets what proves today's",
                "cd_cut_looks(9, cd_now() - INTERVAL '20 years', cd_now())",
                "CD701",
                (),
            ),
            (
                "of years that are kept",
                "cd_cut_looks(9, cd_now(), cd_now())",
                "CD701",
                ("INSERT INTO setting VALUES ('access_log_since', '2024')",),
            ),
            ("though nobody has said for how long it stays", "cd_looks_since(2020)", "CD706", ()),
            (
                "earlier than the settings say",
                "cd_looks_since(2024)",
                "CD706",
                ("UPDATE setting SET value = '9' WHERE key = 'access_log_years'",),
            ),
        )
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

CONTROLS = (
    Attack("an honest seal", "worker_sample", insert("seal", _SEAL), 1),
    Attack("the worker waits for quiet", "worker_sample", "SELECT cd_quiet_events()", 1),
    Attack(
        "history is read",
        "gunel",
        "SELECT DISTINCT 1 FROM desk.event WHERE application_id = {held}",
        1,
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_writes_or_changes_history(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_worker_seals_and_clerks_read(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
