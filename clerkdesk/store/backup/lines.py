"""A backup's file: lines of JSON, compressed. First what it is; then each table, its rows, and
their hash; at last the manifest, without which it is half a backup.
"""

import base64
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from clerkdesk.domain.errors import StoreUnavailable

FORMAT = "clerkdesk backup 1"
COMPRESSION = 6


def spelled(value: Any) -> Any:
    """A value as JSON takes it; what JSON does not know bears the letter of its kind."""
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, bytes | memoryview):
        return {"b": base64.b64encode(value).decode()}
    if isinstance(value, dict | list):
        return {"j": value}
    if isinstance(value, float | str | int | bool) or value is None:
        return value
    raise TypeError(type(value))


def value_of(written: Any) -> Any:
    """The value that was spelled so."""
    if not isinstance(written, dict):
        return written
    ((kind, value),) = written.items()
    match kind:
        case "t":
            return datetime.fromisoformat(value)
        case "d":
            return date.fromisoformat(value)
        case "b":
            return base64.b64decode(value)
    return value


class Writer:
    """Writes lines, and their sum at the end."""

    def __init__(self, file: IO[bytes]) -> None:
        # Without the time that gzip writes at its head: the same rows are the same bytes.
        self._file = gzip.GzipFile(fileobj=file, mode="wb", compresslevel=COMPRESSION, mtime=0)
        self._sum = hashlib.sha256()

    def line(self, value: Any) -> None:
        line = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._sum.update(line)
        self._file.write(line)

    def finish(self) -> None:
        self.line({"sum": self._sum.hexdigest()})
        self._file.close()


def read(file: IO[bytes], name: str) -> Iterator[Any]:
    """The lines, without their sum. Raises StoreUnavailable (backup_damaged): cut or altered."""
    damaged = StoreUnavailable("backup_damaged", name=name)
    total = hashlib.sha256()
    whole = False
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as lines:
            for line in lines:
                value = json.loads(line)
                if isinstance(value, dict) and "sum" in value:
                    whole = value["sum"] == total.hexdigest()
                else:
                    total.update(line)
                    yield value
    except (EOFError, OSError, ValueError, zlib.error):
        raise damaged from None
    if not whole:
        raise damaged
