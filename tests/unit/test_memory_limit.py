"""A process that opens strangers' files has a bound for its memory, on every system."""

import subprocess
import sys

_TAKES = """
from clerkdesk.adapters import memory_limit
memory_limit.set_own(300 << 20)
first = bytearray(50 << 20)
try:
    second = bytearray(500 << 20)
except MemoryError:
    print("refused")
"""


def test_a_process_that_takes_too_much_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _TAKES], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "refused\n"
