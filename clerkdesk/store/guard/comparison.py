"""Proves that the guard on PostgreSQL stands: everything that is there is compared with what this
program would make.

What the server has its own spelling of (triggers, policies) is made anew on empty tables, read back
and thrown away; the rest is compared as the catalogue shows it.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, TypeVar

from sqlalchemy import Connection, text

from clerkdesk.domain.accounts import RESERVED_LOGINS
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.store.guard import checks, desk
from clerkdesk.store.guard.functions import laid
from clerkdesk.store.guard.functions.function import Function
from clerkdesk.store.guard.grants import GRANTS, SEQUENCES
from clerkdesk.store.guard.groups import DESK, GROUPS, OWNER, READER, SCHEMA, STAFF
from clerkdesk.store.guard.policies import GUARDED, POLICIES
from clerkdesk.store.guard.postgres import OPEN_FUNCTIONS, SERVER_RIGHTS, Triggers

K = TypeVar("K")

_NAMES = {
    "function": "SELECT p.proname FROM pg_proc p WHERE p.pronamespace = {ours}",
    "rule": """
        SELECT t.tgname
        FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = {ours} AND NOT t.tgisinternal
    """,
    "policy": """
        SELECT p.policyname || ' on ' || p.tablename
        FROM pg_policies p
        WHERE p.schemaname = 'clerkdesk'
    """,
    "view": """
        SELECT 'desk.' || v.viewname
        FROM pg_views v
        WHERE v.schemaname = 'desk'
    """,
}
"""Kind → the names of what there is."""


def missing(connection: Connection, triggers: Triggers) -> list[str]:
    """What a server of an older version lacks, one line each, by its name: what is altered shows
    once it is upgraded.
    """
    expected = {
        "function": {*(function.name for function in laid(overlap_open=False)), *triggers},
        "rule": set(triggers),
        "policy": {f"{policy.name} on {policy.table}" for policy in POLICIES},
        "view": {f"desk.{view}" for view in desk.views()},
    }
    lines = [f"role: {line}" for line in _roles(connection)]
    lines += [f"owner: {line}" for line in _owners(connection)]
    lines += [f"row security: {line}" for line in _row_security(connection)]
    for kind, names in expected.items():
        statement = _NAMES[kind].format(ours="to_regnamespace('clerkdesk')")
        there = set(connection.scalars(text(statement)))
        lines += [f"{kind}: {name} is missing" for name in sorted(names - there)]
    return lines


def differences(
    connection: Connection,
    triggers: Triggers,
    functions: tuple[Function, ...],
    views: dict[str, str],
) -> list[str]:
    """What is missing, altered or not ours, one line each; leaves nothing behind. By the owner or
    the server's administrator.
    """
    parts = {
        "role": _roles(connection),
        "owner": _owners(connection),
        "function": _functions(connection, triggers, functions),
        "grant": _rights(connection, views),
        "row security": _row_security(connection),
        "rule": _made_anew(connection, triggers, views),
        "series": _series(connection),
        "login": _logins(connection),
    }
    return [f"{kind}: {line}" for kind, lines in parts.items() for line in lines]


def _verdict(key: K, there: Mapping[K, Any], expected: Mapping[K, Any]) -> str | None:
    """What is wrong with what stands under this key; None: nothing."""
    if key not in there:
        return "is missing"
    if key not in expected:
        return "is not ours"
    return None if there[key] == expected[key] else "is altered"


_MEMBERS = text(r"""
    SELECT
      g.rolname AS granted,
      m.rolname AS member,
      m.rolsuper OR m.rolcreaterole AS mighty,
      x.admin_option OR x.set_option AS may_pass_on
    FROM pg_auth_members x
    JOIN pg_roles g ON g.oid = x.roleid
    JOIN pg_roles m ON m.oid = x.member
    WHERE g.rolname LIKE 'cd\_%'
