"""Notes stay; drafts and saved views are their author's own."""

from clerkdesk.domain.lifecycle import SUPERVISORS
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, STAFF, server_rule, stale


def _saved_view(event: str) -> tuple[Refusal, Refusal]:
    return (
        Refusal("CD606", "saved_view", event, "trim(NEW.name) = ''"),
        Refusal(
            "CD607",
            "saved_view",
            event,
            f"""
                NEW.shared
                AND NOT EXISTS (
                  SELECT 1
                  FROM staff s
                  WHERE s.id = NEW.staff_id AND s.role IN {listed(SUPERVISORS)}
                )
            """,
        ),
    )


NOTES: tuple[Refusal, ...] = (
    Refusal("CD601", "note", "UPDATE", ALWAYS),
    Refusal("CD601", "note", "DELETE", ALWAYS),
    Refusal(
        "CD610",
        "note",
        "INSERT",
        """
            NEW.again_at IS NOT NULL
            AND (NEW.kind <> 'call' OR COALESCE(NEW.outcome, '') <> 'call_back')
        """,
    ),
    *_saved_view("INSERT"),
    *_saved_view("UPDATE"),
    Refusal("CD608", "saved_view", "UPDATE", "NEW.id <> OLD.id OR NEW.staff_id <> OLD.staff_id"),
    server_rule(
        "CD603",
        "note",
        "INSERT",
        f"""
            NOT {STAFF}
            OR NEW.actor_id IS DISTINCT FROM cd_me()
            OR NEW.actor <> cd_name()
            OR {stale("NEW.at")}
            OR NOT cd_sees(NEW.application_id)
            OR NEW.kind NOT IN ('note', 'call')
        """,
    ),
    server_rule(
        "CD605",
        "draft",
        "INSERT",
        f"""
            NEW.staff_id IS DISTINCT FROM cd_me()
            OR {stale("NEW.at")}
            OR NOT cd_sees(NEW.application_id)
        """,
    ),
    server_rule(
        "CD605",
        "counter_draft",
        "INSERT",
        f"NEW.staff_id IS DISTINCT FROM cd_me() OR {stale('NEW.at')}",
    ),
    server_rule(
        "CD605",
        "counter_draft",
        "UPDATE",
        f"""
            NEW.staff_id <> OLD.staff_id
            OR NEW.staff_id IS DISTINCT FROM cd_me()
            OR {stale("NEW.at")}
        """,
    ),
    server_rule("CD608", "saved_view", "INSERT", "NEW.staff_id IS DISTINCT FROM cd_me()"),
    server_rule(
        "CD605",
        "draft",
        "UPDATE",
        """
            NEW.staff_id <> OLD.staff_id
            OR NEW.application_id <> OLD.application_id
            OR NEW.staff_id IS DISTINCT FROM cd_me()
        """,
    ),
)
