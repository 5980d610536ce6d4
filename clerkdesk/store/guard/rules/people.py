"""Accounts, and the settings that are the program's own."""

from clerkdesk.domain.lifecycle import Role
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, changed, server_rule

PEOPLE: tuple[Refusal, ...] = (
    server_rule(
        "CD911",
        "staff",
        "INSERT",
        """
            cd_role() NOT IN ('admin', 'owner')
            OR (cd_role() = 'admin' AND NEW.organisation_id <> cd_organisation())
        """,
    ),
    server_rule(
        "CD911",
        "staff",
        "UPDATE",
        """
            cd_role() NOT IN ('admin', 'owner')
            OR (cd_role() = 'admin' AND OLD.organisation_id <> cd_organisation())
        """,
    ),
    server_rule(
        "CD912", "staff", "UPDATE", changed("id", "login", "organisation_id", "created_at")
    ),
    # Passwords are the server's; a hash kept here would be one more to steal.
    server_rule("CD913", "staff", "INSERT", "NEW.password_hash IS NOT NULL"),
    server_rule("CD913", "staff", "UPDATE", "NEW.password_hash IS NOT NULL"),
    server_rule(
        "CD914", "staff", "UPDATE", "NEW.id = cd_me() AND (NOT NEW.active OR NEW.role <> OLD.role)"
    ),
    server_rule("CD915", "staff", "DELETE", ALWAYS),
    *[
        server_rule("CD919", "staff", event, f"NEW.role NOT IN {listed(Role)}")
        for event in ("INSERT", "UPDATE")
    ],
    *[
        server_rule(
            "CD931",
            "setting",
            event,
            "cd_role() <> 'owner' AND NEW.key IN ('stand_in', 'stand_in_data', 'sample', 'rules')",
        )
        for event in ("INSERT", "UPDATE")
    ],
)
