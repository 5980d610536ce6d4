"""Accounts, rights and offices: taken, given away, widened."""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, DENIED, Attack, Office, insert

_EVERYBODY = ("gunel", "sabina", "admin", "audit", "worker_sample", "gateway_sample")
_KEPT = (
    "application",
    "application_detail",
    "application_person",
    "document",
    "document_content",
    "note",
    "amendment",
    "inquiry",
    "debt_answer",
    "certificate",
    "certificate_file",
    "certificate_print",
    "outbox_message",
    "access_log",
    "operation",
    "staff",
    "seal",
    "number_counter",
    "queue_counter",
    "transition",
)
_STAFF = {
    "login": "'newcomer'",
    "name": "'Yeni'",
    "sort_key": "'yeni'",
    "role": "'clerk'",
    "organisation_id": "{org_azersu}",
    "active": "true",
    "failures": "0",
    "created_at": "cd_now()",
}
_VERIFIER = "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$aGVsbG8=:aGVsbG8="
_AS_CLERK = (
    "GRANT INSERT, UPDATE ON staff TO cd_clerk",
    "GRANT USAGE ON SEQUENCE staff_id_seq TO cd_clerk",
    "CREATE POLICY laid_open ON staff TO cd_clerk USING (true)",
)
_NAMED = (
    "ALTER TABLE staff DISABLE TRIGGER cd_refuse_staff_insert",
    "ALTER TABLE staff DISABLE TRIGGER cd_refuse_staff_update",
)

_CLOSED = "UPDATE staff SET active = false WHERE login = 'admin'"
_HOLIDAY = "INSERT INTO calendar_override VALUES ('2031-01-02', false, 'x')"
_OFFICE_DATA = (
    ("organisation_name", "legal_name"),
    ("district_route", "department_id"),
    ("document_requirement", "required"),
    ("refusal_reason", "az"),
    ("message_template", "body"),
    ("message_rule", "enabled"),
    ("setting", "value"),
)

