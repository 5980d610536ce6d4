"""What functions and triggers stand on: the clock, the search index, the word to the desks, and the
trigger functions of the history.
"""

from clerkdesk.domain.text import NAME_MASK
from clerkdesk.store.guard.functions.function import Function

BASE = (
    # Once a transaction, whatever it writes: the listening desks then read what is newer than they
    # know.
    Function(
        name="cd_say",
        arguments="event bigint",
        returns="void",
        body="""
            DECLARE
              said text := pg_current_xact_id()::text;
            BEGIN
              IF current_setting('clerkdesk.said', true) IS DISTINCT FROM said THEN
                PERFORM set_config('clerkdesk.said', said, true);
                PERFORM pg_notify('clerkdesk', event::text);
              END IF;
            END
        """,
        grantees=(),
        volatility="VOLATILE",
    ),
    Function(
        name="cd_now",
        arguments="",
        returns="timestamptz",
        body="SELECT clock_timestamp()",
        language="sql",
        definer=False,
    ),
    # What an organisation has set; else what is set for the installation.
    Function(
        name="cd_setting",
        arguments="organisation integer, wanted text",
        returns="text",
        body="""
            SELECT COALESCE(
              (
                SELECT o.value
                FROM organisation_setting o
                WHERE o.organisation_id = organisation AND o.key = wanted
              ),
              (SELECT s.value FROM setting s WHERE s.key = wanted)
            )
        """,
        language="sql",
        grantees=(),
    ),
    # pg_trgm is not everywhere, and knows nothing of the folded form's alphabet: our own trigrams.
    Function(
        name="cd_trigrams",
        arguments="value text",
        returns="text[]",
        body="""
            SELECT COALESCE(array_agg(DISTINCT substr(value, n, 3)), '{}')
            FROM generate_series(1, length(value) - 2) AS n
        """,
        language="sql",
        volatility="IMMUTABLE STRICT PARALLEL SAFE",
        definer=False,
    ),
    Function(
        name="cd_masked",
        arguments="value text",
        returns="text",
        body="SELECT regexp_replace(value, '{}', '{}', 'g')".format(*NAME_MASK),
        language="sql",
        volatility="IMMUTABLE STRICT PARALLEL SAFE",
        definer=False,
    ),
    # A value of a history row as its hash reads it (domain.history): the length before it; NULL is
    # a dash.
    Function(
        name="cd_part",
        arguments="value text",
        returns="text",
        body="SELECT COALESCE(length(value) || ':' || value, '-')",
        language="sql",
        volatility="IMMUTABLE PARALLEL SAFE",
        definer=False,
    ),
)

CHAIN = """
    DECLARE
      previous record;
    BEGIN
      -- One writer of a case's history at a time; whoever changes the case holds this lock already.
      PERFORM 1 FROM application WHERE id = NEW.application_id FOR NO KEY UPDATE;
      SELECT e.id, e.hash INTO previous
      FROM event e
      WHERE e.application_id = NEW.application_id
      ORDER BY e.id DESC
      LIMIT 1;
      -- It had its number before it waited for the lock: behind a row that came meanwhile it takes
      -- a new one.
      IF NEW.id < previous.id THEN
        NEW.id := nextval('event_id_seq');
      END IF;
      NEW.hash := encode(
        sha256(
          convert_to(
            COALESCE(previous.hash, '')
            || cd_part(NEW.id::text)
            || cd_part(NEW.application_id::text)
            || cd_part(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'))
            || cd_part(NEW.actor_id::text)
            || cd_part(NEW.actor)
            || cd_part(NEW.action)
            || cd_part(NEW.from_status)
            || cd_part(NEW.to_status)
            || cd_part(NEW.detail)
            || cd_part(NEW.op_id),
            'UTF8'
          )
        ),
        'hex'
      );
      PERFORM cd_say(NEW.id);
      RETURN NEW;
    END
"""
"""The trigger function of a new history row: its link to the case's last one (domain.history), and
the desks told.
"""

ANSWERED = "BEGIN PERFORM cd_say(NEW.id); RETURN NULL; END"
"""The trigger function of an answer that has no history row of its own."""
