"""Where somebody is in the window, so that a new window opens there: after a lock, and in another language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.panes.sidebar import queue_title
from clerkdesk.usecases import detail
from clerkdesk.usecases.browsing import Filter
from clerkdesk.usecases.detail import CaseDetail
from clerkdesk.usecases.views import DEFAULT_COLUMNS

if TYPE_CHECKING:
    from clerkdesk.gui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Place:
    filter: Filter
    title: str = ""
    """Of a queue that is not the sidebar's own: a colleague's work."""
    page: str | None = None
    """The page that is shown in place of the queue."""
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    search: str = ""
    number: str | None = None
    """The open application."""
    tab: int = 0
    document: int | None = None
    form: Action | None = None
    """A form that was open; what was written in it is a draft."""


def of(window: "MainWindow") -> Place:
    case, document = window.detail.case, window.detail.document
    return Place(
        window.queue.filter, window.queue.title.text(), window.pages.current(window.stack.currentWidget()), window.queue.columns,
        window.queue.search.text(), case.header.number if case else None, max(0, window.detail.tabs.checkedId()), document.id if document else None, window.actions_.form_open,
    )  # fmt: skip


def go_to(window: "MainWindow", place: Place) -> None:
    """Be where one was: the list, what was searched for, the open application with its tab, document and form."""
    if place.page is not None:
        window.show_page(place.page)
        return
    own = place.filter == Filter(place.filter.queue)
    window.sidebar.choose(place.filter.queue)
    window.queue.show_queue(place.filter, queue_title(place.filter.queue) if own else place.title, place.columns)
    window.queue.search.setText(place.search)
    if place.number is not None:
        window.tasks.run(window, detail.open_case, place.number).succeeded.connect(lambda case: _opened_again(window, place, case))


def _opened_again(window: "MainWindow", place: Place, case: CaseDetail) -> None:
    window.show_case(case)
    if place.document in [document.id for document in case.documents]:
        assert place.document is not None
        window.detail.show_document(place.document)
    window.detail.show_tab(place.tab)
    if place.form is not None and place.form in case.header.allowed:
        window.actions_.perform(place.form)
