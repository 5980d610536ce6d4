"""Builds the guard on PostgreSQL.

``prepare`` makes what belongs to the server and needs its administrator: roles, schema. ``install``
replaces functions, triggers, policies and grants. ``comparison`` proves that it stands.
"""

from collections.abc import Callable

from sqlalchemy import Connection, text

from clerkdesk.store.guard import desk
from clerkdesk.store.guard.functions.function import Function
from clerkdesk.store.guard.grants import GRANTS, SEQUENCES
from clerkdesk.store.guard.groups import DESK, GROUPS, OWNER, READER, SCHEMA, STAFF
from clerkdesk.store.guard.policies import GUARDED, POLICIES

SERVER_RIGHTS = ("pg_signal_backend", "pg_read_all_stats")
"""What the owner needs of the server itself."""
Triggers = dict[str, tuple[str, str]]
"""Name → (body of its function, CREATE TRIGGER)."""
_Run = Callable[[str], object]

_SUPERUSER = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
_NOBODY_NEEDS = "lo_.*|loread|lowrite|pg_(try_)?advisory_.*|pg_logical_emit_message"
_COUNTS = (
    "pg_lock_status",
    "pg_stat_get_(xact|db|tuples|blocks|live|dead|mod|ins|last|total|function)_.*",
    "pg_stat_get_(numscans|lastscan|(auto)?(vacuum|analyze)_count|io|backend_(io|wal))",
)
"""What the server counts of a transaction's own reads and which rows it locks by reading them: of
rows, too, that a function of ours has looked at and not shown.
"""
OPEN_FUNCTIONS = text(rf"""
    SELECT p.oid::regprocedure::text
    FROM pg_proc p
    WHERE
      p.pronamespace = 'pg_catalog'::regnamespace
      AND p.proname ~ '^({"|".join((_NOBODY_NEEDS, *_COUNTS))})$'
      AND EXISTS (
        SELECT 1
        FROM aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) x
        WHERE x.grantee = 0 AND x.privilege_type = 'EXECUTE'
      )
    ORDER BY 1
""")
"""Functions of the server that everybody may call and nobody needs."""
_GRANTED_TO_OWNER = text("""
    SELECT g.rolname
    FROM pg_auth_members m
    JOIN pg_roles g ON g.oid = m.roleid
    WHERE m.member = 'cd_owner'::regrole
""")
_TABLES_OF_OLD = text("""
    SELECT quote_ident(relname)
    FROM pg_class
    WHERE relnamespace = to_regnamespace('public') AND relkind = 'r'
""")
_FUNCTIONS_OF_OLD = text(r"""
    SELECT p.oid::regprocedure::text
    FROM pg_proc p
    WHERE p.pronamespace = to_regnamespace('public') AND p.proname LIKE 'cd\_%'
""")
_PUBLIC_IS_EMPTY = text("""
    SELECT NOT EXISTS (
      SELECT 1
      FROM pg_depend
      WHERE
        refclassid = 'pg_namespace'::regclass
        AND refobjid = to_regnamespace('public')
        AND deptype = 'n'
    )
""")