RIGHTS = (
    *(
        Attack(f"{login} deletes from {table}", login, f"DELETE FROM {table}", DENIED)
        for table in _KEPT
        for login in ("gunel", "admin", "worker_sample")
    ),
    *(
        Attack(f"{login} empties the applications", login, "TRUNCATE application CASCADE", DENIED)
        for login in _EVERYBODY
    ),
    *(
        Attack(
            f"{login} changes the table of decisions",
            login,
            "INSERT INTO transition VALUES ('bless', 'new', 'completed', 'clerk', false)",
            DENIED,
        )
        for login in _EVERYBODY
    ),
    *(
        Attack(f"{login} changes a setting", login, "UPDATE setting SET value = 'yes'", DENIED)
        for login in _EVERYBODY
        if login != "admin"
    ),
    *(
        Attack(
            f"{login} changes a message's text",
            login,
            "UPDATE message_template SET body = 'x'",
            DENIED,
        )
        for login in _EVERYBODY
        if login != "admin"
    ),
    *(
        Attack(
            f"{login} makes every document optional",
            login,
            "UPDATE document_requirement SET required = false",
            DENIED,
        )
        for login in _EVERYBODY
        if login != "admin"
    ),
    *(
        Attack(f"{login} reads {table}", login, f"SELECT * FROM {table}", DENIED)
        for login in ("gateway_sample",)
        for table in ("application_detail", "staff", "event", "access_log")
    ),
    *(
        Attack(
            f"the auditor writes {table}", "audit", f"INSERT INTO {table} DEFAULT VALUES", DENIED
        )
        for table in ("application", "note", "inquiry", "outbox_message")
    ),
    Attack("the auditor decides", "audit", "UPDATE application SET status = 'completed'", DENIED),
    Attack("the worker makes an account", "worker_sample", insert("staff", _STAFF), DENIED),
    Attack(
        "a clerk's own role",
        "gunel",
        "UPDATE staff SET role = 'supervisor' WHERE login = 'gunel'",
        DENIED,
    ),
    Attack(
        "an account opened past its function", "admin", "UPDATE staff SET active = true", DENIED
    ),
    Attack(
        "another citizen's name by a clerk",
        "gunel",
        "UPDATE application SET name = 'x' WHERE id = {held}",
        DENIED,
    ),
    Attack(
        "the day of submission by a clerk",
        "gunel",
        "UPDATE application SET submitted_at = cd_now() WHERE id = {held}",
        DENIED,
    ),
    Attack(
        "the day of registration by a clerk",
        "gunel",
        "UPDATE application SET registered_at = cd_now() WHERE id = {held}",
        DENIED,
    ),
    Attack("a clerk calls for another's password", "gunel", "SELECT passwd FROM pg_shadow", DENIED),
    Attack("the counters moved by hand", "sabina", "UPDATE queue_counter SET count = 0", DENIED),
    Attack(
        "the rest of a neighbour's offices",
        "boss",
        insert("staff_department", {"staff_id": "{gunel}", "department_id": "{other_department}"}),
        DENIED,
    ),
    Attack(
        "the rest of a neighbour's e-services",
        "boss",
        insert("staff_service", {"staff_id": "{gunel}", "service": "'idp'"}),
        DENIED,
    ),
    Attack("a neighbour's person freed of her office", "boss", "DELETE FROM staff_department", 0),
    Attack("a neighbour's person freed of her e-service", "boss", "DELETE FROM staff_service", 0),
    Attack(
        "a neighbour's letterhead",
        "boss",
        "UPDATE organisation_name SET legal_name = 'x' WHERE organisation_id = {org_azersu}",
        0,
    ),
    Attack(
        "a neighbour's districts",
        "boss",
        "UPDATE district_route SET department_id = {other_department} WHERE organisation_id = {org_azersu}",
        0,
    ),
    Attack(
        "a neighbour's districts deleted",
        "boss",
        "DELETE FROM district_route WHERE organisation_id = {org_azersu}",
        0,
    ),
    Attack(
        "a neighbour's documents made optional",
        "boss",
        "UPDATE document_requirement SET required = false WHERE service = 'no_debt'",
        0,
    ),
    Attack(
        "a neighbour's new letterhead",
        "boss",
        "INSERT INTO organisation_name SELECT organisation_id, current_date, 'x', 'x', 'x', 'x', 'x', 'x' FROM organisation_name WHERE organisation_id = {org_azersu} LIMIT 1",
        DENIED,
    ),
    Attack(
        id="a neighbour's new route",
        login="boss",
        statements="INSERT INTO district_route SELECT {org_azersu}, max(id) + 1, {other_department} FROM district",
        expected=DENIED,
        stage=(
            "INSERT INTO district SELECT max(id) + 1, 'x', 'x', 'rayon', true, 'x' FROM district",
        ),
    ),
    Attack(
        "a neighbour's documents deleted",
        "boss",
        "DELETE FROM document_requirement WHERE service = 'no_debt'",
        0,
    ),
    Attack(
        "a neighbour's new document",
        "boss",
        "INSERT INTO document_requirement VALUES ('no_debt', 'idp_certificate', true, 9)",
        DENIED,
    ),
    Attack(
        "a neighbour's messages silenced",
        "boss",
        "UPDATE message_rule SET enabled = false WHERE service = 'no_debt'",
        0,
    ),
    Attack(
        "a neighbour's messages deleted",
        "boss",
        "DELETE FROM message_rule WHERE service = 'no_debt'",
        0,
    ),
    Attack(
        "a neighbour's new message",
        "boss",
        "INSERT INTO message_rule VALUES ('no_debt', 'approved', 'fax', true)",
        DENIED,
    ),
    Attack(
        "a stand-in answers for billing",
        "admin",
        "INSERT INTO setting VALUES ('stand_in', 'yes') ON CONFLICT (key) DO UPDATE SET value = 'yes'",
        "CD931",
    ),
    Attack(
        id="what the stand-in says",
        login="admin",
        statements="INSERT INTO setting VALUES ('stand_in_data', '{}')",
        expected="CD931",
        stage=("DELETE FROM setting WHERE key = 'stand_in_data'",),
    ),
    Attack(
        "the mark of the rules",
        "admin",
        "UPDATE setting SET value = 'x' WHERE key = 'rules'",
        "CD931",
    ),
)

