"""Documents come with the application or when the office waits for them; the holder judges them."""

from clerkdesk.domain.limits import REGISTERING_SECONDS
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, REGISTERING, server_rule, stale

DOCUMENTS: tuple[Refusal, ...] = (
    Refusal(
        "CD401",
        "document",
        "UPDATE",
        """
            NEW.application_id <> OLD.application_id
            OR NEW.sha256 <> OLD.sha256
            OR NEW.kind <> OLD.kind
            OR NEW.size <> OLD.size
            OR NEW.name <> OLD.name
        """,
    ),
    Refusal(
        "CD402",
        "document",
        "UPDATE",
        """
            NOT EXISTS (
              SELECT 1
              FROM application p
              WHERE
                p.id = NEW.application_id
                AND p.status = 'in_progress'
                AND p.holder_id = NEW.verdict_by
            )
        """,
    ),
    Refusal(
        "CD403",
        "document",
        "UPDATE",
        "NOT NEW.fits AND trim(COALESCE(NEW.verdict_reason, '')) = ''",
    ),
    Refusal("CD404", "document", "DELETE", ALWAYS),
    # What comes later is what the office has asked for.
    Refusal(
        "CD409",
        "document",
        "INSERT",
        f"""
            NEW.added_at IS NOT NULL
            AND (
              NEW.fits IS NOT NULL
              OR {stale("NEW.added_at")}
              OR NOT EXISTS (
                SELECT 1
                FROM application p
                WHERE
                  p.id = NEW.application_id
                  AND p.status = 'in_progress'
                  AND p.waiting_since IS NOT NULL
              )
            )
        """,
    ),
    Refusal("CD404", "document_content", "UPDATE", ALWAYS),
    server_rule(
        "CD405",
        "document",
        "UPDATE",
        f"""
            NEW.verdict_by IS DISTINCT FROM cd_me()
            OR NEW.verdict_by_name IS DISTINCT FROM cd_name()
            OR NEW.verdict_at IS NULL
            OR {stale("NEW.verdict_at")}
        """,
    ),
    server_rule(
        "CD406",
        "document",
        "INSERT",
        f"""
            NEW.fits IS NOT NULL
            OR NOT (
              {REGISTERING} OR (NEW.added_at IS NOT NULL AND cd_role() IN ('gateway', 'owner'))
            )
        """,
    ),
    server_rule(
        "CD406",
        "document_content",
        "INSERT",
        f"""
            NOT EXISTS (
              SELECT 1
              FROM document d
              JOIN application p ON p.id = d.application_id
              WHERE
                d.id = NEW.document_id
                AND p.last_action = 'register'
                AND p.version = 1
                AND abs(age(p.registered_at)) < {REGISTERING_SECONDS}
                AND p.last_actor_id IS NOT DISTINCT FROM cd_me()
            )
            AND NOT (
              cd_role() IN ('gateway', 'owner')
              AND EXISTS (
                SELECT 1
                FROM document d
                WHERE d.id = NEW.document_id AND NOT ({stale("d.added_at")})
              )
            )
        """,
    ),
)
