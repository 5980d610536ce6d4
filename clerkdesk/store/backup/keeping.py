"""Where a backup's files lie: beside it, each document once under its SHA-256, for every backup of
the folder. What is there already is not written again.
"""

import hashlib
import hmac
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from clerkdesk import file_rights
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store.backup.sealing import Opener, Sealing, opener, raw

FOLDER = "documents"
PORTION = 2**20
LOOKED_AT_DAYS = 28
"""Within so many days of backups each kept document is read once: a disk forgets in silence."""


@contextmanager
def written_whole(path: Path, recipient: X25519PublicKey | None) -> Iterator[IO[bytes]]:
    """A file that has its name only when all of it is on the disk.

    Raises StoreUnavailable (folder_not_writable).
    """
    unfinished = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("xb") as file:
            file_rights.keep_to_oneself(unfinished)
            if recipient is None:
                yield file
            else:
                sealing = Sealing(file, recipient)
                yield sealing  # type: ignore[misc]
                sealing.finish()
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(path.parent)) from None
    finally:
        unfinished.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents beside a backup."""

    folder: Path
    recipient: bytes | None
    """The public key they are encrypted for."""

    def path(self, sha256: str) -> Path:
        """Where the document lies. Encrypted ones do not show their hash either: who holds a
        citizen's paper could look whether it is there.
        """
        name = sha256
        if self.recipient is not None:
            name = hmac.new(self.recipient, sha256.encode(), hashlib.sha256).hexdigest()
        return self.folder / FOLDER / name[:2] / name

    def holds(self, sha256: str, day: date) -> bool:
        """Whether it lies here, and is what its name says if this is the day it is read on. What is
        encrypted cannot be read here.
        """
        path = self.path(sha256)
        if not path.exists():
            return False
        looked_at = int(path.name[:2], 16) % LOOKED_AT_DAYS == day.toordinal() % LOOKED_AT_DAYS
        if not looked_at or self.recipient is not None:
            return True
        try:
            self.check(sha256, opener(None))
        except StoreUnavailable:
            return False
        return True

    def put(self, parts: Iterable[bytes], key: X25519PublicKey | None) -> tuple[str, bool]:
        """Keep the bytes, in place of what has their name; returns their SHA-256, and whether they
        are new here.
        """
        digest = hashlib.sha256()
        unnamed = self.folder / FOLDER / f"new-{uuid.uuid4().hex}"
        with written_whole(unnamed, key) as file:
            for part in parts:
                digest.update(part)
                file.write(part)
        sha256 = digest.hexdigest()
        path = self.path(sha256)
        new = not path.exists()
        path.parent.mkdir(exist_ok=True)
        unnamed.replace(path)
        return sha256, new

    def check(self, sha256: str, open_file: Opener) -> None:
        """Raises StoreUnavailable: backup_missing, backup_damaged."""
        path = self.path(sha256)
        digest = hashlib.sha256()
        with reading(path), open_file(path) as file:
            while portion := file.read(PORTION):
                digest.update(portion)
        if digest.hexdigest() != sha256:
            raise StoreUnavailable("backup_damaged", name=str(path))


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """A file that the disk does not give back is a damaged one. Raises StoreUnavailable
    (backup_damaged).
    """
    try:
        yield
    except OSError:
        raise StoreUnavailable("backup_damaged", name=str(path)) from None


def recipient_bytes(key: X25519PublicKey | None) -> bytes | None:
    return None if key is None else raw(key)
