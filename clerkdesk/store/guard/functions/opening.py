"""Opening an application: the look is logged by one call, and answered by another."""

from clerkdesk.domain.limits import LOOK_GOES_ON_SECONDS
from clerkdesk.store.guard.functions.function import ASK, Function, query
from clerkdesk.store.guard.groups import STAFF
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
)
