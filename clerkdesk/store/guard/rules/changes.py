"""Who may change what of an application, under whose name, and by which action."""

from clerkdesk.domain.lifecycle import HOLDERS
from clerkdesk.domain.limits import EARLIER_TERM_DAYS, LATEST_DUE_DAYS
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import (
    CITIZEN,
    MACHINE,
    OWNER,
    STAFF,
    SUPERVISES,
    amended,
    another_name,
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

_FOLLOWS = "'move_term', 'reopen'"
"""With these the term follows the calendar, which may have changed: the worker's and a supervisor's
acts.
"""

CHANGES: tuple[Refusal, ...] = (
    server_rule(
        "CD131",
        "application",
        "UPDATE",
        f"NOT ({STAFF} OR {MACHINE} OR ({CITIZEN} AND {_WHO.format('citizen')}))",
    ),
    server_rule(
        "CD147", "application", "UPDATE", f"{_WHO.format('citizen')} AND NOT ({CITIZEN} OR {OWNER})"
    ),
    server_rule(
        "CD147",
        "application",
        "UPDATE",
        f"""
            {changed("withdrawal_asked_at")}
            AND (NEW.last_action <> 'ask_withdrawal' OR {stale("NEW.withdrawal_asked_at")})
        """,
    ),
    server_rule(
        "CD147",
        "application",
        "UPDATE",
        "NEW.last_action = 'withdraw' AND NEW.decision_reason IS DISTINCT FROM 'withdrawn'",
    ),
    # The history copies actor and name from the row: they must be the login's own.
    server_rule(
        "CD132",
        "application",
        "UPDATE",
        f"""
            NEW.last_actor_id IS DISTINCT FROM cd_me()
            OR {another_name("NEW.last_actor")}
        """,
    ),
    server_rule(
        "CD133", "application", "UPDATE", f"({_WHO.format('supervisor')} AND NOT {SUPERVISES})"
    ),
    # The holder of before: a change of holder in the same statement gives no right.
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
    # The worker decides nothing, whatever the table of transitions lets a person do.
    server_rule(
        "CD135",
        "application",
        "UPDATE",
        """
            cd_role() = 'worker'
            AND NEW.last_action NOT IN ('billing', 'route', 'move_term', 'erase')
        """,
    ),
    # `changed_at` orders the history: who sets it freely could lie about when.
    server_rule("CD136", "application", "UPDATE", stale("NEW.changed_at")),
    # The bounds hold a gross lie; the term itself is computed by the domain, which knows the
    # calendar.
    server_rule(
        "CD137",
        "application",
        "UPDATE",
        f"""
            {changed("due_at", "due_on", "term_working_days", "waited_days")}
            AND (
              NEW.last_action NOT IN (
                'investigate', 'resume', 'answer', 'approve', 'refuse', {_FOLLOWS}
              )
              OR (
                NEW.due_at < OLD.due_at - INTERVAL '{EARLIER_TERM_DAYS} days'
                AND NEW.last_action NOT IN ({_FOLLOWS})
              )
              OR NEW.due_at < OLD.due_at - INTERVAL '{LATEST_DUE_DAYS} days'
              OR NEW.due_at > OLD.due_at + INTERVAL '{LATEST_DUE_DAYS} days'
            )
        """,
    ),
    server_rule(
        "CD137",
        "application",
        "UPDATE",
        f"{changed('term_working_days', 'waited_days')} AND NEW.last_action IN ({_FOLLOWS})",
    ),
    server_rule(
        "CD137",
        "application",
        "UPDATE",
        f"{changed('investigated')} AND NEW.last_action <> 'investigate'",
    ),
    # Once, and only where the service has a longer term.
    server_rule(
        "CD137",
        "application",
        "UPDATE",
        "NEW.last_action = 'investigate' AND (NEW.service <> 'idp' OR OLD.investigated)",
    ),
    # Only time spent waiting for the citizen may lengthen a term afterwards.
    server_rule(
        "CD137",
        "application",
        "UPDATE",
        f"""
            {changed("due_at", "due_on", "term_working_days", "waited_days")}
            AND NEW.last_action NOT IN ('investigate', {_FOLLOWS})
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
    # A decided or released application is nobody's work.
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
    # The work comes back to who took the decision back, not to somebody else.
    server_rule(
        "CD138",
        "application",
        "UPDATE",
        "NEW.last_action = 'undo' AND NEW.holder_id IS DISTINCT FROM NEW.last_actor_id",
    ),
    # Work given to somebody who cannot open it would lie there until it is late.
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
    # Another organisation's offices never see it.
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
    # An amendment keeps the old value and its reason; any other change would lose them.
    server_rule(
        "CD141",
        "application",
        "UPDATE",
        f"""
            {changed("subscriber_code", "no_code_stated", "search_fold", "masked_mobile")}
            AND NEW.last_action <> 'amend'
        """,
    ),
    # The district follows from billing's address alone.
    server_rule(
        "CD141",
        "application",
        "UPDATE",
        f"{changed('place', 'district_id')} AND NEW.last_action <> 'route'",
    ),
    # What identifies the citizen stays as it was submitted.
    server_rule(
        "CD141", "application", "UPDATE", changed("name", "sort_key", "masked_fin", "login_method")
    ),
    server_rule(
        "CD142",
        "application",
        "UPDATE",
        f"""
            {changed("decided_by", "decided_at", "decision_reason", "decision_text")}
            AND NEW.last_action NOT IN ('approve', 'refuse', 'withdraw', 'undo', 'reopen')
        """,
    ),
    # The citizen is told this text: a refusal without one cannot be appealed against.
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
                  AND r.service = NEW.service
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
            AND NEW.last_action NOT IN ('wait', 'resume', 'answer', 'approve', 'refuse')
        """,
    ),
    server_rule(
        "CD144",
        "application",
        "UPDATE",
        f"""
            {changed("answered_at")}
            AND NEW.answered_at IS NOT NULL
            AND (NEW.last_action <> 'answer' OR {stale("NEW.answered_at")})
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
    # A no-debt decision always asks billing what its message may say; the other service never does.
    server_rule(
        "CD145",
        "application",
        "UPDATE",
        "NEW.last_action = 'approve' AND NEW.billing_pending <> (NEW.service = 'no_debt')",
    ),
    # The old code is what earlier answers speak of.
    server_rule(
        "CD146",
        "application",
        "UPDATE",
        f"{changed('subscriber_code')} AND NOT {amended('NEW.id', 'subscriber_code')}",
    ),
)
