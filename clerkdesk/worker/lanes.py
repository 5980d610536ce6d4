"""The worker's lanes: each kind of work on a thread of its own, so that one slow neighbour keeps
nobody else waiting.
"""

import threading
import time
from collections.abc import Callable

from clerkdesk.domain.lanes import Lane
from clerkdesk.worker.loop import Worker
from clerkdesk.worker.neighbours import Rest
from clerkdesk.worker.signs import Signs
from clerkdesk.worker.thread import PAUSE_SECONDS, guarded

SHORTEST_REST_SECONDS = 5.0
LONGEST_REST_SECONDS = 60.0
KEEPER_SECONDS = 2.0
END_SECONDS = 4.0
"""So long a lane may take to end what it has in hand; after that the process ends over it, and what
it had claimed is free again when the claim has run out.
"""


class Lanes:
    """A worker's lanes and their keeper, from ``start`` to ``stop``. ``on_work`` is called, on a
    lane's thread, when something was done.
    """

    def __init__(self, worker: Worker, on_work: Callable[[], None] | None = None) -> None:
        self._worker = worker
        self._on_work = on_work
        self._stopping = threading.Event()
        self._lanes = [
            _LaneThread(self, lane, work, worker.signs) for lane, work in worker.lanes().items()
        ]
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)

    def start(self) -> None:
        """Begin; every lane looks at once."""
        for lane in self._lanes:
            lane.thread.start()
        self._keeper.start()

    def wake(self) -> None:
        """Every lane looks at once, but one that rests."""
        for lane in self._lanes:
            lane.woken.set()

    def stop(self) -> bool:
        """End, within ``END_SECONDS``; whether every lane has ended what it had in hand."""
        self._stopping.set()
        self.wake()
        until = time.monotonic() + END_SECONDS
        threads = [lane.thread for lane in self._lanes] + [self._keeper]
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    @property
    def stopping(self) -> threading.Event:
        """Set when they are to end."""
        return self._stopping

    def done(self, rows: int) -> None:
        """A lane has settled so many rows."""
        if rows and self._on_work is not None:
            self._on_work()

    def _keep(self) -> None:
        while not self._stopping.wait(KEEPER_SECONDS):
            guarded("keeper", self._worker.keep)


class _LaneThread:
    """One lane: look, rest where its neighbour is out of order, wait until there may be more."""

    def __init__(self, lanes: Lanes, lane: Lane, work: Callable[[], int], signs: Signs) -> None:
        self._lanes = lanes
        self._lane = lane
        self._work = work
        self._signs = signs
        self._rest = 0.0
        """Seconds, of the last rest; 0.0: all is well."""
        self.woken = threading.Event()
        self.thread = threading.Thread(target=self._run, name=f"lane {lane}", daemon=True)

    def _run(self) -> None:
        stopping = self._lanes.stopping
        self._signs.enter(self._lane)
        while not stopping.is_set():
            self._signs.move()
            try:
                self._lanes.done(guarded(self._lane, self._work) or 0)
                self._rest = 0.0
            except Rest:
                self._rest = min(max(2 * self._rest, SHORTEST_REST_SECONDS), LONGEST_REST_SECONDS)
                stopping.wait(self._rest)
            self.woken.wait(PAUSE_SECONDS)
            self.woken.clear()
