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
"""So long it may take to end its round; then it is killed."""


class WorkerProcess:
    """Starts ``clerkdesk worker`` and keeps it there; ``wake`` makes it look at once, ``on_work``
    is called when it has done something.

    A thread would hold Python's lock while it forms certificates, and the window with it. The
    process ends with this one, however that ends: it hears the end of its standard input.
    ``environment``: asked at each start.
    """

    def __init__(
        self, environment: Callable[[], Mapping[str, str]], on_work: Callable[[], None]
    ) -> None:
        self.environment = environment
        self.on_work = on_work
        self._ending = threading.Event()
        self._change = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Begin; the process is there a moment later."""
        self._thread.start()

    def wake(self) -> None:
        """Without effect between two workers, and from ``on_work``: it knows what it did itself."""
        if threading.current_thread() is self._thread:
            return
        # Suppressed: it has just ended, and the next one looks when it starts.
        with self._change, contextlib.suppress(OSError, ValueError):
            if self._child is not None and self._child.stdin is not None:
                self._child.stdin.write(b"\n")

    def stop(self) -> None:
        """It finishes its round and ends; returns when it is gone."""
        self._ending.set()
        child = self._let_go()
        if child is not None:
            try:
                child.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
        self._thread.join(END_SECONDS)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self._while_it_works()
            except OSError:
                # No memory, no handles, or the program is being replaced: it is tried again.
                log.exception("the worker cannot be started")
            self._ending.wait(AGAIN_SECONDS)

    def _while_it_works(self) -> None:
        child = self._begin()
        if child is None:
            return
        assert child.stdout is not None
        for _line in child.stdout:
            try:
                self.on_work()
            except Exception:
                # A window that closes while it is told; the next one looks by itself.
                log.exception("what the worker did could not be told")
        self._let_go()
        child.wait()
        child.stdout.close()
        if not self._ending.is_set():
            log.warning("the worker has ended (%s), and is started again", child.returncode)

    def _begin(self) -> subprocess.Popen[bytes] | None:
        """A new process; None: nothing begins any more."""
        with self._change:
            if self._ending.is_set():
                return None
            self._child = subprocess.Popen(
                [*bundled.program(), "worker", "--with-stdin"],
                env=self.environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,  # a line that wakes it leaves at once
                creationflags=bundled.NO_WINDOW,
            )
            return self._child

    def _let_go(self) -> subprocess.Popen[bytes] | None:
        """Close its standard input, while nobody writes: that ends it. Gives it; None: there is
        none.
        """
        with self._change:
            child = self._child
            self._child = None
            if child is not None and child.stdin is not None:
                child.stdin.close()
        return child
