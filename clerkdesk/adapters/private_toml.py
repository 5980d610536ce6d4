"""Files of settings that hold secrets: TOML that its reader alone may see."""

import os
import tomllib
from pathlib import Path
from typing import Any

from clerkdesk.domain.errors import Invalid


def read(path: Path, code: str, variable: str) -> dict[str, Any]:
    """The file's tables.

    Raises Invalid with this code, naming the variable that names the file: it cannot be read, is no
    TOML, or others may read it, too.
    """
    try:
        # Windows has no such bits; there the folder's own rights keep it.
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise Invalid(code, field=variable, path=path, why="chmod 600")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Invalid(code, field=variable, path=path, why=error) from None
