"""The Windows that .ci/windows has made: how something is run there, and where its disk is."""

import os
import subprocess
from pathlib import Path

LONGEST_SECONDS = 3 * 3600


class Windows:
    """Wine with CPython for Windows; ``folder``: what .ci/windows made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.disk = folder / "prefix" / "drive_c"
        self.programs = self.disk / "Program Files" / "ClerkDesk"

    def python(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Python for Windows to its end; both of its outputs are one."""
        return self._run("python-on-windows", words, environment)

    def logged(self, name: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Python for Windows to its end, as ``python``; each line stands in the log of this name as
        soon as it is said.
        """
        log = self.folder / "logs" / f"{name}.log"
        log.parent.mkdir(exist_ok=True)
        with log.open("w", encoding="utf-8") as file:
            running = subprocess.Popen(
                [self.folder / "python-on-windows", *words],
                env=_environment({"PYTHONUNBUFFERED": "1"}),
                stdout=file,
            )
            returncode = running.wait(LONGEST_SECONDS)
        output = log.read_text(encoding="utf-8", errors="replace")
        return subprocess.CompletedProcess(running.args, returncode, output)

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A program of Windows to its end."""
        return self._run("wine-on-windows", words, environment)

    def done(self, *words: str, **environment: str) -> str:
        """What a program said that ended well."""
        ended = self.run(*words, **environment)
        assert ended.returncode == 0, f"{words}\n{ended.stdout[-4000:]}"
        return ended.stdout

    def begun(self, *words: str, **environment: str) -> "subprocess.Popen[bytes]":
        """A program of Windows that goes on."""
        return subprocess.Popen(
            [self.folder / "wine-on-windows", *words],
            env=_environment(environment),
            stdout=subprocess.DEVNULL,
        )

    def end_all(self) -> None:
        """End whatever runs on this Windows, as switching it off does."""
        prefix = {"WINEPREFIX": str(self.folder / "prefix")}
        subprocess.run(["wineserver", "-k"], env=os.environ | prefix, check=False)
        subprocess.run(["wineserver", "-w"], env=os.environ | prefix, check=False)

    def registry(self, key: str) -> str:
        """What a key and those below it hold; "" where it is not there."""
        ended = self.run("reg", "query", key, "/s")
        return ended.stdout if ended.returncode == 0 else ""

    def _run(
        self, starter: str, words: tuple[str, ...], environment: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / starter, *words],
            env=_environment(environment),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=LONGEST_SECONDS,
        )


def _environment(more: dict[str, str]) -> dict[str, str]:
    """Nothing of the checkout or of the tests is in reach."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CLERKDESK_", "PYTHON", "PYTEST", "QT_", "LC_", "LANG", "TMP"))
    }
    return inherited | more


def path_of(path: Path) -> str:
    r"""A path of this computer as Windows says it: Z:\tmp\x."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
