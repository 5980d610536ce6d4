"""What is decided with a date: days, in the name of the administrator who enters them; and versions
of what stands on paper.
"""

from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import changed, server_rule

DECIDED_DAYS: tuple[Refusal, ...] = tuple(
    # Whoever looks at the calendar is told who has decided; the worker notes that it is applied.
    server_rule(
        "CD953",
        table,
        event,
        "cd_role() = 'admin' AND NEW.decided_by IS DISTINCT FROM cd_name()",
    )
    for table in ("calendar_override", "organisation_day")
    for event in ("INSERT", "UPDATE")
)

_OWNERS = {
    "organisation_name": "organisation_id",
    "complaint_place": "organisation_id",
    "legal_basis": "service",
}
"""Of a version: whose it is."""
VERSIONS: tuple[Refusal, ...] = tuple(
    # Papers may have been written by a version that has begun (``domain.versions``); nor is one
    # moved away by its day.
    refusal
    for table, owner in _OWNERS.items()
    for refusal in (
        Refusal("CD954", table, "DELETE", "OLD.valid_from <= baku_day(cd_now())"),
        Refusal("CD954", table, "UPDATE", changed("valid_from", owner)),
    )
)
