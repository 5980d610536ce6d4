"""Who may register an application, of which office, term and number."""

from clerkdesk.domain.limits import (
    LATEST_DUE_DAYS,
    REGISTERING_SECONDS,
    SUBMITTED_AHEAD_SECONDS,
)
from clerkdesk.store.guard.literals import organisation_of, prefix_of
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import (
    STAFF,
    another_name,
    said_before,
    server_rule,
    stale,
)

# Before what is compared with the refused application: it may be another office's, and whose it is
# must not be found by trying.
RENEWING: tuple[Refusal, ...] = (
    Refusal(
        "CD704",
        "application",
        "INSERT",
        f"""
            cd_me() IS NOT NULL
            AND NEW.renews IS NOT NULL
            AND NOT {said_before("'renews:' || NEW.renews")}
        """,
        server_only=True,
        since_end=True,
    ),
    server_rule(
        "CD704",
        "application_person",
        "INSERT",
        f"""
            cd_me() IS NOT NULL
            AND NEW.role = 'applicant'
            AND EXISTS (
              SELECT 1
              FROM application n
              WHERE
                n.id = NEW.application_id
                AND n.renews IS NOT NULL
                AND NOT {said_before("'renewal:' || n.renews || ':' || NEW.fin")}
            )
        """,
    ),
)

REGISTRATION: tuple[Refusal, ...] = (
    server_rule(
        "CD121", "application", "INSERT", f"NOT ({STAFF} OR cd_role() IN ('gateway', 'owner'))"
    ),
    server_rule(
        "CD122",
        "application",
        "INSERT",
        f"""
            NEW.last_actor_id IS DISTINCT FROM cd_me()
            OR NEW.registered_by IS DISTINCT FROM cd_me()
            OR {another_name("NEW.last_actor")}
        """,
    ),
    server_rule(
        "CD123",
        "application",
        "INSERT",
        "cd_me() IS NOT NULL AND NEW.organisation_id <> cd_organisation()",
    ),
    server_rule(
        "CD123",
        "application",
        "INSERT",
        """
            NOT EXISTS (
              SELECT 1
              FROM department d
              WHERE d.id = NEW.department_id AND d.organisation_id = NEW.organisation_id
            )
        """,
    ),
    # Which organisation does what is fixed, whatever the offices' settings say.
    server_rule(
        "CD123",
        "application",
        "INSERT",
        f"""
            NOT EXISTS (
              SELECT 1
              FROM organisation o
              WHERE
                o.id = NEW.organisation_id
                AND o.code = {organisation_of("NEW.service")}
            )
        """,
    ),
    # Ten minutes: a portal's clock may be a little fast (the domain allows five).
    server_rule(
        "CD124",
        "application",
        "INSERT",
        f"""
            {stale("NEW.registered_at")}
            OR {stale("NEW.changed_at")}
            OR age(NEW.submitted_at) < {-(SUBMITTED_AHEAD_SECONDS + REGISTERING_SECONDS)}
        """,
    ),
    # The bounds hold a gross lie; the domain computes the term by the calendar.
    server_rule(
        "CD124",
        "application",
        "INSERT",
        f"""
            cd_me() IS NOT NULL
            AND (
              NEW.due_at < NEW.submitted_at
              OR NEW.due_at > NEW.submitted_at + INTERVAL '{LATEST_DUE_DAYS} days'
            )
        """,
    ),
    # An application cannot be born decided.
    server_rule(
        "CD125",
        "application",
        "INSERT",
        """
            NEW.last_action <> 'register'
            OR NEW.decided_by IS NOT NULL
            OR NEW.waiting_since IS NOT NULL
            OR NEW.billing_pending
        """,
    ),
    # The number is the one just drawn from the sequence, so none can be chosen or used twice.
    server_rule(
        "CD126",
        "application",
        "INSERT",
        f"""
            cd_role() <> 'owner'
            AND NOT cd_drew(
              NEW.number,
              {prefix_of("NEW.service")},
              EXTRACT(YEAR FROM NEW.registered_at AT TIME ZONE 'Asia/Baku')::integer
            )
        """,
    ),
)
