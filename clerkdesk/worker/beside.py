"""The worker of a desk on an embedded file: a process of its own beside the window's."""

import contextlib
import logging
import subprocess
import threading
from collections.abc import Callable, Mapping

from clerkdesk import bundled

log = logging.getLogger(__name__)
AGAIN_SECONDS = 5.0
"""Before a worker that ended by itself is started again."""
END_SECONDS = 30.0


class WorkerProcess:
    """Starts ``clerkdesk worker`` and keeps it there; ``wake`` makes it look at once, ``on_work`` is called when it has done something.

    A thread would hold Python's lock while it forms certificates, and the window with it. The process ends with this one, however that ends:
    it hears the end of its standard input. ``environment``: asked at each start.
    """

    def __init__(self, environment: Callable[[], Mapping[str, str]], on_work: Callable[[], None]) -> None:
        self._environment, self._on_work = environment, on_work
        self._ending = threading.Event()
        self._change = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Without effect between two workers, and from ``on_work``: it knows what it did itself."""
        child = self._child
        if child is not None and child.stdin is not None and threading.current_thread() is not self._thread:
            with contextlib.suppress(OSError, ValueError):  # it has just ended, and the next one looks when it starts
                child.stdin.write(b"\n")

    def stop(self) -> None:
        """It finishes its round and ends; returns when it is gone."""
        with self._change:
            self._ending.set()
            child = self._child
        if child is not None and child.stdin is not None:
            child.stdin.close()
            try:
                child.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
        self._thread.join(END_SECONDS)

    def _run(self) -> None:
        while (child := self._begin()) is not None:
            with child:
                assert child.stdout is not None
                for _line in child.stdout:
                    self._on_work()
            if not self._ending.is_set():
                log.warning("the worker has ended (%s), and is started again", child.returncode)
            self._ending.wait(AGAIN_SECONDS)

    def _begin(self) -> subprocess.Popen[bytes] | None:
        """A new process; None: nothing begins any more."""
        with self._change:
            if self._ending.is_set():
                return None
            self._child = subprocess.Popen(
                [*bundled.program(), "worker", "--with-stdin"], env=self._environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
            )
            return self._child
