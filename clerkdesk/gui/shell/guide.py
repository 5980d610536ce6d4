"""The clerks' guide in the window's language, by its sections; and which of them is about where one
is.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clerkdesk import bundled
from clerkdesk.domain.eservices import Service
from clerkdesk.usecases.queue.browsing import Filter, Queue

if TYPE_CHECKING:
    from clerkdesk.gui.shell.window import MainWindow

LANGUAGES = ("az", "en")
"""What the guide is written in; who reads another language reads English."""
_HEAD = re.compile(r'^<a id="([a-z]+)"></a>\n## (.+)\n', re.MULTILINE)
_PAGES = {
    "undelivered": "messages",
    "dashboard": "supervisors",
    "people": "supervisors",
    "message_texts": "supervisors",
    "audit": "supervisors",
    "register": "certificates",
}
_TABS = ("documents", "comparison", "comparison", "messages", "messages")
_QUEUES = {
    Queue.MINE: "day",
    Queue.WAITING: "asking",
    Queue.NEW: "taking",
    Queue.IN_PROGRESS: "taking",
    Queue.COMPLETED: "certificates",
    Queue.REFUSED: "refusing",
    Queue.OVERDUE: "day",
    Queue.DUE_TODAY: "day",
    Queue.ALL: "finding",
}


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


def section_at(window: "MainWindow") -> str:
    """The section about what the window shows."""
    page = window.pages.current(window.stack.currentWidget())
    if page is not None:
        return _PAGES[page]
    queue = window.queue
    if len(queue.table.selectionModel().selectedRows()) > 1:
        return "several"
    if queue.search.hasFocus() or queue.search.text().strip() and window.detail.case is None:
        return "finding"
    case = window.detail.case
    if case is None:
        return (
            _QUEUES[queue.filter.queue] if queue.filter == Filter(queue.filter.queue) else "views"
        )
    tab = window.detail.tabs.checkedId()
    if case.header.service is Service.IDP and tab == 1:
        return "idp"
    if tab == 0 and case.header.status == "completed" and case.header.service is Service.NO_DEBT:
        return "certificates"
    return _TABS[max(0, tab)]