""")


_OWNER_HAS = text("SELECT pg_has_role('cd_owner', :right, 'USAGE')")


def _roles(connection: Connection) -> Iterator[str]:
    there = {
        row.rolname: row
        for row in connection.execute(text(r"SELECT * FROM pg_roles WHERE rolname LIKE 'cd\_%'"))
    }
    for name in (OWNER, READER, *GROUPS):
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
    if OWNER in there:
        for right in SERVER_RIGHTS:
            if not connection.scalar(_OWNER_HAS, {"right": right}):
                yield f"{OWNER} lacks {right}: transactions that are left open cannot be ended"
    for row in connection.execute(_MEMBERS):
        if row.granted == OWNER:
            # The server's administrators upgrade the database.
            if not row.mighty:
                yield f"{row.member} is a member of {OWNER}"
        elif row.member != OWNER and row.may_pass_on:
            yield f"{row.member} may pass {row.granted} on"


_STRANGERS = text("""
    SELECT c.relname AS name
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE
      n.nspname IN ('clerkdesk', 'desk')
      AND pg_get_userbyid(c.relowner) <> 'cd_owner'
    UNION ALL
    SELECT n.nspname
    FROM pg_namespace n
    WHERE
      n.nspname IN ('clerkdesk', 'desk')
      AND pg_get_userbyid(n.nspowner) <> 'cd_owner'
""")
_MAKERS = text("""
    SELECT r.rolname
    FROM
      pg_namespace n,
      aclexplode(n.nspacl) x
      LEFT JOIN pg_roles r ON r.oid = x.grantee
    WHERE
      n.nspname IN ('clerkdesk', 'desk')
      AND x.privilege_type = 'CREATE'
      AND COALESCE(r.rolname, 'PUBLIC') <> 'cd_owner'
""")
_OPEN_TO_ALL = text("""
    SELECT DISTINCT x.privilege_type
    FROM
      pg_database d,
      aclexplode(COALESCE(d.datacl, acldefault('d', d.datdba))) x
    WHERE d.datname = current_database() AND x.grantee = 0
""")


def _owners(connection: Connection) -> Iterator[str]:
    for name in connection.scalars(_STRANGERS):
        yield f"{name} does not belong to {OWNER}"
    for name in connection.scalars(_MAKERS):
        yield f"{name or 'PUBLIC'} may make objects in the schema"
    for function in connection.scalars(OPEN_FUNCTIONS):
        yield f"PUBLIC may call {function}: only a superuser's upgrade can shut it"
    # Above all temporary tables: a database made from a template does not take its rights along.
    for right in connection.scalars(_OPEN_TO_ALL):
        yield f"PUBLIC has {right} on the database"


_OUR_FUNCTIONS = text("""
    SELECT
      p.proname,
      p.prosrc,
      p.prosecdef,
      p.provolatile,
      p.proconfig,
      pg_get_userbyid(p.proowner)::text AS owner,
      ARRAY(
        SELECT COALESCE(r.rolname, 'PUBLIC')
        FROM aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) x
        LEFT JOIN pg_roles r ON r.oid = x.grantee
        WHERE x.privilege_type = 'EXECUTE'
      ) AS grantees
    FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'clerkdesk'
""")


def _functions(
    connection: Connection, triggers: Triggers, functions: tuple[Function, ...]
) -> Iterator[str]:
    # By their names, of which a former function may share one with today's.
    expected: dict[str, set[tuple[object, ...]]] = {}
    for function in functions:
        described = (
            function.body,
            function.definer,
            # The catalogue keeps the first letter: i, s or v.
            function.volatility[0].lower(),
            frozenset(function.grantees),
            function.owner,
        )
        expected.setdefault(function.name, set()).add(described)
    for name, (body, _trigger) in triggers.items():
        expected[name] = {(body, True, "v", frozenset(), OWNER)}
    there: dict[str, set[tuple[object, ...]]] = {}
    for row in connection.execute(_OUR_FUNCTIONS):
        described = (
            row.prosrc,
            row.prosecdef,
            row.provolatile,
            frozenset(str(name) for name in row.grantees) - {row.owner},
            row.owner,
        )
        there.setdefault(row.proname, set()).add(described)
        if row.prosecdef and not _has_path(row.proconfig):
            yield f"{row.proname} has no search path of its own"
    for name in sorted(there.keys() | expected.keys()):
        if verdict := _verdict(name, there, expected):
            yield f"{name} {verdict}"


def _has_path(settings: list[str] | None) -> bool:
    """Whether a function's own settings name our search path."""
    stated = [setting.replace('"', "").replace(" ", "") for setting in settings or []]
    return f"search_path={SCHEMA},pg_temp" in stated


