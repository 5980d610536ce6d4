"""Messages to citizens: queued by what happened, and once sent, sent."""

from clerkdesk.domain.lifecycle import UNDO_SECONDS
from clerkdesk.domain.messages import OF_A_DECISION, OF_BILLINGS_ANSWER
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import (
    ALWAYS,
    MACHINE,
    OF_APPLICATION,
    SUPERVISES,
    changed,
    server_rule,
    stale,
)

MESSAGES: tuple[Refusal, ...] = (
    Refusal(
        "CD801",
        "outbox_message",
        "UPDATE",
        "OLD.state IN ('sent', 'delivered', 'cancelled') AND NEW.state = 'queued'",
    ),
    server_rule(
        "CD802",
        "outbox_message",
        "INSERT",
        f"NEW.event IN {listed(OF_BILLINGS_ANSWER)} AND NOT {MACHINE}",
    ),
    server_rule(
        "CD803",
        "outbox_message",
        "INSERT",
        f"""
            NOT {MACHINE}
            AND NOT EXISTS (
              SELECT 1 {OF_APPLICATION}
              AND p.op_id = NEW.occurrence
              AND p.last_action = CASE NEW.event
                WHEN 'registered' THEN 'register'
                WHEN 'approved' THEN 'approve'
                WHEN 'refused' THEN 'refuse'
                WHEN 'investigation' THEN 'investigate'
                WHEN 'waiting' THEN 'wait'
                WHEN 'reopened' THEN 'reopen'
              END
            )
        """,
    ),
    server_rule(
        "CD803",
        "outbox_message",
        "INSERT",
        """
            NOT EXISTS (
              SELECT 1
              FROM message_template t
              WHERE t.id = NEW.template_id AND t.event = NEW.event AND t.channel = NEW.channel
            )
        """,
    ),
    server_rule(
        "CD804",
        "outbox_message",
        "INSERT",
        f"""
            NEW.state NOT IN ('queued', 'cancelled')
            OR NEW.attempts <> 0
            OR NEW.sent_at IS NOT NULL
            OR {stale("NEW.queued_at")}
            OR (
              NOT {MACHINE}
              AND NEW.event IN {listed(OF_A_DECISION)}
              AND NEW.not_before < NEW.queued_at + INTERVAL '{UNDO_SECONDS} seconds'
            )
        """,
    ),
    server_rule(
        "CD805",
        "outbox_message",
        "UPDATE",
        f"""
            NOT {MACHINE}
            AND NOT (NEW.state = 'queued' AND OLD.state IN ('failed', 'unclear'))
            AND (
              NEW.state <> 'cancelled'
              OR OLD.state <> 'queued'
              OR NOT EXISTS (SELECT 1 {OF_APPLICATION} AND (p.decided_by = cd_me() OR {SUPERVISES}))
            )
        """,
    ),
    server_rule(
        "CD806",
        "outbox_message",
        "UPDATE",
        changed("application_id", "event", "channel", "occurrence", "queued_at", "message_id"),
    ),
    server_rule("CD806", "outbox_message", "DELETE", ALWAYS),
)
