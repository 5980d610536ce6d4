"""Files of settings that hold secrets: TOML that its reader alone may see."""

import tomllib
from pathlib import Path
from typing import Any

from clerkdesk import file_rights
from clerkdesk.domain.errors import Invalid


def read(path: Path, code: str, variable: str) -> dict[str, Any]:
    """The file's tables.

    Raises Invalid with this code, naming the variable that names the file: it cannot be read, is no
    TOML, or others may read it, too.
    """
    try:
        if file_rights.read_by_others(path):
            raise Invalid(code, field=variable, path=path, why=file_rights.HOW)
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Invalid(code, field=variable, path=path, why=error) from None
