"""A command that is another program's child ends with it, however that one ends."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable


def ended(stop: Callable[[], object], line: Callable[[], object] | None = None) -> None:
    """Call ``stop`` when standard input ends: whoever started us held its other end. ``line`` is
    called when lines have come.
    """
    # Not through sys.stdin: a thread that waits in it holds its lock, and a process that ends
    # meanwhile would be aborted.
    end = sys.stdin.fileno()

    def listen() -> None:
        # A line that breaks is an end, too.
        with contextlib.suppress(OSError):
            while os.read(end, 4096):
                if line is not None:
                    line()
        stop()

    threading.Thread(target=listen, name="parent", daemon=True).start()
