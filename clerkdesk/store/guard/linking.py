"""The statements that link a new application to what shares something with it; see ``sql``."""

MOST_LINKED = 40
"""With so many others of each kind a new application is linked."""
_POSITION = """
    CASE
      WHEN min(CASE {0}.role WHEN 'registered' THEN 1 ELSE 0 END) = 0 THEN NULL
      ELSE min({0}.position)
    END
"""
"""Which registered person is meant; NULL: the applicant or the owner."""


def _both_ways(kind: str, pairs: str) -> tuple[str, str]:
    """One row in each direction, from a SELECT of (other, here, there).

    With the newest ``MOST_LINKED`` only, or five hundred of one dormitory would have a quarter of a
    million rows.
    """
    pairs = f"{pairs} ORDER BY other DESC LIMIT {MOST_LINKED}"
    insert = "INSERT INTO application_link (application_id, other_id, kind, person_position)"
    # Whom a newer one has linked already; and both are written where both were amended to the same.
    anew = f"FROM ({pairs}) x WHERE x.other IS NOT NULL ON CONFLICT DO NOTHING"
    return (
        f"{insert} SELECT :application, x.other, '{kind}', x.here {anew}",
        f"{insert} SELECT x.other, :application, '{kind}', x.there {anew}",
    )


_FINS = f"""
    SELECT
      o.application_id AS other,
      {_POSITION.format("m")} AS here,
      {_POSITION.format("o")} AS there
    FROM application_person m
    JOIN application_person o ON o.fin = m.fin AND o.application_id <> m.application_id
    WHERE m.application_id = :application
    GROUP BY o.application_id
"""
_NOBODY = "CAST(NULL AS INTEGER) AS here, CAST(NULL AS INTEGER) AS there"
_ADDRESSES = f"""
    SELECT o.application_id AS other, {_NOBODY}
    FROM application_detail m
    JOIN application_detail o
      ON o.previous_address_fold = m.previous_address_fold
      AND o.application_id <> m.application_id
    WHERE m.application_id = :application
"""
_CODES = f"""
    SELECT o.id AS other, {_NOBODY}
    FROM application m
    JOIN application o ON o.subscriber_code = m.subscriber_code AND o.id <> m.id
    WHERE m.id = :application
"""
_FILES = f"""
    SELECT DISTINCT o.application_id AS other, {_NOBODY}
    FROM document m
    JOIN document o ON o.sha256 = m.sha256 AND o.application_id <> m.application_id
    WHERE m.application_id = :application
"""

BY_ADDRESS = _both_ways("address", _ADDRESSES)
BY_CODE = _both_ways("code", _CODES)
LINKS: tuple[str, ...] = (
    *_both_ways("fin", _FINS),
    *BY_ADDRESS,
    *BY_CODE,
    *_both_ways("file", _FILES),
)
"""Links of a new application to every other that shares a person, an old address, a code or a file;
each is there for both.
"""
