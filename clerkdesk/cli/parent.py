"""A command that is another program's child ends with it, however that one ends."""

import sys
import threading
from collections.abc import Callable


def ended(stop: Callable[[], object], line: Callable[[], object] | None = None) -> None:
    """Call ``stop`` when standard input ends: whoever started us held its other end. ``line`` is called at each line that comes."""

    def listen() -> None:
        for _line in sys.stdin.buffer:
            if line is not None:
                line()
        stop()

    threading.Thread(target=listen, name="parent", daemon=True).start()
