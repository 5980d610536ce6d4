"""What a drive reads of a window and does to it: the only module of the drive that knows of what a
window is made.
"""

from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSettings, QTimer
from PySide6.QtWidgets import QTableView, QWidget

from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.widgets import Card
from clerkdesk.gui.session import loop
from clerkdesk.gui.shell.help import HelpWindow
from clerkdesk.gui.shell.pages import Pages
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.viewer import Viewer
from clerkdesk.usecases.case.rows import CaseDetail, DocumentRow
from clerkdesk.usecases.queue.rows import QueueRow

_LONGEST_PAUSE_MS = 1000
"""A timer that fires once after at most so long is a pause before something is shown."""


def open_window(desk: loop.Desk, login: str | None, state: QSettings) -> MainWindow:
    """A person's window on a desk, not shown yet; told of every commit until it is let go."""
    window = loop.open_window(desk, login, state)
    desk.on_commit.append(window.committed.emit)
    return window


def let_go(desk: loop.Desk, window: MainWindow) -> None:
    """No commit is told to the window any more."""
    desk.on_commit.remove(window.committed.emit)


class WindowParts:
    """One window's parts, under the names of what they are for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    # -- the window as a whole ---------------------------------------------------------------------

    @property
    def idle(self) -> bool:
        """Nothing is asked of the database, and no use case of the case is under way."""
        return self._window.tasks.idle and self._window.controller.running is None

    @property
    def message(self) -> str:
        """The sentence above list and application; "": none was said yet."""
        return self._window.bar.text.text()

    def clear_message(self) -> None:
        self._window.bar.say("", "plain")

    def set_theme(self, name: str) -> None:
        self._window.set_theme(name)

    def resize(self, width: int, height: int) -> None:
        """As large as that, with the list as wide as it is by itself at this width."""
        self._window.resize(width, height)
        self._window.splitter.setSizes([380, 670] if width < 1400 else [492, 720])

    def committed(self) -> None:
        """Tell the window that something was committed elsewhere."""
        self._window.committed.emit()

    # -- the list ----------------------------------------------------------------------------------

    @property
    def table(self) -> QTableView:
        return self._window.queue.table

    @property
    def rows(self) -> int:
        return self._window.queue.model.rowCount()

    def row(self, index: int) -> QueueRow | None:
        """None: it is not in memory."""
        return self._window.queue.model.row_at(index)

    def show_queue(self, queue: Queue) -> None:
        self._window.show_queue(queue)

    def search(self, text: str) -> None:
        self._window.focus_search()
        self._window.queue.search.setText(text)

    def select(self, first: int, last: int | None = None) -> None:
        """One row, or all from ``first`` to ``last``."""
        model = self._window.queue.model
        self.table.selectRow(first)
        if last is not None:
            span = QItemSelection(model.index(first, 0), model.index(last, model.columnCount() - 1))
            self.table.selectionModel().select(span, QItemSelectionModel.SelectionFlag.Select)

    @property
    def selected(self) -> list[QueueRow]:
        return self._window.queue.chosen()

    def ask_filter(self) -> None:
        self._window.views.ask_filter()

    @property
    def saved_views(self) -> int:
        return len(self._window.views.views)

    def start_bulk(self, action: Action, rows: list[QueueRow]) -> None:
        self._window.bulk.start(action, rows)

    # -- the open application ----------------------------------------------------------------------

    @property
    def case(self) -> CaseDetail | None:
        return self._window.detail.case

    def open(self, application: str | int) -> None:
        """By its number or its id."""
        if isinstance(application, str):
            self._window.open_number(application)
        else:
            self._window.open_case.open(application)

    def perform(self, action: Action) -> None:
        self._window.controller.perform(action)

    @property
    def decision_guard(self) -> float:
        """Seconds in which a decision after the opening is ignored as haste."""
        return self._window.controller.decision_guard

    @decision_guard.setter
    def decision_guard(self, seconds: float) -> None:
        self._window.controller.decision_guard = seconds

    def ask_debt(self) -> None:
        self._window.detail.side.debt.again.click()

    def show_tab(self, tab: int) -> None:
        self._window.detail.show_tab(tab)

    def explain_deadline(self) -> None:
        self._window.detail.deadline_wanted.emit()

    @property
    def next_button(self) -> QWidget:
        """Takes the next application of the queue."""
        return self._window.sidebar.next_button

    @property
    def undo_offered(self) -> int | None:
        """Id of the application whose decision can be taken back now."""
        toast = self._window.toast
        return toast.application_id if toast.isVisible() else None

    def take_back(self) -> None:
        self._window.toast.undo()

    def hold_undo(self) -> None:
        """Offer the taking back anew, and let its seconds stand still."""
        toast = self._window.toast
        if toast.application_id is not None:
            toast.offer(toast.text.text(), toast.application_id)
        self._toast_timer.stop()

    def end_undo(self) -> None:
        """The taking back is not offered any more, as after its seconds."""
        self._toast_timer.stop()
        self._window.toast.application_id = None
        self._window.toast.hide()

    @property
    def _toast_timer(self) -> QTimer:
        timer = self._window.toast.findChild(QTimer)
        assert isinstance(timer, QTimer)
        return timer

    # -- its documents -----------------------------------------------------------------------------

    @property
    def viewer(self) -> Viewer:
        return self._window.detail.viewer

    @property
    def document(self) -> DocumentRow | None:
        """The one that is chosen."""
        return self._window.detail.document

    @property
    def document_painted(self) -> bool:
        """A page of the chosen document is to be seen."""
        document = self.document
        return (
            document is not None
            and self.viewer.canvas.image is not None
            and self.viewer.name.text() == document.name
        )

    def show_document(self, document_id: int) -> None:
        self._window.detail.show_document(document_id)

    def judge(self, fits: bool) -> None:
        """A verdict on the chosen document; one that does not fit asks for the reason."""
        self._window.detail.examination.judge(fits)

    # -- pages, forms and what has a command -------------------------------------------------------

    @property
    def pages(self) -> Pages:
        return self._window.pages

    def show_page(self, name: str) -> None:
        self._window.show_page(name)

    def show_keys(self) -> None:
        self._window.show_keys()

    def show_palette(self) -> None:
        self._window.show_palette()

    def show_help(self, section: str) -> HelpWindow:
        return self._window.help.open(section)

    def take_in(self, packages: list[Path]) -> None:
        self._window.intake.take_in(packages)

    def open_counter_form(self, service: str) -> None:
        self._window.intake.open_form(service)


def at_rest(widget: QWidget) -> bool:
    """No pause runs in the widget, and no page is being rendered, that could still change what is
    seen.
    """
    pauses = (timer for timer in widget.findChildren(QTimer) if timer.isSingleShot())
    if any(timer.isActive() and timer.interval() <= _LONGEST_PAUSE_MS for timer in pauses):
        return False
    return all(renderer.idle for renderer in widget.findChildren(Renderer))


def message_previews(form: QWidget) -> int:
    """How many messages to the citizen a form shows as they will be read."""
    return len(form.findChildren(Card))
