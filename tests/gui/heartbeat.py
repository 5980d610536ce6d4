"""How long the window's thread is away, how much of that it only waited for a processor, and in
which line it was.
"""

import signal
import threading
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QTimer

BEAT_MS = 5
LATE_MS = 25
LONG_MS = 50
_STATE = Path("/proc/thread-self/schedstat")


def waited() -> float:
    """Milliseconds for which the machine let this thread wait for a processor so far; 0 where it
    does not tell.
    """
    try:
        return int(_STATE.read_text().split()[1]) / 1e6
    except OSError:
        return 0.0


@dataclass
class Absence:
    step: str
    """What the clerk was doing."""
    total: float
    """Milliseconds between two beats."""
    own: float
    """The part of it in which the thread did not merely wait for a processor that others had."""
    busy: float
    """The part of it in which the thread computed; what is left of ``own`` it waited for a lock or
    a file.
    """
    where: list[str] = field(default_factory=list)
    """The program's innermost line each time the watcher looked, oldest first."""

    def __str__(self) -> str:
        places = list(dict.fromkeys(self.where)) or ["nobody saw where"]
        return (
            f"{self.total:.0f} ms ({self.own:.0f} of its own, {self.busy:.0f} computing)"
            f" at “{self.step}”: {'; '.join(places[:4])}"
        )


class Heartbeat:
    """A timer that is due every five milliseconds, and a thread that asks the window's thread where
    it is when a beat is late.

    It asks by a signal, which the window's thread answers at its next line of Python: another
    thread that held its frames would destroy what is in them, and Qt's objects may be destroyed on
    their own thread only.
    ``step`` is set by whoever plays. Absences are counted from ``LONG_MS`` on; ``beats`` has the
    step and the own length of each.
    """

    def __init__(self) -> None:
        self.step = ""
        self.absences: list[Absence] = []
        self.beats: list[tuple[str, float]] = []
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._end = threading.Event()
        self._seen: list[str] = []

    def __enter__(self) -> "Heartbeat":
        self._me = threading.get_ident()
        self._before = signal.signal(signal.SIGUSR2, self._asked)
        signal.siginterrupt(signal.SIGUSR2, False)
        self._last = time.perf_counter()
        self._last_waited = waited()
        self._last_busy = time.thread_time()
        self._timer.start()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self._beat()
        self._timer.stop()
        self._end.set()
        self._watcher.join(5)
        signal.signal(signal.SIGUSR2, self._before)

    @property
    def longest(self) -> float:
        return max((own for _step, own in self.beats), default=0.0)

    def _beat(self) -> None:
        now = time.perf_counter()
        machine = waited()
        busy = time.thread_time()
        total = (now - self._last) * 1000
        own = max(0.0, total - (machine - self._last_waited))
        self.beats.append((self.step, own))
        if total > LONG_MS:
            self.absences.append(
                Absence(
                    step=self.step,
                    total=total,
                    own=own,
                    busy=(busy - self._last_busy) * 1000,
                    where=self._seen[:],
                )
            )
        self._last = now
        self._last_waited = machine
        self._last_busy = busy
        self._seen = []

    def _watch(self) -> None:
        while not self._end.wait(BEAT_MS / 1000):
            if (time.perf_counter() - self._last) * 1000 > LATE_MS:
                signal.pthread_kill(self._me, signal.SIGUSR2)

    def _asked(self, _signal: int, frame: FrameType | None) -> None:
        self._seen.append(_place(frame))


def _place(frame: FrameType | None) -> str:
    """The innermost line of the program, and what it was in the middle of; else the test's."""
    stack = [
        (found.f_code.co_filename, line, found.f_code.co_name)
        for found, line in traceback.walk_stack(frame)
    ]
    for file, line, name in stack:
        if "/clerkdesk/" in file:
            place = f"clerkdesk/{file.rsplit('/clerkdesk/', 1)[1]}:{line} {name}"
            return place if (file, line, name) == stack[0] else f"{place} → {stack[0][2]}"
    return f"{Path(stack[0][0]).name}:{stack[0][1]} {stack[0][2]}" if stack else "Qt alone"
