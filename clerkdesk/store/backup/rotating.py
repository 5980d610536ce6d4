"""Old backups taken away, and with them the documents that no backup of the folder has any more.

Beside each backup stands a list of its documents' files: an encrypted backup cannot be asked by
whoever makes it. Nothing is taken away while a list is missing or a backup is under way.
"""

import os
import re
import time
from collections.abc import Iterable
from pathlib import Path

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store.backup.keeping import FOLDER

LIST = ".documents"
BACKUP = ".cdb"
ELSEWHERE = ".elsewhere"
"""Beside a backup that has been taken off this machine."""
_UNFINISHED = re.compile(r"\..+\.[0-9a-f]{32}|new-[0-9a-f]{32}")
ABANDONED_SECONDS = 2 * 86400
"""What is unfinished so long was left by a process that was killed."""


def leave_list(path: Path, names: Iterable[str]) -> None:
    """Beside the backup, before it has its name. Raises StoreUnavailable (folder_not_writable)."""
    try:
        with _list_of(path).open("w", encoding="ascii") as file:
            file.writelines(f"{name}\n" for name in sorted(names))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(path.parent)) from None


def rotate(folder: Path, surplus: Iterable[str]) -> int:
    """Take these backups away; returns how many documents went with them.

    Raises StoreUnavailable (folder_not_writable).
    """
    try:
        for name in surplus:
            path = folder / name
            for each in (path, _list_of(path), _mark_of(path)):
                each.unlink(missing_ok=True)
        if _under_way(folder):
            return 0
        needed = _needed(folder)
        return 0 if needed is None else _take_away(folder / FOLDER, needed)
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(folder)) from None


def _list_of(path: Path) -> Path:
    return path.with_name(path.name + LIST)


def _mark_of(path: Path) -> Path:
    return path.with_name(path.name + ELSEWHERE)


def is_elsewhere(path: Path) -> bool:
    """Whether the backup has been taken off this machine."""
    return _mark_of(path).exists()


def mark_elsewhere(path: Path) -> None:
    """Raises StoreUnavailable (folder_not_writable)."""
    try:
        _mark_of(path).touch()
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(path.parent)) from None


def _under_way(folder: Path) -> bool:
    """Whether somebody writes a backup into the folder now; what was abandoned is cleared away."""
    writing = False
    for unfinished in (*folder.glob("*"), *(folder / FOLDER).glob("*")):
        if not unfinished.is_file() or not _UNFINISHED.fullmatch(unfinished.name):
            continue
        if time.time() - unfinished.stat().st_mtime > ABANDONED_SECONDS:
            unfinished.unlink(missing_ok=True)
        else:
            writing = True
    return writing


def _needed(folder: Path) -> set[str] | None:
    """The documents of all backups that are there; None: one does not say which it has."""
    needed: set[str] = set()
    lists = {path.name.removesuffix(LIST) for path in folder.glob(f"*{LIST}")}
    for path in folder.iterdir():
        if path.is_file() and not path.name.startswith(".") and _is_backup(path):
            if path.name not in lists:
                return None
            needed.update(_list_of(path).read_text(encoding="ascii").split())
    return needed


def _is_backup(path: Path) -> bool:
    """By its name, or by what it begins with: one made by hand may be called anything."""
    if path.name.endswith((LIST, ELSEWHERE)):
        return False
    with path.open("rb") as file:
        head = file.read(10)
    return path.suffix == BACKUP or head.startswith((b"\x1f\x8b", b"clerkdesk "))


def _take_away(documents: Path, needed: set[str]) -> int:
    count = 0
    for path in documents.glob("*/*"):
        if path.name not in needed:
            path.unlink(missing_ok=True)
            count += 1
    return count
