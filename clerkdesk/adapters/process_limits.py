"""How much memory this process may take: beyond that it gets MemoryError or dies, and the computer
goes on.
"""

import ctypes
import sys

_EXTENDED_LIMITS = 9
"""JobObjectExtendedLimitInformation."""
_PROCESS_MEMORY = 0x100
_ACTIVE_PROCESSES = 0x8
_DIE_ON_UNHANDLED_EXCEPTION = 0x400


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = [
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    ]


class _Counters(ctypes.Structure):
    """IO_COUNTERS."""

    _fields_ = [(f"Counter{number}", ctypes.c_uint64) for number in range(6)]


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of Windows."""

    _fields_ = [
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", _Counters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    ]


def job_limits(memory: int) -> JobLimits:
    """A process of so many octets of memory, that starts no other, and dies without a dialog."""
    limits = JobLimits()
    limits.BasicLimitInformation.LimitFlags = (
        _PROCESS_MEMORY | _ACTIVE_PROCESSES | _DIE_ON_UNHANDLED_EXCEPTION
    )
    limits.BasicLimitInformation.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = memory
    return limits


def limit_memory(memory: int) -> None:
    """From now on this process has at most ``memory`` octets. Raises OSError."""
    if sys.platform == "win32":
        _join_job(job_limits(memory))
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _join_job(limits: JobLimits) -> None:
    """Put this process into a job object of its own; it ends with the process."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_uint32,
    )
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    job = kernel.CreateJobObjectW(None, None)
    joined = (
        job
        and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
    if not joined:
        raise ctypes.WinError(ctypes.get_last_error())  # type: ignore[attr-defined,unused-ignore]
