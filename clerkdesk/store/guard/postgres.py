"""Builds the guard on PostgreSQL, and proves that it stands.

``prepare`` makes what belongs to the server and needs its administrator: roles, schema. ``install``
replaces functions, triggers, policies and grants. ``differences`` compares every one of them with
what this program would make.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from clerkdesk.store.guard.functions import FUNCTIONS, SCHEMA
from clerkdesk.store.guard.grants import GRANTS, GROUPS, GUARDED, OWNER, POLICIES, SEQUENCES

_OURS = "n.nspname = 'clerkdesk'"


def prepare(connection: Connection) -> None:
    """Roles and schema; by a person who may make roles. Tables of an older version are taken along."""
    run = connection.exec_driver_sql
    there = set(connection.scalars(text("SELECT rolname FROM pg_roles")))
    if OWNER not in there:
        run(f"CREATE ROLE {OWNER} NOLOGIN CREATEROLE")
    for group in GROUPS:
        if group not in there:
            run(f"CREATE ROLE {group} NOLOGIN")
    # Only what is missing: an owner who is no superuser cannot grant himself what he has.
    granted = set(
        connection.scalars(
            text(
                "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = 'cd_owner'::regrole"
            )
        )
    )
    for group in set(GROUPS) - granted:
        run(f"GRANT {group} TO {OWNER} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE")
    # For ending the sessions of an account that is closed.
    if "pg_signal_backend" not in granted:
        run(f"GRANT pg_signal_backend TO {OWNER} WITH INHERIT TRUE, SET FALSE")
    if not connection.scalar(text("SELECT pg_has_role(current_user, 'cd_owner', 'SET')")):
        run(f"GRANT {OWNER} TO CURRENT_USER WITH SET TRUE, INHERIT TRUE")
    database = connection.scalar(text("SELECT quote_ident(current_database())"))
    run(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
    run(f"GRANT CONNECT ON DATABASE {database} TO {', '.join(GROUPS)}, {OWNER}")
    run(f"GRANT TEMPORARY ON DATABASE {database} TO {OWNER}")
    run(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA} AUTHORIZATION {OWNER}")
    for table in connection.scalars(
        text(
            "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind = 'r'"
        )
    ).all():
        run(f"ALTER TABLE public.{table} SET SCHEMA {SCHEMA}")
        run(f"ALTER TABLE {SCHEMA}.{table} OWNER TO {OWNER}")
    run("DROP FUNCTION IF EXISTS public.cd_now, public.cd_trigrams CASCADE")
    for name in connection.scalars(
        text(
            "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = to_regnamespace('public') AND p.proname LIKE 'cd\\_%'"
        )
    ).all():
        run(f"DROP FUNCTION {name} CASCADE")
    if connection.scalar(text("SELECT to_regnamespace('public')")) is not None:
        empty = connection.scalar(
            text(
                "SELECT NOT EXISTS (SELECT 1 FROM pg_depend WHERE refclassid = 'pg_namespace'::regclass AND refobjid = to_regnamespace('public') AND deptype = 'n')"
            )
        )
        # Somebody else's objects stay, but nobody makes new ones there.
        run("DROP SCHEMA public" if empty else "REVOKE ALL ON SCHEMA public FROM PUBLIC")


def become_owner(connection: Connection) -> None:
    """From here on everything that is made belongs to the owner; until the transaction ends."""
    connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
    connection.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}, pg_temp")


Triggers = dict[str, tuple[str, str]]
"""Name → (body of its function, CREATE TRIGGER)."""


def install(connection: Connection, triggers: Triggers) -> None:
    """Replace functions, triggers, policies and grants by those of this program; as the owner."""

    def run(statement: str) -> None:
        connection.exec_driver_sql(statement.replace("%", "%%"))

    for name, table in connection.execute(
        text(
            f"SELECT t.tgname, t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS} AND NOT t.tgisinternal"
        )
    ).all():
        run(f"DROP TRIGGER {name} ON {table}")
    for name, table in connection.execute(
        text(
            "SELECT quote_ident(policyname), quote_ident(tablename) FROM pg_policies WHERE schemaname = 'clerkdesk'"
        )
    ).all():
        run(f"DROP POLICY {name} ON {table}")
    for signature, name in connection.execute(
        text(
            f"SELECT p.oid::regprocedure::text, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {_OURS}"
        )
    ).all():
        # Made anew, for a function's result cannot be replaced by another type; but the search
        # index needs its own.
        if name != "cd_trigrams":
            run(f"DROP FUNCTION {signature}")
    for function in FUNCTIONS:
        run(function.statement())
        run(f"REVOKE ALL ON FUNCTION {function.signature} FROM PUBLIC")
        if function.grantees:
            run(f"GRANT EXECUTE ON FUNCTION {function.signature} TO {', '.join(function.grantees)}")
    run(
        "CREATE INDEX IF NOT EXISTS ix_application_trigrams ON application USING gin (cd_trigrams(search_fold::text))"
    )
    for name, (body, trigger) in triggers.items():
        run(_trigger_function(name, body))
        run(f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC")
        run(trigger)
    _grant(run, connection)
    for table in GUARDED:
        run(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    for policy in POLICIES:
        run(policy.statement(policy.table))


def _trigger_function(name: str, body: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp AS $cd${body}$cd$"


def _grant(run: object, connection: Connection) -> None:
    assert callable(run)
    for kind in ("TABLES", "SEQUENCES"):
        run(f"REVOKE ALL ON ALL {kind} IN SCHEMA {SCHEMA} FROM {', '.join(GROUPS)}, PUBLIC")
    for table, column, groups in connection.execute(text(_COLUMN_GRANTS)).all():
        run(f"REVOKE ALL ({column}) ON {table} FROM {groups}")
    run(f"REVOKE ALL ON SCHEMA {SCHEMA} FROM PUBLIC")
    run(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {', '.join(GROUPS)}")
    for grant in GRANTS:
        columns = f" ({', '.join(grant.columns)})" if grant.columns else ""
        run(f"GRANT {grant.privilege}{columns} ON {grant.table} TO {', '.join(grant.groups)}")
    for sequence, groups in SEQUENCES.items():
        run(f"GRANT USAGE ON SEQUENCE {sequence} TO {', '.join(groups)}")


_COLUMN_GRANTS = """
SELECT a.attrelid::regclass::text, quote_ident(a.attname), string_agg(DISTINCT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END, ', ')
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(a.attacl) x
WHERE n.nspname = 'clerkdesk' GROUP BY 1, 2"""


def differences(connection: Connection, triggers: Triggers) -> list[str]:
    """What is missing, altered or not ours, one line each; leaves nothing behind. By the owner or
    the server's administrator.
    """
    found: list[str] = []
    for kind, part in (
        ("role", _roles(connection)),
        ("owner", _owners(connection)),
        ("function", _functions(connection, triggers)),
        ("grant", _rights(connection)),
        ("row security", _row_security(connection)),
        ("rule", _made_anew(connection, triggers)),
        ("login", _logins(connection)),
    ):
        found += [f"{kind}: {line}" for line in part]
    return found


def _roles(connection: Connection) -> Iterator[str]:
    there = {
        row.rolname: row
        for row in connection.execute(text("SELECT * FROM pg_roles WHERE rolname LIKE 'cd\\_%'"))
    }
    for name in (OWNER, *GROUPS):
        row = there.get(name)
        if row is None:
            yield f"{name} is missing"
        elif (
            row.rolcanlogin
            or row.rolsuper
            or row.rolbypassrls
            or row.rolreplication
            or row.rolcreatedb
            or row.rolcreaterole is not (name == OWNER)
        ):
            yield f"{name} has rights that it should not have"
    members = connection.execute(
        text(
            "SELECT g.rolname AS granted, m.rolname AS member, x.admin_option, x.set_option FROM pg_auth_members x JOIN pg_roles g ON g.oid = x.roleid"
            " JOIN pg_roles m ON m.oid = x.member WHERE g.rolname LIKE 'cd\\_%'"
        )
    )
    for row in members:
        if row.granted == OWNER:
            superuser = connection.scalar(
                text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = :name"),
                {"name": row.member},
            )
            if not superuser:
                yield f"{row.member} is a member of {OWNER}"
        elif row.member != OWNER and (row.admin_option or row.set_option):
            yield f"{row.member} may pass {row.granted} on"


def _owners(connection: Connection) -> Iterator[str]:
    statement = text(
        "SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'clerkdesk' AND pg_get_userbyid(c.relowner) <> 'cd_owner'"
        " UNION ALL SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'clerkdesk' AND pg_get_userbyid(p.proowner) <> 'cd_owner'"
        " UNION ALL SELECT n.nspname FROM pg_namespace n WHERE n.nspname = 'clerkdesk' AND pg_get_userbyid(n.nspowner) <> 'cd_owner'"
    )
    for name in connection.scalars(statement):
        yield f"{name} does not belong to {OWNER}"
    statement = text(
        "SELECT r.rolname FROM pg_namespace n, aclexplode(n.nspacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee"
        " WHERE n.nspname = 'clerkdesk' AND x.privilege_type = 'CREATE' AND COALESCE(r.rolname, 'PUBLIC') <> 'cd_owner'"
    )
    for name in connection.scalars(statement):
        yield f"{name or 'PUBLIC'} may make objects in the schema"
    # Above all temporary tables: a database made from a template does not take its rights along.
    statement = text(
        "SELECT DISTINCT x.privilege_type FROM pg_database d, aclexplode(COALESCE(d.datacl, acldefault('d', d.datdba))) x"
        " WHERE d.datname = current_database() AND x.grantee = 0"
    )
    for right in connection.scalars(statement):
        yield f"PUBLIC has {right} on the database"


def _functions(connection: Connection, triggers: Triggers) -> Iterator[str]:
    expected = {
        f.name: (f.body, f.definer, f.volatility.split()[0][0].lower(), set(f.grantees))
        for f in FUNCTIONS
    }
    expected |= {name: (body, True, "v", set()) for name, (body, _trigger) in triggers.items()}
    there = {}
    for row in connection.execute(
        text(
            "SELECT p.proname, p.prosrc, p.prosecdef, p.provolatile, p.proconfig, ARRAY(SELECT COALESCE(r.rolname, 'PUBLIC') FROM aclexplode(COALESCE(p.proacl,"
            " acldefault('f', p.proowner))) x LEFT JOIN pg_roles r ON r.oid = x.grantee WHERE x.privilege_type = 'EXECUTE') AS grantees"
            f" FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {_OURS}"
        )
    ):
        path = any(
            setting.replace('"', "").replace(" ", "") == f"search_path={SCHEMA},pg_temp"
            for setting in row.proconfig or []
        )
        there[row.proname] = (
            row.prosrc,
            row.prosecdef,
            row.provolatile,
            {str(name) for name in row.grantees} - {OWNER},
        )
        if row.prosecdef and not path:
            yield f"{row.proname} has no search path of its own"
    for name in sorted(there.keys() | expected.keys()):
        if there.get(name) != expected.get(name):
            yield f"{name} {'is missing' if name not in there else 'is not ours' if name not in expected else 'is altered'}"


def _rights(connection: Connection) -> Iterator[str]:
    expected = {
        (g.table, column, g.privilege, group)
        for g in GRANTS
        for group in g.groups
        for column in (g.columns or ("",))
    }
    expected |= {
        (sequence, "", "USAGE", group) for sequence, groups in SEQUENCES.items() for group in groups
    }
    rows = connection.execute(
        text(
            "SELECT c.relname, '' AS attname, x.privilege_type, COALESCE(r.rolname, 'PUBLIC') AS grantee FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,"
            f" aclexplode(c.relacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee WHERE {_OURS} UNION ALL"
            " SELECT c.relname, a.attname, x.privilege_type, COALESCE(r.rolname, 'PUBLIC') FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            f" JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee WHERE {_OURS}"
        )
    )
    there = {tuple(str(part) for part in row) for row in rows if row.grantee != OWNER}
    for table, column, privilege, group in sorted(there ^ expected):
        place = f"{table}.{column}" if column else table
        yield f"{privilege} on {place} for {group} {'is missing' if (table, column, privilege, group) in expected else 'is not ours'}"


def _row_security(connection: Connection) -> Iterator[str]:
    on = set(
        connection.scalars(
            text(
                f"SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS} AND c.relrowsecurity"
            )
        )
    )
    for table in sorted(set(GUARDED) - on):
        yield f"{table} is open"


_TRIGGERS = """
SELECT c.relname, t.tgname AS name, replace(pg_get_triggerdef(t.oid), ' ON ' || t.tgrelid::regclass::text || ' ', ' ON ') || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' disabled' END AS made
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = {}::regnamespace AND NOT t.tgisinternal"""
_POLICIES = """
SELECT p.tablename, p.policyname AS name, concat_ws('|', p.permissive, p.roles::text, p.cmd, p.qual, p.with_check) AS made FROM pg_policies p WHERE p.schemaname = {}"""


def _made_anew(connection: Connection, triggers: Triggers) -> Iterator[str]:
    """Triggers and policies as the server itself spells them: made anew on empty copies of the
    tables, compared, and thrown away.
    """
    point = connection.begin_nested()
    try:
        connection.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}, pg_temp")
        tables = connection.scalars(
            text(
                f"SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {_OURS} AND c.relkind = 'r'"
            )
        ).all()
        for table in tables:
            connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {table} (LIKE {SCHEMA}.{table})")
        known = set(
            connection.scalars(
                text(
                    f"SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {_OURS}"
                )
            )
        )
        for name, (_body, trigger) in triggers.items():
            if name in known:
                head, _on, rest = trigger.partition(" ON ")
                connection.exec_driver_sql(f"{head} ON pg_temp.{rest}".replace("%", "%%"))
        for policy in POLICIES:
            connection.exec_driver_sql(
                policy.statement(f"pg_temp.{policy.table}").replace("%", "%%")
            )
        for statement in (_TRIGGERS, _POLICIES):
            there = _spelled(connection, statement, "'clerkdesk'")
            expected = _spelled(
                connection,
                statement,
                "(SELECT nspname FROM pg_namespace WHERE oid = pg_my_temp_schema())",
            )
            for table, name in sorted(there.keys() | expected.keys()):
                if there.get((table, name)) != expected.get((table, name)):
                    yield f"{name} on {table} {'is missing' if (table, name) not in there else 'is not ours' if (table, name) not in expected else 'is altered'}"
    finally:
        point.rollback()


def _spelled(connection: Connection, statement: str, schema: str) -> dict[tuple[str, str], str]:
    rows = connection.execute(
        text(statement.format(schema if "regnamespace" not in statement else f"({schema})::text"))
    )
    return {
        (table, name): made.replace("pg_temp.", "").replace(f"{SCHEMA}.", "")
        for table, name, made in rows
    }


def _logins(connection: Connection) -> Iterator[str]:
    rows = connection.execute(
        text(
            "SELECT s.login, s.role, s.active, r.rolname IS NOT NULL AS there, r.rolcanlogin, r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication AS mighty,"
            " ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS groups"
            " FROM staff s LEFT JOIN pg_roles r ON r.rolname = s.login"
        )
    )
    for row in rows:
        if not row.there:
            if row.active:
                yield f"{row.login} has no login role"
        elif row.mighty:
            yield f"{row.login} has rights of the server"
        elif set(row.groups) != {f"cd_{row.role}"}:
            yield f"{row.login} is in {', '.join(sorted(row.groups)) or 'no group'} and not in cd_{row.role} alone"
        elif row.rolcanlogin is not row.active:
            yield f"{row.login} {'cannot' if row.active else 'can still'} log in"
