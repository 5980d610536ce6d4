"""Accounts and their login roles: what an administrator does with the owner's rights."""

from clerkdesk.store.guard.functions.function import Function, refuse
from clerkdesk.store.guard.groups import STAFF

_OF_STAFF = ", ".join(f"'{group}'" for group in STAFF)
_ADMINISTERS = f"IF NOT cd_may_administer(wanted) THEN {refuse('CD916')} END IF;"
# One level of groups only: who is in one has its rights, and can neither become it nor pass it on.
_MEMBERSHIP = "WITH ADMIN FALSE, INHERIT TRUE, SET FALSE"

PEOPLE = (
    Function(
        name="cd_may_administer",
        arguments="wanted text",
        returns="boolean",
        body="""
            BEGIN
              RETURN cd_role() = 'owner'
                OR (
                  cd_role() = 'admin'
                  AND EXISTS (
                    SELECT 1
                    FROM staff s
                    WHERE s.login = wanted AND s.organisation_id = cd_organisation()
                  )
                );
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
              plain boolean;
              former text;
            BEGIN
              {_ADMINISTERS}
              SELECT s.role INTO kind FROM staff s WHERE s.login = wanted;
              SELECT
                NOT (
                  r.rolsuper
                  OR r.rolcreaterole
                  OR r.rolcreatedb
                  OR r.rolreplication
                  OR r.rolbypassrls
                )
                AND r.rolname !~ '^(pg_|cd_)'
                AND NOT EXISTS (
                  SELECT 1
                  FROM pg_auth_members m
                  JOIN pg_roles g ON g.oid = m.roleid
                  WHERE m.member = r.oid AND g.rolname NOT IN ({_OF_STAFF})
                )
              INTO plain
              FROM pg_roles r
              WHERE r.rolname = wanted;
              IF plain IS NULL THEN
                EXECUTE format('CREATE ROLE %I LOGIN', wanted);
              ELSIF NOT plain THEN
                {refuse("CD917")}
              ELSE
                EXECUTE format('ALTER ROLE %I LOGIN', wanted);
              END IF;
              FOREACH former IN ARRAY ARRAY[{_OF_STAFF}] LOOP
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
              {_ADMINISTERS}
              IF verifier
                !~ '^SCRAM-SHA-256\\$[0-9]+:[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$'
              THEN {refuse("CD918")} END IF;
              EXECUTE format('ALTER ROLE %I PASSWORD %L', wanted, verifier);
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    # Shuts the door at once: no new login, and the sessions that are open end, whatever snapshot
    # they hold.
    Function(
        name="cd_set_active",
        arguments="wanted text, wanted_active boolean",
        returns="void",
        body=f"""
            BEGIN
              {_ADMINISTERS}
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
              {_ADMINISTERS}
              SELECT count(pg_terminate_backend(a.pid)) INTO ended
              FROM pg_stat_activity a
              WHERE a.usename = wanted AND a.datname = current_database();
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
                OR wanted ~ '^(pg_|cd_)'
              THEN {refuse("CD916")} END IF;
              IF NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I LOGIN', wanted);
              END IF;
              EXECUTE format('GRANT %I TO %I {_MEMBERSHIP}', 'cd_' || kind, wanted);
            END
        """,
        grantees=(),
        volatility="VOLATILE",
    ),
)
