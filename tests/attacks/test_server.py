"""The server itself: roles, objects, files, programs, statistics, locks, and tricks of the
language.
"""

import pytest

from tests.attacks.attacker import DENIED, EVERYBODY, Attack, Installation, connect, searched

_TEMPORARY = ('GRANT TEMPORARY ON DATABASE "{database}" TO cd_clerk',)
# Raises at the first row that it is shown.
_LEAK = """
    CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001
    AS $$BEGIN RAISE EXCEPTION '%', $1 USING ERRCODE = 'LEAKY'; END$$
"""

ESCALATION = (
    *(
        Attack(f"{login} becomes {role}", login, f"SET ROLE {role}", DENIED)
        for login in EVERYBODY
        for role in ("cd_owner", "postgres", "cd_admin", "cd_worker")
    ),
    *(
        Attack(
            f"{login} logs in as the server's administrator",
            login,
            "SET SESSION AUTHORIZATION postgres",
            DENIED,
        )
        for login in EVERYBODY
    ),
    *(
        Attack(
            f"{login} switches the triggers off",
            login,
            "SET session_replication_role = replica",
            DENIED,
        )
        for login in EVERYBODY
    ),
    *(
        Attack(f"{what} by {login}", login, statement, DENIED)
        for login in ("gunel", "admin", "worker_sample")
        for what, statement in (
            ("a table altered", "ALTER TABLE application DISABLE TRIGGER ALL"),
            ("row security taken off", "ALTER TABLE application DISABLE ROW LEVEL SECURITY"),
            ("a policy altered", "ALTER POLICY cd_people_select ON application USING (true)"),
            ("a policy dropped", "DROP POLICY cd_people_select ON application"),
            ("a policy added", "CREATE POLICY mine ON application USING (true)"),
            ("a trigger dropped", "DROP TRIGGER cd_refuse_application_update ON application"),
            (
                "a trigger added",
                """
                    CREATE TRIGGER mine BEFORE UPDATE ON application
                    FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()
                """,
            ),
            (
                "a function replaced",
                """
                    CREATE OR REPLACE FUNCTION cd_role() RETURNS text LANGUAGE sql
                    AS $$SELECT 'owner'$$
                """,
            ),
            ("a function altered", "ALTER FUNCTION cd_role() SECURITY INVOKER"),
            ("a function dropped", "DROP FUNCTION cd_role() CASCADE"),
            ("a table taken over", "ALTER TABLE application OWNER TO CURRENT_USER"),
            ("a rule added", "CREATE RULE mine AS ON DELETE TO event DO INSTEAD NOTHING"),
            ("a role made", "CREATE ROLE mine LOGIN"),
            ("a role widened", "ALTER ROLE CURRENT_USER BYPASSRLS"),
            ("a colleague's password", "ALTER ROLE tural PASSWORD 'x'"),
            ("a role given", "GRANT cd_admin TO CURRENT_USER"),
            ("the owner given", "GRANT cd_owner TO CURRENT_USER"),
            ("an extension dropped", "DROP EXTENSION plpgsql"),
            ("a schema made", "CREATE SCHEMA mine"),
            ("the owner's own function called", "SELECT cd_door('gunel')"),
        )
    ),
    Attack(
        "a right given away",
        "gunel",
        (
            "GRANT SELECT, UPDATE ON application_detail TO PUBLIC",
            "SELECT has_table_privilege('elnur', 'application_detail', 'UPDATE')",
        ),
        (False,),
    ),
    Attack(
        "identity by a setting",
        "gunel",
        ("SET clerkdesk.login = 'sabina'", "SELECT cd_name()"),
        ("Günel Hüseynova",),
    ),
    Attack(
        "identity by a role's setting", "gunel", ("SET ROLE NONE", "SELECT cd_role()"), ("clerk",)
    ),
)

