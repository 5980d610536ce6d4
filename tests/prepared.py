"""What many tests begin with is done once, and the next test gets its rows: half of the time of the
tests of a case would go into the same application, taken in, taken, compared and judged.
"""

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.databases import Database, Rows
from tests.once import own_folder

T = TypeVar("T")
FRESH_SECONDS = 45.0
"""So old a server's rows may be, whose clock goes on: a worker's sign of life is one for sixty."""
DECIDED_SECONDS = 10.0
"""And where something was decided: that can be taken back for fifteen."""
MESSAGES = "messages"


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What a step has left behind."""

    value: Any
    folder: Path
    """With the messages that were written, and the database that is a file."""
    rows: Rows | None
    """Of a server."""
    until: float


_PREPARED: dict[str, _Prepared] = {}


class Start:
    """An installation as a test was given it, and with what tests begin in it."""

    def __init__(self, file: Path, database: Database | None) -> None:
        self._file = file
        self._database = database
        self._given_at = file.stat().st_mtime_ns if database is None else 0

    def after(self, step: Any, do: Callable[[], T], close: Callable[[], None], seconds: float) -> T:
        """What ``do`` gives, which leaves nothing but rows and messages. ``step``: what it depends
        on; ``close``: no connection of this process is open; ``seconds``: so old a server's rows
        may be. Where the installation is no longer as it was given, or somebody else reads it,
        everything is done anew.
        """
        if not self._untouched():
            return do()
        step = json.dumps([step, self._database is None], sort_keys=True, default=str)
        prepared = _PREPARED.get(step)
        if prepared is not None and self._fresh(prepared) and self._take(prepared, close):
            value: T = prepared.value
            return value
        value = do()
        self._keep(step, value, close, seconds)
        return value

    def _untouched(self) -> bool:
        if self._database is not None:
            return self._database.untouched()
        log = self._log()
        written = log.exists() and log.stat().st_size > 0
        return not written and self._file.stat().st_mtime_ns == self._given_at

    def _log(self) -> Path:
        return self._file.with_name(f"{self._file.name}-wal")

    def _fresh(self, prepared: _Prepared) -> bool:
        return self._database is None or time.monotonic() < prepared.until

    def _take(self, prepared: _Prepared, close: Callable[[], None]) -> bool:
        """False: somebody else reads the file."""
        if prepared.rows is not None:
            assert self._database is not None
            self._database.put(prepared.rows)
        else:
            close()
            if self._log().exists():
                return False
            shutil.copy(prepared.folder / self._file.name, self._file)
        if (prepared.folder / MESSAGES).is_dir():
            shutil.copytree(
                prepared.folder / MESSAGES, self._file.parent / MESSAGES, dirs_exist_ok=True
            )
        return True

    def _keep(self, step: str, value: Any, close: Callable[[], None], seconds: float) -> None:
        folder = own_folder("prepared-")
        rows = None
        if self._database is not None:
            rows = self._database.rows()
        else:
            close()
            if self._log().exists():
                return
            shutil.copy(self._file, folder)
        if (self._file.parent / MESSAGES).is_dir():
            shutil.copytree(self._file.parent / MESSAGES, folder / MESSAGES)
        _PREPARED[step] = _Prepared(value, folder, rows, time.monotonic() + seconds)
