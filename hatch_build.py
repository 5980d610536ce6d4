"""The wheel says from which commit it was built, where that is known."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Commit(BuildHookInterface):  # type: ignore[misc]
    """Lays the commit among the wheel's resources (clerkdesk.version)."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from clerkdesk import version

        commit = version.commit()
        if commit is not None:
            file = Path(self.directory, version.BUILT_FROM)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(commit, encoding="utf-8")
            build_data["force_include"][str(file)] = f"clerkdesk/resources/{version.BUILT_FROM}"
