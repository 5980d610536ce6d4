"""Accounts and their login roles: what an administrator does with the owner's rights."""

from clerkdesk.domain.accounts import RESERVED_LOGINS
from clerkdesk.domain.lifecycle import OVERSEERS
from clerkdesk.store.guard.functions.function import ASK, Function, query, refuse
from clerkdesk.store.guard.groups import GATEWAY, STAFF, WORKERS
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.sql import OFFICE_ACTS, OFFICE_ACTS_OF


def _array(groups: tuple[str, ...]) -> str:
    return f"ARRAY[{', '.join(repr(group) for group in groups)}]"


OF_PEOPLE = _array(STAFF)
"""The groups of people, as SQL."""
_OF_ALL = _array((*STAFF, *WORKERS, *GATEWAY))
SOMEBODY_ACTS = "NOT EXISTS (SELECT 1 FROM acting c WHERE c.id = 0)"
"""What an upgrade or a copy writes is nobody's act of administration."""
_DOOR = "PERFORM cd_door(wanted);"
"""The first statement of every function of administration."""
# One level of groups only: who is in one has its rights, and can neither become it nor pass it on.
_MEMBERSHIP = "WITH ADMIN FALSE, INHERIT TRUE, SET FALSE"


def _office_acts(name: str, statement: str, narrowed_by: str) -> Function:
    rows = query(
        statement.replace(":organisation", "self.organisation"), "since", narrowed_by, "most"
    )
    return Function(
        name=name,
        arguments=f"since timestamptz, {narrowed_by} text, most integer",
        returns="""
            TABLE (
              at timestamptz,
              id bigint,
              login text,
              actor text,
              kind text,
              action text,
              subject text,
              field text,
              old_value text,
              new_value text
            )
        """,
        body=f"""
            DECLARE
              self record;
            BEGIN
              {ASK}
              IF self.role NOT IN {listed((*OVERSEERS, "owner"))} THEN {refuse("CD133")} END IF;
              RETURN QUERY {rows};
            END
        """,
        grantees=STAFF,
    )


def _noted(action: str, kind: str = "'staff'") -> str:
    """The row of what was done to the login ``wanted``; a program's is the installation's."""
    return f"""
        INSERT INTO office_event (at, organisation_id, actor_id, actor, kind, action, subject)
        SELECT
          cd_now(),
          (SELECT s.organisation_id FROM staff s WHERE s.login = wanted),
          cd_me(),
          COALESCE(cd_name(), session_user::text),
          {kind},
          '{action}',
          wanted
        WHERE {SOMEBODY_ACTS};
    """


