"""A backup read: looked through whole before anything is written of it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store import schema
from clerkdesk.store.backup import keeping, lines, sealing
from clerkdesk.store.backup.writing import folder_of


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes of a document that lies beside the backup."""

    sha256: str
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A table's end: what its rows must add up to."""

    rows: int
    hash: str | None
    """None: of a table whose bytes lie beside."""


@dataclass(slots=True)
class Reader:
    """A backup's file and what lies beside it."""

    path: Path
    key: X25519PrivateKey | None

    def __post_init__(self) -> None:
        self.open_file = sealing.opener(self.key)
        self.beside = keeping.Documents(folder_of(self.path), self._recipient())

    open_file: sealing.Opener = None  # type: ignore[assignment]
    beside: keeping.Documents = None  # type: ignore[assignment]

    def _recipient(self) -> bytes | None:
        with self.open_file(self.path):
            if not sealing.is_sealed(self.path) or self.key is None:
                return None
            return sealing.raw(self.key.public_key())

    def _lines(self) -> Iterator[Any]:
        with self.open_file(self.path) as file:
            yield from lines.read(file, self.path.name)

    def head(self) -> dict[str, Any]:
        """Raises StoreUnavailable: backup_damaged, schema_newer."""
        reading = self._lines()
        head = next(reading, None)
        reading.close()  # type: ignore[attr-defined]
        if not isinstance(head, dict) or head.get("format") != lines.FORMAT:
            raise StoreUnavailable("backup_damaged", name=self.path.name)
        revision = head["revision"]
        if revision > schema.HEAD:
            raise StoreUnavailable("schema_newer", revision=revision)
        return head

    def tables(self) -> Iterator[tuple[str, list[str], list[Any] | Ended]]:
        """Every row with its table and columns, and after the last of a table its end."""
        name = ""
        columns: list[str] = []
        for line in self._lines():
            if isinstance(line, list):
                yield name, columns, [_value(value) for value in line]
            elif "table" in line:
                name = line["table"]
                columns = line["columns"]
            elif "end" in line:
                yield name, columns, Ended(line["rows"], line["hash"])

    def check(self) -> int:
        """How many documents there are; every line and each document is read.

        Raises StoreUnavailable: backup_damaged, backup_missing.
        """
        seen: set[bytes] = set()
        for _name, _columns, row in self.tables():
            for value in row if isinstance(row, list) else ():
                if isinstance(value, Chunk) and (sha := bytes.fromhex(value.sha256)) not in seen:
                    seen.add(sha)
                    self.beside.check(value.sha256, self.open_file)
        return len(seen)

    def content(self, chunk: Chunk) -> bytes:
        """Raises StoreUnavailable (backup_damaged): there are fewer bytes."""
        path = self.beside.path(chunk.sha256)
        with self.open_file(path) as file:
            _skip(file, chunk.offset)
            content = file.read(chunk.size)
        if len(content) != chunk.size:
            raise StoreUnavailable("backup_damaged", name=str(path))
        return content


def _skip(file: Any, count: int) -> None:
    if file.seekable():
        file.seek(count)
        return
    # What is decrypted cannot be sought in.
    while count:
        read = len(file.read(min(count, keeping.PORTION)))
        if not read:
            return
        count -= read


def _value(written: Any) -> Any:
    if isinstance(written, dict) and "o" in written:
        return Chunk(*written["o"])
    return lines.value_of(written)


def sha256(parts: Iterator[bytes]) -> str:
    """Of a document's parts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