_OUR_RIGHTS = text("""
    SELECT
      CASE n.nspname WHEN 'desk' THEN 'desk.' ELSE '' END || c.relname AS relname,
      '' AS attname,
      x.privilege_type,
      COALESCE(r.rolname, 'PUBLIC') AS grantee
    FROM
      pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace,
      aclexplode(c.relacl) x
      LEFT JOIN pg_roles r ON r.oid = x.grantee
    WHERE n.nspname IN ('clerkdesk', 'desk')
    UNION ALL
    SELECT
      CASE n.nspname WHEN 'desk' THEN 'desk.' ELSE '' END || c.relname,
      a.attname,
      x.privilege_type,
      COALESCE(r.rolname, 'PUBLIC')
    FROM
      pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace,
      aclexplode(a.attacl) x
      LEFT JOIN pg_roles r ON r.oid = x.grantee
    WHERE n.nspname IN ('clerkdesk', 'desk')
""")


def _rights(connection: Connection, views: dict[str, str]) -> Iterator[str]:
    expected: set[tuple[str, ...]] = set()
    for grant in GRANTS:
        columns = grant.columns or ("",)
        for group, column in product(grant.groups, columns):
            expected.add((grant.table, column, grant.privilege, group))
    for sequence, groups in SEQUENCES.items():
        expected.update((sequence, "", "USAGE", group) for group in groups)
    for view, group in product(views, STAFF):
        expected.add((f"{DESK}.{view}", "", "SELECT", group))
    rows = connection.execute(_OUR_RIGHTS)
    there = {tuple(map(str, row)) for row in rows if row.grantee != OWNER}
    for right in sorted(there ^ expected):
        table, column, privilege, group = right
        target = f"{table}.{column}" if column else table
        verdict = "is missing" if right in expected else "is not ours"
        yield f"{privilege} on {target} for {group} {verdict}"


_ROW_SECURITY = text("""
    SELECT c.relname
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'clerkdesk' AND c.relrowsecurity
""")


def _row_security(connection: Connection) -> Iterator[str]:
    guarded = set(connection.scalars(_ROW_SECURITY))
    for table in sorted(set(GUARDED) - guarded):
        yield f"{table} is open"


_OUR_TABLES = text("""
    SELECT c.relname
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'clerkdesk' AND c.relkind = 'r'
""")
_OURS = "'clerkdesk'"
_DESKS = "'desk'"
_TEMPORARY = "(SELECT nspname::text FROM pg_namespace WHERE oid = pg_my_temp_schema())"
_CHECKS = r"""
    SELECT
      t.relname,
      c.conname,
      replace(pg_get_constraintdef(c.oid), ' NOT VALID', '')
    FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname = {schema} AND c.contype = 'c' AND c.conname LIKE 'takes\_%'
"""
_UNPROVED = text(r"""
    SELECT t.relname, c.conname
    FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname = 'clerkdesk' AND c.contype = 'c' AND NOT c.convalidated
""")
_TRIGGERS = """
    SELECT
      c.relname,
      t.tgname,
      replace(
        pg_get_triggerdef(t.oid),
        ' ON ' || t.tgrelid::regclass::text || ' ',
        ' ON '
      )
      || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' disabled' END
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = {schema} AND NOT t.tgisinternal
"""
_VIEWS = """
    SELECT
      'desk',
      regexp_replace(c.relname, '^view_', ''),
      concat_ws('|', c.reloptions::text, pg_get_viewdef(c.oid))
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = {schema} AND c.relkind = 'v'
"""
_POLICIES = """
    SELECT
      p.tablename,
      p.policyname,
      concat_ws('|', p.permissive, p.roles::text, p.cmd, p.qual, p.with_check)
    FROM pg_policies p
    WHERE p.schemaname = {schema}
"""


def _made_anew(connection: Connection, triggers: Triggers, views: dict[str, str]) -> Iterator[str]:
    """Triggers and policies as the server itself spells them: made anew on empty copies of the
    tables, compared, and thrown away.
    """
    point = connection.begin_nested()
    try:
        _make_anew(connection, triggers, views)
        for statement in (_TRIGGERS, _POLICIES, _CHECKS, _VIEWS):
            there = _spelled(connection, statement, _DESKS if statement is _VIEWS else _OURS)
            expected = _spelled(connection, statement, _TEMPORARY)
            for table, name in sorted(there.keys() | expected.keys()):
                if verdict := _verdict((table, name), there, expected):
                    yield f"{name} on {table} {verdict}"
    finally:
        point.rollback()
    for table, name in connection.execute(_UNPROVED):
        yield f"{name} on {table} is broken by older rows"


