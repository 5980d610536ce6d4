"""Who may change what of an application, under whose name, and by which action."""

from clerkdesk.domain.lifecycle import HOLDERS
from clerkdesk.domain.limits import EARLIER_TERM_DAYS, LONGEST_TERM_DAYS
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import (
    MACHINE,
    STAFF,
    SUPERVISES,
    amended,
    changed,
    server_rule,
    stale,
)

_WHO = """
    EXISTS (
      SELECT 1
      FROM transition t
      WHERE
        t.action = NEW.last_action
        AND t.source = OLD.status
        AND t.target = NEW.status
        AND t.who = '{}'
    )
"""

CHANGES: tuple[Refusal, ...] = (
    server_rule("CD131", "application", "UPDATE", f"NOT ({STAFF} OR {MACHINE})"),
    server_rule(
        "CD132",
        "application",
        "UPDATE",
        """
            NEW.last_actor_id IS DISTINCT FROM cd_me()
            OR (cd_me() IS NOT NULL AND NEW.last_actor <> cd_name())
        """,
    ),
    server_rule(
        "CD133", "application", "UPDATE", f"({_WHO.format('supervisor')} AND NOT {SUPERVISES})"
    ),
    server_rule(
        "CD134",
        "application",
        "UPDATE",
        f"""
            (
              {_WHO.format("holder_or_supervisor")}
              AND OLD.holder_id IS DISTINCT FROM cd_me()
              AND NOT {SUPERVISES}
            )
        """,
    ),
    server_rule(
        "CD135",
        "application",
        "UPDATE",
        f"(({_WHO.format('worker')} OR NEW.last_action = 'billing') AND NOT {MACHINE})",
    ),
    server_rule(
        "CD135",
        "application",
        "UPDATE",
        "cd_role() = 'worker' AND NEW.last_action NOT IN ('billing', 'route')",
    ),
    server_rule("CD136", "application", "UPDATE", stale("NEW.changed_at")),
    server_rule(
        "CD137",
        "application",
        "UPDATE",
        f"""
            {changed("due_at", "due_on", "term_working_days")}
            AND (
              NEW.last_action NOT IN ('investigate', 'resume', 'approve', 'refuse')
              OR NEW.due_at < OLD.due_at - INTERVAL '{EARLIER_TERM_DAYS} days'
              OR NEW.due_at > OLD.due_at + INTERVAL '{LONGEST_TERM_DAYS} days'
            )
        """,
    ),
    server_rule(
        "CD137",
        "application",
        "UPDATE",
        f"{changed('investigated')} AND NEW.last_action <> 'investigate'",
    ),
    server_rule(
        "CD137",
        "application",
        "UPDATE",
        "NEW.last_action = 'investigate' AND (NEW.service <> 'idp' OR OLD.investigated)",
    ),
    server_rule(
        "CD137",
        "application",
        "UPDATE",
        f"""
            {changed("due_at", "due_on", "term_working_days")}
            AND NEW.last_action <> 'investigate'
            AND OLD.waiting_since IS NULL
        """,
    ),
    server_rule(
        "CD138",
        "application",
        "UPDATE",
        f"""
            {changed("holder_id")}
            AND NEW.last_action NOT IN (
              'take', 'release', 'assign', 'forward', 'approve', 'refuse', 'undo', 'reopen'
            )
        """,
    ),
    server_rule(
        "CD138",
        "application",
        "UPDATE",
        """
            NEW.last_action IN ('release', 'approve', 'refuse', 'reopen')
            AND NEW.holder_id IS NOT NULL
        """,
    ),
    server_rule(
        "CD140",
        "application",
        "UPDATE",
        "NEW.last_action = 'forward' AND NEW.holder_id IS NOT NULL",
    ),
    server_rule(
        "CD138",
        "application",
        "UPDATE",
        "NEW.last_action = 'undo' AND NEW.holder_id IS DISTINCT FROM NEW.last_actor_id",
    ),
    server_rule(
        "CD139",
        "application",
        "UPDATE",
        f"""
            NEW.last_action = 'assign'
            AND NOT EXISTS (
              SELECT 1
              FROM staff s
              WHERE
                s.id = NEW.holder_id
                AND s.active
                AND s.organisation_id = NEW.organisation_id
                AND s.role IN {listed(HOLDERS)}
            )
        """,
    ),
    server_rule(
        "CD140",
        "application",
        "UPDATE",
        f"""
            {changed("department_id")}
            AND (
              NEW.last_action NOT IN ('forward', 'route')
              OR NEW.holder_id IS NOT NULL
              OR NOT EXISTS (
                SELECT 1
                FROM department d
                WHERE d.id = NEW.department_id AND d.organisation_id = NEW.organisation_id
              )
            )
        """,
    ),
    server_rule(
        "CD141",
        "application",
        "UPDATE",
        f"""
            {changed("subscriber_code", "no_code_stated", "search_fold", "masked_mobile")}
            AND NEW.last_action <> 'amend'
        """,
    ),
    server_rule(
        "CD141",
        "application",
        "UPDATE",
        f"{changed('place', 'district_id')} AND NEW.last_action <> 'route'",
    ),
    server_rule(
        "CD141", "application", "UPDATE", changed("name", "sort_key", "masked_fin", "login_method")
    ),
    server_rule(
        "CD142",
        "application",
        "UPDATE",
        f"""
            {changed("decided_by", "decided_at", "decision_reason", "decision_text")}
            AND NEW.last_action NOT IN ('approve', 'refuse', 'undo', 'reopen')
        """,
    ),
    server_rule(
        "CD143",
        "application",
        "UPDATE",
        """
            NEW.last_action = 'refuse'
            AND (
              trim(COALESCE(NEW.decision_text, '')) = ''
              OR NOT EXISTS (
                SELECT 1
                FROM refusal_reason r
                WHERE
                  r.code = NEW.decision_reason
                  AND COALESCE(r.service, NEW.service) = NEW.service
              )
            )
        """,
    ),
    server_rule(
        "CD144",
        "application",
        "UPDATE",
        f"""
            {changed("waiting_for", "waiting_since")}
            AND NEW.last_action NOT IN ('wait', 'resume', 'approve', 'refuse')
        """,
    ),
    server_rule(
        "CD144",
        "application",
        "UPDATE",
        f"""
            NEW.last_action = 'wait'
            AND (NEW.waiting_since IS NULL OR {stale("NEW.waiting_since")})
        """,
    ),
    server_rule(
        "CD145",
        "application",
        "UPDATE",
        f"""
            {changed("billing_pending")}
            AND NEW.last_action NOT IN ('approve', 'billing', 'undo', 'reopen')
        """,
    ),
    server_rule(
        "CD145",
        "application",
        "UPDATE",
        "NEW.last_action = 'approve' AND NEW.billing_pending <> (NEW.service = 'no_debt')",
    ),
    server_rule(
        "CD146",
        "application",
        "UPDATE",
        f"{changed('subscriber_code')} AND NOT {amended('NEW.id', 'subscriber_code')}",
    ),
)
