"""What is asked of the Committee's lists: on the embedded file as it stands here, on PostgreSQL
inside functions with the owner's rights; and how a list is emptied. See ``sql``.
"""

PEOPLE = """
    SELECT
      p.household/*text*/,
      p.position,
      p.surname/*text*/,
      p.name/*text*/,
      p.patronymic/*text*/,
      p.old_address/*text*/,
      p.old_code IS NOT NULL AS has_code,
      (
        SELECT count(*)
        FROM caravan_person o
        WHERE o.caravan_id = p.caravan_id AND o.fin = p.fin AND o.household <> p.household
      ) AS twice
    FROM caravan_person p
    WHERE p.caravan_id = :caravan AND p.fin <> ''
    ORDER BY p.position
"""
"""Everybody of a list, without what only the opened household shows."""
MATCHES = """
    SELECT
      p.household/*text*/,
      p.position,
      a.id,
      a.number/*text*/,
      a.status/*text*/,
      max(CASE WHEN m.role = 'applicant' THEN 1 ELSE 0 END) AS is_applicant,
      a.organisation_id,
      a.department_id,
      a.service/*text*/
    FROM caravan_person p
    JOIN application_person m ON m.fin = p.fin
    JOIN application a ON a.id = m.application_id
    WHERE p.caravan_id = :caravan AND p.fin <> '' AND a.service = 'idp' {within}
    GROUP BY p.household, p.position, a.id, a.number, a.status
    ORDER BY p.position, a.id
"""
"""In which applications they stand; ``within`` has more conditions."""
HOUSEHOLD = """
    SELECT
      p.position,
      p.fin/*text*/,
      p.surname/*text*/,
      p.name/*text*/,
      p.patronymic/*text*/,
      p.birth_date,
      p.birth_year,
      p.old_address/*text*/,
      p.old_code/*text*/,
      p.new_address/*text*/
    FROM caravan_person p
    WHERE p.caravan_id = :caravan AND p.household = :household AND p.fin <> ''
    ORDER BY p.position
"""
"""One household, whole."""

_NOBODY = {
    "fin": "''",
    "surname": "''",
    "name": "''",
    "patronymic": "''",
    "birth_date": "NULL",
    "birth_year": "NULL",
    "old_address": "''",
    "old_code": "NULL",
    "new_address": "''",
}
_KEPT = ("caravan_id", "position", "household", "sought")
_SETS = ", ".join(f"{column} = {value}" for column, value in _NOBODY.items())
ONLY_EMPTIED = " AND ".join(
    [f"NEW.{column} IS NOT DISTINCT FROM {value}" for column, value in _NOBODY.items()]
    + [f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in _KEPT]
)
"""A person's row loses what it says of the person, and nothing else of it changes."""

OVER = """
    SELECT c.id
    FROM caravan c
    WHERE
      c.emptied_at IS NULL
      AND (c.closed_at <= :before OR c.day <= :day OR c.taken_at <= :taken_before)
    ORDER BY c.id
"""
"""The lists whose people go: closed before a moment, of a departure before a day, or taken in so
long ago that the day cannot be the right one.
"""
EMPTY_LIST = f"UPDATE caravan_person SET {_SETS} WHERE caravan_id = :caravan AND fin <> ''"
FORGET_OF_APPLICATION = f"""
    UPDATE caravan_person SET {_SETS}
    WHERE
      fin <> ''
      AND EXISTS (
        SELECT 1
        FROM erasure e
        JOIN application a ON a.id = e.application_id
        JOIN caravan c ON c.organisation_id = a.organisation_id
        JOIN application_person m ON m.application_id = a.id
        WHERE
          e.id = :erasure
          AND e.cause = 'request'
          AND c.id = caravan_person.caravan_id
          AND m.fin = caravan_person.fin
          AND m.id = COALESCE(e.person_id, m.id)
      )
"""
"""Whoever is erased from an application on request is erased from the same organisation's lists,
too; before the application. An old application that goes by a rule takes nobody out of a departure
that is open: lists have days of their own.
"""