def _make_anew(connection: Connection, triggers: Triggers, views: dict[str, str]) -> None:
    def run(statement: str) -> None:
        connection.exec_driver_sql(statement.replace("%", "%%"))

    run(f"SET LOCAL search_path = {SCHEMA}, pg_temp")
    for table in connection.scalars(_OUR_TABLES).all():
        run(f"CREATE TEMPORARY TABLE {table} (LIKE {SCHEMA}.{table})")
    for table, of in checks.by_table().items():
        run(f"ALTER TABLE pg_temp.{table} {', '.join(f'ADD {checks.constraint(s)}' for s in of)}")
    functions = {row.proname for row in connection.execute(_OUR_FUNCTIONS)}
    for name, (_body, trigger) in triggers.items():
        # One whose function is missing cannot be made: that function is a difference already.
        if name in functions:
            head, _on, rest = trigger.partition(" ON ")
            run(f"{head} ON pg_temp.{rest}")
    # Nor can one for a group that is missing, which is a difference of its own.
    roles = set(connection.scalars(text("SELECT rolname FROM pg_roles")))
    for policy in POLICIES:
        if roles.issuperset(policy.groups):
            run(policy.statement(f"pg_temp.{policy.table}"))
    for view, shows in views.items():
        # A function that is missing is a difference already.
        if view not in desk.HIDING or f"cd_desk_{view}" in functions:
            run(desk.statement(f"view_{view}", shows, "pg_temp"))


def _spelled(connection: Connection, statement: str, schema: str) -> dict[tuple[str, str], str]:
    """(table, name) → the server's spelling, without the schema's name."""
    rows = connection.execute(text(statement.format(schema=schema)))
    return {
        (table, name): spelling.replace("pg_temp.", "").replace(f"{SCHEMA}.", "")
        for table, name, spelling in rows
    }


_SERIES = text("""
    SELECT y.name
    FROM (
      SELECT cd_series(p.prefix, EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku')::integer)
      FROM unnest(CAST(:prefixes AS text[])) AS p (prefix)
    ) AS y (name)
    WHERE to_regclass('clerkdesk.' || y.name) IS NULL
""")


def _series(connection: Connection) -> Iterator[str]:
    """The sequences of this year's numbers; where their function is missing, too, that is said."""
    if connection.scalar(text("SELECT to_regproc('clerkdesk.cd_series')")) is None:
        return
    for name in connection.scalars(
        _SERIES, {"prefixes": [e.number_prefix for e in ESERVICES.values()]}
    ):
        yield f"{name} is missing"


_ACCOUNTS = text("""
    SELECT
      s.login,
      s.role,
      s.active,
      r.rolname IS NOT NULL AS there,
      r.rolcanlogin,
      r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication AS mighty,
      ARRAY(
        SELECT g.rolname::text
        FROM pg_auth_members m
        JOIN pg_roles g ON g.oid = m.roleid
        WHERE m.member = r.oid
      ) AS groups
    FROM staff s
    LEFT JOIN pg_roles r ON r.rolname = s.login
""")


_STRANGE_OFFICES = text("""
    SELECT s.login, d.code
    FROM staff_department w
    JOIN staff s ON s.id = w.staff_id
    JOIN department d ON d.id = w.department_id
    WHERE d.organisation_id <> s.organisation_id
""")


def _logins(connection: Connection) -> Iterator[str]:
    for login, office in connection.execute(_STRANGE_OFFICES):
        yield f"{login} works for {office}, another organisation's office"
    for row in connection.execute(_ACCOUNTS):
        if row.login in RESERVED_LOGINS:
            yield f"{row.login} is what the program or the server calls itself"
        group = f"cd_{row.role}"
        if not row.there:
            if row.active:
                yield f"{row.login} has no login role"
        elif row.mighty:
            yield f"{row.login} has rights of the server"
        elif set(row.groups) != {group}:
            groups = ", ".join(sorted(row.groups)) or "no group"
            yield f"{row.login} is in {groups} and not in {group} alone"
        elif row.rolcanlogin is not row.active:
            verdict = "cannot" if row.active else "can still"
            yield f"{row.login} {verdict} log in"
