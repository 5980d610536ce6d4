"""A Windows for the tests, the frozen program in it, and its package."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.wine import Windows, path_of

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "resources" / "packaging" / "windows" / "build"
SERVER = "db1.example.az"
VERSION = "0.1.0"
NEWER = "0.1.1"


@pytest.fixture(scope="session")
def windows() -> Windows:
    folder = os.environ.get("CLERKDESK_WINDOWS")
    if not folder:
        pytest.skip("only .ci/windows makes one")
    return Windows(Path(folder))


@pytest.fixture(scope="session")
def frozen(windows: Windows) -> Path:
    """The frozen program's folder; CLERKDESK_FROZEN names one that is built already."""
    if built := os.environ.get("CLERKDESK_FROZEN"):
        return Path(built)
    done = windows.python(
        *("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", path_of(windows.folder / "dist")),
        *("--workpath", path_of(windows.folder / "build")),
        path_of(ROOT / "build.spec"),
    )
    assert done.returncode == 0, done.stdout[-4000:]
    return windows.folder / "dist" / "clerkdesk"


@pytest.fixture(scope="session")
def package(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _package(frozen, tmp_path_factory.mktemp("package"), VERSION)


@pytest.fixture(scope="session")
def newer_package(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _package(frozen, tmp_path_factory.mktemp("newer"), NEWER)


def _package(frozen: Path, folder: Path, version: str) -> Path:
    package = folder / f"clerkdesk-{version}.msi"
    subprocess.run([BUILD, frozen, package, version], check=True)
    return package


@pytest.fixture(scope="module")
def installed(windows: Windows, package: Path) -> Iterator[Windows]:
    """Installed in silence, with the office's server; removed at the end, if it is still there."""
    windows.done("msiexec", "/i", path_of(package), "/qn", f"SERVER={SERVER}")
    yield windows
    windows.run("msiexec", "/x", path_of(package), "/qn")
