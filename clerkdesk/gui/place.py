"""Where somebody is in the window, so that a new window opens there: after a lock, and in another language."""

from dataclasses import dataclass

from clerkdesk.domain.lifecycle import Action
from clerkdesk.usecases.browsing import Filter


@dataclass(frozen=True, slots=True)
class Place:
    filter: Filter
    title: str = ""
    """Of a queue that is not the sidebar's own: a colleague's work."""
    page: str | None = None
    """The page that is shown in place of the queue."""
    search: str = ""
    number: str | None = None
    """The open application."""
    tab: int = 0
    document: int | None = None
    form: Action | None = None
    """A form that was open; what was written in it is a draft."""
