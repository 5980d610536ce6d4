"""Going to a location in the desk, and telling where one is."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from clerkdesk.domain.queues import Queue
from clerkdesk.gui.case.controller import CaseController
from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.case.pane import DetailPane
from clerkdesk.gui.intake.controller import Intake
from clerkdesk.gui.kit.location import CaseLocation, ListLocation, Location
from clerkdesk.gui.queue.pane import QueuePane
from clerkdesk.gui.shell.pages import Pages
from clerkdesk.gui.shell.sidebar import Sidebar, queue_title, view_key
from clerkdesk.usecases.queue.filters import Filter


class Navigation(QObject):
    """The parts of the window as locations: lists, pages, the open application, the counter."""

    queue_shown = Signal()
    """Somebody went to a queue: its count is looked at again."""
    registered = Signal(object)
    """The numbers given at the counter that are to be shown again."""

    def __init__(
        self,
        sidebar: Sidebar,
        stack: QStackedWidget,
        desk: QWidget,
        queue: QueuePane,
        pages: Pages,
        open_case: OpenCase,
        case_pane: DetailPane,
        controller: CaseController,
        intake: Intake,
        parent: QObject | None = None,
    ) -> None:
        """``desk``: list and application, the first widget of ``stack``; pages are the others."""
        super().__init__(parent)
        self._sidebar = sidebar
        self._stack = stack
        self._desk = desk
        self._queue = queue
        self._pages = pages
        self._open_case = open_case
        self._case_pane = case_pane
        self._controller = controller
        self._intake = intake
        self._back: str | None = None
        queue.table.left.connect(self._go_back)
        controller.in_sight = lambda: self.at_the_desk

    @property
    def at_the_desk(self) -> bool:
        """Whether list and application are shown, and no page."""
        return self._stack.currentWidget() is self._desk

    def here(self) -> Location:
        case = self._case_pane.save()
        if case is not None:
            case = replace(case, form=self._controller.save_form())
        return Location(
            list=self._queue.save(),
            page=self._pages.name_of(self._stack.currentWidget()),
            back=self._back,
            case=case,
            counter=self._intake.save(),
        )

    def go_to(self, location: Location) -> None:
        """Show what the location names; what it does not name stays as it is."""
        if location.registered:
            self.registered.emit(location.registered)
        if location.counter is not None:
            self._intake.restore(location.counter)
        if location.list is not None:
            self._show_list(location.list)
            self._back = location.back
        if location.case is not None:
            self._show_case(location.case)
        if location.page is not None:
            # In front of list and application, which are behind it when it is left.
            self._show_page(location.page)

    def show_queue(self, queue: Queue) -> None:
        self._back = None
        self._show_list(ListLocation(Filter(queue)))
        self.queue_shown.emit()

    def _go_back(self) -> None:
        """To the page from which one has come to the list."""
        if self._back is not None:
            self.show_page(self._back)

    def show_page(self, name: str) -> None:
        self._open_case.give_up()
        self._show_page(name)

    def _show_page(self, name: str) -> None:
        self._stack.setCurrentWidget(self._pages.show(name))
        self._sidebar.choose(name.partition("/")[0])

    def show_desk(self) -> None:
        """List and application in place of a page."""
        self._stack.setCurrentWidget(self._desk)

    def _show_list(self, location: ListLocation) -> None:
        self.show_desk()
        queue = location.filter.queue
        if location.view is not None:
            self._sidebar.choose(view_key(location.view))
        else:
            self._sidebar.choose(queue)
        if location.view is None and location.filter == Filter(queue):
            # In the window's language, whichever it was when one left.
            location = replace(location, title=queue_title(queue))
        self._queue.restore(location)
        self._queue.focus_list()

    def _show_case(self, location: CaseLocation) -> None:
        self.show_desk()
        self._open_case.open(location.key, lambda: self._restore(location))

    def _restore(self, location: CaseLocation) -> None:
        self._case_pane.restore(location)
        if location.form is not None:
            self._controller.restore_form(location.form)
