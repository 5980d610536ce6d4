"""Sampling: what is picked for a second look, and who says what to it."""

from clerkdesk.domain.lifecycle import DECIDED, UNDO_CHOICES
from clerkdesk.domain.sampling import SampleReason
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Reaction, Refusal
from clerkdesk.store.guard.rules.phrases import (
    ALWAYS,
    MACHINE,
    OF_APPLICATION,
    changed,
    server_rule,
    stale,
)
from clerkdesk.store.guard.rules.second_looks import A_COLLEAGUE, WORKED_ON_IT

_DECIDED = f"p.status IN {listed(sorted(DECIDED))} AND p.decided_by IS NOT NULL"

SAMPLES: tuple[Refusal, ...] = (
    Refusal(
        "CD631",
        "sampled_decision",
        "INSERT",
        f"""
            NOT NEW.waiting
            OR NOT EXISTS (
              SELECT 1 {OF_APPLICATION}
              AND {_DECIDED}
              AND p.erased_at IS NULL
              AND age(p.decided_at) > {UNDO_CHOICES[-1]}
            )
        """,
    ),
    server_rule("CD631", "sampled_decision", "INSERT", f"NOT ({MACHINE})"),
    Refusal(
        "CD632",
        "sampled_decision",
        "UPDATE",
        f"""
            {changed("id", "application_id", "picked_at")}
            OR NEW.waiting
            OR NOT EXISTS (
              SELECT 1 FROM sample_look l WHERE l.application_id = NEW.application_id
            )
        """,
    ),
    Refusal("CD632", "sampled_decision", "DELETE", ALWAYS),
    Refusal("CD633", "sample_look", "UPDATE", ALWAYS),
    Refusal("CD633", "sample_look", "DELETE", ALWAYS),
    # Before anything of the case is compared: what is not in sight is not measured, either.
    server_rule("CD637", "sample_look", "INSERT", "NOT cd_sees(NEW.application_id)"),
    Refusal(
        "CD634",
        "sample_look",
        "INSERT",
        f"""
            NOT EXISTS (
              SELECT 1
              FROM sampled_decision d
              JOIN application p ON p.id = d.application_id
              WHERE
                d.application_id = NEW.application_id
                AND d.waiting
                AND {_DECIDED}
                AND p.erased_at IS NULL
                AND p.status = NEW.decision
                AND p.decided_by = NEW.decided_by
                AND p.decided_at = NEW.decided_at
            )
        """,
    ),
    Refusal(
        "CD635",
        "sample_look",
        "INSERT",
        f"""
            NOT {A_COLLEAGUE.format(who="NEW.actor_id")}
            OR {WORKED_ON_IT}
            OR NEW.actor_id = NEW.decided_by
        """,
    ),
    Refusal(
        "CD636",
        "sample_look",
        "INSERT",
        f"""
            CASE
              WHEN NEW.agrees THEN NEW.reason IS NOT NULL
              ELSE
                COALESCE(NEW.reason, '') NOT IN {listed(SampleReason)}
                OR trim(COALESCE(NEW.text, '')) = ''
            END
        """,
    ),
    server_rule(
        "CD637",
        "sample_look",
        "INSERT",
        f"""
            NEW.actor_id IS DISTINCT FROM cd_me()
            OR NEW.actor <> cd_name()
            OR {stale("NEW.at")}
        """,
    ),
)
SAMPLED: tuple[Reaction, ...] = (
    Reaction(
        name="looked_at",
        table="sample_look",
        event="INSERT",
        when=ALWAYS,
        statement="""
            UPDATE sampled_decision
            SET waiting = false
            WHERE application_id = NEW.application_id AND waiting
        """,
    ),
)
"""What has been looked at waits no more."""
