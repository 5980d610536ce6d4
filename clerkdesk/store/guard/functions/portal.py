"""The citizens' side, for the gateway alone: what their portal has authenticated is not for the
database to know.
"""

from clerkdesk.domain.limits import CLOCK_AHEAD_SECONDS, JUST_NOW_SECONDS
from clerkdesk.store.guard.citizen_sql import (
    CHECKED,
    PORTAL_ALARMS,
    PORTAL_ANSWERED,
    PORTAL_ASK_WITHDRAWAL,
    PORTAL_CASES,
    PORTAL_CONTENT,
    PORTAL_DOCUMENTS,
    PORTAL_HEALTH,
    PORTAL_HISTORY,
    PORTAL_LANES,
    PORTAL_OUTCOME,
    PORTAL_REGISTERED,
    PORTAL_REMARKS,
    PORTAL_STATED,
    PORTAL_WITHDRAW,
)
from clerkdesk.store.guard.functions.function import Function, query, refuse
from clerkdesk.store.guard.groups import GATEWAY

_GATEWAY_ALONE = f"IF cd_service() NOT IN ('gateway', 'owner') THEN {refuse('CD941')} END IF;"


def _answer(statement: str) -> str:
    return f"BEGIN {_GATEWAY_ALONE} RETURN QUERY {statement}; END"


def _change(statement: str) -> str:
    """The body of a function that changes one row, and tells whether it did."""
    return f"BEGIN {_GATEWAY_ALONE} {statement}; RETURN FOUND; END"


_WITHDRAWING = ("number", "fin", "actor", "operation")
_OF_WITHDRAWING = "wanted_number text, wanted_fin text, portal text, by_operation text"


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
              term_working_days integer,
              waited_days integer,
              decided_at timestamptz,
              decision_reason text,
              decision_text text,
              place text,
              documents bigint,
              certificate text,
              organisation_id integer,
              withdrawn boolean,
              withdrawal_asked boolean,
              renews text,
              renewed_by text,
              mobile_missing boolean
            )
        """,
        body=_answer(query(PORTAL_CASES, "fin", "number", "channel")),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_withdraw",
        arguments=_OF_WITHDRAWING,
        returns="boolean",
        body=_change(query(PORTAL_WITHDRAW, *_WITHDRAWING)),
        grantees=GATEWAY,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_portal_ask_withdrawal",
        arguments=_OF_WITHDRAWING,
        returns="boolean",
        body=_change(query(PORTAL_ASK_WITHDRAWAL, *_WITHDRAWING)),
        grantees=GATEWAY,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_portal_documents",
        arguments="wanted_number text, wanted_fin text",
        returns="""
            TABLE (
              id bigint, kind text, name text, size integer, fits boolean, verdict_reason text
            )
        """,
        body=_answer(query(PORTAL_DOCUMENTS, "number", "fin")),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_content",
        arguments="wanted bigint, wanted_part integer, wanted_fin text",
        returns="TABLE (content bytea)",
        body=_answer(query(PORTAL_CONTENT, "document", "part", "fin")),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_stated",
        arguments="wanted_number text, wanted_fin text",
        returns="""
            TABLE (
              subscriber_code text,
              owner text,
              district text,
              mobile text,
              email text,
              address text,
              previous_address text,
              reason_code text,
              reason text
            )
        """,
        body=_answer(query(PORTAL_STATED, "number", "fin")),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_registered",
        arguments="wanted_number text, wanted_fin text",
        returns="TABLE (fin text)",
        body=_answer(query(PORTAL_REGISTERED, "number", "fin")),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_certificate",
        arguments="wanted_number text, wanted_code text",
        returns="""
            TABLE (
              number text,
              state text,
              superseded_by text,
              issued_on date,
              owner text,
              account_ends text,
              fin_ends text
            )
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
            new_waited_days integer,
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
                  AND EXTRACT(EPOCH FROM cd_now() - d.added_at)
                    BETWEEN {-CLOCK_AHEAD_SECONDS} AND {JUST_NOW_SECONDS}
              )
              OR (
                EXISTS (
                  SELECT 1
                  FROM application a
                  WHERE
                    a.id = wanted
                    AND (a.due_on <> new_due_on OR a.waited_days <> new_waited_days)
                    AND cd_setting(a.organisation_id, 'waiting_stops_clock')
                      IS DISTINCT FROM 'yes'
                )
              )
              THEN {refuse("CD942")} END IF;
              {
            query(
                PORTAL_ANSWERED,
                "application",
                "portal",
                "operation",
                "due_on",
                "due_at",
                "waited_days",
                "at",
            )
        };
            END
        """,
        grantees=GATEWAY,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_portal_remarks",
        arguments="wanted bigint",
        returns="TABLE (place integer, name text, code text, params text)",
        body=_answer(query(PORTAL_REMARKS, "application")),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_health",
        arguments="",
        returns="""
            TABLE (
              revision text,
              beat timestamptz,
              questions bigint,
              messages bigint,
              oldest_question timestamptz,
              oldest_message timestamptz,
              undelivered bigint,
              sealed_at timestamptz
            )
        """,
        body=_answer(query(PORTAL_HEALTH)),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_lanes",
        arguments="",
        returns="TABLE (lane text, at timestamptz, waits_for text, since timestamptz)",
        body=_answer(query(PORTAL_LANES)),
        grantees=GATEWAY,
    ),
    Function(
        name="cd_portal_alarms",
        arguments="",
        returns="TABLE (source text, code text, detail text, since timestamptz)",
        body=_answer(query(PORTAL_ALARMS)),
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