def prepare(connection: Connection) -> None:
    """Roles and schema; by a person who may make roles. Tables of an older version are taken
    along.
    """
    run = connection.exec_driver_sql
    _make_groups(connection)
    if not connection.scalar(text("SELECT pg_has_role(current_user, 'cd_owner', 'SET')")):
        run(f"GRANT {OWNER} TO CURRENT_USER WITH SET TRUE, INHERIT TRUE")
    database = connection.scalar(text("SELECT quote_ident(current_database())"))
    run(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
    run(f"GRANT CONNECT ON DATABASE {database} TO {', '.join(GROUPS)}, {OWNER}")
    run(f"GRANT TEMPORARY ON DATABASE {database} TO {OWNER}")
    _shut_server_functions(connection)
    for schema in (SCHEMA, DESK):
        run(f"CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {OWNER}")
    _move_from_public(connection)


def _shut_server_functions(connection: Connection) -> None:
    """The server lets everybody make large objects, which no rule sees, hold locks of any name
    beyond a transaction, fill its log, and read how many rows their own transaction has looked at.
    They are its superuser's to shut; ``comparison`` says where nobody has.
    """
    if not connection.scalar(_SUPERUSER):
        return
    run = connection.exec_driver_sql
    for function in connection.scalars(OPEN_FUNCTIONS).all():
        run(f"REVOKE EXECUTE ON FUNCTION pg_catalog.{function} FROM PUBLIC")
        run(f"GRANT EXECUTE ON FUNCTION pg_catalog.{function} TO {OWNER}")


def _make_groups(connection: Connection) -> None:
    run = connection.exec_driver_sql
    there = set(connection.scalars(text("SELECT rolname FROM pg_roles")))
    if OWNER not in there:
        run(f"CREATE ROLE {OWNER} NOLOGIN CREATEROLE")
    for group in (*GROUPS, READER):
        if group not in there:
            run(f"CREATE ROLE {group} NOLOGIN")
    # Only what is missing: an owner who is no superuser cannot grant himself what he has.
    granted = set(connection.scalars(_GRANTED_TO_OWNER))
    # He gives people their group, and has none of its rights himself.
    for group in set(GROUPS) - granted:
        run(f"GRANT {group} TO {OWNER} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE")
    # What reads for people is given to that role when it is made.
    if READER not in granted:
        run(f"GRANT {READER} TO {OWNER} WITH INHERIT FALSE, SET TRUE")
    # For ending the sessions of an account that is closed, and transactions that are left open; for
    # seeing how long they are.
    for right in SERVER_RIGHTS:
        if right not in granted:
            run(f"GRANT {right} TO {OWNER} WITH INHERIT TRUE, SET FALSE")


def _move_from_public(connection: Connection) -> None:
    """The first versions had no schema of their own: their tables move, their functions go."""
    run = connection.exec_driver_sql
    for table in connection.scalars(_TABLES_OF_OLD).all():
        run(f"ALTER TABLE public.{table} SET SCHEMA {SCHEMA}")
        run(f"ALTER TABLE {SCHEMA}.{table} OWNER TO {OWNER}")
    run("DROP FUNCTION IF EXISTS public.cd_now, public.cd_trigrams CASCADE")
    for name in connection.scalars(_FUNCTIONS_OF_OLD).all():
        run(f"DROP FUNCTION {name} CASCADE")
    if connection.scalar(text("SELECT to_regnamespace('public')")) is not None:
        empty = connection.scalar(_PUBLIC_IS_EMPTY)
        # Somebody else's objects stay, but nobody makes new ones there.
        run("DROP SCHEMA public" if empty else "REVOKE ALL ON SCHEMA public FROM PUBLIC")


_OUR_TRIGGERS = text("""
    SELECT t.tgname, t.tgrelid::regclass::text
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'clerkdesk' AND NOT t.tgisinternal
""")
_OUR_POLICIES = text("""
    SELECT quote_ident(policyname), quote_ident(tablename)
    FROM pg_policies
    WHERE schemaname = 'clerkdesk'
""")
_OUR_FUNCTIONS = text("""
    SELECT p.oid::regprocedure::text, p.proname
    FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'clerkdesk'
""")
_OUR_SERIES = text(r"""
    SELECT c.oid::regclass::text
    FROM pg_class c
    WHERE
      c.relnamespace = 'clerkdesk'::regnamespace
      AND c.relkind = 'S'
      AND c.relname LIKE 'number\_%'
""")
_OUR_VIEWS = text("""
    SELECT c.oid::regclass::text
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'desk' AND c.relkind = 'v'
""")
_COLUMN_GRANTS = text("""
    SELECT
      a.attrelid::regclass::text,
      quote_ident(a.attname),
      string_agg(
        DISTINCT
        CASE
          WHEN x.grantee = 0 THEN 'PUBLIC'
          ELSE quote_ident(pg_get_userbyid(x.grantee))
        END,
        ', '
      )
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace,
    aclexplode(a.attacl) x
    WHERE n.nspname = 'clerkdesk'
    GROUP BY 1, 2
""")


def clear_desk(connection: Connection) -> None:
    """Take the views away that hold tables as they are; before these change, as the owner."""
    for name in connection.scalars(_OUR_VIEWS).all():
        connection.exec_driver_sql(f"DROP VIEW {name}")


def install(
    connection: Connection,
    triggers: Triggers,
    functions: tuple[Function, ...],
    views: dict[str, str],
) -> None:
    """Replace functions, triggers, policies, grants and views by those of this program; as the
    owner.
    """

    def run(statement: str) -> None:
        connection.exec_driver_sql(statement.replace("%", "%%"))

    # Triggers, views and policies first: they call the functions, which could not go.
    drop_triggers(connection)
    clear_desk(connection)
    for name, table in connection.execute(_OUR_POLICIES).all():
        run(f"DROP POLICY {name} ON {table}")
    _make_functions(run, connection, functions)
    for name, (body, trigger) in triggers.items():
        run(_trigger_function(name, body))
        run(f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC")
        run(trigger)
    _grant(run, connection)
    for table in GUARDED:
        run(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    for policy in POLICIES:
        run(policy.statement(policy.table))
    _lay_desk(run, views)


def _lay_desk(run: _Run, views: dict[str, str]) -> None:
    groups = ", ".join(STAFF)
    run(f"REVOKE ALL ON SCHEMA {DESK} FROM PUBLIC")
    run(f"GRANT USAGE ON SCHEMA {DESK} TO {groups}")
    for view, shows in views.items():
        run(desk.statement(view, shows, DESK))
        run(f"GRANT SELECT ON {DESK}.{view} TO {groups}")


def drop_triggers(connection: Connection) -> None:
    """Take every trigger away, ours or not; as the owner."""
    for name, table in connection.execute(_OUR_TRIGGERS).all():
        connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")


def _make_functions(run: _Run, connection: Connection, functions: tuple[Function, ...]) -> None:
    # Of the versions before: it read every organisation's applications.
    run("DROP INDEX IF EXISTS ix_application_trigrams")
    for signature, name in connection.execute(_OUR_FUNCTIONS).all():
        # Made anew, for a function's result cannot be replaced by another type; but the search
        # index needs its own.
        if name != "cd_grams":
            run(f"DROP ROUTINE {signature}")
    # While they are made: a function's new owner must be able to make one in its schema.
    run(f"GRANT CREATE ON SCHEMA {SCHEMA} TO {READER}")
    for function in functions:
        run(function.statement())
        run(f"REVOKE ALL ON ROUTINE {function.signature} FROM PUBLIC")
        if function.grantees:
            run(f"GRANT EXECUTE ON ROUTINE {function.signature} TO {', '.join(function.grantees)}")
        if function.owner != OWNER:
            run(f"ALTER ROUTINE {function.signature} OWNER TO {function.owner}")
    run(f"REVOKE ALL ON SCHEMA {SCHEMA} FROM {READER}")
    run("""
        CREATE INDEX IF NOT EXISTS ix_application_grams ON application
        USING gin (cd_grams(organisation_id, search_fold::text))
    """)


def open_series(connection: Connection) -> None:
    """The sequences of this year's numbers and of the next one's; the worker goes on with it."""
    connection.exec_driver_sql("""
        SELECT cd_open_series(y.year + more)
        FROM
          (SELECT EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku')::integer AS year) y,
          generate_series(0, 1) more
    """)


def drop_series(connection: Connection) -> None:
    """Take the sequences of numbers away, to be opened anew behind what has come meanwhile."""
    for name in connection.scalars(_OUR_SERIES).all():
        connection.exec_driver_sql(f"DROP SEQUENCE {name}")


def _trigger_function(name: str, body: str) -> str:
    return f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp AS $cd${body}$cd$
    """


def _grant(run: _Run, connection: Connection) -> None:
    groups = ", ".join((*GROUPS, READER))
    for kind in ("TABLES", "SEQUENCES"):
        run(f"REVOKE ALL ON ALL {kind} IN SCHEMA {SCHEMA} FROM {groups}, PUBLIC")
    for table, column, grantees in connection.execute(_COLUMN_GRANTS).all():
        run(f"REVOKE ALL ({column}) ON {table} FROM {grantees}")
    run(f"REVOKE ALL ON SCHEMA {SCHEMA} FROM PUBLIC")
    run(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {groups}")
    for grant in GRANTS:
        columns = f" ({', '.join(grant.columns)})" if grant.columns else ""
        run(f"GRANT {grant.privilege}{columns} ON {grant.table} TO {', '.join(grant.groups)}")
    for sequence, grantees in SEQUENCES.items():
        run(f"GRANT USAGE ON SEQUENCE {sequence} TO {', '.join(grantees)}")
