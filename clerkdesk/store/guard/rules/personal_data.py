"""Personal data are written at registration, and later corrected together with an amendment that
keeps the old value.
"""

from clerkdesk.store.guard.functions.function import refuse
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import (
    ALWAYS,
    MACHINE,
    OF_APPLICATION,
    REGISTERING,
    amended,
    changed,
    server_rule,
)

_FROM_BILLING = ("owner_name", "address", "consumer_group")
"""Fields that billing's answer may fill, with a column that says who did."""
_IN_DETAIL = (
    "mobile",
    "email",
    "address",
    "previous_address",
    "new_subscriber_code",
    "owner_name",
    "consumer_group",
)
"""What an amendment may speak of, beside the subscriber code."""


def _without_amendment(field: str) -> str:
    """The field of the detail row changes, and no amendment says so."""
    return f"""
        (
          NEW.{field} IS DISTINCT FROM OLD.{field}
          AND NOT {amended("NEW.application_id", field)}
        )
    """


def _false_source(field: str) -> str:
    """A value is a clerk's who does not say so, or is said to be billing's and is not."""
    source = f"{field}_source"
    return f"""
        (NEW.{field} IS NOT NULL AND {changed(field)} AND NEW.{source} <> 'clerk')
        OR (
          NEW.{source} = 'billing'
          AND OLD.{source} <> 'billing'
          AND {changed(source)}
        )
    """


def _value_in_detail(field: str) -> str:
    return f"WHEN '{field}' THEN d.{field}"


PERSONAL_DATA: tuple[Refusal, ...] = (
    Refusal("CD602", "amendment", "UPDATE", ALWAYS),
    Refusal("CD602", "amendment", "DELETE", ALWAYS),
    server_rule("CD406", "application_person", "INSERT", f"NOT {REGISTERING}"),
    server_rule("CD406", "application_detail", "INSERT", f"NOT {REGISTERING}"),
    server_rule(
        "CD407",
        "application_detail",
        "UPDATE",
        f"""
            NOT {MACHINE}
            AND NOT EXISTS (
              SELECT 1 {OF_APPLICATION} AND p.status = 'in_progress' AND p.holder_id = cd_me()
            )
        """,
    ),
    server_rule(
        "CD408",
        "application_detail",
        "UPDATE",
        f"""
            NOT {MACHINE}
            AND (
              {_without_amendment("mobile")}
              OR {_without_amendment("email")}
              OR {_without_amendment("previous_address")}
              OR {_without_amendment("new_subscriber_code")}
              OR (
                NOT (NEW.owner_name IS NULL AND OLD.owner_name_source = 'billing')
                AND {_without_amendment("owner_name")}
              )
              OR (
                NOT (NEW.address IS NULL AND OLD.address_source = 'billing')
                AND {_without_amendment("address")}
              )
              OR (
                NOT (NEW.consumer_group IS NULL AND OLD.consumer_group_source = 'billing')
                AND {_without_amendment("consumer_group")}
              )
            )
        """,
    ),
    server_rule(
        "CD408",
        "application_detail",
        "UPDATE",
        f"NOT {MACHINE} AND ({' OR '.join(map(_false_source, _FROM_BILLING))})",
    ),
    # What is known of a number goes with it, and comes from nobody's hand.
    server_rule(
        "CD408",
        "application_detail",
        "UPDATE",
        f"""
            NOT {MACHINE}
            AND CASE
              WHEN {changed("mobile")}
              THEN NEW.mobile_confirmed_at IS NOT NULL OR NEW.mobile_missing_at IS NOT NULL
              ELSE {changed("mobile_confirmed_at", "mobile_missing_at")}
            END
        """,
    ),
    server_rule(
        "CD604",
        "amendment",
        "INSERT",
        f"""
            NOT EXISTS (
              SELECT 1 {OF_APPLICATION}
              AND p.status = 'in_progress'
              AND p.holder_id IS NOT DISTINCT FROM cd_me()
            )
        """,
    ),
    # The row must be written before the change, or its old value cannot be believed.
    server_rule(
        "CD604",
        "amendment",
        "INSERT",
        f"""
            NEW.old IS DISTINCT FROM (
              SELECT
                CASE NEW.field
                  WHEN 'subscriber_code' THEN p.subscriber_code
                  WHEN 'no_subscriber_code' THEN
                    CASE WHEN p.no_code_stated THEN 'true' ELSE 'false' END
                  {" ".join(map(_value_in_detail, _IN_DETAIL))}
                END
              FROM application p
              JOIN application_detail d ON d.application_id = p.id
              WHERE p.id = NEW.application_id
            )
        """,
    ),
)

UNFINISHED_AMENDMENT = f"""
    BEGIN
      IF NOT EXISTS (
        SELECT 1
        FROM event written
        JOIN event act ON act.application_id = written.application_id AND act.id > written.id
        WHERE
          written.application_id = NEW.application_id
          AND written.row_table = 'amendment'
          AND written.row_key = NEW.id::text
          AND act.action = 'amend'
          AND act.op_id = NEW.op_id
      )
      THEN {refuse("CD609")} END IF;
      RETURN NULL;
    END
"""
"""The trigger function of an amendment when its transaction ends: behind it the act must stand in
the history, which names who did it and why. PostgreSQL alone can wait so long.
"""
