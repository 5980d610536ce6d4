"""Whether what was committed since a desk looked has to do with what it shows."""

from clerkdesk.domain.lifecycle import Action
from clerkdesk.store.guard.functions.function import ASK, REGISTERED, Function
from clerkdesk.store.guard.groups import STAFF

_MOST_EVENTS = 1000
"""Who is further behind looks without asking."""
_MOVED = f"('{Action.FORWARD}', '{Action.ROUTE}')"
"""What may take an application out of one's scope."""
_OURS = f"""(
    COALESCE(a.organisation_id = self.organisation, true)
    AND (
      COALESCE(a.department_id = ANY (self.departments), true)
      AND COALESCE(a.service = ANY (self.services), true)
      OR a.holder_id = self.id
      OR {REGISTERED}
      OR a.id = shown
    )
)"""
_ANSWERS = ("person_answer", "account_answer", "debt_answer", "outbox_message", "inquiry")
"""Tables of ``cd_stamp`` behind the events, in their order."""


def _newer(table: str, place: int) -> str:
    return f"""
        EXISTS (
          SELECT 1
          FROM {table} t
          JOIN application a ON a.id = t.application_id
          WHERE t.id > known[{place}] AND {_OURS}
        )
    """


CONCERN = (
    # Of the application that one has open also what happens to those that are linked with it, as
    # far as it shows them: their status.
    Function(
        name="cd_concerns",
        arguments="known bigint[], opened bigint",
        returns="boolean",
        body=f"""
            DECLARE
              self record;
              stamp bigint[] := cd_stamp();
              shown bigint := CASE WHEN cd_sees(opened) THEN opened END;
            BEGIN
              {ASK}
              IF COALESCE(array_length(known, 1), 0) <> array_length(stamp, 1)
                OR stamp[1] - known[1] > {_MOST_EVENTS}
              THEN
                RETURN true;
              END IF;
              RETURN EXISTS (
                  SELECT 1
                  FROM event e
                  LEFT JOIN application a ON a.id = e.application_id
                  WHERE
                    e.id > known[1]
                    AND e.person_id IS NULL
                    AND (
                      e.application_id IS NULL
                      OR {_OURS}
                      OR COALESCE(a.organisation_id = self.organisation, true)
                        AND e.action IN {_MOVED}
                      OR e.from_status <> e.to_status
                        AND EXISTS (
                          SELECT 1
                          FROM application_link l
                          WHERE l.application_id = shown AND l.other_id = e.application_id
                        )
                    )
                )
                OR {" OR ".join(_newer(t, place) for place, t in enumerate(_ANSWERS, start=2))}
                -- Looked for findings and found none: nothing but the question has changed.
                OR stamp[7] <> known[7]
                  AND EXISTS (
                    SELECT 1
                    FROM inquiry i
                    JOIN application a ON a.id = i.application_id
                    WHERE i.kind = 'findings' AND i.id > stamp[6] - {_MOST_EVENTS} AND {_OURS}
                  );
            END
        """,
        grantees=STAFF,
    ),
)
