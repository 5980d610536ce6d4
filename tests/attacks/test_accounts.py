"""Accounts and their logins: taken over, widened, made by the wrong one."""

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
from tests.attacks.rows import STAFF

VERIFIER = "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$aGVsbG8=:aGVsbG8="
_AS_CLERK = (
    "GRANT INSERT, UPDATE ON staff TO cd_clerk",
    "GRANT USAGE ON SEQUENCE staff_id_seq TO cd_clerk",
    "CREATE POLICY laid_open ON staff TO cd_clerk USING (true)",
)
_NAMED = (
    "ALTER TABLE staff DISABLE TRIGGER cd_refuse_staff_insert",
    "ALTER TABLE staff DISABLE TRIGGER cd_refuse_staff_update",
)

ATTACKS = (
    Attack(
        "a clerk makes an account, had she the right",
        "gunel",
        insert("staff", STAFF),
        "CD911",
        laid_open=(*_AS_CLERK, *READING),
    ),
    Attack(
        "a clerk widens an account, had she the right",
        "gunel",
        "UPDATE staff SET role = 'admin' WHERE login = 'gunel'",
        "CD911",
        laid_open=(*_AS_CLERK, *READING),
    ),
    Attack("an account in another organisation", "boss", insert("staff", STAFF), "CD911"),
    Attack(
        "an account in another organisation, past the rule",
        "boss",
        insert("staff", STAFF),
        DENIED,
        laid_open=_NAMED,
    ),
    Attack(
        "another organisation's person promoted",
        "boss",
        "UPDATE staff SET role = 'supervisor' WHERE login = 'gunel'",
        0,
        laid_open=READING,
    ),
    Attack("everybody renamed, without a condition", "boss", "UPDATE staff SET name = 'x'", 3),
    Attack(
        "an account under another login",
        ADMINISTRATOR,
        "UPDATE staff SET login = 'newcomer' WHERE login = 'gunel'",
        "CD912",
    ),
    Attack("a stored password", "admin", insert("staff", STAFF, password_hash="'x'"), "CD913"),
    Attack(
        "a stored password afterwards",
        ADMINISTRATOR,
        "UPDATE staff SET password_hash = 'x' WHERE login = 'gunel'",
        "CD913",
    ),
    Attack(
        "one's own role by the administrator",
        "admin",
        "UPDATE staff SET role = 'supervisor' WHERE login = 'admin'",
        "CD914",
        laid_open=READING,
    ),
    Attack("one's own account closed", "admin", "SELECT cd_set_active('admin', false)", "CD914"),
    Attack("an account deleted", ADMINISTRATOR, "DELETE FROM staff WHERE login = 'leyla'", "CD915"),
    Attack(
        "a colleague becomes the worker",
        "admin",
        "UPDATE staff SET role = 'worker' WHERE login = 'gunel'",
        "CD919",
        laid_open=READING,
    ),
    Attack(
        "a colleague becomes the owner",
        "admin",
        "UPDATE staff SET role = 'owner' WHERE login = 'gunel'",
        "CD919",
        laid_open=READING,
    ),
    Attack(
        "a newcomer who is the worker", "admin", insert("staff", STAFF, role="'worker'"), "CD919"
    ),
    Attack(
        "a newcomer who is the gateway", "admin", insert("staff", STAFF, role="'gateway'"), "CD919"
    ),
    *(
        Attack(f"{login} calls {function}", login, f"SELECT {function}", "CD916")
        for login in ("gunel", "sabina", "audit", "boss")
        for function in (
            "cd_make_login('tural')",
            f"cd_set_verifier('tural', '{VERIFIER}')",
            "cd_set_active('tural', false)",
            "cd_end_sessions('tural')",
        )
    ),
    Attack(
        "the administrator makes a login of nobody's account",
        "admin",
        "SELECT cd_make_login('postgres')",
        "CD916",
    ),
    Attack(
        "the server's administrator makes a login of nobody's account",
        ADMINISTRATOR,
        "SELECT cd_make_login('newcomer')",
        "CD917",
    ),
    Attack(
        "an account named like the server's administrator",
        "admin",
        (insert("staff", STAFF, login="'postgres'"), "SELECT cd_make_login('postgres')"),
        "CD917",
    ),
    Attack(
        "an account named like the owner",
        "admin",
        (insert("staff", STAFF, login="'cd_owner'"), "SELECT cd_make_login('cd_owner')"),
        "CD917",
    ),
    Attack(
        "an account named like the worker",
        "admin",
        (insert("staff", STAFF, login="'worker_sample'"), "SELECT cd_make_login('worker_sample')"),
        "CD917",
    ),
    Attack(
        "an account named like a right of the server",
        "admin",
        (
            insert("staff", STAFF, login="'pg_read_all_data'"),
            "SELECT cd_make_login('pg_read_all_data')",
        ),
        "CD917",
    ),
    Attack(
        "the verifier of the server's administrator",
        "admin",
        f"SELECT cd_set_verifier('postgres', '{VERIFIER}')",
        "CD916",
    ),
    Attack(
        "a password in place of its verifier",
        "admin",
        "SELECT cd_set_verifier('gunel', 'secret')",
        "CD918",
    ),
    Attack(
        "a verifier that is SQL",
        "admin",
        "SELECT cd_set_verifier('gunel', 'x'' SUPERUSER --')",
        "CD918",
    ),
    *(
        Attack(
            f"{login} makes a worker",
            login,
            "SELECT cd_make_service('{login}', 'worker')".replace("{login}", login),
            DENIED,
        )
        for login in EVERYBODY
    ),
    Attack(
        "a clerk makes a worker, had she the right",
        "gunel",
        "SELECT cd_make_service('newcomer', 'worker')",
        "CD916",
        laid_open=("GRANT EXECUTE ON FUNCTION cd_make_service(text, text) TO cd_clerk",),
    ),
    Attack(
        "a person becomes a worker",
        ADMINISTRATOR,
        "SELECT cd_make_service('gunel', 'worker')",
        "CD916",
    ),
    Attack(
        "a demoted supervisor keeps the former rights",
        "admin",
        (
            "UPDATE staff SET role = 'auditor' WHERE login = 'sabina'",
            "SELECT cd_make_login('sabina')",
            "SELECT pg_has_role('sabina', 'cd_supervisor', 'USAGE')",
        ),
        (False,),
        laid_open=READING,
    ),
)

CONTROLS = (
    Attack(
        "the administrator makes an account",
        "admin",
        (insert("staff", STAFF), "SELECT cd_make_login('newcomer')"),
        1,
    ),
    Attack(
        "the administrator sets a password",
        "admin",
        f"SELECT cd_set_verifier('leyla', '{VERIFIER}')",
        1,
    ),
    Attack(
        "the administrator promotes",
        "admin",
        "UPDATE staff SET role = 'supervisor' WHERE login = 'leyla'",
        1,
        laid_open=READING,
    ),
    Attack(
        "the administrator gives a person an office",
        "admin",
        insert("staff_department", {"staff_id": "{leyla}", "department_id": "{dep_su_nesimi}"}),
        1,
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_widens_an_account(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_administrator_administers(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
