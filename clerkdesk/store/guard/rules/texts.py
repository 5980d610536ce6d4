"""How long what people write may be, where the column itself does not say it."""

from clerkdesk.domain.limits import DRAFT_LENGTH, NOTE_LENGTH, REASON_LENGTH
from clerkdesk.store.guard.refusal import Refusal

_LENGTHS = (
    ("note", "INSERT", "text", NOTE_LENGTH),
    ("draft", "INSERT", "text", DRAFT_LENGTH),
    ("draft", "UPDATE", "text", DRAFT_LENGTH),
    ("application", "UPDATE", "last_reason", REASON_LENGTH),
    ("document", "UPDATE", "verdict_reason", REASON_LENGTH),
    ("certificate", "UPDATE", "state_reason", REASON_LENGTH),
)
TEXTS: tuple[Refusal, ...] = tuple(
    Refusal("CD150", table, event, f"length(NEW.{column}) > {limit}")
    for table, event, column, limit in _LENGTHS
)
