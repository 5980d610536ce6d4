"""A command that is another program's child ends with it, however that one ends."""

import sys
import threading
from collections.abc import Callable


def ended(stop: Callable[[], object]) -> None:
    """Call ``stop`` when standard input ends: whoever started us held its other end."""

    def wait() -> None:
        sys.stdin.buffer.read()
        stop()

    threading.Thread(target=wait, name="parent", daemon=True).start()
