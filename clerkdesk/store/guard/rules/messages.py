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
    # Nothing that has left is sent again by itself.
    Refusal(
        "CD801",
        "outbox_message",
        "UPDATE",
        "OLD.state IN ('sent', 'delivered', 'cancelled') AND NEW.state = 'queued'",
    ),
    # Whether there is a debt is billing's word, never a clerk's.
    server_rule(
        "CD802",
        "outbox_message",
        "INSERT",
        f"NEW.event IN {listed(OF_BILLINGS_ANSWER)} AND NOT {MACHINE}",
    ),
    # A message follows from an act of the same operation: nobody writes to a citizen out of the
    # blue.
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
    # The text is one that an administrator has released for this event.
    server_rule(
        "CD803",
        "outbox_message",
        "INSERT",
        """
            NOT EXISTS (
              SELECT 1
              FROM message_template t
              WHERE
                t.id = NEW.template_id
                AND t.event = NEW.event
                AND t.channel = NEW.channel
                AND COALESCE(
                  t.organisation_id
                    = (SELECT p.organisation_id FROM application p WHERE p.id = NEW.application_id),
                  t.organisation_id IS NULL
                )
            )
        """,
    ),
    # A decision may be taken back within these seconds, so its message must not have left.
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
    # A person may stop what is queued and try again what failed; what was sent is the worker's
    # word.
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
