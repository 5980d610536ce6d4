"""The program's log: where in the program something was, and never whose data it had in its hands.

A file for each program in the data folder, turned over when it is full; its crashes beside it.
"""

import faulthandler
import logging
import re
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from clerkdesk import incidents, program
from clerkdesk.domain.errors import Expected

FORMAT = "%(asctime)s %(levelname)s %(process)d %(name)s %(message)s"
FOLDER = program.LOGS
MAX_BYTES = 2_000_000
KEPT = 5
"""So many full files beside the one that is written."""
OURS = "clerkdesk"
_PACKAGES = re.compile(r".*[\\/]((?:site-packages|lib|clerkdesk)[\\/].*)")
_crashes: list[IO[str]] = []
"""Kept open: a process that dies writes there by itself."""


class Discreet(logging.Formatter):
    """Frames and types of exceptions, down the whole chain; their words may quote a citizen, and
    are left out. So are the words of libraries: of theirs the place is told.

    An Expected error's code stays: it is one of ours. Messages of the program itself carry ids
    only.
    """

    def format(self, record: logging.LogRecord) -> str:
        if record.name != OURS and not record.name.startswith(f"{OURS}."):
            record = logging.makeLogRecord(record.__dict__)
            record.msg = f"{record.module}:{record.lineno} {record.funcName}"
            record.args = None
            record.stack_info = None
            record.exc_text = None
        return super().format(record)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return "" if ei[1] is None else "\n".join(_chain(ei[1], set()))


def _chain(error: BaseException, seen: set[int]) -> list[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = _chain(before, seen) if before is not None and id(before) not in seen else []
    lines += ["Traceback (most recent call last):"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f'  File "{_place(frame.filename)}", line {frame.lineno}, in {frame.name}')
        if frame.line:
            lines.append(f"    {frame.line}")
    kind = type(error)
    lines.append(
        f"{kind.__module__}.{kind.__qualname__}"
        + (f" {error.code}" if isinstance(error, Expected) else "")
    )
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            lines += _chain(inner, seen)
    return lines


def _place(filename: str) -> str:
    """Where in the program or its libraries: the folders above may bear somebody's name."""
    known = _PACKAGES.fullmatch(filename)
    return known[1] if known is not None else re.split(r"[\\/]", filename)[-1]


class _Beside(logging.Handler):
    """The file of this program. Made at the first word: a command that has nothing to say makes
    no folder, and a desk's first window does not wait for the library.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._file is None:
                self._file = self._opened()
            self._file.emit(record)
        except Exception:
            # A disk that is full or not ours stops no program; the other handler has the word.
            self.handleError(record)

    def _opened(self) -> logging.Handler:
        from concurrent_log_handler import ConcurrentRotatingFileHandler

        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Several processes write the same file, as two workers do.
        file = ConcurrentRotatingFileHandler(
            str(self._path),
            maxBytes=MAX_BYTES,
            backupCount=KEPT,
            encoding="utf-8",
            chmod=0o600,
        )
        file.setFormatter(self.formatter)
        return file

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def set_up(data_dir: Path | None = None) -> bool:
    """Everything to stderr; with a data folder, to the program's file there, too, and what a thread
    or a key raised that nobody heard. False: somebody has set the log up before.
    """
    root = logging.getLogger()
    if root.handlers:
        return False
    # A handler that fails would print what it was given.
    logging.raiseExceptions = False
    if sys.stderr is not None:  # a window of Windows has none
        _add(root, logging.StreamHandler(), logging.WARNING)
    if data_dir is not None:
        _add(root, _Beside(data_dir / FOLDER / f"{program.name()}.log"), logging.INFO)
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
    logging.captureWarnings(True)
    sys.excepthook = _unheard
    threading.excepthook = _unheard_in_thread
    sys.unraisablehook = _unheard_at_end
    return True


def _add(root: logging.Logger, handler: logging.Handler, level: int) -> None:
    handler.setLevel(level)
    handler.setFormatter(Discreet(FORMAT))
    root.addHandler(handler)


def folder_of(data_dir: Path) -> Path:
    """Where the logs of all programs lie."""
    return data_dir / FOLDER


def files(data_dir: Path) -> list[Path]:
    """All that was written, the newest words of each program first."""
    return sorted(folder_of(data_dir).glob("*.log*"))


def begun() -> None:
    """A line that says which version of which program begins."""
    logging.getLogger(OURS).info("%s begins", program.label())


def keep_crashes(data_dir: Path) -> None:
    """Of a process that dies within a library the frames are written, beside its log; they name
    lines of the program and nothing that it held.
    """
    path = data_dir / FOLDER / f"{program.name()}.crash.log"
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.replace(path.with_suffix(".log.1"))
        file = path.open("a", encoding="utf-8")
        path.chmod(0o600)
        _crashes.append(file)
        faulthandler.enable(file)


def _log_unheard(error: BaseException | None) -> None:
    if error is not None:
        incidents.logged(error)


def _unheard(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log_unheard(error.with_traceback(trace))


def _unheard_in_thread(told: threading.ExceptHookArgs) -> None:
    if not issubclass(told.exc_type, SystemExit):
        _log_unheard(told.exc_value)


def _unheard_at_end(told: Any) -> None:
    _log_unheard(told.exc_value)
