"""Which application is open: the one owner of it, whoever shows it or acts on it."""

import time
from collections.abc import Callable, Set

from PySide6.QtCore import QObject, Signal

from clerkdesk.gui.kit.tasks import Task, TaskRunner
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.case.rows import CaseDetail
from clerkdesk.usecases.queue.rows import QueueRow

_RECENT = 20


class OpenCase(QObject):
    """Nothing, a row that is selected (masked: nobody's data is opened), or an opened application.

    Opening draws the access ticket and is logged.
    """

    changed = Signal(bool)
    """Something else is to be shown; whether it is the same application, read again."""

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.case: CaseDetail | None = None
        self.row: QueueRow | None = None
        """What is selected and not opened."""
        self.opened_at = 0.0
        """When another application than before was opened, in seconds of ``time.monotonic``."""
        self.turned_at = 0.0
        """When another document came by itself after a verdict, as ``opened_at``."""
        self._asked: Task | None = None
        """The opening whose answer is shown when it comes."""
        self.recent: list[int] = []
        """The ids of what was open, the last one first."""

    @property
    def id(self) -> int | None:
        """Of the opened application."""
        return self.case.header.id if self.case is not None else None

    def open(self, key: int | str, shown: Callable[[], None] | None = None) -> None:
        """Open an application by its id or number; what was asked for before and has not come yet
        is not shown any more.

        ``shown``: called once it is open; not at all, should it have been given up meanwhile.
        """
        task = self._tasks.run(self, detail.open_case, key)
        self._asked = task
        task.succeeded.connect(lambda case: self._answered(task, case, shown))
        task.failed.connect(lambda _error: self._failed(task))

    def give_up(self) -> None:
        """A person has moved on: what was asked for and has not come yet is not shown any more.

        A selection that only follows from another list being read gives nothing up: whoever takes
        the next application asks for its list and for itself at once.
        """
        self._asked = None

    def _answered(self, task: Task, case: CaseDetail, shown: Callable[[], None] | None) -> None:
        if self._asked is not task:
            return
        self._asked = None
        self.show(case)
        if shown is not None:
            shown()

    def _failed(self, task: Task) -> None:
        if self._asked is task:
            self._asked = None

    def show(self, case: CaseDetail) -> None:
        """What was read is what is open."""
        again = self.id == case.header.id
        if not again:
            self.opened_at = time.monotonic()
        self.case = case
        self.row = None
        others = [key for key in self.recent if key != case.header.id]
        self.recent = [case.header.id, *others][:_RECENT]
        self.changed.emit(again)

    def select(self, row: QueueRow) -> None:
        """Show what the list knows of a row; the opened application stays while it is the row's."""
        if self.id == row.id:
            return
        self.case = None
        self.row = row
        self.changed.emit(False)

    def close(self) -> None:
        """Nothing is open and nothing selected."""
        self.case = None
        self.row = None
        self.changed.emit(False)

    def read_again(self) -> None:
        """Show the opened application as it is now; one that is on its way is shown anyway."""
        if self.case is not None and self._asked is None:
            self.open(self.case.header.id)

    def refresh(self, touched: Set[int] | None) -> None:
        """As ``read_again``, without a touch where nothing has changed or another one is open.

        ``touched``: the ids of those that may be another; None: whatever one sees.
        """
        if self.case is not None and (touched is None or self.id in touched):
            task = self._tasks.run(self, detail.open_case, self.case.header.id)
            task.succeeded.connect(self._refreshed)

    def _refreshed(self, case: CaseDetail) -> None:
        if self.case is not None and self.id == case.header.id and self.case != case:
            self.show(case)