TRICKS = (
    Attack(
        "a table of one's own before ours",
        "gunel",
        "CREATE TEMPORARY TABLE staff (login text)",
        DENIED,
    ),
    Attack(
        "a view of one's own",
        "gunel",
        "CREATE TEMPORARY VIEW seen AS SELECT * FROM application_detail",
        DENIED,
    ),
    Attack(
        "a leaky function of one's own",
        "gunel",
        """
            CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001
            AS $$BEGIN RAISE NOTICE '%', $1; RETURN true; END$$
        """,
        DENIED,
    ),
    Attack(
        "an operator of one's own",
        "gunel",
        "CREATE OPERATOR clerkdesk.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
        DENIED,
    ),
    Attack(
        "a function of one's own in our schema",
        "gunel",
        "CREATE FUNCTION clerkdesk.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        DENIED,
    ),
    Attack(
        "another search path",
        "gunel",
        (
            "SET search_path = pg_temp, pg_catalog",
            "SELECT * FROM desk.application_detail WHERE application_id = {fresh}",
        ),
        0,
    ),
    Attack(
        "row security off", "gunel", ("SET row_security = off", "SELECT * FROM application"), DENIED
    ),
    Attack(
        "a leaky built-in function in a condition",
        "rena",
        """
            SELECT 1
            FROM desk.application
            WHERE set_config('clerkdesk.leak', name, false) IS NOT NULL
        """,
        0,
    ),
    Attack(
        "a prepared statement with another's rights",
        "gunel",
        ("PREPARE peek AS SELECT * FROM desk.application WHERE id = {elsewhere}", "EXECUTE peek"),
        0,
    ),
    Attack(
        "a cursor over another office's cases",
        "gunel",
        (
            """
                DECLARE peek CURSOR WITH HOLD FOR
                SELECT * FROM desk.application WHERE id = {elsewhere}
            """,
            "FETCH ALL FROM peek",
        ),
        0,
    ),
    Attack(
        "a table made of personal data",
        "gunel",
        "CREATE TABLE mine AS SELECT * FROM application_detail",
        DENIED,
    ),
    Attack(
        "a loop in DO",
        "gunel",
        ("DO $$BEGIN EXECUTE 'UPDATE event SET actor = ''x'''; END$$",),
        DENIED,
    ),
    Attack(
        id="a function with the owner's rights fed SQL",
        login="gunel",
        statements="SELECT * FROM cd_find_fin(''' OR true --')",
        expected=0,
        stage=(searched("gunel", "fin:'' OR true --"),),
    ),
    Attack(
        "a query by its text",
        "gunel",
        "SELECT query_to_xml('SELECT * FROM number_counter', true, false, '')",
        DENIED,
    ),
    Attack(
        "a view of one's own, had she the right",
        "gunel",
        (
            """
                CREATE TEMPORARY VIEW seen AS
                SELECT *
                FROM desk.application_detail
                WHERE application_id = {fresh}
            """,
            "SELECT * FROM seen",
        ),
        0,
        laid_open=_TEMPORARY,
    ),
    Attack(
        "a shadow of the accounts, had she the right",
        "gunel",
        (
            """
                CREATE TEMPORARY TABLE staff AS
                SELECT
                  'gunel'::name AS login,
                  1 AS id,
                  true AS active,
                  'admin' AS role,
                  'x' AS name,
                  1 AS organisation_id
            """,
            "SET search_path = pg_temp, clerkdesk",
            "SELECT cd_role()",
        ),
        ("clerk",),
        laid_open=_TEMPORARY,
    ),
    Attack(
        "a shadow of the applications, had she the right",
        "gunel",
        (
            """
                CREATE TEMPORARY TABLE application AS
                SELECT
                  {elsewhere}::bigint AS id,
                  {org_azersu} AS organisation_id,
                  {dep_su_nesimi} AS department_id,
                  'no_debt' AS service
            """,
            "SET search_path = pg_temp, clerkdesk",
            "SELECT cd_sees({elsewhere})",
        ),
        (False,),
        laid_open=_TEMPORARY,
    ),
    Attack(
        "a leaky function, had she the right",
        "rena",
        (
            _LEAK,
            """
                SELECT count(*)
                FROM desk.application_detail
                WHERE application_id = {fresh} AND pg_temp.leak(mobile)
            """,
        ),
        (0,),
        laid_open=_TEMPORARY,
    ),
    Attack(
        "a leaky function over another office's cases, had she the right",
        "rena",
        (
            _LEAK,
            """
                SELECT count(*)
                FROM desk.application
                WHERE id = {elsewhere} AND pg_temp.leak(name::text)
            """,
        ),
        (0,),
        laid_open=_TEMPORARY,
    ),
)

