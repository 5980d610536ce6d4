"""The statements that cut the access log: looks of before a moment, and what would let one try
whose they were. Alike on both databases.
"""

TAKEN_OUT = """
    DELETE FROM access_log
    WHERE id IN (SELECT l.id FROM access_log l WHERE l.at < :before ORDER BY l.at, l.id LIMIT :most)
"""
IS_GONE = "NOT EXISTS (SELECT 1 FROM access_log l WHERE l.id = CAST({row}.row_key AS BIGINT))"
"""Of an event of a look."""
FORGOTTEN = f"""
    UPDATE event
    SET nonce = NULL
    WHERE id IN (
      SELECT e.id
      FROM event e
      WHERE
        e.person_id IS NOT NULL
        AND e.row_table = 'access_log'
        AND e.nonce IS NOT NULL
        AND e.at < :until
        AND {IS_GONE.format(row="e")}
      ORDER BY e.id
      LIMIT :most
    )
"""
"""The digest stays, with which the history proves that the look was there."""
