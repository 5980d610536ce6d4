"""What others change is shown at the desk: at once, or as soon as it can be."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from clerkdesk.gui.case.controller import CaseController
from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.queue.pane import QueuePane
from clerkdesk.gui.shell.navigation import Navigation
from clerkdesk.gui.shell.pages import Pages
from clerkdesk.usecases.queue.changes import Changes


class Following(QObject):
    """Behind a page, or while something is done with the open application, nothing is touched; the
    list and the application are read again then.
    """

    def __init__(
        self,
        *,
        queue: QueuePane,
        open_case: OpenCase,
        controller: CaseController,
        navigation: Navigation,
        pages: Pages,
        stack: QStackedWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._open_case = open_case
        self._controller = controller
        self._navigation = navigation
        self._pages = pages
        self._stack = stack
        self._missed = False
        """Whether something has changed that the desk does not show yet."""
        controller.running_changed.connect(self._catch_up)
        stack.currentChanged.connect(self._catch_up)

    def follow(self, state: Changes) -> None:
        """Show what has changed."""
        if self._at_hand:
            self._queue.follow(state)
            self._open_case.refresh(state.touched)
            return
        self._missed = True
        page = None if self._navigation.at_the_desk else self._stack.currentWidget()
        self._pages.follow(page)

    @property
    def _at_hand(self) -> bool:
        return self._navigation.at_the_desk and self._controller.running is None

    def _catch_up(self) -> None:
        if self._missed and self._at_hand:
            self._missed = False
            self._queue.reload()
            self._open_case.refresh(None)
