"""Searching and counting over a whole organisation, past row-level security and within the scope of
who asks: row by row it would keep the indexes from being used.
"""

from clerkdesk.domain.lifecycle import WORK
from clerkdesk.store.guard.functions.function import ASK, IN_SCOPE, Function, refuse
from clerkdesk.store.guard.groups import ADMINISTRATORS, STAFF, WORKERS, WRITERS
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.models import FREE

_READERS = (*STAFF, *WORKERS)
_PART_OF = "organisation_id, department_id, service, status, waits, due_at"

_SEARCH = f"""
    DECLARE
      edge bigint := COALESCE((SELECT max(id) FROM application), 0) - newest;
      self record;
      scope text := 'COALESCE(a.organisation_id = $1, $2)'
        || ' AND COALESCE(a.department_id = ANY ($3), true)'
        || ' AND COALESCE(a.service = ANY ($4), true)'
        || ' AND COALESCE(a.service = ANY ($5), true)'
        || ' AND COALESCE(a.status = ANY ($6), true)'
        || ' AND COALESCE(a.district_id = $7, true)';
      said text := 'true';
      indexed text;
      found integer;
      n integer;
    BEGIN
      {ASK}
      FOR n IN 1 .. COALESCE(array_length(words, 1), 0) LOOP
        said := said || format(' AND position(%L in a.search_fold) > 0', words[n]);
      END LOOP;
      -- The newest first. Words are looked for in what is in scope alone: how long others' names
      -- take is nobody's to measure.
      RETURN QUERY EXECUTE
        'SELECT a.id FROM (SELECT a.id, a.search_fold FROM application a WHERE a.id > $8 AND '
        || scope
        || ' ORDER BY a.id DESC OFFSET 0) a WHERE '
        || said
        || ' ORDER BY a.id DESC LIMIT $9'
        USING
          self.organisation, self.service <> '', self.departments, self.services,
          services, statuses, district, edge, most;
      GET DIAGNOSTICS found = ROW_COUNT;
      IF found >= most OR edge <= 0 OR COALESCE(array_length(grams, 1), 0) = 0 THEN
        RETURN;
      END IF;
      -- Then the rest, through the index of trigrams: those of the own organisation, or, for who
      -- has none, of each.
      SELECT string_agg(
        format(
          'cd_grams(a.organisation_id, a.search_fold::text) @> %L::text[]',
          ARRAY(SELECT o.id || ':' || g FROM unnest(grams) g)
        ),
        ' OR '
      )
      INTO indexed
      FROM organisation o
      WHERE COALESCE(o.id = self.organisation, true);
      RETURN QUERY EXECUTE
        'SELECT a.id FROM (SELECT a.* FROM application a WHERE ('
        || indexed
        || ') AND a.id <= $8 OFFSET 0) a WHERE '
        || scope
        || ' AND '
        || said
        || ' ORDER BY a.id DESC LIMIT $9'
        USING
          self.organisation, self.service <> '', self.departments, self.services,
          services, statuses, district, edge, most - found;
    END
"""

_WORK = listed(WORK).strip("()").replace("'", "''")
"""Within the text of a statement."""

_COUNT = f"""
    DECLARE
      self record;
      wanted text := 'true';
      found bigint;
      -- What has a small index of its own must not be drawn to the office's: an expression has
      -- none.
      small boolean := queue IN ('mine', 'waiting', 'second_look', 'sampled');
      department text := CASE WHEN small THEN 'a.department_id + 0' ELSE 'a.department_id' END;
      service text := CASE WHEN small THEN 'a.service || ''''' ELSE 'a.service' END;
    BEGIN
      {ASK}
      -- What every clerk's window asks all day keeps its plan; what is put together below is
      -- planned each time.
      IF queue IN ('new', 'in_progress')
        AND self.departments IS NOT NULL
        AND only_services IS NOT NULL
        AND only_district IS NULL
        AND only_holder IS NULL
      THEN
        IF self.services IS NOT NULL THEN
          only_services := ARRAY(
            SELECT unnest(only_services) INTERSECT SELECT unnest(self.services)
          );
        END IF;
        RETURN (
          SELECT count(*)
          FROM application a
          WHERE
            a.department_id = ANY (self.departments)
            AND a.service = ANY (only_services)
            AND a.status = queue
        );
      END IF;
      wanted := CASE queue
        WHEN 'mine' THEN
          'a.holder_id = $8 AND a.status = ''in_progress'' AND a.waiting_since IS NULL'
        WHEN 'waiting' THEN
          '(a.waiting_since IS NOT NULL OR a.billing_pending OR a.answered_at IS NOT NULL)'
        WHEN 'second_look' THEN
          'a.holder_id IS DISTINCT FROM $8 AND a.id IN ('
          || 'SELECT f.application_id FROM finding f WHERE f.state = ''second_look'')'
        WHEN 'sampled' THEN
          'a.status IN (''completed'', ''refused'') AND a.erased_at IS NULL'
          || ' AND a.decided_by <> $8 AND a.id IN ('
          || 'SELECT d.application_id FROM sampled_decision d WHERE d.waiting AND NOT EXISTS ('
          || 'SELECT 1 FROM event e WHERE e.application_id = d.application_id'
          || ' AND e.actor_id = $8 AND e.action IN ({_WORK})))'
        WHEN 'overdue' THEN 'a.status IN (''new'', ''in_progress'') AND a.due_at <= cd_now()'
        WHEN 'due_today' THEN
          'a.status IN (''new'', ''in_progress'') AND a.due_at > cd_now() AND a.due_at < $5'
        WHEN 'all' THEN 'true'
        ELSE format('a.status = %L', queue)
      END;
      IF self.departments IS NOT NULL THEN
        wanted := wanted || ' AND ' || department || ' = ANY ($2)';
      ELSIF self.organisation IS NOT NULL THEN
        wanted := wanted || ' AND a.organisation_id = $1';
      END IF;
      IF self.services IS NOT NULL THEN
        wanted := wanted || ' AND ' || service || ' = ANY ($3)';
      END IF;
      IF only_services IS NOT NULL THEN
        wanted := wanted || ' AND ' || service || ' = ANY ($4)';
      END IF;
      IF only_district IS NOT NULL THEN
        wanted := wanted || ' AND a.district_id = $6';
      END IF;
      IF only_holder IS NOT NULL THEN
        wanted := wanted || ' AND a.holder_id = $7';
      END IF;
      EXECUTE 'SELECT count(*) FROM application a WHERE ' || wanted INTO found
        USING
          self.organisation, self.departments, self.services, only_services,
          tomorrow, only_district, only_holder, self.id;
      RETURN found;
    END
"""

