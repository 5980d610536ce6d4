"""Programs in processes of their own, watched from outside."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from clerkdesk import file_rights

LOOK_SECONDS = 0.02


def until_it_has(process: "subprocess.Popen[bytes]", done: Callable[[], bool]) -> None:
    """Look now and then, so that the one that is watched has the processor. Raises AssertionError
    where the process ends before.
    """
    while not done():
        with suppress(subprocess.TimeoutExpired):
            code = process.wait(LOOK_SECONDS)
            assert done(), f"it ended by itself with {code}"


def until(done: Callable[[], object], seconds: float = 60.0) -> None:
    """The same of what is no process of ours. Raises AssertionError after so many seconds."""
    end = time.monotonic() + seconds
    pause = threading.Event()
    while not done():
        assert time.monotonic() < end, "waited in vain"
        pause.wait(LOOK_SECONDS)


def plain_environment() -> dict[str, str]:
    """Nothing of the checkout or of the tests is in reach."""
    return {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("CLERKDESK_", "PYTHON", "QT_"))
    }


def plain_run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A program to its end, whose own data would lie in the folder."""
    return subprocess.run(
        command,
        cwd=folder,
        env=plain_environment() | {"CLERKDESK_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def is_wine() -> bool:
    """Whether this Windows is Wine's."""
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.windll.ntdll, "wine_get_version")


def share_with_others(file: Path) -> None:
    """Whoever works on this computer may read it."""
    if sys.platform == "win32":
        file_rights.set_access_list(file, "D:P(A;;FA;;;WD)")
    else:
        file.chmod(0o644)
