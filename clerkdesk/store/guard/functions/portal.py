"""The citizens' side, for the gateway alone: what their portal has authenticated is not for the
database to know.
"""

from clerkdesk.store.guard.functions.function import Function, query, refuse
from clerkdesk.store.guard.groups import GATEWAY
from clerkdesk.store.guard.sql import (
    PORTAL_ANSWERED,
    PORTAL_CASES,
    PORTAL_HEALTH,
    PORTAL_HISTORY,
    PORTAL_OUTCOME,
)


def _answer(statement: str) -> str:
    return f"""
        BEGIN
          IF cd_service() NOT IN ('gateway', 'owner') THEN {refuse("CD941")} END IF;
          RETURN QUERY {statement};
        END
    """


PORTAL = (
    Function(
        name="cd_portal_cases",
        arguments="wanted_fin text, wanted_number text, wanted_channel text",
        returns="""
            TABLE (
              id bigint,
              number text,
              service text,
              channel text,
              status text,
              submitted_at timestamptz,
              due_on date,
              subscriber_code text,
              waiting_for text,
              waiting_since timestamptz,
              answered_at timestamptz,
              decided_at timestamptz,
              decision_reason text,
              decision_text text,
              place text,
              documents bigint,
              certificate text
            )
        """,
        body=_answer(query(PORTAL_CASES, "fin", "number", "channel")),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_history",
        arguments="wanted bigint",
        returns="TABLE (at timestamptz, status text)",
        body=_answer(query(PORTAL_HISTORY, "application")),
        grantees=GATEWAY,
    ),
    # Only of what is waited for, and only with a document that has just come. The term moves where
    # the office's setting stops the clock meanwhile, and never otherwise.
    Function(
        name="cd_portal_answered",
        arguments="""
            wanted bigint,
            portal text,
            operation text,
            new_due_on date,
            new_due_at timestamptz,
            stated_at timestamptz
        """,
        returns="void",
        body=f"""
            BEGIN
              IF cd_service() NOT IN ('gateway', 'owner') THEN {refuse("CD941")} END IF;
              IF NOT EXISTS (
                SELECT 1
                FROM document d
                WHERE
                  d.application_id = wanted
                  AND abs(EXTRACT(EPOCH FROM cd_now() - d.added_at)) < 60
              )
              OR (
                NOT EXISTS (
                  SELECT 1 FROM setting s WHERE s.key = 'waiting_stops_clock' AND s.value = 'yes'
                )
                AND EXISTS (
                  SELECT 1
                  FROM application a
                  WHERE a.id = wanted AND a.due_on <> new_due_on
                )
              )
              THEN {refuse("CD942")} END IF;
              {
            query(PORTAL_ANSWERED, "application", "portal", "operation", "due_on", "due_at", "at")
        };
            END
        """,
        grantees=GATEWAY,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_portal_health",
        arguments="",
        returns="TABLE (revision text, beat timestamptz, questions bigint, messages bigint)",
        body=_answer(query(PORTAL_HEALTH)),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_outcome",
        arguments="wanted bigint",
        returns="""
            TABLE (outcome text, fault text, certificate text, amount bigint, content bytea)
        """,
        body=_answer(query(PORTAL_OUTCOME, "inquiry")),
        grantees=GATEWAY,
    ),
)
