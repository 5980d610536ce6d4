"""What a person sees, and the little that is said of what they do not."""

from clerkdesk.domain.limits import JUST_NOW_SECONDS, SEARCH_TICKET_SECONDS, TICKET_SECONDS
from clerkdesk.store.guard.citizen_sql import (
    RENEWABLE,
    RENEWAL,
    RENEWAL_CHANGES,
    RENEWAL_DOCUMENTS,
)
from clerkdesk.store.guard.functions.function import (
    ASK,
    IN_SCOPE,
    REGISTERED,
    Function,
    query,
    refuse,
)
from clerkdesk.store.guard.groups import STAFF, WORKERS
from clerkdesk.store.guard.sql import (
    FACTS,
    FIND_FIN,
    FIND_MOBILE,
    KNOWN_REQUEST,
    LINKED,
    VERIFIED,
)

_READERS = (*STAFF, *WORKERS)


def logged(sought: str) -> str:
    """Ends a person's look for what they have not said that they look for.

    A search that could still be rolled back would leave no trace: its row was committed before.
    """
    return f"""
        IF cd_me() IS NOT NULL
          AND NOT EXISTS (
            SELECT 1
            FROM access_log l
            WHERE
              l.staff_id = cd_me()
              AND l.purpose = 'search'
              AND l.sought = cd_hmac({sought})
              AND l.at > cd_now() - INTERVAL '{SEARCH_TICKET_SECONDS} seconds'
              AND l.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint
          )
        THEN {refuse("CD704")} END IF;
    """


def _find(statement: str, parameter: str) -> str:
    """The body of a search for a person over every office: what it finds must be in sight."""
    return f"""
        BEGIN
          {logged(f"'{parameter}:' || wanted")}
          RETURN QUERY {query(statement, parameter)} AND cd_sees(p.application_id);
        END
    """


def _of_a_case(statement: str) -> str:
    """The body of a function about one application in sight; of any other it gives no rows."""
    return f"""
        BEGIN
          IF cd_sees(wanted) THEN
            RETURN QUERY {query(statement, "application")};
          END IF;
        END
    """


def _of_an_open_case(statement: str) -> str:
    """As ``_of_a_case``, of personal data: under an access ticket only."""
    return f"""
        BEGIN
          IF cd_sees(wanted) AND wanted = ANY (cd_tickets()) THEN
            RETURN QUERY {query(statement, "application")};
          END IF;
        END
    """


