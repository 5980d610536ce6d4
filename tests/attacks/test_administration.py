"""Administrators: every door has the same check, each stays in the own organisation, and nobody
takes what was written of it back.
"""

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    Attack,
    Installation,
    insert,
)
from tests.attacks.beyond import BEYOND, portal_key_of
from tests.attacks.rows import STAFF
from tests.attacks.taken_over import TAKEN_OVER
from tests.attacks.test_accounts import VERIFIER

_WRITTEN = """
    INSERT INTO office_event (at, organisation_id, actor, kind, action, subject)
    VALUES (cd_now(), {org_azersu}, 'x', 'staff', 'password', 'gunel')
"""
HISTORY = (
    *(
        Attack(f"{login} writes what nobody did", login, _WRITTEN, DENIED)
        for login in ("admin", "gunel", "audit", "worker_sample", "gateway_sample")
    ),
    *(
        Attack(f"{login}: {statement}", login, statement, DENIED)
        for login in ("admin", "worker_sample")
        for statement in ("DELETE FROM office_event", "UPDATE office_event SET actor = 'x'")
    ),
    Attack("the owner changes it", ADMINISTRATOR, "UPDATE office_event SET actor = 'x'", "CD302"),
    Attack("the owner deletes it", ADMINISTRATOR, "DELETE FROM office_event", "CD302"),
    Attack(
        id="a neighbour's administration is read",
        login="boss",
        statements="SELECT * FROM cd_office_acts('2020-01-01', 'gunel', 1000)",
        expected=0,
        stage=(_WRITTEN,),
    ),
    Attack(
        "administration is read by a clerk",
        "gunel",
        "SELECT * FROM cd_office_acts('2020-01-01', '', 1000)",
        "CD133",
    ),
    *(
        Attack(f"{login} reads the table itself", login, "SELECT * FROM office_event", DENIED)
        for login in ("admin", "audit", "gunel", "gateway_sample")
    ),
    *(
        Attack(f"{login} acts as somebody else: {statement[:6]}", login, statement, DENIED)
        for login in ("admin", "gunel")
        for statement in (
            "INSERT INTO acting VALUES (0, NULL, 'x', cd_now())",
            "SELECT * FROM acting",
        )
    ),
)

_OWN_DAY = """
    INSERT INTO organisation_day (organisation_id, "on", is_working, reason, decided_by)
    VALUES ({org_azersu}, '2031-01-02', false, 'x', '{admin_name}')
"""
_HOLIDAY = "INSERT INTO calendar_override VALUES ('2031-01-02', false, 'x')"
DEMOTED = tuple(
    Attack(
        id=f"a former administrator: {statement}",
        login="admin",
        statements=statement,
        expected=expected,
        stage=("UPDATE staff SET role = 'clerk' WHERE login = 'admin'", _HOLIDAY, _OWN_DAY),
    )
    for statement, expected in (
        ("UPDATE refusal_reason SET az = 'x'", 0),
        ("UPDATE message_template SET body = 'x'", 0),
        ("INSERT INTO organisation_setting VALUES ({org_azersu}, 'office_opens', '08:00')", DENIED),
        ("UPDATE organisation_name SET city = 'x'", 0),
        ("DELETE FROM district_route", 0),
        ("INSERT INTO calendar_override VALUES ('2031-01-03', false, 'x')", DENIED),
        ("UPDATE calendar_override SET act = 'x'", 0),
        ("DELETE FROM calendar_override", 0),
        (_OWN_DAY.replace("01-02", "01-03"), DENIED),
        ("UPDATE organisation_day SET reason = 'x'", 0),
        ("DELETE FROM organisation_day", 0),
        ("DELETE FROM staff_department", 0),
        ("DELETE FROM staff_service", 0),
        (insert("staff_service", {"staff_id": "{gunel}", "service": "'idp'"}), DENIED),
    )
)

NEIGHBOURS_DAYS = tuple(
    Attack(f"a neighbour's own day: {statement}", "boss", statement, expected, stage=stage)
    for statement, expected, stage in (
        (_OWN_DAY.replace("{admin_name}", "{boss_name}"), DENIED, ()),
        ("UPDATE organisation_day SET is_working = true", 0, (_OWN_DAY,)),
        ("DELETE FROM organisation_day", 0, (_OWN_DAY,)),
    )
)

ATTACKS = (*TAKEN_OVER, *BEYOND, *HISTORY, *DEMOTED, *NEIGHBOURS_DAYS)

CONTROLS = (
    Attack("a day of one's own organisation", "admin", _OWN_DAY, 1),
    Attack(
        id="an own key is revoked",
        login="boss",
        statements="UPDATE portal_key SET revoked_at = cd_now()",
        expected=1,
        stage=(portal_key_of("{org_azerishiq}"),),
    ),
    Attack(
        "an own reason is worded",
        "boss",
        "UPDATE refusal_reason SET az = 'x' WHERE service = 'idp' AND code = 'other'",
        1,
    ),
    Attack(
        "a password that was set is written down",
        "admin",
        (
            f"SELECT cd_set_verifier('leyla', '{VERIFIER}')",
            """
                SELECT login = 'admin', action, new_value
                FROM cd_office_acts('2020-01-01', '', 1)
            """,
        ),
        (True, "password", None),
    ),
    Attack(
        "a role that was changed is written down",
        "admin",
        (
            "UPDATE staff SET role = 'supervisor' WHERE id = {leyla}",
            "SELECT field, old_value, new_value FROM cd_office_acts('2020-01-01', '', 1)",
        ),
        ("role", "clerk", "supervisor"),
    ),
    Attack(
        "an account left behind is closed by the owner",
        ADMINISTRATOR,
        "UPDATE staff SET active = false WHERE login = 'leyla'",
        1,
    ),
    Attack(
        "whoever owns the database makes another administrator",
        ADMINISTRATOR,
        (insert("staff", STAFF, role="'admin'"), "SELECT cd_make_login('newcomer')"),
        1,
    ),
)


@pytest.mark.parametrize("attack", TAKEN_OVER, ids=lambda attack: attack.id)
def test_no_door_leads_to_a_login_that_is_no_persons(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", BEYOND, ids=lambda attack: attack.id)
def test_an_administrator_stays_in_the_own_organisation(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", DEMOTED, ids=lambda attack: attack.id)
def test_who_administers_no_more_changes_nothing(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", HISTORY, ids=lambda attack: attack.id)
def test_nobody_rewrites_what_was_administered(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_what_an_administrator_may_is_done_and_written_down(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


def test_of_two_administrators_who_close_each_other_one_stays(
    own_installation: Installation,
) -> None:
    own_installation.administrator("UPDATE staff SET role = 'admin' WHERE login = 'sabina'")
    own_installation.administrator("SELECT cd_make_login('sabina')")
    with (
        own_installation.own_session("admin") as first,
        own_installation.own_session("sabina") as second,
    ):
        first.execute("SELECT cd_set_active('sabina', false)")
        second.execute("SET lock_timeout = '200ms'")
        with pytest.raises(Exception, match="lock timeout"):
            second.execute("SELECT cd_set_active('admin', false)")
        second.rollback()
        first.rollback()
    own_installation.administrator(
        "UPDATE staff SET role = 'supervisor' WHERE login = 'sabina'",
        "SELECT cd_make_login('sabina')",
    )
