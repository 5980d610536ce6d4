"""The only door from the window to the use cases: off the GUI thread and back on it."""

import time
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from clerkdesk.gui.kit import timers
from clerkdesk.usecases.unit_of_work import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")


class Task(QObject):
    """One call under way. It belongs to a widget; when that dies, nobody is called."""

    succeeded = Signal(object)
    failed = Signal(object)
    handled = False
    """Set by whoever shows the failure himself; else the window's message bar does."""


class _Job(QRunnable):
    def __init__(self, number: int, work: Callable[[], object], done: Any) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._done = done

    def run(self) -> None:
        result = None
        error = None
        try:
            result = self._work()
        # Of whatever kind: a task without an answer would keep the runner busy for good.
        except BaseException as caught:
            error = caught
        self._done.emit(self._number, result, error)


class TaskRunner(QObject):
    """Runs use cases on two lanes, and what is outside the database on a third; answers on the GUI
    thread, in the order of each lane.

    What is asked for in a turn of the event loop begins behind it, when what the turn changed has
    been painted: both take Python's lock, and a window that paints would wait for it at every step.

    The runner lives as long as the window and owns the one signal its jobs emit: a QObject that a
    QRunnable owned would be destroyed on the pool's thread.
    """

    _done = Signal(int, object, object)
    busy_changed = Signal(bool)
    timed = Signal(str, float)
    """A use case was answered: what it is called, and the seconds since it was asked for."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        on_error: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.unit_of_work = unit_of_work
        self._on_error = on_error
        self._lanes = [QThreadPool(self), QThreadPool(self), QThreadPool(self)]
        for lane in self._lanes:
            # One thread each keeps the order of a lane.
            lane.setMaxThreadCount(1)
            lane.setExpiryTimeout(-1)
        self._due: list[tuple[int, _Job]] = []
        self._soon = timers.pause(self, 0, self._begin)
        self._next = 0
        self._closed = False
        self._tasks: dict[int, Task] = {}
        self._asked: dict[int, tuple[str, float]] = {}
        self._done.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        use_case: Callable[Concatenate[Any, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Task:
        """Start a use case that changes something, in a transaction of its own."""
        asked = self._start(owner, 0, lambda: self.unit_of_work.run(use_case, *args, **kwargs))
        self._ask(use_case)
        return asked

    def read(
        self,
        owner: QObject,
        query: Callable[Concatenate[Any, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Task:
        """Start a read; before what comes later in the lane of the writes."""
        asked = self._start(owner, 0, lambda: self.unit_of_work.read(query, *args, **kwargs))
        self._ask(query)
        return asked

    def read_behind(
        self,
        owner: QObject,
        query: Callable[Concatenate[Any, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Task:
        """Start a slow read that nothing else waits for."""
        return self._start(owner, 1, lambda: self.unit_of_work.read(query, *args, **kwargs))

    def call(self, owner: QObject, work: Callable[[], T]) -> Task:
        """Start work that is no single use case."""
        return self._start(owner, 0, work)

    def call_behind(self, owner: QObject, work: Callable[[], T]) -> Task:
        """Start work that nothing waits for."""
        return self._start(owner, 1, work)

    def call_outside(self, owner: QObject, work: Callable[[], T]) -> Task:
        """Start work that waits for something outside, as a printer's queue: neither lane of the
        database waits for it.
        """
        return self._start(owner, 2, work)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._tasks

    def wait(self, milliseconds: int = -1) -> bool:
        """Wait for what is under way."""
        self._begin()
        return all(lane.waitForDone(milliseconds) for lane in self._lanes)

    def answer_within(self, milliseconds: int) -> None:
        """Wait for what the first lane has under way, not longer, and hand out its answers at once:
        before anything is painted.
        """
        self._begin()
        self._lanes[0].waitForDone(milliseconds)
        QCoreApplication.sendPostedEvents(self)

    def close(self, milliseconds: int) -> None:
        """When the window closes: what was asked for before still begins, nothing after it, and
        what is under way is waited for.

        A closed window lives on for a moment, and its timers and signals would open the database
        again behind it.
        """
        self._closed = True
        self.wait(milliseconds)

    def _start(self, owner: QObject, lane: int, work: Callable[[], object]) -> Task:
        self._next += 1
        number = self._next
        task = Task(owner)
        if self._closed:
            return task
        self._tasks[number] = task
        task.destroyed.connect(lambda: self._tasks.pop(number, None))
        self._due.append((lane, _Job(number, work, self._done)))
        self._soon.start()
        self.busy_changed.emit(True)
        return task

    def _ask(self, use_case: Callable[..., object]) -> None:
        self._asked[self._next] = (_name_of(use_case), time.monotonic())

    def _begin(self) -> None:
        due = self._due
        self._due = []
        for lane, job in due:
            self._lanes[lane].start(job)

    @Slot(int, object, object)
    def _answer(self, number: int, result: object, error: BaseException | None) -> None:
        task = self._tasks.pop(number, None)
        name, asked_at = self._asked.pop(number, ("", 0.0))
        if name and error is None:
            self.timed.emit(name, time.monotonic() - asked_at)
        if not self._tasks:
            self.busy_changed.emit(False)
        if task is None:
            # Its widget is gone; a failure is still somebody's to know.
            if error is not None:
                self._on_error(error)
            return
        if error is None:
            task.succeeded.emit(result)
        else:
            task.failed.emit(error)
            if not task.handled:
                self._on_error(error)
        task.deleteLater()


def _name_of(use_case: Callable[..., object]) -> str:
    """As ``module.function``; "": it has no name."""
    name = getattr(use_case, "__name__", "")
    return f"{use_case.__module__.rpartition('.')[2]}.{name}" if name else ""