SIGHT = (
    Function(
        name="cd_sees",
        arguments="wanted bigint",
        returns="boolean",
        body=f"""
            DECLARE
              self record;
            BEGIN
              {ASK}
              RETURN self.service <> ''
                OR EXISTS (
                  SELECT 1
                  FROM application a
                  WHERE
                    a.id = wanted
                    AND (
                      {IN_SCOPE}
                      OR {REGISTERED}
                      OR (
                        a.last_actor_id = self.id
                        AND EXTRACT(EPOCH FROM cd_now() - a.changed_at) < {JUST_NOW_SECONDS}
                      )
                    )
                );
            END
        """,
    ),
    # A ticket counts when an earlier transaction committed it: one that can still be rolled back
    # would leave no trace.
    Function(
        name="cd_tickets",
        arguments="",
        returns="bigint[]",
        body=f"""
            DECLARE
              self record;
            BEGIN
              {ASK}
              RETURN ARRAY(
                SELECT DISTINCT l.application_id
                FROM access_log l
                JOIN application a ON a.id = l.application_id
                WHERE
                  l.staff_id = self.id
                  AND l.at > cd_now() - INTERVAL '{TICKET_SECONDS} seconds'
                  AND l.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint
                  AND ({IN_SCOPE} OR {REGISTERED})
              );
            END
        """,
    ),
    # Numbers and states only, and so without a ticket.
    Function(
        name="cd_facts",
        arguments="wanted bigint",
        returns="""
            TABLE (
              undecided bigint,
              unfit bigint,
              message_sent boolean,
              live_certificate boolean,
              inquiry bigint,
              outcome text,
              amount bigint,
              answered_at timestamptz,
              open_findings integer,
              checked_since timestamptz,
              silence_weighed_at timestamptz,
              beat timestamptz
            )
        """,
        body=_of_a_case(FACTS),
        grantees=_READERS,
    ),
    Function(
        name="cd_find_fin",
        arguments="wanted text",
        returns="SETOF bigint",
        body=_find(FIND_FIN, "fin"),
        grantees=_READERS,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_find_mobile",
        arguments="wanted text",
        returns="SETOF bigint",
        body=_find(FIND_MOBILE, "mobile"),
        grantees=_READERS,
        volatility="VOLATILE",
    ),
    # Of an application in scope: the others of the same household, of which a clerk sees no more
    # than these columns.
    Function(
        name="cd_linked",
        arguments="wanted bigint",
        returns="""
            TABLE (
              id bigint,
              number text,
              kind text,
              person_position integer,
              office text,
              submitted_at timestamptz,
              status text,
              place text,
              organisation_id integer,
              department_id integer,
              service text
            )
        """,
        body=_of_a_case(LINKED),
        grantees=_READERS,
    ),
    # Of the refused application that is sent again, which may lie in another office.
    Function(
        name="cd_renewal",
        arguments="wanted bigint",
        returns="TABLE (number text, decided_at timestamptz, decision_text text)",
        body=_of_an_open_case(RENEWAL),
        grantees=STAFF,
    ),
    Function(
        name="cd_renewal_changes",
        arguments="wanted bigint",
        returns="TABLE (field text, old text, new text)",
        body=_of_an_open_case(RENEWAL_CHANGES),
        grantees=STAFF,
    ),
    Function(
        name="cd_renewal_documents",
        arguments="wanted bigint",
        returns="TABLE (id bigint)",
        body=_of_an_open_case(RENEWAL_DOCUMENTS),
        grantees=STAFF,
    ),
    Function(
        name="cd_renewable",
        arguments="wanted_number text, of_service text, wanted_fin text",
        returns="TABLE (id bigint)",
        body=f"""
            BEGIN
              {logged("'renewal:' || wanted_number || ':' || wanted_fin")}
              RETURN QUERY {query(RENEWABLE, "number", "service", "fin")}
                AND COALESCE(a.organisation_id = cd_organisation(), true);
            END
        """,
    ),
    Function(
        name="cd_known_request",
        arguments=(
            "wanted_channel text, wanted_request text, stated text, third text, second text, "
            "spelt text"
        ),
        returns="TABLE (number text, same boolean)",
        # To whoever does not have the same content it is no other office's number.
        body=f"""
            BEGIN
              RETURN QUERY
                SELECT CASE WHEN k.same OR cd_sees(k.id) THEN k.number END, k.same
                FROM (
                  {query(KNOWN_REQUEST, "channel", "request", "stated", "third", "second", "spelt")}
                  AND COALESCE(a.organisation_id = cd_organisation(), true)
                ) k;
            END
        """,
    ),
    Function(
        name="cd_known_request",
        arguments="wanted_channel text, wanted_request text, stated text, second text, spelt text",
        returns="TABLE (number text, same boolean)",
        body="""
            BEGIN
              RETURN QUERY
                SELECT k.number, k.same FROM cd_known_request($1, $2, $3, $3, $4, $5) k;
            END
        """,
        until_end=True,
    ),
    # The newest row of everything that desks show: what is newer they have not read yet.
    Function(
        name="cd_stamp",
        arguments="",
        returns="bigint[]",
        body="""
            BEGIN
              RETURN ARRAY[
                (SELECT COALESCE(max(id), 0) FROM event WHERE person_id IS NULL),
                (SELECT COALESCE(max(id), 0) FROM person_answer),
                (SELECT COALESCE(max(id), 0) FROM account_answer),
                (SELECT COALESCE(max(id), 0) FROM debt_answer),
                (SELECT COALESCE(max(id), 0) FROM outbox_message),
                (SELECT COALESCE(max(id), 0) FROM inquiry),
                (SELECT count(*) FROM inquiry WHERE outcome IS NULL AND kind = 'findings')
              ];
            END
        """,
        grantees=_READERS,
    ),
    # Whether a paper is genuine is anybody's business who has it before them: of another's, whose
    # number can be guessed, no more is said than that it is not this one.
    Function(
        name="cd_verified",
        arguments="wanted_sha text, wanted_number text, wanted_code text",
        returns="""
            TABLE (
              number text, state text, superseded_by text, state_reason text, same boolean,
              issued_on date
            )
        """,
        body=f"BEGIN RETURN QUERY {query(VERIFIED, 'sha', 'number', 'code')}; END",
        grantees=_READERS,
    ),
)
