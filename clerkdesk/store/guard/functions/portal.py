"""The citizens' side, for the gateway alone: what their portal has authenticated is not for the
database to know.
"""

from clerkdesk.store.guard.functions.function import Function, query, refuse
from clerkdesk.store.guard.groups import GATEWAY
from clerkdesk.store.guard.sql import (
    CHECKED,
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
        name="cd_portal_certificate",
        arguments="wanted_number text, wanted_code text",
        returns="""
            TABLE (number text, state text, superseded_by text, issued_on date, owner text)
        """,
        body=_answer(query(CHECKED, "number", "code")),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_history",
        arguments="wanted bigint",
        returns="TABLE (at timestamptz, status text)",
        body=_answer(query(PORTAL_HISTORY, "application")),
        grantees=GATEWAY,
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
            TABLE (
              outcome text,
              fault text,
              fault_params json,
              certificate text,
              amount bigint,
              content bytea
            )
        """,
        body=_answer(query(PORTAL_OUTCOME, "inquiry")),
        grantees=GATEWAY,
    ),
)
