"""Documents come with the application or when the office waits for them; the holder judges them."""

from clerkdesk.domain.limits import REGISTERING_SECONDS
from clerkdesk.domain.remarks import WAITING
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import (
    ALWAYS,
    MACHINE,
    REGISTERING,
    another_name,
    changed,
    just_now,
    server_rule,
    stale,
)

_ARRIVES = f"""
    EXISTS (
      SELECT 1
      FROM document d
      JOIN application p ON p.id = d.application_id
      WHERE
        d.id = NEW.document_id
        AND p.last_action = 'register'
        AND p.version = 1
        AND {just_now("p.registered_at", REGISTERING_SECONDS)}
        AND p.last_actor_id IS NOT DISTINCT FROM cd_me()
    )
    OR (
      cd_role() IN ('gateway', 'owner')
      AND EXISTS (
        SELECT 1
        FROM document d
        WHERE d.id = NEW.document_id AND NOT ({stale("d.added_at")})
      )
    )
"""
"""The new row belongs to a document that the caller takes in just now."""

DOCUMENTS: tuple[Refusal, ...] = (
    # A verdict speaks of the very file that was looked at.
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
    # Whoever holds the application answers for its decision, so nobody else judges for them.
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
    # The citizen is told what did not fit.
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
                  AND (p.waiting_since IS NOT NULL OR p.answered_at IS NOT NULL)
              )
            )
        """,
    ),
    *[Refusal("CD404", "document_content", event, ALWAYS) for event in ("UPDATE", "DELETE")],
    # A remark is said once; only that nobody has looked yet comes to an end.
    Refusal(
        "CD441",
        "document_remark",
        "UPDATE",
        f"""
            OLD.code NOT IN {listed(WAITING)}
            OR OLD.settled_at IS NOT NULL
            OR {changed("document_id", "code", "application_id", "params", "noted_at")}
        """,
    ),
    Refusal("CD441", "document_remark", "DELETE", ALWAYS),
    Refusal(
        "CD442",
        "document_remark",
        "INSERT",
        """
            NOT EXISTS (
              SELECT 1
              FROM document d
              WHERE d.id = NEW.document_id AND d.application_id = NEW.application_id
            )
        """,
    ),
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
    # The history of a document that comes later names whoever is said to have sent it.
    server_rule(
        "CD406",
        "document",
        "INSERT",
        f"NEW.added_by IS NOT NULL AND {another_name('NEW.added_by')}",
    ),
    # Contents follow their document within the same submission; later nobody can fill or replace
    # one.
    server_rule("CD406", "document_content", "INSERT", f"NOT ({_ARRIVES})"),
    # Later only the worker, of what was taken in unseen.
    server_rule(
        "CD442",
        "document_remark",
        "INSERT",
        f"""
            NOT ({_ARRIVES})
            AND NOT (
              {MACHINE}
              AND EXISTS (
                SELECT 1
                FROM document_remark r
                WHERE
                  r.document_id = NEW.document_id
                  AND r.code IN {listed(WAITING)}
                  AND r.settled_at IS NULL
              )
            )
        """,
    ),
)
