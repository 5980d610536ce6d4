"""How an administrator would reach into the neighbour's organisation."""

from tests.attacks.attacker import (
    DENIED,
    Attack,
    insert,
)


def portal_key_of(organisation: str) -> str:
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
            stage=(portal_key_of("{org_azersu}"),),
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
            portal_key_of(organisation),
            DENIED,
        )
        for whose, organisation in (("a neighbour", "{org_azersu}"), ("everybody", "NULL"))
    ),
    Attack(
        id="an administrator who is none any more makes a key",
        login="admin",
        statements=portal_key_of("{org_azersu}"),
        expected="CD001",
        stage=("UPDATE staff SET active = false WHERE login = 'admin'",),
    ),
)
