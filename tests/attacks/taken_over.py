"""Logins that are no person's, and how an administrator would take them over."""

from tests.attacks.attacker import ADMINISTRATOR, DENIED, READING, Attack, insert
from tests.attacks.rows import STAFF
from tests.attacks.test_accounts import VERIFIER

_NOT_PEOPLE = (
    *("worker_sample", "gateway_sample", "postgres", "cd_owner", "cd_admin", "cd_worker"),
    *("pg_monitor", "pg_read_all_data", "public", "none", "local", "worker", "owner"),
)
"""Logins of programs, groups and the server, and what the program calls itself."""
_DOORS = (
    "cd_make_login('{login}')",
    f"cd_set_verifier('{{login}}', '{VERIFIER}')",
    "cd_set_active('{login}', true)",
    "cd_set_active('{login}', false)",
    "cd_end_sessions('{login}')",
)
_LEFT_BEHIND = "UPDATE staff SET login = '{login}' WHERE login = 'leyla'"
"""An account that a former version, or somebody past the rules, has given such a name."""


def _of(login: str, statement: str) -> str:
    return statement.replace("{login}", login)


TAKEN_OVER = (
    *(
        Attack(
            f"an account with the login {login}",
            "admin",
            insert("staff", STAFF, login=f"'{login}'"),
            "CD917",
        )
        for login in _NOT_PEOPLE
    ),
    *(
        Attack(
            f"an account with the login {login}, by the database's owner",
            ADMINISTRATOR,
            insert("staff", STAFF, login=f"'{login}'"),
            "CD917",
        )
        for login in ("worker_sample", "postgres", "local")
    ),
    *(
        Attack(
            id=f"{_of(login, door)} of an account left behind",
            login="admin",
            statements=f"SELECT {_of(login, door)}",
            expected="CD917",
            stage=(_of(login, _LEFT_BEHIND),),
        )
        for login in ("worker_sample", "gateway_sample", "postgres", "cd_owner", "local")
        for door in _DOORS
    ),
    Attack(
        id="the worker promoted",
        login="admin",
        statements="UPDATE staff SET role = 'supervisor' WHERE login = 'worker_sample'",
        expected="CD917",
        stage=(_of("worker_sample", _LEFT_BEHIND),),
        laid_open=READING,
    ),
    Attack(
        id="somebody who is taken for the program promoted",
        login="admin",
        statements="UPDATE staff SET role = 'supervisor' WHERE login = 'local'",
        expected="CD917",
        stage=(_of("local", _LEFT_BEHIND),),
        laid_open=READING,
    ),
    Attack(
        id="the worker closed",
        login="admin",
        statements="UPDATE staff SET active = false WHERE login = 'worker_sample'",
        expected=DENIED,
        stage=(_of("worker_sample", _LEFT_BEHIND),),
    ),
    *(
        Attack(
            f"the owner {door} a server's administrator", ADMINISTRATOR, f"SELECT {door}", "CD917"
        )
        for door in (_of("postgres", _DOORS[1]), _of("cd_owner", _DOORS[4]))
    ),
    *(
        Attack(
            f"a person who is called {name}",
            "admin",
            insert("staff", STAFF, name=f"'{name}'"),
            "CD903",
        )
        for name in ("worker", " Local ", "sql")
    ),
    Attack(
        "a colleague who is called like the program",
        "admin",
        "UPDATE staff SET name = 'worker' WHERE id = {gunel}",
        "CD903",
    ),
    Attack(
        id="the last administrator demoted",
        login=ADMINISTRATOR,
        statements="UPDATE staff SET role = 'clerk' WHERE login = 'boss'",
        expected="CD904",
    ),
    Attack(
        id="the access log of last year made ready to be cut",
        login=ADMINISTRATOR,
        statements="""
            INSERT INTO setting (key, value)
            VALUES ('access_log_since', EXTRACT(YEAR FROM cd_now() + INTERVAL '5 hours')::text)
        """,
        expected="CD706",
    ),
    Attack(
        id="years of the access log that were cut come back",
        login=ADMINISTRATOR,
        statements="UPDATE setting SET value = '2019' WHERE key = 'access_log_since'",
        expected="CD706",
        stage=("INSERT INTO setting (key, value) VALUES ('access_log_since', '2020')",),
    ),
    Attack(
        id="the series of numbers that a restore began taken back",
        login=ADMINISTRATOR,
        statements="UPDATE setting SET value = '1' WHERE key = 'number_series'",
        expected="CD716",
        stage=("INSERT INTO setting (key, value) VALUES ('number_series', '2')",),
    ),
    Attack(
        id="the series of numbers that a restore began forgotten",
        login=ADMINISTRATOR,
        statements="DELETE FROM setting WHERE key = 'number_series'",
        expected="CD716",
        stage=("INSERT INTO setting (key, value) VALUES ('number_series', '2')",),
    ),
    Attack(
        id="the last administrator closed",
        login=ADMINISTRATOR,
        statements="SELECT cd_set_active('admin', false)",
        expected="CD904",
    ),
)
