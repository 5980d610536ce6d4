"""Programs in processes of their own, watched from outside."""

import subprocess
from collections.abc import Callable
from contextlib import suppress

LOOK_SECONDS = 0.02


def until_it_has(process: "subprocess.Popen[bytes]", done: Callable[[], bool]) -> None:
    """Look now and then, so that the one that is watched has the processor. Raises AssertionError
    where the process ends before.
    """
    while not done():
        with suppress(subprocess.TimeoutExpired):
            code = process.wait(LOOK_SECONDS)
            assert done(), f"it ended by itself with {code}"
