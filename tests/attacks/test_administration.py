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
from tests.attacks.rows import STAFF
from tests.attacks.taken_over import TAKEN_OVER
from tests.attacks.test_accounts import VERIFIER


def _key(organisation: str) -> str:
    """The INSERT of a portal's key; ``organisation``: whose, as SQL."""
    return f"""
        INSERT INTO portal_key (name, organisation_id, channel, hash, per_minute, created_at)
        VALUES ('x', {organisation}, 'e-gov', 'x', 600, cd_now())
    """


BEYOND = (
    Attack(
        "a neighbour's office for one's own clerk",
        "boss",
        insert("staff_department", {"staff_id": "{elnur}", "department_id": "{dep_su_nesimi}"}),
        "CD905",
    ),
    Attack(
        id="a neighbour's numbers, by such an office",
        login="elnur",
        statements="SELECT cd_count('all', ARRAY['no_debt'], NULL, NULL, NULL)",
        expected=(0,),
        stage=(
            insert("staff_department", {"staff_id": "{elnur}", "department_id": "{dep_su_nesimi}"}),
        ),
    ),
    Attack(
        id="a neighbour's new applications, by the short way of counting",
        login="elnur",
        statements="SELECT cd_count('new', ARRAY['no_debt', 'idp'], NULL, NULL, NULL)",
        expected=(0,),
        stage=(
            insert("staff_department", {"staff_id": "{elnur}", "department_id": "{dep_su_nesimi}"}),
        ),
    ),
    Attack(
        "one's own districts sent to a neighbour's office",
        "boss",
        """
            UPDATE district_route
            SET department_id = {dep_su_nesimi}
            WHERE organisation_id = {org_azerishiq}
        """,
        "CD905",
    ),
    Attack(
        id="a new district sent to a neighbour's office",
        login="boss",
        statements="""
            INSERT INTO district_route
            SELECT {org_azerishiq}, max(id), {dep_su_nesimi}
            FROM district
        """,
        expected="CD905",
        stage=(
            "INSERT INTO district SELECT max(id) + 1, 'x', 'x', 'rayon', true, 'x' FROM district",
        ),
    ),
    Attack(
        "where a neighbour's citizens complain",
        "boss",
        "UPDATE complaint_place SET az = 'x' WHERE organisation_id = {org_azersu}",
        0,
    ),
    Attack(
        "where a neighbour's citizens complain from now on",
        "boss",
        "INSERT INTO complaint_place VALUES ({org_azersu}, current_date, 9, 'x', 'x', 'x')",
        DENIED,
    ),
    Attack(
        "a neighbour's message",
        "boss",
        insert(
            "message_template",
            {
                "organisation_id": "{org_azersu}",
                "event": "'registered'",
                "channel": "'sms'",
                "language": "'az'",
                "version": "2",
                "body": "'x'",
            },
        ),
        DENIED,
    ),
    Attack(
        "everybody's message",
        "boss",
        "UPDATE message_template SET body = 'x'",
        0,
    ),
    Attack(
        "everybody's message anew",
        "boss",
        """
            INSERT INTO message_template (event, channel, language, version, body)
            VALUES ('registered', 'sms', 'az', 2, 'x')
        """,
        DENIED,
    ),
    Attack(
        "the last version that a text can have",
        "boss",
        """
            INSERT INTO message_template (organisation_id, event, channel, language, version, body)
            VALUES ({org_azerishiq}, 'registered', 'sms', 'az', 2147483647, 'x')
        """,
        "CD906",
    ),
    Attack(
        id="another version of an own text",
        login="boss",
        statements="UPDATE message_template SET version = 2147483647 WHERE body = 'x'",
        expected="CD906",
        stage=(
            """
                INSERT INTO message_template (
                  organisation_id, event, channel, language, version, body
                )
                VALUES ({org_azerishiq}, 'registered', 'sms', 'az', 2, 'x')
            """,
        ),
    ),
    Attack(
        "a neighbour's reason",
        "boss",
        "UPDATE refusal_reason SET az = 'x' WHERE service = 'no_debt'",
        0,
    ),
    Attack(
        "a neighbour's new reason",
        "boss",
        "INSERT INTO refusal_reason VALUES ('no_debt', 'x', 99, 'x', 'x', 'x', 'x', 'x', 'x')",
        DENIED,
    ),
    Attack(
        "a neighbour's setting",
        "boss",
        "INSERT INTO organisation_setting VALUES ({org_azersu}, 'office_opens', '10:00')",
        DENIED,
    ),
    Attack(
        id="a neighbour's setting changed",
        login="boss",
        statements="UPDATE organisation_setting SET value = '10:00'",
        expected=0,
        stage=("INSERT INTO organisation_setting VALUES ({org_azersu}, 'office_opens', '09:00')",),
    ),
    Attack(
        id="a neighbour's setting deleted",
        login="boss",
        statements="DELETE FROM organisation_setting",
        expected=0,
        stage=("INSERT INTO organisation_setting VALUES ({org_azersu}, 'office_opens', '09:00')",),
    ),
    Attack(
        "the installation's setting as one's own",
        "boss",
        "INSERT INTO organisation_setting VALUES ({org_azerishiq}, 'stand_in', 'yes')",
        "CD931",
    ),
    Attack(
        "a neighbour's act of the state",
        "boss",
        "INSERT INTO legal_basis VALUES ('no_debt', '2030-01-01', 'x', 'x')",
        DENIED,
    ),
    Attack(
        "a neighbour's act worded otherwise",
        "boss",
        "UPDATE legal_basis SET act = 'x' WHERE service = 'no_debt'",
        0,
    ),
    *(
        Attack(
            id=f"a neighbour's {table} taken away",
            login="boss",
            statements=f"DELETE FROM {table} WHERE valid_from > '2029-01-01'",
            expected=0,
            stage=(f"INSERT INTO {table} VALUES ({row})",),
        )
        for table, row in (
            ("legal_basis", "'no_debt', '2030-01-01', 'x', 'x'"),
            ("complaint_place", "{org_azersu}, '2030-01-01', 1, 'x', 'x', 'x'"),
            ("organisation_name", "{org_azersu}, '2030-01-01', 'x', 'x', 'x', 'x', 'x', 'x'"),
        )
    ),
    *(
        Attack(
            f"what papers were written by {what}: {table}",
            "boss",
            statement.format(table=table, own=own),
            "CD954",
        )
        for what, statement in (
            ("taken away", "DELETE FROM {table} WHERE {own}"),
            ("moved away", "UPDATE {table} SET valid_from = '2090-01-01' WHERE {own}"),
        )
        for table, own in (
            ("legal_basis", "service = 'idp'"),
            ("complaint_place", "organisation_id = {org_azerishiq}"),
            ("organisation_name", "organisation_id = {org_azerishiq}"),
        )
    ),
    Attack(
        "a clerk's act of the state",
        "elnur",
        "INSERT INTO legal_basis VALUES ('idp', '2030-01-01', 'x', 'x')",
        DENIED,
    ),
    Attack(
        "an office that closes before it opens",
        "boss",
        "INSERT INTO organisation_setting VALUES ({org_azerishiq}, 'office_closes', '08:00')",
        "CD932",
    ),
    Attack(
        id="an office that opens after it closes",
        login="boss",
        statements="UPDATE organisation_setting SET value = '19:00'",
        expected="CD932",
        stage=(
            "INSERT INTO organisation_setting VALUES ({org_azerishiq}, 'office_opens', '09:00')",
        ),
    ),
    Attack(
        id="an hour taken back, without which the office closes before it opens",
        login="boss",
        statements="DELETE FROM organisation_setting WHERE key = 'office_closes'",
        expected="CD932",
        stage=(
            "INSERT INTO organisation_setting VALUES ({org_azerishiq}, 'office_closes', '21:00')",
            "INSERT INTO organisation_setting VALUES ({org_azerishiq}, 'office_opens', '19:00')",
        ),
    ),
    *(
        Attack(
            id=f"a rule of terms that {what}",
            login="boss",
            statements=f"INSERT INTO organisation_setting VALUES ({{org_azerishiq}}, {rule})",
            expected="CD933",
        )
        for what, rule in (
            ("holds at once", "'term_idp', '2 5'"),
            ("investigates longer at once", "'term_idp', '1 9'"),
            (
                "has begun",
                "'term_idp', '1 5; ' || (cd_now() AT TIME ZONE 'Asia/Baku')::date || ' 2 6'",
            ),
            ("is longer than the law's", "'term_idp', '1 5; 2040-01-01 16 16'"),
            ("lacks its investigation", "'term_idp', '1'"),
            ("is none", "'term_idp', 'x'"),
        )
    ),
    Attack(
        id="a rule of terms that has begun taken away",
        login="boss",
        statements="DELETE FROM organisation_setting WHERE key = 'term_idp'",
        expected="CD933",
        stage=("INSERT INTO organisation_setting VALUES ({org_azerishiq}, 'term_idp', '2 6')",),
    ),
    Attack(
        id="a rule of terms that has begun given another name",
        login="boss",
        statements="UPDATE organisation_setting SET key = 'load_norm' WHERE key = 'term_idp'",
        expected="CD933",
        stage=("INSERT INTO organisation_setting VALUES ({org_azerishiq}, 'term_idp', '2 6')",),
    ),
    Attack(
        id="a rule of terms that has begun made longer",
        login="boss",
        statements="UPDATE organisation_setting SET value = '9 9' WHERE key = 'term_idp'",
        expected="CD933",
        stage=("INSERT INTO organisation_setting VALUES ({org_azerishiq}, 'term_idp', '2 6')",),
    ),
    Attack(
        "a neighbour's office renamed",
        "boss",
        "UPDATE department SET name = 'x' WHERE id = {dep_su_nesimi}",
        0,
    ),
    *(
        Attack(f"an office's {column}", "boss", f"UPDATE department SET {column}", DENIED)
        for column in ("organisation_id = {org_azersu}", "code = 'x'", "level = 1", "id = 999")
    ),
    Attack("a clerk renames an office", "elnur", "UPDATE department SET name = 'x'", DENIED),
    Attack(
        "an office made past the program",
        "boss",
        "INSERT INTO department SELECT * FROM department",
        DENIED,
    ),
    Attack("an office taken away", "boss", "DELETE FROM department", DENIED),
    Attack(
        id="another key for an own setting",
        login="boss",
        statements="UPDATE organisation_setting SET key = 'sample'",
        expected="CD931",
        stage=(
            "INSERT INTO organisation_setting VALUES ({org_azerishiq}, 'office_opens', '09:00')",
        ),
    ),
    *(
        Attack(
            id=f"a neighbour's key {what}",
            login="boss",
            statements=statement,
            expected=0,
            stage=(_key("{org_azersu}"),),
        )
        for what, statement in (
            ("read", "SELECT * FROM desk.portal_key"),
            ("revoked", "UPDATE portal_key SET revoked_at = cd_now()"),
        )
    ),
    *(
        Attack(
            f"a key for {whose}",
            "boss",
            _key(organisation),
            DENIED,
        )
        for whose, organisation in (("a neighbour", "{org_azersu}"), ("everybody", "NULL"))
    ),
    Attack(
        id="an administrator who is none any more makes a key",
        login="admin",
        statements=_key("{org_azersu}"),
        expected="CD001",
        stage=("UPDATE staff SET active = false WHERE login = 'admin'",),
    ),
)

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
        stage=(_key("{org_azerishiq}"),),
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
