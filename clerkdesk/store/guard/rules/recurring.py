"""What a supervisor says of what recurs: in their own name, with words, never otherwise later."""

from clerkdesk.domain.lifecycle import SUPERVISORS
from clerkdesk.domain.recurring import HitKind, Verdict
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, OWNER, server_rule, stale

JUDGEMENTS: tuple[Refusal, ...] = (
    Refusal("CD641", "hit_judgement", "UPDATE", ALWAYS),
    Refusal("CD641", "hit_judgement", "DELETE", ALWAYS),
    server_rule(
        "CD643",
        "hit_judgement",
        "INSERT",
        f"""
            NOT ({OWNER})
            AND (
              NEW.organisation_id IS DISTINCT FROM cd_organisation()
              OR NEW.actor_id IS DISTINCT FROM cd_me()
              OR NEW.actor IS DISTINCT FROM cd_name()
              OR {stale("NEW.at")}
            )
        """,
    ),
    Refusal(
        "CD642",
        "hit_judgement",
        "INSERT",
        f"""
            NEW.kind NOT IN {listed(HitKind)}
            OR NEW.verdict NOT IN {listed(Verdict)}
            OR (trim(NEW.text) = '') <> (NEW.verdict = '{Verdict.ASKED}')
            OR NOT EXISTS (
              SELECT 1
              FROM staff s
              WHERE
                s.id = NEW.actor_id
                AND s.active
                AND s.role IN {listed(SUPERVISORS)}
                AND s.organisation_id = NEW.organisation_id
            )
        """,
    ),
    Refusal(
        "CD644",
        "hit_judgement",
        "INSERT",
        f"""
            (NEW.verdict = '{Verdict.ASKED}') <> (NEW.note_id IS NOT NULL)
            OR (NEW.note_id IS NOT NULL) <> (NEW.asked_id IS NOT NULL)
            OR (
              NEW.note_id IS NOT NULL
              AND NOT EXISTS (
                SELECT 1
                FROM note n
                WHERE
                  n.id = NEW.note_id
                  AND n.application_id = NEW.asked_id
                  AND n.important
                  AND n.actor_id = NEW.actor_id
              )
            )
        """,
    ),
)
