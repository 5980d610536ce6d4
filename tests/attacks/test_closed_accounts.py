"""A closed account has nothing left, whatever it was."""

import pytest

from tests.attacks.attacker import Attack, Installation

_CLOSED = "UPDATE staff SET active = false WHERE login = 'admin'"
_HOLIDAY = "INSERT INTO calendar_override VALUES ('2031-01-02', false, 'x')"
_SETTING = "INSERT INTO organisation_setting VALUES ({org_azersu}, 'office_opens', '09:00')"
_OFFICE_DATA = (
    ("organisation_name", "legal_name"),
    ("district_route", "department_id"),
    ("document_requirement", "required"),
    ("refusal_reason", "az"),
    ("message_template", "body"),
    ("message_rule", "enabled"),
    ("legal_basis", "act"),
    ("organisation_setting", "value"),
)

_WHO = ("cd_me", "cd_role", "cd_name", "cd_organisation", "cd_departments", "cd_services")
"""Each tells of who is logged in, and is asked by rules and policies by itself."""

ATTACKS = (
    *(
        Attack(
            id=f"a login that is nobody's account asks {function}",
            login="newcomer",
            statements=f"SELECT {function}()",
            expected="CD002",
            laid_open=("CREATE ROLE newcomer LOGIN", "GRANT cd_clerk TO newcomer"),
        )
        for function in _WHO
    ),
    *(
        Attack(
            id=f"a closed account asks {function}",
            login="leyla",
            statements=f"SELECT {function}()",
            expected="CD001",
            stage=("UPDATE staff SET active = false WHERE login = 'leyla'",),
        )
        for function in _WHO
    ),
    Attack(
        "a login that is nobody's account",
        "newcomer",
        "SELECT * FROM desk.application",
        "CD002",
        laid_open=("CREATE ROLE newcomer LOGIN", "GRANT cd_clerk TO newcomer"),
    ),
    Attack(
        id="a closed account",
        login="leyla",
        statements="SELECT * FROM desk.application",
        expected="CD001",
        stage=("UPDATE staff SET active = false WHERE login = 'leyla'",),
    ),
    Attack(
        id="a closed account reads the seals",
        login="leyla",
        statements="SELECT * FROM seal",
        expected="CD001",
        stage=(
            "UPDATE staff SET active = false WHERE login = 'leyla'",
            "INSERT INTO seal VALUES (999, cd_now(), 0, 1, 1, 'x', '', 'x', NULL)",
        ),
    ),
    Attack(
        id="a closed account reads the alarms",
        login="leyla",
        statements="SELECT * FROM alarm",
        expected="CD001",
        stage=(
            "UPDATE staff SET active = false WHERE login = 'leyla'",
            "INSERT INTO alarm (source, code, detail, since) VALUES ('x', 'x', 'x', cd_now())",
        ),
    ),
    Attack(
        id="a closed account reads the worker's heartbeat",
        login="leyla",
        statements="SELECT * FROM heartbeat",
        expected="CD001",
        stage=("UPDATE staff SET active = false WHERE login = 'leyla'",),
    ),
    Attack(
        id="a closed account reads what is published",
        login="leyla",
        statements="SELECT * FROM publication",
        expected="CD001",
        stage=(
            "UPDATE staff SET active = false WHERE login = 'leyla'",
            "INSERT INTO publication (name, content, at) VALUES ('x', 'x', cd_now())",
        ),
    ),
    Attack(
        id="a closed account reads how the worker's lanes do",
        login="leyla",
        statements="SELECT * FROM lane",
        expected="CD001",
        stage=(
            "UPDATE staff SET active = false WHERE login = 'leyla'",
            "INSERT INTO lane (lane, at) VALUES ('x', cd_now())",
        ),
    ),
    *(
        Attack(
            id=f"a closed account changes {table}",
            login="admin",
            statements=f"UPDATE {table} SET {column} = {column}",
            expected="CD001",
            stage=(_CLOSED,),
        )
        for table, column in _OFFICE_DATA
    ),
    Attack(
        id="a closed account adds a reason",
        login="admin",
        statements="""
            INSERT INTO refusal_reason VALUES ('idp', 'x', 99, 'x', 'x', 'x', 'x', 'x', 'x')
        """,
        expected="CD001",
        stage=(_CLOSED,),
    ),
    Attack(
        id="a closed account adds a message's text",
        login="admin",
        statements="""
            INSERT INTO message_template (event, channel, language, version, body)
            VALUES ('x', 'x', 'az', 1, 'x')
        """,
        expected="CD001",
        stage=(_CLOSED,),
    ),
    Attack(
        id="a closed account adds a holiday",
        login="admin",
        statements="INSERT INTO calendar_override VALUES ('2031-01-01', false, 'x')",
        expected="CD001",
        stage=(_CLOSED,),
    ),
    Attack(
        id="a closed account adds a setting",
        login="admin",
        statements=_SETTING,
        expected="CD001",
        stage=(_CLOSED,),
    ),
    Attack(
        id="a closed account moves the holidays",
        login="admin",
        statements="UPDATE calendar_override SET is_working = true",
        expected="CD001",
        stage=(_CLOSED, _HOLIDAY),
    ),
    Attack(
        id="a closed account deletes the holidays",
        login="admin",
        statements="DELETE FROM calendar_override",
        expected="CD001",
        stage=(_CLOSED, _HOLIDAY),
    ),
    Attack(
        id="a closed account changes a setting",
        login="admin",
        statements="UPDATE organisation_setting SET value = 'x' WHERE key = 'office_opens'",
        expected="CD001",
        stage=(_CLOSED, _SETTING),
    ),
)

CONTROLS = (
    Attack(
        "the administrator closes an account", "admin", "SELECT cd_set_active('leyla', false)", 1
    ),
    Attack("the account is open", "leyla", "SELECT 1 FROM application WHERE id = {fresh}", 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_closed_account_is_shut_out(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_an_open_account_goes_on(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
