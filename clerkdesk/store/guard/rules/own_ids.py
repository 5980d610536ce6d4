"""Whose number was drawn before bears that number; elsewhere nobody has the right to state one."""

from clerkdesk.store.guard import own_ids
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import OWNER, server_rule

OWN_IDS: tuple[Refusal, ...] = tuple(
    server_rule(
        "CD151",
        table,
        "INSERT",
        f"NOT {OWNER} AND NEW.id IS DISTINCT FROM cd_numbered('{table}')",
    )
    for table in own_ids.DRAWN
)