PEOPLE = (
    # Nothing but a login of these groups, or none yet: no group, no right of the server, and no
    # membership of anything else.
    Function(
        name="cd_plain_login",
        arguments="wanted text, groups text[]",
        returns="boolean",
        body="""
            BEGIN
              RETURN wanted !~ '^(pg_|cd_)'
                AND NOT EXISTS (
                  SELECT 1
                  FROM pg_roles r
                  WHERE
                    r.rolname = wanted
                    AND (
                      r.rolsuper
                      OR r.rolcreaterole
                      OR r.rolcreatedb
                      OR r.rolreplication
                      OR r.rolbypassrls
                      OR EXISTS (
                        SELECT 1
                        FROM pg_auth_members m
                        JOIN pg_roles g ON g.oid = m.roleid
                        WHERE m.member = r.oid AND g.rolname <> ALL (groups)
                      )
                    )
                );
            END
        """,
        grantees=(),
    ),
    # The one check of every door: an administrator comes to people of the own organisation, whoever
    # owns the database also to programs; nobody to anything else that can log in.
    Function(
        name="cd_door",
        arguments="wanted text",
        returns="void",
        body=f"""
            BEGIN
              IF cd_role() = 'owner' THEN
                IF NOT cd_plain_login(wanted, {_OF_ALL}) THEN {refuse("CD917")} END IF;
                RETURN;
              END IF;
              IF cd_role() <> 'admin'
                OR NOT EXISTS (
                  SELECT 1
                  FROM staff s
                  WHERE s.login = wanted AND s.organisation_id = cd_organisation()
                )
              THEN {refuse("CD916")} END IF;
              IF wanted IN {listed(RESERVED_LOGINS)} OR NOT cd_plain_login(wanted, {OF_PEOPLE})
              THEN {refuse("CD917")} END IF;
            END
        """,
        grantees=(),
    ),
    # The role of a person's account; an older login is taken over only while it is a plain one of
    # ours.
    Function(
        name="cd_make_login",
        arguments="wanted text",
        returns="void",
        body=f"""
            DECLARE
              kind text;
              former text;
            BEGIN
              {_DOOR}
              SELECT s.role INTO kind FROM staff s WHERE s.login = wanted;
              IF kind IS NULL OR NOT cd_plain_login(wanted, {OF_PEOPLE}) THEN
                {refuse("CD917")}
              END IF;
              IF EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = wanted) THEN
                EXECUTE format('ALTER ROLE %I LOGIN', wanted);
              ELSE
                EXECUTE format('CREATE ROLE %I LOGIN', wanted);
              END IF;
              FOREACH former IN ARRAY {OF_PEOPLE} LOOP
                IF former <> 'cd_' || kind AND pg_has_role(wanted, former, 'USAGE') THEN
                  EXECUTE format('REVOKE %I FROM %I', former, wanted);
                END IF;
              END LOOP;
              EXECUTE format('GRANT %I TO %I {_MEMBERSHIP}', 'cd_' || kind, wanted);
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    # The password itself never reaches the server (store.logins).
    Function(
        name="cd_set_verifier",
        arguments="wanted text, verifier text",
        returns="void",
        body=f"""
            BEGIN
              {_DOOR}
              IF verifier
                !~ '^SCRAM-SHA-256\\$[0-9]+:[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$'
              THEN {refuse("CD918")} END IF;
              EXECUTE format('ALTER ROLE %I PASSWORD %L', wanted, verifier);
              {_noted("password")}
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    # One's own is set by the server's own command, past every function: the desk says that it was.
    Function(
        name="cd_own_password",
        arguments="",
        returns="void",
        body=f"""
            DECLARE
              wanted text := session_user;
            BEGIN
              {_noted("password")}
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    # What was administered, for whoever oversees: past row-level security, whose filter one can
    # measure.
    _office_acts("cd_office_acts", OFFICE_ACTS, "about"),
    _office_acts("cd_office_acts_of", OFFICE_ACTS_OF, "kinds"),
    # Shuts the door at once: no new login, and the sessions that are open end, whatever snapshot
    # they hold.
    Function(
        name="cd_set_active",
        arguments="wanted text, wanted_active boolean",
        returns="void",
        body=f"""
            BEGIN
              {_DOOR}
              UPDATE staff SET active = wanted_active WHERE login = wanted;
              EXECUTE format(
                'ALTER ROLE %I %s',
                wanted,
                CASE WHEN wanted_active THEN 'LOGIN' ELSE 'NOLOGIN' END
              );
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_end_sessions",
        arguments="wanted text",
        returns="integer",
        body=f"""
            DECLARE
              ended integer;
            BEGIN
              {_DOOR}
              SELECT count(pg_terminate_backend(a.pid)) INTO ended
              FROM pg_stat_activity a
              WHERE a.usename = wanted AND a.datname = current_database();
              {_noted("end_sessions")}
              RETURN ended;
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    # A login for a program, never one that is a person's.
    Function(
        name="cd_make_service",
        arguments="wanted text, kind text",
        returns="void",
        body=f"""
            BEGIN
              IF cd_role() <> 'owner'
                OR kind NOT IN ('worker', 'gateway')
                OR EXISTS (SELECT 1 FROM staff s WHERE s.login = wanted)
                OR NOT cd_plain_login(wanted, {_OF_ALL})
              THEN {refuse("CD916")} END IF;
              IF NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I LOGIN', wanted);
              END IF;
              EXECUTE format('GRANT %I TO %I {_MEMBERSHIP}', 'cd_' || kind, wanted);
              {_noted("add", "kind")}
            END
        """,
        grantees=(),
        volatility="VOLATILE",
    ),
)
