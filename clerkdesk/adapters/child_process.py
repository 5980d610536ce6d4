"""The render child as whoever waits for its answers holds it: on a thread, without Qt."""

import contextlib
import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterable, Iterator
from typing import IO, Any

from clerkdesk import bundled
from clerkdesk.adapters import pdf_signatures, render_child

START_SECONDS = 15.0
"""How long a process may take to start; a cold disk is no fault of the file's."""
SENDING_SECONDS = 10.0
"""How long it may take to be given a file: while many come at once, that is no fault of one."""
MAX_ANSWER_BYTES = 1 << 20
_OUT_OF_MEMORY = ("SIGKILL", "SIGABRT", "SIGTRAP", "SIGILL")
"""By what a process ends that gets no more memory: the system's choice, or its libraries' own."""

_OUT_OF_TIME = ("SIGPROF", "SIGALRM")
"""By what it ends when a question has taken longer than it may."""


class ChildHung(Exception):
    """The child has not answered in time, and was killed."""


class ChildDied(Exception):
    """The child has ended over the question; ``out_of_memory``: it asked for more than it may."""

    def __init__(self, *, out_of_memory: bool = False) -> None:
        super().__init__(out_of_memory)
        self.out_of_memory = out_of_memory


class ChildProcess:
    """One render child with so much memory (MiB), asked one question at a time by its holder. It is
    to be started anew after one that it did not survive.
    """

    def __init__(self, memory_mib: int) -> None:
        self._memory_mib = memory_mib
        self._process: subprocess.Popen[bytes] | None = None
        self.answered = 0
        """Questions since it was started."""

    @property
    def pid(self) -> int | None:
        """None: no process runs."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Be ready for a question. Raises ChildHung, ChildDied, OSError (no process begins)."""
        if self._process is not None:
            return
        # What this process knows of databases is none of the child's business; whom the office
        # trusts is.
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("CLERKDESK_") or name == pdf_signatures.ROOTS
        }
        self._process = subprocess.Popen(
            render_child.command(self._memory_mib),
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=bundled.NO_WINDOW,
        )
        self._exchange((), START_SECONDS)

    def ask(
        self, header: dict[str, Any], payload: Iterable[bytes], size: int, seconds: float
    ) -> dict[str, Any]:
        """The header of the answer, which has none of its own payload; start the child before.
        Of a child that ends over it, what it had said until then.

        ``payload``: ``size`` bytes in pieces. ``seconds``: by the clock, for the
        answer, once the child has the payload; SENDING_SECONDS until then. Raises ChildHung,
        ChildDied; and what reading the payload raises.
        """

        def pieces() -> Iterable[bytes]:
            yield render_child.pack_header({**header, "id": self.answered + 1}, size)
            yield from payload

        answer = self._exchange(pieces(), seconds)
        if self._process is not None:
            self.answered += 1
        return answer

    def close(self) -> None:
        """End the process, whatever it does."""
        process = self._process
        self._process = None
        self.answered = 0
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                # What it was still to be told goes nowhere.
                with contextlib.suppress(OSError):
                    pipe.close()

    def _exchange(self, pieces: Iterable[bytes], seconds: float) -> dict[str, Any]:
        """Say this, and hear one answer. A pipe has no deadline: who hangs is killed from another
        thread, and the pipe ends.
        """
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        hung = threading.Event()
        try:
            with _killed_after(SENDING_SECONDS, process, hung):
                for piece in pieces:
                    if not _written(process.stdin, piece):
                        break
            with _killed_after(seconds, process, hung):
                so_far = None
                answer = _heard(process.stdout)
                while answer is not None and answer.get("more"):
                    so_far = answer
                    answer = _heard(process.stdout)
        except BaseException:
            # It waits for a payload that does not come, or says what is no answer.
            self.close()
            raise
        if answer is not None:
            return answer
        status = process.wait()
        self.close()
        if so_far is not None:
            return so_far
        ended_by = signal.Signals(-status).name if status < 0 else ""
        if hung.is_set() or ended_by in _OUT_OF_TIME:
            raise ChildHung
        raise ChildDied(out_of_memory=ended_by in _OUT_OF_MEMORY)


@contextlib.contextmanager
def _killed_after(
    seconds: float, process: subprocess.Popen[bytes], hung: threading.Event
) -> Iterator[None]:
    """Whoever takes longer is killed, and ``hung`` says so."""

    def end() -> None:
        hung.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _heard(pipe: IO[bytes]) -> dict[str, Any] | None:
    """The next answer; None: the pipe has ended.

    Raises ChildDied: what comes is no answer. Whatever has hold of the child may write anything.
    """
    head = pipe.read(4)
    if len(head) < 4:
        return None
    length = int.from_bytes(head, "big")
    if length > MAX_ANSWER_BYTES:
        raise ChildDied
    try:
        answer = json.loads(pipe.read(length))
    except ValueError:
        raise ChildDied from None
    if not isinstance(answer, dict) or answer.get("bytes") != 0:
        raise ChildDied
    return answer


def _written(pipe: IO[bytes], piece: bytes) -> bool:
    """Whether somebody still reads."""
    try:
        pipe.write(piece)
        pipe.flush()
    except OSError:
        return False
    return True
