"""Whether what was committed since a desk looked has to do with what it shows."""

from clerkdesk.domain.lifecycle import Action, Status
from clerkdesk.store.guard.functions.function import ASK, KEPT_PLAN, REGISTERED, Function
from clerkdesk.store.guard.groups import STAFF
from clerkdesk.store.reads.news import NO_APPLICATION

MOST_EVENTS = 1000
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
_MOVES = f"""(
    COALESCE(a.organisation_id = self.organisation, true)
    AND (
      e.action IN {_MOVED}
      OR (
        a.registered_by = self.id
        AND e.from_status = '{Status.NEW}'
        AND e.to_status <> e.from_status
      )
    )
)"""
"""What one has registered oneself is in sight only as long as nobody has taken it."""
_ANSWERS = ("person_answer", "account_answer", "debt_answer", "outbox_message", "inquiry")
"""Tables of ``cd_stamp`` behind the events, in their order."""


def _newer(table: str, place: int) -> str:
    return f"""
        IF stamp[{place}] > known[{place}] THEN
          RETURN QUERY
            SELECT t.application_id
            FROM {table} t
            JOIN application a ON a.id = t.application_id
            WHERE t.id > known[{place}] AND {_OURS};
        END IF;
    """


CONCERN = (
    # The applications of which something is newer than a desk's token, as far as it has to do with
    # what the desk shows: those in scope; the ``shown`` one, also when another that is linked with
    # it has another status, as its card says. NULL: something that belongs to no application, or
    # that one has just lost out of sight.
    Function(
        name="cd_changed",
        arguments="known bigint[], stamp bigint[], shown bigint",
        returns="SETOF bigint",
        body=f"""
            DECLARE
              self record;
            BEGIN
              {ASK}
              RETURN QUERY
                SELECT
                  CASE
                    WHEN e.application_id IS NULL THEN NULL
                    WHEN {_OURS} THEN e.application_id
                    WHEN {_MOVES} THEN NULL
                    ELSE shown
                  END
                FROM event e
                LEFT JOIN application a ON a.id = e.application_id
                WHERE
                  e.id > known[1]
                  AND e.person_id IS NULL
                  AND (
                    e.application_id IS NULL
                    OR {_OURS}
                    OR {_MOVES}
                    OR e.from_status <> e.to_status
                      AND EXISTS (
                        SELECT 1
                        FROM application_link l
                        WHERE l.application_id = shown AND l.other_id = e.application_id
                      )
                  );
              {"".join(_newer(t, place) for place, t in enumerate(_ANSWERS, start=2))}
              -- Looked for findings and found none: nothing but the question has changed, which
              -- shows in the open application alone.
              IF stamp[7] <> known[7] AND EXISTS (
                SELECT 1
                FROM inquiry i
                JOIN application a ON a.id = i.application_id
                WHERE i.kind = 'findings' AND i.id > stamp[6] - {MOST_EVENTS} AND {_OURS}
              ) THEN
                RETURN NEXT COALESCE(shown, {NO_APPLICATION});
              END IF;
            END
        """,
        grantees=(),
        settings=KEPT_PLAN,
    ),
    Function(
        name="cd_concerns",
        arguments="known bigint[], opened bigint",
        returns="boolean",
        body=f"""
            DECLARE
              stamp bigint[] := cd_stamp();
            BEGIN
              IF COALESCE(array_length(known, 1), 0) <> array_length(stamp, 1)
                OR stamp[1] - known[1] > {MOST_EVENTS}
              THEN
                RETURN true;
              END IF;
              RETURN EXISTS (
                SELECT 1
                FROM cd_changed(known, stamp, CASE WHEN cd_sees(opened) THEN opened END)
              );
            END
        """,
        grantees=STAFF,
        until_end=True,
    ),
)
