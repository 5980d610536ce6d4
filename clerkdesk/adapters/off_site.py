"""The administrator's own command that takes a backup off this machine."""

import shlex
import subprocess
from pathlib import Path

from clerkdesk import bundled

LONGEST_SECONDS = 6 * 3600


class NotTaken(Exception):
    """It did not end well; why, in a few words."""


class OffSite:
    """``command``: its words as a shell would part them; no shell runs it. The backup's path comes
    last; its documents lie beside it.
    """

    def __init__(self, command: str) -> None:
        self._words = shlex.split(command)

    def take(self, backup: Path) -> None:
        """Raises NotTaken."""
        try:
            ended = subprocess.run(
                [*self._words, str(backup)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=LONGEST_SECONDS,
                check=False,
                creationflags=bundled.NO_WINDOW,
            )
        except subprocess.TimeoutExpired:
            raise NotTaken(f"{LONGEST_SECONDS} s") from None
        except OSError as error:
            raise NotTaken(error.strerror or str(error.errno)) from None
        if ended.returncode:
            raise NotTaken(f"exit {ended.returncode}")
