"""What the test processes of a run share: each thing is made by the first that wants it."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_FOLDER = "TESTS_RUN"
"""The variable with the folder of the run, which the test processes inherit."""


def _is_a_test_process(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def begin_run(config: pytest.Config) -> None:
    """In the process that starts the others, or is the only one."""
    if not _is_a_test_process(config):
        folder = Path(tempfile.mkdtemp(prefix="clerkdesk-run-"))
        folder.chmod(0o755)  # the server of the tests is another user's process
        os.environ[_FOLDER] = str(folder)


def end_run(config: pytest.Config) -> None:
    if not _is_a_test_process(config):
        shutil.rmtree(os.environ.pop(_FOLDER), ignore_errors=True)


def own_folder(prefix: str) -> Path:
    """A new folder that is there until the end of the run."""
    return Path(tempfile.mkdtemp(prefix=prefix, dir=os.environ[_FOLDER]))


def once_in_a_run(name: str, make: Callable[[Path], None]) -> Path:
    """The file or folder of this name that ``make`` has made; nobody changes it."""
    run = Path(os.environ[_FOLDER])
    place = run / name
    with _alone(run / f"{name}.lock"):
        if not place.exists():
            making = run / f"{name}.making"
            make(making)
            making.rename(place)
    return place


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    if sys.platform == "win32":  # there one process runs the tests
        yield
        return
    import fcntl

    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # let go when the file is closed
        yield
