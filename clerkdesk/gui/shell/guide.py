"""The clerks' guide in the window's language, by its sections; and which of them is about where one
is.
"""

import re
from dataclasses import dataclass

from clerkdesk import bundled
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.location import ListLocation, Location
from clerkdesk.usecases.case.rows import CaseDetail
from clerkdesk.usecases.queue.filters import Filter

LANGUAGES = ("az", "en")
"""What the guide is written in; who reads another language reads English."""
_HEAD = re.compile(r'^<a id="([a-z]+)"></a>\n## (.+)\n', re.MULTILINE)
_PAGES = {
    "undelivered": "messages",
    "dashboard": "supervisors",
    "recurring": "recurring",
    "settings": "settings",
    "audit": "supervisors",
    "register": "certificates",
    "caravans": "caravans",
}
_TABS = ("documents", "comparison", "comparison", "messages", "messages")
_QUEUES = {
    Queue.MINE: "day",
    Queue.WAITING: "asking",
    Queue.SECOND_LOOK: "findings",
    Queue.SAMPLED: "sampling",
    Queue.NEW: "taking",
    Queue.IN_PROGRESS: "taking",
    Queue.COMPLETED: "certificates",
    Queue.REFUSED: "refusing",
    Queue.OVERDUE: "day",
    Queue.DUE_TODAY: "day",
    Queue.ALL: "finding",
}
SECTIONS_OF_LOCATIONS = frozenset((*_PAGES.values(), *_TABS, *_QUEUES.values()))
"""Those about a page, a tab or a queue."""


@dataclass(frozen=True, slots=True)
class Section:
    anchor: str
    """The same in every language."""
    title: str
    text: str
    """Markdown, without the title."""


def sections(language: str) -> list[Section]:
    """The guide's sections in their order.

    Raises FileNotFoundError: the installation is incomplete.
    """
    source = bundled.path(
        "help", f"clerk.{language if language in LANGUAGES else 'en'}.md"
    ).read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(source))
    ends = [head.start() for head in heads[1:]] + [len(source)]
    return [
        Section(head[1], head[2], source[head.end() : end].strip())
        for head, end in zip(heads, ends)
    ]


def section_at(location: Location, case: CaseDetail | None) -> str:
    """The section about a location; ``case``: the application that is open there."""
    if location.page is not None:
        return _PAGES[location.page.partition("/")[0]]
    shown = location.list
    if shown is not None and shown.several:
        return "several"
    if shown is not None and _looks_for_something(shown, case):
        return "finding"
    if case is not None and location.case is not None:
        return _section_of(case, location.case.tab or 0)
    if shown is None:
        return "day"
    queue = shown.filter.queue
    return _QUEUES[queue] if shown.filter == Filter(queue) else "views"


def _looks_for_something(shown: ListLocation, case: CaseDetail | None) -> bool:
    return shown.searching or (case is None and bool(shown.search.strip()))


def _section_of(case: CaseDetail, tab: int) -> str:
    service = case.header.service
    if service is Service.IDP and tab == 1:
        return "idp"
    if tab == 0 and case.header.status == "completed" and service is Service.NO_DEBT:
        return "certificates"
    return _TABS[tab]