LISTS = (
    # Ids of applications whose folded text has every word, the newest first (store.search).
    Function(
        name="cd_search",
        arguments="words text[], grams text[], services text[], statuses text[],"
        " district integer, newest integer, most integer",
        returns="SETOF bigint",
        body=_SEARCH,
        grantees=_READERS,
    ),
    # Whether there are more applications than the newest so many, among which short words are
    # looked for.
    Function(
        name="cd_has_older",
        arguments="newest bigint",
        returns="boolean",
        body=f"""
            DECLARE
              self record;
            BEGIN
              {ASK}
              RETURN EXISTS (SELECT 1 FROM application WHERE id > newest);
            END
        """,
        grantees=_READERS,
    ),
    # The exact number of a queue, by the indexes alone.
    Function(
        name="cd_count",
        arguments="queue text, only_services text[], only_district integer, only_holder integer,"
        " tomorrow timestamptz",
        returns="bigint",
        body=_COUNT,
        grantees=_READERS,
    ),
    # How many open applications of a service have no document of a kind: the number alone, for what
    # an application has is shown to whoever has it open.
    Function(
        name="cd_lacking",
        arguments="of_service text, of_kind text",
        returns="bigint",
        body=f"""
            DECLARE
              self record;
            BEGIN
              {ASK}
              RETURN (
                SELECT count(*)
                FROM application a
                WHERE
                  {IN_SCOPE}
                  AND a.service = of_service
                  AND a.status IN ('new', 'in_progress')
                  AND NOT EXISTS (
                    SELECT 1
                    FROM document d
                    WHERE d.application_id = a.id AND d.kind = of_kind
                  )
              );
            END
        """,
        grantees=ADMINISTRATORS,
    ),
    # One part of each sum in the place of several (usecases.queue.counting). Of two that come at
    # the same moment the second finds gone what the first has summed up.
    Function(
        name="cd_sum_counts",
        arguments="",
        returns="void",
        body=f"""
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD127")} END IF;
              WITH gone AS (
                DELETE FROM queue_count
                WHERE id IN (
                  SELECT p.id
                  FROM (
                    SELECT id, count(*) OVER (PARTITION BY {_PART_OF}) AS parts
                    FROM queue_count
                  ) p
                  WHERE p.parts > 1
                )
                RETURNING *
              )
              INSERT INTO queue_count ({_PART_OF}, count)
              SELECT {_PART_OF}, sum(count)
              FROM gone
              GROUP BY {_PART_OF}
              HAVING sum(count) <> 0;
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
    # Two who press at the same moment get two applications, and nobody waits; the weaker lock lets
    # rows that only point at the application (messages, questions) be written meanwhile.
    Function(
        name="cd_next_free",
        arguments="",
        returns="bigint",
        body=f"""
            DECLARE
              self record;
              free bigint;
            BEGIN
              {ASK}
              SELECT a.id INTO free
              FROM application a
              WHERE {IN_SCOPE} AND {FREE}
              ORDER BY a.due_at, a.id
              LIMIT 1
              FOR NO KEY UPDATE SKIP LOCKED;
              RETURN free;
            END
        """,
        grantees=WRITERS,
        volatility="VOLATILE",
    ),
)
