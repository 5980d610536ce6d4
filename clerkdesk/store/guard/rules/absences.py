"""Who is not at work: noted by a supervisor, and never written over."""

from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, OWNER, SUPERVISES, server_rule, stale

_COLLEAGUE = """
    EXISTS (
      SELECT 1 FROM staff s
      WHERE s.id = NEW.staff_id AND s.organisation_id = NEW.organisation_id
    )
"""
_FIXED = ("id", "organisation_id", "staff_id", "from_day", "kind", "note", "noted_by", "noted_at")
_CHANGED = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in _FIXED)

ABSENCES: tuple[Refusal, ...] = (
    Refusal(
        "CD951",
        "absence",
        "INSERT",
        f"NOT {_COLLEAGUE} OR NEW.to_day < NEW.from_day OR NEW.ended_at IS NOT NULL",
    ),
    server_rule(
        "CD951",
        "absence",
        "INSERT",
        f"""
            NOT ({SUPERVISES} OR {OWNER})
            OR NEW.noted_by IS DISTINCT FROM COALESCE(cd_name(), NEW.noted_by)
            OR {stale("NEW.noted_at")}
        """,
    ),
    Refusal(
        "CD952",
        "absence",
        "UPDATE",
        f"""
            {_CHANGED}
            OR OLD.ended_at IS NOT NULL
            OR NEW.to_day > OLD.to_day
            OR NEW.to_day < NEW.from_day
        """,
    ),
    server_rule("CD952", "absence", "UPDATE", f"NOT ({SUPERVISES} OR {OWNER})"),
    Refusal("CD952", "absence", "DELETE", ALWAYS),
)
