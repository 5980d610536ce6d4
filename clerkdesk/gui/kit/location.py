"""Where somebody is in the desk: one value for going there, for help about it, and for coming back
after a lock or in another language.
"""

from dataclasses import dataclass
from pathlib import Path

from clerkdesk.domain.lifecycle import Action
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.queue.views import DEFAULT_COLUMNS


@dataclass(frozen=True, slots=True)
class ListLocation:
    """A list of applications: a queue, a saved view, a colleague's work."""

    filter: Filter
    title: str = ""
    """"": the queue's own."""
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    search: str = ""
    view: int | None = None
    """The id of the saved view that it is."""
    several: bool = False
    """Whether more than one application is selected."""
    searching: bool = False
    """Whether the search has the keyboard."""


@dataclass(frozen=True, slots=True)
class FormLocation:
    """A form over an application, and what was typed there.

    What was typed is kept in this process and nowhere else, until the same person is back.
    """

    action: Action
    typed: tuple[str, ...] = ()
    document: int | None = None
    """The document that a verdict is about."""


@dataclass(frozen=True, slots=True)
class CaseLocation:
    """An open application. ``key`` is its number or its id."""

    key: str | int
    tab: int | None = None
    """None: the first one, or the one that is shown already."""
    document: int | None = None
    form: FormLocation | None = None


@dataclass(frozen=True, slots=True)
class CounterLocation:
    """The counter's form, begun; the files as they were chosen."""

    service: str
    request_id: str
    persons: int
    files: tuple[Path, ...]
    typed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Location:
    """What is None stays as it is."""

    list: ListLocation | None = None
    page: str | None = None
    """The page that is shown in place of list and application."""
    case: CaseLocation | None = None
    counter: CounterLocation | None = None
    back: str | None = None
    """The page to which Escape leads back from the list."""
    registered: tuple[str, ...] = ()
    """The numbers given at the counter that nobody has dismissed yet."""
