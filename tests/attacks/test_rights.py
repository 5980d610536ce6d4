"""Rights: what a group was not given, and what is a neighbour's."""

import pytest

from tests.attacks.attacker import DENIED, EVERYBODY, Attack, Installation, insert
from tests.attacks.rows import STAFF

KEPT = (
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
    "case_extract",
    "certificate_print",
    "print_fate",
    "revocation_wish",
    "hit_judgement",
    "sampled_decision",
    "sample_look",
    "caravan",
    "caravan_person",
    "outbox_message",
    "access_log",
    "operation",
    "staff",
    "seal",
    "number_counter",
    "queue_count",
    "transition",
)
"""Tables from which nobody deletes."""

_SETTINGS_OPEN = (
    "GRANT INSERT, UPDATE ON setting TO cd_admin",
    "CREATE POLICY laid_open ON setting TO cd_admin USING (true)",
)

ATTACKS = (
    *(
        Attack(f"{login} deletes from {table}", login, f"DELETE FROM {table}", DENIED)
        for table in KEPT
        for login in ("gunel", "admin", "worker_sample")
    ),
    *(
        Attack(f"{login} empties the applications", login, "TRUNCATE application CASCADE", DENIED)
        for login in EVERYBODY
    ),
    *(
        Attack(
            f"{login} changes the table of decisions",
            login,
            "INSERT INTO transition VALUES ('bless', 'new', 'completed', 'clerk', false)",
            DENIED,
        )
        for login in EVERYBODY
    ),
    *(
        Attack(f"{login} changes a setting", login, "UPDATE setting SET value = 'yes'", DENIED)
        for login in EVERYBODY
    ),
    *(
        Attack(
            f"{login} changes a message's text",
            login,
            "UPDATE message_template SET body = 'x'",
            DENIED,
        )
        for login in EVERYBODY
        if login != "admin"
    ),
    *(
        Attack(
            f"{login} makes every document optional",
            login,
            "UPDATE document_requirement SET required = false",
            DENIED,
        )
        for login in EVERYBODY
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
    Attack("the worker makes an account", "worker_sample", insert("staff", STAFF), DENIED),
    Attack(
        "a clerk's own role",
        "gunel",
        "UPDATE staff SET role = 'supervisor' WHERE id = {gunel}",
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
    Attack("the counters moved by hand", "sabina", "UPDATE queue_count SET count = 0", DENIED),
    Attack(
        "the rest of a neighbour's offices",
        "boss",
        insert("staff_department", {"staff_id": "{gunel}", "department_id": "{dep_su_yasamal}"}),
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
        """
            UPDATE district_route
            SET department_id = {other_department}
            WHERE organisation_id = {org_azersu}
        """,
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
        """
            INSERT INTO organisation_name
            SELECT organisation_id, current_date, 'x', 'x', 'x', 'x', 'x', 'x'
            FROM organisation_name
            WHERE organisation_id = {org_azersu}
            LIMIT 1
        """,
        DENIED,
    ),
    Attack(
        id="a neighbour's new route",
        login="boss",
        statements="""
            INSERT INTO district_route
            SELECT {org_azersu}, max(id) + 1, {dep_su_nesimi}
            FROM district
        """,
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
        id="the installation's hours, which are everybody's",
        login="admin",
        statements="UPDATE setting SET value = '10:00' WHERE key = 'office_opens'",
        expected="CD931",
        laid_open=_SETTINGS_OPEN,
    ),
    Attack(
        "a stand-in answers for billing",
        "admin",
        """
            INSERT INTO setting
            VALUES ('stand_in', 'yes')
            ON CONFLICT (key) DO UPDATE
            SET value = 'yes'
        """,
        "CD931",
        laid_open=_SETTINGS_OPEN,
    ),
    Attack(
        id="what the stand-in says",
        login="admin",
        statements="INSERT INTO setting VALUES ('stand_in_data', '{}')",
        expected="CD931",
        stage=("DELETE FROM setting WHERE key = 'stand_in_data'",),
        laid_open=_SETTINGS_OPEN,
    ),
    Attack(
        "the mark of the rules",
        "admin",
        "UPDATE setting SET value = 'x' WHERE key = 'rules'",
        "CD931",
        laid_open=_SETTINGS_OPEN,
    ),
)

CONTROLS = (
    Attack(
        "the administrator changes the office's hours",
        "admin",
        "INSERT INTO organisation_setting VALUES ({org_azersu}, 'office_opens', '10:00')",
        1,
    ),
    Attack(
        "the administrator changes the own letterhead",
        "boss",
        "UPDATE organisation_name SET legal_name = 'x' WHERE organisation_id = {org_azerishiq}",
        1,
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nobody_gets_more_than_was_given(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_administrator_changes_the_own_office(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)
