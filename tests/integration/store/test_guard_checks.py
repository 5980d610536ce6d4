"""A check names whatever of the guard somebody has altered by hand, and an upgrade mends it."""

import pytest
from sqlalchemy import make_url, text

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.store import checking, upgrading
from clerkdesk.store.engine import make_engine
from clerkdesk.store.guard import checks, ddl, postgres
from tests.conftest import Desk

DAMAGE = [
    "DROP TRIGGER cd_refuse_event_delete ON event",
    "ALTER TABLE event DISABLE TRIGGER cd_refuse_event_delete",
    """
        CREATE OR REPLACE FUNCTION cd_refuse_application_update() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = clerkdesk, pg_temp
        AS 'BEGIN RETURN NEW; END'
    """,
    """
        CREATE OR REPLACE TRIGGER cd_refuse_event_delete BEFORE DELETE ON event
        FOR EACH ROW WHEN (false) EXECUTE FUNCTION cd_refuse_event_delete()
    """,
    """
        CREATE TRIGGER extra AFTER INSERT ON note
        FOR EACH ROW EXECUTE FUNCTION cd_refuse_note_insert()
    """,
    "ALTER POLICY cd_people_select ON application USING (true)",
    "DROP POLICY cd_people_select ON document",
    "CREATE POLICY wide ON document FOR SELECT TO cd_clerk USING (true)",
    "ALTER TABLE document DISABLE ROW LEVEL SECURITY",
    "GRANT SELECT ON number_counter TO cd_clerk",
    "GRANT UPDATE (name) ON application TO cd_clerk",
    "REVOKE INSERT ON note FROM cd_clerk",
    "GRANT DELETE ON event TO PUBLIC",
    "ALTER FUNCTION cd_me() SECURITY INVOKER",
    "ALTER FUNCTION cd_me() RESET search_path",
    "GRANT EXECUTE ON FUNCTION cd_make_service(text, text) TO cd_clerk",
    "CREATE FUNCTION cd_extra() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "DROP FUNCTION cd_verified",
    "GRANT EXECUTE ON FUNCTION pg_catalog.pg_lock_status() TO PUBLIC",
    "ALTER TABLE note OWNER TO postgres",
    "GRANT CREATE ON SCHEMA clerkdesk TO cd_clerk",
    "ALTER ROLE cd_clerk BYPASSRLS",
    "GRANT cd_supervisor TO gunel",
    "CREATE ROLE mallory LOGIN; GRANT cd_owner TO mallory",
    "ALTER ROLE gunel RENAME TO former",
    "ALTER ROLE cd_auditor RENAME TO former",
    "DROP FUNCTION cd_refuse_note_insert CASCADE",
    """
        DO $$
        BEGIN
          EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC', current_database());
        END
        $$
    """,
    "ALTER ROLE gunel CREATEROLE",
    "ALTER ROLE gunel NOLOGIN",
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_check_finds_whatever_somebody_altered_by_hand(server: Desk, damage: str) -> None:
    names = [name for name in ("mallory", "gunel") if name in damage]
    names += [word for word in damage.split() if word.startswith("cd_")]
    word = names[0] if names else ""
    with server.engine.connect() as connection:
        connection.execute(text(damage))
        differences = ddl.differences(connection)
        connection.rollback()
    assert differences, damage
    assert any(
        word.split("(")[0].rstrip(",") in line or name in line
        for line in differences
        for name in ("extra", "wide", "document", "note", "clerkdesk", "PUBLIC", "application")
    ), differences


def test_a_check_finds_nothing_where_nothing_was_altered_or_it_was_taken_back(
    server: Desk,
) -> None:
    with server.engine.connect() as connection:
        assert ddl.differences(connection) == []
        for damage in DAMAGE:
            connection.execute(text(damage))
            connection.rollback()
        assert ddl.differences(connection) == []


def test_a_check_names_the_steps_that_somebody_altered(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.execute(
            text(
                "UPDATE transition SET who = 'clerk' WHERE action = 'reopen' AND source = 'refused'"
            )
        )
    differences = checking.check(desk.engine)
    assert len(differences) == 2, differences
    assert all(line.startswith("transition: reopen refused") for line in differences)


def test_a_check_leaves_nothing_behind_and_an_upgrade_mends_everything(server: Desk) -> None:
    with server.engine.begin() as connection:
        for damage in (
            "DROP TRIGGER cd_refuse_event_delete ON event",
            "ALTER POLICY cd_people_select ON application USING (true)",
            "GRANT UPDATE (name) ON application TO cd_clerk",
            "DROP FUNCTION cd_verified",
        ):
            connection.execute(text(damage))
    assert len(checking.check(server.engine)) >= 4
    upgrading.upgrade(server.engine)
    assert checking.check(server.engine) == []
    assert (
        server.scalar("SELECT count(*) FROM pg_class WHERE relpersistence = 't' AND relkind = 'r'")
        == 0
    )


def test_a_check_names_a_group_that_is_missing_and_an_account_without_its_login(
    server: Desk,
) -> None:
    with server.engine.connect() as connection:
        connection.execute(text("ALTER ROLE cd_auditor RENAME TO former_group"))
        connection.execute(text("ALTER ROLE gunel RENAME TO former_login"))
        differences = ddl.differences(connection)
        connection.rollback()
    assert "role: cd_auditor is missing" in differences
    assert "login: gunel has no login role" in differences


def test_a_check_names_accounts_that_a_former_version_let_in(server: Desk) -> None:
    with server.engine.connect() as connection:
        for statement in (
            "SET LOCAL session_replication_role = replica",
            "UPDATE staff SET login = 'local' WHERE login = 'tural'",
            """
                INSERT INTO staff_department
                SELECT s.id, d.id
                FROM staff s, department d
                WHERE s.login = 'elnur' AND d.code = 'su-nesimi'
            """,
        ):
            connection.execute(text(statement))
        differences = ddl.differences(connection)
        connection.rollback()
    assert "login: local is what the program or the server calls itself" in differences
    assert "login: elnur works for su-nesimi, another organisation's office" in differences


def test_a_closed_account_needs_no_login_and_an_administrator_may_be_the_owner(
    server: Desk,
) -> None:
    with server.engine.connect() as connection:
        for act in (
            "UPDATE staff SET active = false WHERE login = 'gunel'",
            "ALTER ROLE gunel RENAME TO former_login",
            "CREATE ROLE deputy LOGIN CREATEROLE",
            "GRANT cd_owner TO deputy",
        ):
            connection.execute(text(act))
        assert ddl.differences(connection) == []
        connection.rollback()


def test_an_upgrade_takes_back_a_column_that_somebody_gave_to_a_login(server: Desk) -> None:
    with server.engine.begin() as connection:
        connection.execute(text("GRANT UPDATE (name) ON application TO gunel"))
    assert checking.check(server.engine) == [
        "grant: UPDATE on application.name for gunel is not ours"
    ]
    upgrading.upgrade(server.engine)
    assert checking.check(server.engine) == []


def test_who_may_make_the_owner_becomes_one_by_an_upgrade(server: Desk) -> None:
    """A server's administrator without all its rights: PostgreSQL gives whoever made a role no
    leave to become it.
    """
    with server.engine.connect() as connection:
        database = connection.scalar(text("SELECT quote_ident(current_database())"))
        for act in (
            "CREATE ROLE deputy LOGIN CREATEROLE",
            "GRANT cd_owner TO deputy WITH ADMIN TRUE, INHERIT FALSE, SET FALSE",
            f"ALTER DATABASE {database} OWNER TO deputy",
            "SET LOCAL SESSION AUTHORIZATION deputy",
        ):
            connection.execute(text(act))
        may = text("SELECT pg_has_role('deputy', 'cd_owner', 'SET')")
        assert not connection.scalar(may)
        postgres.prepare(connection)
        assert connection.scalar(may)
        connection.rollback()


def test_a_check_by_a_clerk_is_refused_with_a_sentence(server: Desk) -> None:
    engine = make_engine(
        make_url(server.url).set(username="gunel").render_as_string(hide_password=False)
    )
    with pytest.raises(NotAllowed) as error:
        checking.check(engine)
    engine.dispose()
    assert error.value.code == "owner_only"


def test_a_check_goes_on_where_the_owner_a_lists_view_or_the_series_are_missing(
    server: Desk,
) -> None:
    with server.engine.connect() as connection:
        for damage, difference in (
            ("ALTER ROLE cd_owner RENAME TO former_owner", "role: cd_owner is missing"),
            ("DROP FUNCTION cd_series CASCADE", "function: cd_series is missing"),
            ("DROP FUNCTION cd_desk_note CASCADE", "function: cd_desk_note is missing"),
        ):
            connection.execute(text(damage))
            assert difference in ddl.differences(connection)
            connection.rollback()


def test_a_column_that_takes_more_than_it_should_is_named_and_mended(desk: Desk) -> None:
    (shape, *_others) = [each for each in checks.SHAPES if each.table == "note"]
    with desk.engine.begin() as connection:
        if desk.embedded:
            checks.remove(connection)
        else:
            name = f'"{shape.name}"'
            connection.exec_driver_sql(f"ALTER TABLE note DROP CONSTRAINT {name}")
            connection.exec_driver_sql(f"ALTER TABLE note ADD CONSTRAINT {name} CHECK (true)")
    assert any("note" in line for line in checking.check(desk.engine))
    upgrading.upgrade(desk.engine)
    assert checking.check(desk.engine) == []
