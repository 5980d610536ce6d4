"""What functions and triggers stand on: the clock, the search index, the word to the desks, and the
trigger functions of the history.
"""

from clerkdesk.domain.history import NONCE_BYTES
from clerkdesk.domain.text import NAME_MASK
from clerkdesk.store.guard.functions.function import Function, refuse

FULL_ENOUGH = 0.8
"""Of the server's queue of words: from here on desks are told nothing, and look for themselves."""

BASE = (
    # Once a transaction, whatever it writes: the listening desks then read what is newer than they
    # know. The server has one queue for all words; who fills it beside an open transaction that
    # listens must not keep anybody from writing.
    Function(
        name="cd_say",
        arguments="event bigint",
        returns="void",
        body=f"""
            DECLARE
              said text := pg_current_xact_id()::text;
            BEGIN
              IF current_setting('clerkdesk.said', true) IS DISTINCT FROM said THEN
                PERFORM set_config('clerkdesk.said', said, true);
                IF pg_notification_queue_usage() < {FULL_ENOUGH} THEN
                  PERFORM pg_notify('clerkdesk', event::text);
                END IF;
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
    # Each with its organisation before it, so that a search reads nothing of the other's.
    Function(
        name="cd_grams",
        arguments="organisation integer, value text",
        returns="text[]",
        body="""
            SELECT COALESCE(array_agg(DISTINCT organisation || ':' || substr(value, n, 3)), '{}')
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
    # A column of a row as its digest reads it (domain.history): an empty one is not spelled.
    Function(
        name="cd_column",
        arguments="name text, value text",
        returns="text",
        body="SELECT COALESCE(name || '=' || length(value) || ':' || value, '')",
        language="sql",
        volatility="IMMUTABLE PARALLEL SAFE",
        grantees=(),
        definer=False,
    ),
    # A new nonce and, behind it, the digest of the spelled row.
    Function(
        name="cd_witness",
        arguments="content text",
        returns="bytea",
        body=f"""
            DECLARE
              nonce bytea := substring(
                sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
                FOR {NONCE_BYTES}
              );
            BEGIN
              RETURN nonce || sha256(nonce || convert_to(content, 'UTF8'));
            END
        """,
        volatility="VOLATILE",
        grantees=(),
        definer=False,
    ),
)

CHAIN = f"""
    DECLARE
      previous record;
      content text := '';
    BEGIN
      -- One that sees the past would hang its row behind the same row as somebody else's. Of a
      -- case the lock below refuses it.
      IF NEW.application_id IS NULL
        AND current_setting('transaction_isolation') <> 'read committed'
      THEN {refuse("CD924")} END IF;
      -- One writer of a chain at a time; whoever changes a case holds its lock already.
      IF NEW.application_id IS NOT NULL THEN
        PERFORM 1 FROM application WHERE id = NEW.application_id FOR NO KEY UPDATE;
        SELECT e.id, e.hash INTO previous
        FROM event e
        WHERE e.application_id = NEW.application_id
        ORDER BY e.id DESC
        LIMIT 1;
      ELSIF NEW.person_id IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(hashtext('cd_person'), NEW.person_id);
        SELECT e.id, e.hash INTO previous
        FROM event e
        WHERE e.person_id = NEW.person_id
        ORDER BY e.id DESC
        LIMIT 1;
      ELSE
        PERFORM pg_advisory_xact_lock(hashtext('cd_organisation'), NEW.organisation_id);
        SELECT e.id, e.hash INTO previous
        FROM event e
        WHERE e.organisation_id = NEW.organisation_id
        ORDER BY e.id DESC
        LIMIT 1;
      END IF;
      -- It had its number before it waited for the lock: behind a row that came meanwhile it takes
      -- a new one.
      IF NEW.id < previous.id THEN
        NEW.id := nextval('event_id_seq');
      END IF;
      IF NEW.nonce IS NOT NULL THEN
        NEW.row_digest := encode(substring(NEW.nonce FROM {NONCE_BYTES + 1}), 'hex');
        NEW.nonce := substring(NEW.nonce FOR {NONCE_BYTES});
      END IF;
      IF num_nonnulls(NEW.person_id, NEW.organisation_id, NEW.row_table) > 0 THEN
        content := cd_part(NEW.person_id::text)
          || cd_part(NEW.organisation_id::text)
          || cd_part(NEW.row_table)
          || cd_part(NEW.row_key)
          || cd_part(NEW.row_digest);
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
            || cd_part(NEW.op_id)
            || content,
            'UTF8'
          )
        ),
        'hex'
      );
      -- Who looks changes nothing that others see.
      IF NEW.person_id IS NULL THEN
        PERFORM cd_say(NEW.id);
      END IF;
      RETURN NEW;
    END
"""
"""The trigger function of a new event: the digest of its row taken from behind the nonce, its link
to the chain's last one (domain.history), and the desks told.
"""

ANSWERED = "BEGIN PERFORM cd_say(NEW.id); RETURN NULL; END"
"""The trigger function of an answer that has no history row of its own."""
