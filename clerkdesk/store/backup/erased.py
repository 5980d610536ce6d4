"""Which applications have been erased, beside the backups: an older one would bring them back.

Numbers and days alone, and nobody's data.
"""

import json
import os
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from clerkdesk.domain.errors import StoreUnavailable

LIST = "erased.json"


@dataclass(frozen=True, slots=True)
class Listed:
    """An application whose personal data are no more, or one person's in it."""

    number: str
    cause: str
    months: int | None
    erased_at: str
    position: int | None = None
    """Of the registered person whose alone they were; None: all of them."""

    @property
    def key(self) -> tuple[str, int]:
        """One line of the list for each; in this order they stand there."""
        return self.number, -1 if self.position is None else self.position


def read(folder: Path) -> list[Listed]:
    """All that are listed there; none: there is no list.

    Raises StoreUnavailable (backup_damaged): nobody may take it for an empty one then.
    """
    path = folder / LIST
    try:
        return [Listed(**each) for each in json.loads(path.read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError):
        raise StoreUnavailable("backup_damaged", name=str(path)) from None


def add(folder: Path, erased: Iterable[Listed]) -> None:
    """List these, beside those that are listed already: what a restore has lost is known here
    alone.

    Raises StoreUnavailable: folder_not_writable, backup_damaged.
    """
    before = read(folder)
    listed = {each.key: each for each in [*erased, *before]}
    if not listed or listed == {each.key: each for each in before}:
        return
    unfinished = folder / f".{LIST}.{uuid.uuid4().hex}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with unfinished.open("x", encoding="utf-8") as file:
            os.chmod(unfinished, 0o600)
            rows = [_line(each) for _key, each in sorted(listed.items())]
            json.dump(rows, file, ensure_ascii=False, indent=0)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(folder / LIST)
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(folder)) from None
    finally:
        unfinished.unlink(missing_ok=True)


def _line(listed: Listed) -> dict[str, object]:
    """As it stands in the list, of a whole application as versions before write it."""
    line = asdict(listed)
    if listed.position is None:
        del line["position"]
    return line