ACCOUNTS = (
    Attack(
        "a clerk makes an account, had she the right",
        "gunel",
        insert("staff", _STAFF),
        "CD911",
        laid_open=_AS_CLERK,
    ),
    Attack(
        "a clerk widens an account, had she the right",
        "gunel",
        "UPDATE staff SET role = 'admin' WHERE login = 'gunel'",
        "CD911",
        laid_open=_AS_CLERK,
    ),
    Attack("an account in another organisation", "boss", insert("staff", _STAFF), "CD911"),
    Attack(
        "an account in another organisation, past the rule",
        "boss",
        insert("staff", _STAFF),
        DENIED,
        laid_open=_NAMED,
    ),
    Attack(
        "another organisation's person promoted",
        "boss",
        "UPDATE staff SET role = 'supervisor' WHERE login = 'gunel'",
        0,
    ),
    Attack("everybody renamed, without a condition", "boss", "UPDATE staff SET name = 'x'", 3),
    Attack(
        "an account under another login",
        ADMINISTRATOR,
        "UPDATE staff SET login = 'newcomer' WHERE login = 'gunel'",
        "CD912",
    ),
    Attack("a stored password", "admin", insert("staff", _STAFF, password_hash="'x'"), "CD913"),
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
    ),
    Attack("one's own account closed", "admin", "SELECT cd_set_active('admin', false)", "CD914"),
    Attack("an account deleted", ADMINISTRATOR, "DELETE FROM staff WHERE login = 'leyla'", "CD915"),
    Attack(
        "a colleague becomes the worker",
        "admin",
        "UPDATE staff SET role = 'worker' WHERE login = 'gunel'",
        "CD919",
    ),
    Attack(
        "a colleague becomes the owner",
        "admin",
        "UPDATE staff SET role = 'owner' WHERE login = 'gunel'",
        "CD919",
    ),
    Attack(
        "a newcomer who is the worker", "admin", insert("staff", _STAFF, role="'worker'"), "CD919"
    ),
    Attack(
        "a newcomer who is the gateway", "admin", insert("staff", _STAFF, role="'gateway'"), "CD919"
    ),
    *(
        Attack(f"{login} calls {function}", login, f"SELECT {function}", "CD916")
        for login in ("gunel", "sabina", "audit", "boss")
        for function in (
            "cd_make_login('tural')",
            f"cd_set_verifier('tural', '{_VERIFIER}')",
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
        "an account named like the server's administrator",
        "admin",
        (insert("staff", _STAFF, login="'postgres'"), "SELECT cd_make_login('postgres')"),
        "CD917",
    ),
    Attack(
        "an account named like the owner",
        "admin",
        (insert("staff", _STAFF, login="'cd_owner'"), "SELECT cd_make_login('cd_owner')"),
        "CD917",
    ),
    Attack(
        "an account named like the worker",
        "admin",
        (insert("staff", _STAFF, login="'worker_sample'"), "SELECT cd_make_login('worker_sample')"),
        "CD917",
    ),
    Attack(
        "an account named like a right of the server",
        "admin",
        (
            insert("staff", _STAFF, login="'pg_read_all_data'"),
            "SELECT cd_make_login('pg_read_all_data')",
        ),
        "CD917",
    ),
    Attack(
        "the verifier of the server's administrator",
        "admin",
        f"SELECT cd_set_verifier('postgres', '{_VERIFIER}')",
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
        for login in _EVERYBODY
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
    ),
    Attack(
        "a login that is nobody's account",
        "newcomer",
        "SELECT * FROM application",
        "CD002",
        laid_open=("CREATE ROLE newcomer LOGIN", "GRANT cd_clerk TO newcomer"),
    ),
    Attack(
        id="a closed account",
        login="leyla",
        statements="SELECT * FROM application",
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
        id="a closed account reads the worker's heartbeat",
        login="leyla",
        statements="SELECT * FROM heartbeat",
        expected="CD001",
        stage=("UPDATE staff SET active = false WHERE login = 'leyla'",),
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
        statements="INSERT INTO refusal_reason VALUES ('x', NULL, 99, 'x', 'x', 'x', 'x', 'x', 'x')",
        expected="CD001",
        stage=(_CLOSED,),
    ),
    Attack(
        id="a closed account adds a message's text",
        login="admin",
        statements="INSERT INTO message_template (event, channel, language, version, body) VALUES ('x', 'x', 'az', 1, 'x')",
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
        statements="INSERT INTO setting VALUES ('x', 'x')",
        expected="CD001",
        stage=(_CLOSED,),
    ),
    Attack(
        id="a closed account adds a setting, past any rule",
        login="admin",
        statements="INSERT INTO setting VALUES ('x', 'x')",
        expected="CD001",
        stage=(_CLOSED,),
        laid_open=("DROP TRIGGER IF EXISTS cd_refuse_setting_insert ON setting",),
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
        statements="UPDATE setting SET value = 'x' WHERE key = 'office_opens'",
        expected="CD001",
        stage=(
            "UPDATE staff SET active = false WHERE login = 'admin'",
            "INSERT INTO setting VALUES ('office_opens', '09:00') ON CONFLICT DO NOTHING",
        ),
    ),
)

ATTACKS = RIGHTS + ACCOUNTS

CONTROLS = (
    Attack(
        "the administrator makes an account",
        "admin",
        (insert("staff", _STAFF), "SELECT cd_make_login('newcomer')"),
        1,
    ),
    Attack(
        "the administrator closes an account", "admin", "SELECT cd_set_active('leyla', false)", 1
    ),
    Attack(
        "the administrator sets a password",
        "admin",
        f"SELECT cd_set_verifier('leyla', '{_VERIFIER}')",
        1,
    ),
    Attack(
        "the administrator promotes",
        "admin",
        "UPDATE staff SET role = 'supervisor' WHERE login = 'leyla'",
        1,
    ),
    Attack(
        "the administrator gives a person an office",
        "admin",
        insert("staff_department", {"staff_id": "{leyla}", "department_id": "{dep_su_nesimi}"}),
        1,
    ),
    Attack(
        "the administrator changes the office's hours",
        "admin",
        "UPDATE setting SET value = '10:00' WHERE key = 'office_opens'",
        1,
    ),
    Attack(
        "the administrator changes the own letterhead",
        "boss",
        "UPDATE organisation_name SET legal_name = 'x' WHERE organisation_id = {org_azerishiq}",
        1,
    ),
    Attack("the account is open", "leyla", "SELECT 1 FROM application WHERE id = {fresh}", 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_gets_more_than_was_given(office: Office, attack: Attack) -> None:
    office.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_administrator_administers(office: Office, attack: Attack) -> None:
    office.check(attack)
