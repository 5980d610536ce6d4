"""Who looks at how much, beside what each has worked on."""

from clerkdesk.domain.lifecycle import OVERSEERS
from clerkdesk.store.guard.functions.function import ASK, IN_SCOPE, Function
from clerkdesk.store.guard.groups import STAFF
from clerkdesk.store.guard.literals import listed

OUTLIERS = (
    # Numbers alone, of the own organisation's people and of applications in scope; row by row
    # row-level security would ask each of a month's looks and acts. Whether somebody has ever acted
    # is looked up only where nothing was done since then.
    Function(
        name="cd_outliers",
        arguments="since timestamptz",
        returns="""
            TABLE (person integer, opened bigint, unacted bigint, acted bigint, searches bigint)
        """,
        body=f"""
            DECLARE
              self record;
            BEGIN
              {ASK}
              IF self.role NOT IN {listed(OVERSEERS)} THEN
                RETURN;
              END IF;
              RETURN QUERY
                WITH
                  people AS MATERIALIZED (
                    SELECT s.id FROM staff s WHERE s.organisation_id = self.organisation
                  ),
                  looked AS MATERIALIZED (
                    SELECT
                      l.staff_id,
                      l.application_id,
                      count(*) FILTER (WHERE l.purpose = 'search') AS searches
                    FROM people p
                    JOIN access_log l ON l.staff_id = p.id AND l.at >= since
                    GROUP BY l.staff_id, l.application_id
                  ),
                  worked AS MATERIALIZED (
                    SELECT DISTINCT e.actor_id, e.application_id
                    FROM event e
                    JOIN people p ON p.id = e.actor_id
                    WHERE e.at >= since AND e.application_id IS NOT NULL
                  ),
                  seen AS MATERIALIZED (
                    SELECT a.id
                    FROM (
                      SELECT looked.application_id FROM looked
                      UNION
                      SELECT worked.application_id FROM worked
                    ) k
                    JOIN application a ON a.id = k.application_id
                    WHERE {IN_SCOPE}
                  )
                SELECT
                  q.person,
                  sum(q.opened)::bigint,
                  sum(q.unacted)::bigint,
                  sum(q.acted)::bigint,
                  sum(q.searches)::bigint
                FROM (
                  SELECT
                    l.staff_id AS person,
                    1 AS opened,
                    CASE
                      WHEN w.actor_id IS NULL
                        AND NOT EXISTS (
                          SELECT 1
                          FROM event e
                          WHERE
                            e.application_id = l.application_id
                            AND e.actor_id = l.staff_id
                        )
                      THEN 1
                      ELSE 0
                    END AS unacted,
                    0 AS acted,
                    0 AS searches
                  FROM looked l
                  JOIN seen ON seen.id = l.application_id
                  LEFT JOIN worked w
                    ON w.actor_id = l.staff_id AND w.application_id = l.application_id
                  UNION ALL
                  SELECT w.actor_id, 0, 0, 1, 0
                  FROM worked w
                  JOIN seen ON seen.id = w.application_id
                  UNION ALL
                  SELECT l.staff_id, 0, 0, 0, l.searches
                  FROM looked l
                  WHERE l.application_id IS NULL AND l.searches > 0
                ) q
                GROUP BY q.person;
            END
        """,
        grantees=STAFF,
        settings="SET plan_cache_mode = force_custom_plan SET work_mem = '64MB' SET jit = off",
    ),
)
