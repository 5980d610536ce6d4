"""What can be done in the desk: the shortcuts, the key map and the palette are made of these."""

from collections.abc import Callable
from dataclasses import dataclass

from clerkdesk.domain.lifecycle import Action


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done, by a key or from the palette."""

    keys: str
    """As QKeySequence reads them; "": found in the palette only."""
    text: str
    step: Callable[[], object]
    action: Action | None = None
    """What of the open application must be possible now; None: it always is."""
    over_document: bool = False
    """Whether its key works while a document fills the screen."""
    everywhere: bool = False
    """Whether its key works in every window of the desk, also over a form that is open."""
