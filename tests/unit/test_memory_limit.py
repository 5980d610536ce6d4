"""A process that opens strangers' files has a bound for its memory, on every system."""

import subprocess
import sys

import pytest

from tests.processes import is_wine

LIMIT = 300 << 20
_TAKES = f"""
from clerkdesk.adapters import memory_limit
memory_limit.set_own({LIMIT})
first = bytearray(50 << 20)
try:
    second = bytearray(500 << 20)
except MemoryError:
    print("refused")
"""
_JOB = f"""
import ctypes, struct
from clerkdesk.adapters import memory_limit
memory_limit.set_own({LIMIT})
kernel = ctypes.windll.kernel32
is_in_one = ctypes.c_int()
assert kernel.IsProcessInJob(ctypes.c_void_p(-1), None, ctypes.byref(is_in_one))
limits = ctypes.create_string_buffer(144)
assert kernel.QueryInformationJobObject(None, 9, limits, len(limits), None)
print(is_in_one.value, struct.unpack_from("<Q", limits.raw, 112)[0])
"""
"""JOBOBJECT_EXTENDED_LIMIT_INFORMATION of whichever job the process is in: ProcessMemoryLimit."""


def said(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    ).stdout


@pytest.mark.skipif(is_wine(), reason="Wine keeps the bound and does not enforce it")
def test_a_process_that_takes_too_much_is_refused() -> None:
    assert said(_TAKES) == "refused\n"


@pytest.mark.skipif(sys.platform != "win32", reason="other systems bound a process by itself")
def test_on_windows_the_process_is_in_a_job_with_that_bound() -> None:
    is_in_one, limit = said(_JOB).split()
    assert is_in_one == "1"
    if not is_wine():  # which does not tell
        assert int(limit) == LIMIT
