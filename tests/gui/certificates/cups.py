"""A print server of a test's own: CUPS in a folder, with queues that take, refuse and fail."""

import ctypes
import getpass
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NEEDED = (
    "cupsd",
    "lpadmin",
    "lpstat",
    "cupsreject",
    "cupsaccept",
    "cupsdisable",
    "cupsenable",
)
WAIT_SECONDS = 30.0
_SERVER = """
Listen {folder}/cups.sock
LogLevel warn
Browsing No
DefaultAuthType None
WebInterface No
MaxLogSize 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
FileDevice Yes
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
DataDir /usr/share/cups
ServerBin {folder}/bin
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
User {user}
Group {group}
SystemGroup root
"""
_BACKEND = "#!/bin/sh\n[ $# -eq 0 ] && exit 0\n{act}\n"


def missing() -> list[str]:
    """The programs that this machine lacks for it."""
    return [name for name in NEEDED if _program(name) is None]


def _program(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")


class PrintServer:
    """``printed`` is where what the queue "good" prints comes out, ``titles`` what it is called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed = folder / "out" / "printed"
        self.titles = folder / "out" / "titles"
        self.environment = {**os.environ, "CUPS_SERVER": str(folder / "cups.sock")}

    def run(self, name: str, *arguments: str) -> str:
        """What the program prints."""
        program = _program(name)
        assert program is not None
        done = subprocess.run(
            [program, *arguments],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=WAIT_SECONDS,
        )
        return done.stdout

    def waiting(self, queue: str) -> bool:
        """Whether the queue has anything to print."""
        return bool(self.run("lpstat", "-W", "not-completed", "-o", queue).strip())

    def add(self, queue: str, act: str) -> None:
        """A queue whose printer does what the line of shell does; the page is in ``$6``, or on the
        standard input.
        """
        backend = self.folder / "bin" / "backend" / queue
        backend.write_text(_BACKEND.format(act=act), encoding="utf-8")
        backend.chmod(0o755)
        self.run(
            "lpadmin", "-p", queue, "-v", f"{queue}:/x", "-o", "printer-error-policy=abort-job"
        )
        self.run("lpadmin", "-p", queue, "-E")

    def outcome(self) -> bytes:
        """What came out of the queue "good" last, once it is whole."""
        until = time.monotonic() + WAIT_SECONDS
        while not (self.printed.exists() and b"%%EOF" in self.printed.read_bytes()[-64:]):
            assert time.monotonic() < until, (self.folder / "error").read_text(encoding="utf-8")
            time.sleep(0.05)
        return self.printed.read_bytes()


@contextmanager
def print_server(folder: Path) -> Iterator[PrintServer]:
    """One that runs, and that this process's CUPS library speaks to."""
    for name in ("etc", "spool/tmp", "cache", "state", "bin/backend"):
        (folder / name).mkdir(parents=True)
    user = getpass.getuser() if os.getuid() else "lp"  # which CUPS lets its filters be
    (folder / "out").mkdir()
    (folder / "out").chmod(0o777)
    names = {"folder": folder, "user": user, "group": "lp"}
    (folder / "cupsd.conf").write_text(_SERVER.format(**names), encoding="utf-8")
    (folder / "cups-files.conf").write_text(_FILES.format(**names), encoding="utf-8")
    for name in ("daemon", "filter"):
        (folder / "bin" / name).symlink_to(Path("/usr/lib/cups") / name)
    program = _program("cupsd")
    assert program is not None
    server = PrintServer(folder)
    process = subprocess.Popen(
        [
            program,
            "-f",
            "-c",
            str(folder / "cupsd.conf"),
            "-s",
            str(folder / "cups-files.conf"),
        ]
    )
    try:
        until = time.monotonic() + WAIT_SECONDS
        while not (folder / "cups.sock").exists():
            assert process.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        yield server
    finally:
        process.terminate()
        process.wait(WAIT_SECONDS)


def speak_to(server: PrintServer | None) -> None:
    """Which server this thread's CUPS asks; None: the computer's own."""
    name = None if server is None else server.environment["CUPS_SERVER"].encode()
    ctypes.CDLL("libcups.so.2").cupsSetServer(name)
