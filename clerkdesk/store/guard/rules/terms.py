"""Terms follow from what happened: service, submission, investigation and waiting, by the calendar
(``domain.deadlines``, which computes the same).
"""

from clerkdesk.domain.deadlines import LEGAL_CEILING_WORKING_DAYS
from clerkdesk.domain.limits import REGISTERING_SECONDS, SUBMITTED_AHEAD_SECONDS
from clerkdesk.store.guard.rules.phrases import changed, server_rule

_REGULAR = """
    cd_term_days(NEW.organisation_id, NEW.service, baku_day(NEW.submitted_at), 1)
"""
_INVESTIGATED = """
    cd_term_days(NEW.organisation_id, NEW.service, baku_day(NEW.submitted_at), 2)
"""
"""By the rule of the day of submission (``domain.term_rules``)."""
_TERM = f"""
    cd_term(
      NEW.organisation_id,
      baku_day(NEW.submitted_at),
      LEAST(NEW.term_working_days + NEW.waited_days, {LEGAL_CEILING_WORKING_DAYS})
    )
"""
_OTHER_TERM = f"""
    NEW.due_on IS DISTINCT FROM {_TERM}
    OR NEW.due_at IS DISTINCT FROM cd_closing(NEW.organisation_id, NEW.due_on)
"""
_WAITED = """
    CASE
      WHEN OLD.waiting_since IS NOT NULL
        AND NEW.waiting_since IS NULL
        AND cd_setting(NEW.organisation_id, 'waiting_stops_clock') = 'yes'
      THEN cd_working_days(
        NEW.organisation_id, baku_day(OLD.waiting_since), baku_day(NEW.changed_at)
      )
      ELSE 0
    END
"""
"""The working days of a wait that has ended, where the office's setting stops the clock for it."""

TERMS = (
    # Whoever is logged in sits at a counter: portals come through the gateway.
    server_rule(
        "CD129",
        "application",
        "INSERT",
        f"""
            cd_me() IS NOT NULL
            AND (
              NEW.channel <> 'counter'
              OR NEW.login_method IS NOT NULL
              OR age(NEW.submitted_at)
                NOT BETWEEN {-SUBMITTED_AHEAD_SECONDS} AND {REGISTERING_SECONDS}
            )
        """,
    ),
    server_rule(
        "CD128",
        "application",
        "INSERT",
        f"""
            cd_role() <> 'owner'
            AND (
              NEW.waited_days <> 0
              OR NEW.term_working_days IS DISTINCT FROM {_REGULAR}
              OR {_OTHER_TERM}
            )
        """,
    ),
    server_rule(
        "CD148",
        "application",
        "UPDATE",
        f"""
            cd_role() <> 'owner'
            AND (
              (
                {changed("term_working_days")}
                AND NEW.term_working_days IS DISTINCT FROM {_INVESTIGATED}
              )
              OR NEW.waited_days <> OLD.waited_days + {_WAITED}
            )
        """,
    ),
    server_rule(
        "CD148",
        "application",
        "UPDATE",
        f"""
            cd_role() <> 'owner'
            AND {changed("due_on", "due_at", "term_working_days", "waited_days")}
            AND (
              NEW.due_on IS DISTINCT FROM {_TERM}
              OR (
                {changed("due_on", "due_at")}
                AND NEW.due_at IS DISTINCT FROM cd_closing(NEW.organisation_id, NEW.due_on)
              )
            )
        """,
    ),
)
