"""The computer's print queues, as CUPS keeps them: giving one a file, and what becomes of it.

Qt gives a queue its page and asks nothing: a queue that rejects, or has gone, swallows it. Here a
page counts as sent when the queue has given it a job number. Windows has no CUPS (``available``).
"""

import ctypes
import sys
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from clerkdesk.domain.errors import Expected

_LIBRARY = {"linux": "libcups.so.2", "darwin": "libcups.2.dylib"}
_DEFAULT_SERVER = None
_ALL_JOBS = -1


class Job(NamedTuple):
    """What a queue has taken."""

    queue: str
    id: int


class JobState(StrEnum):
    """What is known of a job."""

    WAITING = "waiting"
    """In the queue, or on its way to the printer."""
    DONE = "done"
    """The printer has taken all of it."""
    FAILED = "failed"
    """Given up or cancelled: nothing more comes out."""
    UNKNOWN = "unknown"
    """The queue keeps no history, or does not answer."""


# Source: RFC 8011, 5.3.7, job-state.
_STATES = {
    3: JobState.WAITING,  # pending
    4: JobState.WAITING,  # held
    5: JobState.WAITING,  # processing
    6: JobState.WAITING,  # stopped
    7: JobState.FAILED,  # cancelled
    8: JobState.FAILED,  # aborted
    9: JobState.DONE,
}


class _Option(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("value", ctypes.c_char_p)]


class _Job(ctypes.Structure):
    """cups_job_t"""

    _fields_ = [
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    ]


@cache
def _cups() -> ctypes.CDLL | None:
    """CUPS' own library, which Qt's printers need as well; None: not on this computer."""
    name = _LIBRARY.get(sys.platform)
    if name is None:
        return None
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return None
    library.cupsLastErrorString.restype = ctypes.c_char_p
    return library


def available() -> bool:
    """Whether this computer's queues are CUPS'."""
    return _cups() is not None


def send(queue: str, title: str, file: Path, options: Mapping[str, str]) -> Job:
    """Give a queue a file; waits for the queue's answer, up to the system's own limit.

    Raises Expected (printer_refused: with the queue's own words).
    """
    library = _cups()
    if library is None:
        raise Expected("no_printer")
    chosen = ctypes.POINTER(_Option)()
    count = 0
    for name, value in options.items():
        count = library.cupsAddOption(name.encode(), value.encode(), count, ctypes.byref(chosen))
    try:
        number = library.cupsPrintFile2(
            _DEFAULT_SERVER, queue.encode(), bytes(file), title.encode(), count, chosen
        )
        reason = (library.cupsLastErrorString() or b"").decode(errors="replace")
    finally:
        library.cupsFreeOptions(count, chosen)
    if number <= 0:
        raise Expected("printer_refused", printer=queue, reason=reason)
    return Job(queue, number)


def state(job: Job) -> JobState:
    """What has become of a job."""
    library = _cups()
    if library is None:
        return JobState.UNKNOWN
    jobs = ctypes.POINTER(_Job)()
    count = library.cupsGetJobs2(
        _DEFAULT_SERVER, ctypes.byref(jobs), job.queue.encode(), 0, _ALL_JOBS
    )
    try:
        for place in range(count):
            if jobs[place].id == job.id:
                return _STATES.get(jobs[place].state, JobState.UNKNOWN)
    finally:
        library.cupsFreeJobs(max(0, count), jobs)
    return JobState.UNKNOWN


def cancel(job: Job) -> None:
    """Take back a job that still waits, so that it does not come out later all the same."""
    library = _cups()
    if library is not None:
        library.cupsCancelJob2(_DEFAULT_SERVER, job.queue.encode(), job.id, 0)
