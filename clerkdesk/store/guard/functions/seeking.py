"""Looking for somebody leaves a row that says for whom, and so many a minute."""

from clerkdesk.domain import recurring
from clerkdesk.domain.limits import SEARCHES_COUNTED_SECONDS, SEARCHES_PER_MINUTE
from clerkdesk.store.guard.functions.function import ASK, Function, refuse
from clerkdesk.store.guard.groups import STAFF

LOOK = f"{recurring.LOOK}:"
"""A look at what recurs is counted by itself: it uses up nobody's searches for citizens."""
_BLOCK = 64
"""Bytes that SHA-256 takes at once."""

SEEKING = (
    # HMAC-SHA-256 (RFC 2104); pgcrypto is not everywhere.
    Function(
        name="cd_hmac",
        arguments="message text",
        returns="text",
        body=f"""
            DECLARE
              key bytea;
              inner_pad bytea := '';
              outer_pad bytea := '';
              figure integer;
            BEGIN
              SELECT s.value INTO STRICT key FROM secret s WHERE s.name = 'sought';
              FOR n IN 0 .. {_BLOCK - 1} LOOP
                figure := CASE WHEN n < length(key) THEN get_byte(key, n) ELSE 0 END;
                inner_pad := inner_pad || set_byte('\\x00', 0, figure # {0x36});
                outer_pad := outer_pad || set_byte('\\x00', 0, figure # {0x5C});
              END LOOP;
              RETURN encode(
                sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8'))), 'hex'
              );
            END
        """,
        grantees=(),
    ),
    # The row must be committed before the look. In a transaction that sees the past the searches of
    # one's other sessions would not be counted.
    Function(
        name="cd_seek",
        arguments="kind text, wanted text",
        returns="void",
        body=f"""
            DECLARE
              self record;
              most integer;
              looked text;
              looks boolean := kind || ':' || wanted = '{LOOK}';
            BEGIN
              {ASK}
              IF self.id IS NOT NULL THEN
                IF current_setting('transaction_isolation') <> 'read committed' THEN
                  {refuse("CD705")}
                END IF;
                looked := cd_hmac('{LOOK}');
                PERFORM pg_advisory_xact_lock(hashtext('clerkdesk.seek'), self.id);
                SELECT s.value::integer INTO most
                FROM setting s
                WHERE s.key = 'searches_per_minute' AND s.value ~ '^[0-9]{{1,5}}$';
                IF (
                  SELECT count(*)
                  FROM access_log l
                  WHERE
                    l.staff_id = self.id
                    AND l.purpose = 'search'
                    AND (l.sought IS NOT DISTINCT FROM looked) = looks
                    AND l.at > cd_now() - INTERVAL '{SEARCHES_COUNTED_SECONDS} seconds'
                ) >= COALESCE(most, {SEARCHES_PER_MINUTE})
                THEN {refuse("CD705")} END IF;
              END IF;
              INSERT INTO access_log (staff_id, actor, purpose, at, sought)
              VALUES (
                self.id,
                COALESCE(self.name, self.service),
                'search',
                cd_now(),
                cd_hmac(kind || ':' || wanted)
              );
            END
        """,
        grantees=STAFF,
        volatility="VOLATILE",
    ),
)
