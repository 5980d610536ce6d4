"""Days that an act or an organisation decides: in the name of the administrator who enters them."""

from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import server_rule

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
