"""Opening an application, and beginning to change one: each in one call, behind the look that is
logged by another.
"""

from clerkdesk.domain.limits import LOOK_GOES_ON_SECONDS
from clerkdesk.store.guard.functions.function import ASK, IN_SCOPE, REGISTERED, Function, query
from clerkdesk.store.guard.groups import SCHEMA, STAFF, WRITERS
from clerkdesk.store.guard.sql import FACTS
from clerkdesk.store.reads import whole

OPENING = (
    # Run and committed by itself, before what it opens. Whether the application is in sight, and
    # whose name stands in the row, is judged by the rules of access_log.
    Function(
        name="cd_look",
        arguments="wanted bigint, stated text",
        returns="void",
        body=f"""
            DECLARE
              self record;
            BEGIN
              {ASK}
              IF stated IN ('open', 'act') AND EXISTS (
                SELECT 1
                FROM access_log l
                WHERE
                  l.application_id = wanted
                  AND l.staff_id IS NOT DISTINCT FROM self.id
                  AND l.at > cd_now() - INTERVAL '{LOOK_GOES_ON_SECONDS} seconds'
              ) THEN
                RETURN;
              END IF;
              INSERT INTO access_log (application_id, staff_id, actor, purpose, at)
              VALUES (wanted, self.id, COALESCE(self.name, self.service), stated, cd_now());
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    # As above, of what is named by its id or number. NULL: there is none in sight, and no look.
    Function(
        name="cd_look_at",
        arguments="wanted bigint, numbered text, stated text",
        returns="bigint",
        body=f"""
            DECLARE
              self record;
              seen bigint;
            BEGIN
              {ASK}
              SELECT a.id INTO seen
              FROM application a
              WHERE (a.id = wanted OR a.number = numbered) AND ({IN_SCOPE} OR {REGISTERED});
              IF seen IS NOT NULL THEN
                PERFORM cd_look(seen, stated);
              END IF;
              RETURN seen;
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
    ),
    # One way to the server: the look is committed, and only then what it opens is read. Within a
    # transaction of the caller's the server refuses to call it.
    Function(
        name="cd_open",
        arguments="wanted bigint, numbered text, stated text, INOUT kept json",
        returns="",
        body=f"""
            DECLARE
              seen bigint := {SCHEMA}.cd_look_at(wanted, numbered, stated);
            BEGIN
              COMMIT;
              IF seen IS NOT NULL THEN
                kept := {SCHEMA}.cd_whole(seen);
              END IF;
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
        definer=False,
    ),
    # One plan for all applications: it knows them by their key alone, and is too large to be made
    # again.
    Function(
        name="cd_whole",
        arguments="wanted bigint",
        returns="json",
        body=f"""
            BEGIN
              IF wanted = ANY (cd_tickets()) THEN
                RETURN ({query(whole.statement("postgresql"), "application")});
              END IF;
              RETURN NULL;
            END
        """,
        grantees=STAFF,
        settings="SET plan_cache_mode = force_generic_plan",
    ),
    # Locked as an UPDATE would: within the scope alone. What is said is as of the lock, however
    # long it was waited for.
    Function(
        name="cd_hold",
        arguments="wanted bigint, numbered text",
        returns="TABLE (kept application, facts json, at timestamptz)",
        body=f"""
            DECLARE
              self record;
              held application;
            BEGIN
              {ASK}
              SELECT a.* INTO held
              FROM application a
              WHERE (a.id = wanted OR a.number = numbered) AND {IN_SCOPE}
              FOR NO KEY UPDATE;
              IF held.id IS NOT NULL THEN
                RETURN QUERY
                  SELECT held, row_to_json(f), cd_now()
                  FROM ({query(FACTS, "application").replace("$1", "held.id")}) f;
              END IF;
            END
        """,
        grantees=WRITERS,
        volatility="VOLATILE",
    ),
)
