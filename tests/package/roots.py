"""Clean Debian systems in folders of their own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "resources" / "packaging" / "debian"
MIRROR = "http://deb.debian.org/debian"

needs_a_root = pytest.mark.skipif(
    os.getuid() != 0 or shutil.which("debootstrap") is None,
    reason="a clean root takes debootstrap, run by root",
)


def build_packages(folder: Path) -> dict[str, Path]:
    """Name → file; CLERKDESK_DEBS names a folder in which they are built already."""
    if built := os.environ.get("CLERKDESK_DEBS"):
        folder = Path(built)
    else:
        subprocess.run([PACKAGING / "build", folder], check=True)
    return {file.name.partition("_")[0]: file for file in folder.glob("*.deb")}


class CleanRoot:
    """A Debian with nothing but its base."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, command: str, typed: str = "") -> str:
        """Run by the root's shell, without a terminal; gives what it said. Raises AssertionError
        where it failed.
        """
        done = subprocess.run(
            ["chroot", self.folder, "sh", "-ec", command],
            check=False,
            env={
                "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME": "/root",
                "LC_ALL": "C.UTF-8",
                "DEBIAN_FRONTEND": "noninteractive",
            },
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}"
        return done.stdout

    def install(self, *packages: Path) -> None:
        for package in packages:
            shutil.copy(package, self.folder / "tmp")
        names = " ".join(f"/tmp/{package.name}" for package in packages)
        self(f"apt-get install -y -q --no-install-recommends {names}")

    def path(self, path: str) -> Path:
        return self.folder / path.lstrip("/")


@contextmanager
def clean_root(folder: Path, suite: str) -> Iterator[CleanRoot]:
    """A new Debian of this suite."""
    subprocess.run(
        ["debootstrap", "--variant=minbase", "--include=adduser", suite, folder, MIRROR],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    folder.chmod(0o755)  # pytest's own folders are their owner's alone, and this one is "/"
    shutil.copy("/etc/resolv.conf", folder / "etc")
    (folder / "dev" / "shm").mkdir(exist_ok=True)
    processes = folder / "proc"
    memory = folder / "dev" / "shm"
    subprocess.run(["mount", "--bind", "/proc", processes], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", memory], check=True)
    try:
        yield CleanRoot(folder)
    finally:
        for place in (memory, processes):
            subprocess.run(["umount", "--lazy", place], check=True)