FILES = (
    Attack("a program run", "gunel", "COPY (SELECT 1) TO PROGRAM 'cat'", DENIED),
    Attack("a program read", "gunel", "COPY message_rule FROM PROGRAM 'id'", DENIED),
    Attack("a file written", "worker_sample", "COPY application TO '/dev/null'", DENIED),
    Attack("a file read", "admin", "COPY setting FROM '/etc/passwd'", DENIED),
    Attack("a file read by a function", "gunel", "SELECT pg_read_file('/etc/passwd')", DENIED),
    Attack("a file of bytes", "gunel", "SELECT pg_read_binary_file('PG_VERSION')", DENIED),
    Attack("a folder listed", "gunel", "SELECT pg_ls_dir('.')", DENIED),
    Attack("a file imported", "gunel", "SELECT lo_import('/etc/passwd')", DENIED),
    Attack("a file exported", "gunel", "SELECT lo_export(1, '/dev/null')", DENIED),
    Attack("the passwords", "admin", "SELECT * FROM pg_authid", DENIED),
    Attack("the passwords by their view", "admin", "SELECT * FROM pg_shadow", DENIED),
    Attack("the raw statistics", "gunel", "SELECT * FROM pg_statistic", DENIED),
    Attack(
        "the commonest values",
        "gunel",
        """
            SELECT *
            FROM pg_stats
            WHERE
              schemaname = 'clerkdesk'
              AND tablename IN ('application', 'application_detail', 'application_person')
        """,
        0,
    ),
    Attack("a link to another database", "gunel", "SELECT dblink_connect('x')", "42883"),
    Attack("large objects of others", "gunel", "SELECT * FROM pg_largeobject", DENIED),
    Attack("the log", "gunel", "SELECT pg_current_logfile()", DENIED),
    Attack("the settings of files", "gunel", "SELECT * FROM pg_hba_file_rules", DENIED),
    Attack("the server reloaded", "gunel", "SELECT pg_reload_conf()", DENIED),
    Attack("the log turned", "gunel", "SELECT pg_rotate_logfile()", DENIED),
    Attack("rows poured in past row security", "gunel", "COPY application FROM STDIN", DENIED),
    Attack("a lock that holds up others", "gunel", "SELECT pg_try_advisory_xact_lock(1)", DENIED),
)

LOCKS = (
    *(
        Attack(
            f"{login} shuts the applications",
            login,
            "LOCK TABLE application IN ACCESS EXCLUSIVE MODE",
            DENIED,
        )
        for login in ("gunel", "sabina", "admin", "audit", "worker_sample")
    ),
    *(
        Attack(f"{login} shuts the history", login, "LOCK TABLE event IN SHARE MODE", DENIED)
        for login in ("gunel", "admin", "worker_sample")
    ),
    Attack(
        "a clerk ends the administrator's session",
        "gunel",
        """
            SELECT pg_terminate_backend(pid)
            FROM pg_stat_activity
            WHERE usename = 'postgres' AND pid <> pg_backend_pid()
            LIMIT 1
        """,
        DENIED,
    ),
    Attack("a clerk tidies up", "gunel", "VACUUM application", "25001"),
    Attack("a clerk rebuilds an index", "gunel", "REINDEX TABLE application", DENIED),
    Attack("a sequence set back", "gunel", "SELECT setval('application_id_seq', 1)", DENIED),
)

ATTACKS = ESCALATION + TRICKS + FILES + LOCKS

CONTROLS = (
    Attack("one's own name", "gunel", "SELECT cd_name()", ("Günel Hüseynova",)),
    Attack(
        "DO does what its caller may",
        "gunel",
        ("DO $$BEGIN PERFORM 1 FROM application; END$$", "SELECT cd_me()"),
        ("{gunel}",),
    ),
    Attack(
        "a prepared statement of one's own",
        "gunel",
        ("PREPARE look AS SELECT * FROM desk.application WHERE id = {held}", "EXECUTE look"),
        1,
    ),
    Attack(
        "a lock on one's own case",
        "gunel",
        "SELECT 1 FROM application WHERE id = {held} FOR UPDATE",
        1,
    ),
    Attack(
        "a table's size in rows is no secret",
        "gunel",
        "SELECT reltuples FROM pg_class WHERE oid = 'application'::regclass",
        1,
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_the_server_is_nobodys_tool(installation: Installation, attack: Attack) -> None:
    installation.session("postgres")
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_what_is_harmless_works(installation: Installation, attack: Attack) -> None:
    expected = (
        attack.expected if attack.expected != ("{gunel}",) else (installation.facts["gunel"],)
    )
    assert installation.attempt(attack) == expected


def test_others_statements_are_not_shown(installation: Installation) -> None:
    with connect(installation.url, "tural") as other, other.cursor() as cursor:
        cursor.execute("SELECT 'secret of tural'")
        with installation.session("gunel").cursor() as reading:
            reading.execute("SELECT query FROM pg_stat_activity WHERE usename = 'tural'")
            assert {row[0] for row in reading.fetchall()} == {"<insufficient privilege>"}
        installation.session("gunel").rollback()
