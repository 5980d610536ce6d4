"""A worker on a thread of somebody else's process: round after round, in one order."""

import logging
import threading
from collections.abc import Callable
from functools import cache

from clerkdesk.domain.errors import Expected
from clerkdesk.worker.loop import Worker
from clerkdesk.worker.neighbours import Rest

log = logging.getLogger(__name__)
PAUSE_SECONDS = 1.0
"""Between two looks for work, where nobody says that there is some."""


class WorkerThread:
    """The worker on a thread of this process, for whoever has a clock or an outside of its own.
    ``wake`` makes it look at once.

    ``make`` is called on the thread: what a worker needs takes long to load.
    """

    def __init__(
        self, make: Callable[[], Worker], on_work: Callable[[], None] | None = None
    ) -> None:
        self._worker = cache(make)
        self._on_work = on_work
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Begin; the first round comes at once."""
        self._thread.start()

    def wake(self) -> None:
        """Look at once; without effect from the worker's own thread."""
        if threading.current_thread() is not self._thread:
            self._wake.set()

    def stop(self) -> None:
        """Finish the round and end; returns when the thread is gone."""
        self._stopping = True
        self._wake.set()
        self._thread.join(30)

    def _run(self) -> None:
        repeat(self._worker, self._wake, lambda: self._stopping, self._on_work)


def repeat(
    worker: Callable[[], Worker],
    wake: threading.Event,
    stopping: Callable[[], bool],
    on_work: Callable[[], None] | None = None,
) -> None:
    """Round after round, at once when woken, until ``stopping``.

    ``on_work`` is called after a round in which something was done.
    """
    while not stopping():
        round_once(worker, on_work)
        wake.wait(PAUSE_SECONDS)
        wake.clear()


def round_once(worker: Callable[[], Worker], on_work: Callable[[], None] | None = None) -> None:
    """One round. ``worker`` gives the same one each time."""

    def work() -> int:
        done = worker().once()
        if done and on_work is not None:
            on_work()
        return done

    guarded("worker", work)


def guarded(name: str, work: Callable[[], int | None]) -> int | None:
    """A round whose failures are logged and not the end: the next one tries again. Raises Rest."""
    try:
        return work()
    except Rest:
        raise
    except Expected as error:
        log.warning("%s: %s", name, error.code)
    except Exception:
        log.exception("%s: a round failed", name)
    return 0
