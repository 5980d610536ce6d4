"""Whoever looks for a person leaves a row that says for whom, committed before the look, and so
many a minute; and nothing is learnt from what is taken back.
"""

import hashlib
import hmac

import pytest

from tests.attacks.attacker import (
    DENIED,
    Attack,
    Installation,
    answer,
    change,
    connect,
    insert,
    searched,
)

_BARE = {
    "staff_id": "{gunel}",
    "actor": "'{gunel_name}'",
    "purpose": "'search'",
    "at": "cd_now()",
}
_MINE = "fin:5XK2M7P"
_LOOK = "SELECT cd_find_fin('5XK2M7P')"
_KNOWN = "SELECT * FROM cd_known_request('e-gov', 'eg-elsewhere', {}, 'x', 'x', 'x')"
_CONTENT = "(SELECT content_sha256 FROM application WHERE id = {elsewhere})"

ATTACKS = (
    Attack(
        "a row of the log that does not say what is sought",
        "gunel",
        insert("access_log", _BARE),
        "CD704",
    ),
    Attack(
        "a row of the log that says it in one's own figures",
        "gunel",
        insert("access_log", _BARE, sought="'x'"),
        DENIED,
    ),
    Attack(
        "a clerk takes a list out as a file",
        "gunel",
        insert("access_log", _BARE, purpose="'report'", given="'applications'"),
        "CD708",
    ),
    Attack(
        "a supervisor takes out a file and does not say which",
        "sabina",
        insert(
            "access_log",
            _BARE,
            staff_id="{sabina}",
            actor="'{sabina_name}'",
            purpose="'report'",
        ),
        "CD707",
    ),
    Attack(
        "a look at an application says that a file was taken",
        "gunel",
        insert("access_log", _BARE, purpose="'open'", application_id="{fresh}", given="'x'"),
        "CD707",
    ),
    Attack(
        id="a look for another than was said",
        login="gunel",
        statements="SELECT cd_find_fin('9ZZ9ZZ9')",
        expected="CD704",
        stage=(searched("gunel", _MINE),),
    ),
    Attack(
        id="a telephone under the row of a FIN",
        login="gunel",
        statements="SELECT cd_find_mobile('5XK2M7P')",
        expected="CD704",
        stage=(searched("gunel", _MINE),),
    ),
    Attack(
        id="a look under a colleague's row",
        login="gunel",
        statements=_LOOK,
        expected="CD704",
        stage=(searched("tural", _MINE),),
    ),
    Attack(
        "a look in the transaction of its row",
        "gunel",
        ("SELECT cd_seek('fin', '5XK2M7P')", _LOOK),
        "CD704",
    ),
    Attack(
        id="the register is asked about another than was said",
        login="gunel",
        statements=insert(
            "register_question",
            {"staff_id": "{gunel}", "fin": "'9ZZ9ZZ9'", "requested_at": "cd_now()"},
        ),
        expected="CD511",
        stage=(searched("gunel", _MINE),),
    ),
    Attack(
        "a refused application's FIN tried out",
        "gunel",
        "SELECT * FROM cd_renewable('{refused_number}', 'no_debt', '5XK2M7P')",
        "CD704",
    ),
    Attack(
        id="the thirty-first search of a minute",
        login="gunel",
        statements="SELECT cd_seek('fin', '5XK2M7P')",
        expected="CD705",
        stage=(searched("gunel", _MINE),) * 30,
    ),
    Attack(
        id="more than the office's setting allows",
        login="gunel",
        statements="SELECT cd_seek('fin', '5XK2M7P')",
        expected="CD705",
        stage=(
            "DELETE FROM setting WHERE key = 'searches_per_minute'",
            "INSERT INTO setting VALUES ('searches_per_minute', '2')",
            *(searched("gunel", _MINE),) * 2,
        ),
    ),
    Attack(
        "a search that does not see the others",
        "gunel",
        (
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            "SELECT cd_seek('fin', '5XK2M7P')",
        ),
        "CD705",
    ),
    *(
        Attack(
            id=f"gunel calls {call}, had she the right",
            login="gunel",
            statements=f"SELECT {call}",
            expected=code,
            laid_open=(f"GRANT EXECUTE ON FUNCTION {signature} TO cd_clerk",),
        )
        for call, signature, code in (
            ("cd_link({held})", "cd_link(bigint)", "CD406"),
            ("cd_quiet_events()", "cd_quiet_events()", "CD921"),
        )
    ),
    Attack("a search by the gateway", "gateway_sample", "SELECT cd_seek('fin', 'x')", DENIED),
    Attack("the secret", "admin", "SELECT * FROM secret", DENIED),
    Attack("the secret for the worker", "worker_sample", "SELECT * FROM secret", DENIED),
    Attack("what a FIN is kept as", "gunel", "SELECT cd_hmac('fin:5XK2M7P')", DENIED),
    Attack("what another sought", "sabina", "SELECT sought FROM access_log", DENIED),
    # Linking and taking it back would tell of every office's applications.
    *(
        Attack(f"{login} links", login, "SELECT cd_link({held})", DENIED)
        for login in ("gunel", "sabina", "admin", "gateway_sample")
    ),
    Attack(
        "another office's number by its portal request",
        "gunel",
        _KNOWN.format("'x'"),
        (None, False),
    ),
    Attack(
        "the links that a registration has, before it is committed",
        "gunel",
        (change("held", "gunel", "release"), "SELECT * FROM application_link"),
        DENIED,
    ),
)
CONTROLS = (
    Attack("a search is logged", "gunel", "SELECT cd_seek('fin', '5XK2M7P')", 1),
    Attack(
        id="who has said it finds",
        login="gunel",
        statements="SELECT DISTINCT 1 FROM cd_find_fin('5XK2M7P')",
        expected=1,
        stage=(searched("gunel", _MINE),),
    ),
    Attack(
        id="the thirtieth search of a minute",
        login="gunel",
        statements="SELECT cd_seek('fin', '5XK2M7P')",
        expected=1,
        stage=(searched("gunel", _MINE),) * 29,
    ),
    Attack(
        "one's own request that came before",
        "gunel",
        "SELECT number, same FROM cd_known_request('e-gov', 'eg-held', 'x', 'x', 'x', 'x')",
        ("{held_number}", False),
    ),
    Attack("the worker links", "worker_sample", "SELECT cd_link({held})", 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_no_look_without_its_own_committed_row(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_who_says_for_whom_looks(installation: Installation, attack: Attack) -> None:
    if isinstance(attack.expected, tuple):
        number = installation.facts["held_number"]
        assert installation.attempt(attack) == (number, False)
        return
    installation.check(attack)


def test_what_is_kept_of_a_search_is_an_hmac_under_the_databases_secret(
    own_installation: Installation,
) -> None:
    with own_installation.own_session("gunel") as connection, connection.cursor() as cursor:
        assert answer(cursor, ("SELECT cd_seek('fin', 'ƏBC')",), {}) == 1
        connection.commit()
    ((secret,),) = own_installation.administrator("SELECT value FROM secret")
    ((sought,),) = own_installation.administrator(
        "SELECT sought FROM access_log ORDER BY id DESC LIMIT 1"
    )
    assert sought == hmac.new(bytes(secret), "fin:ƏBC".encode(), hashlib.sha256).hexdigest()


def test_two_sessions_of_one_person_have_one_limit_between_them(
    own_installation: Installation,
) -> None:
    seek = b"SELECT cd_seek('fin', '5XK2M7P')"
    own_installation.administrator(*(searched("gunel", _MINE),) * 29, past_triggers=True)
    with (
        connect(own_installation.url, "gunel") as first,
        connect(own_installation.url, "gunel") as second,
    ):
        first.execute(seek)
        second.execute("SET lock_timeout = '100ms'")
        assert answer(second.cursor(), (seek.decode(),), {}) == "55P03"
        second.rollback()
        first.commit()
        assert answer(second.cursor(), (seek.decode(),), {}) == "CD705"
