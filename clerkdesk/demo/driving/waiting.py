"""Waiting in the event loop, never by sleeping: the windows live on meanwhile."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

WAIT_SECONDS = 20.0
_TURN_MS = 10


class StepFailed(Exception):
    """A step did not hold; the argument says which and how."""


class Waiting:
    """``seconds``: how long a condition may take. ``between``: called after every pause, for what
    has no thread of its own.
    """

    def __init__(
        self, seconds: float = WAIT_SECONDS, between: Callable[[], object] | None = None
    ) -> None:
        self.seconds = seconds
        self._between = between

    def wait(self, milliseconds: int) -> None:
        # Not QTest.qWait: it keeps Python's lock, and the other threads would stand still.
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if self._between is not None:
            self._between()

    def holds_within(self, condition: Callable[[], object], seconds: float) -> bool:
        """Whether the condition holds before so many seconds are over."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                return False
            self.wait(_TURN_MS)
        return True

    def until(self, condition: Callable[[], object], problem: str | Callable[[], str]) -> None:
        """``problem``: the sentence for a condition that never holds, or what makes it then.

        Raises StepFailed.
        """
        if not self.holds_within(condition, self.seconds):
            raise StepFailed(problem if isinstance(problem, str) else problem())
