"""The application in its theme; and the sample office, built once for whichever tests and processes
of the run want a copy of it.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clerkdesk.gui.kit import theme
from clerkdesk.gui.session import first_frame
from tests.e2e.shells import Shell, furnished, opened

_BUILD = """
import pathlib, sys
from clerkdesk.cli.windows import HEADLESS_NOW
from clerkdesk.demo import installation
installation.build(pathlib.Path(sys.argv[1]), HEADLESS_NOW)
"""


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    """The application in its theme and language."""
    theme.load_fonts()
    first_frame.translate(qapp, "az")
    theme.apply(qapp, "light")


@pytest.fixture(scope="session")
def sample_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Gives a folder with a sample office of one's own, as the demo makes it on its Monday
    afternoon.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    folder = (
        tmp_path_factory.getbasetemp().parent / f"sample-office-{run}"
        if run
        else tmp_path_factory.mktemp("sample-office")
    )
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed
        if not (folder / "made" / "clerkdesk.db").exists():
            subprocess.run([sys.executable, "-c", _BUILD, str(folder / "made")], check=True)

    def copy() -> Path:
        return Path(shutil.copytree(folder / "made", tmp_path_factory.mktemp("office") / "data"))

    return copy


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """The command line on an installation of its own, which is empty."""
    return opened(tmp_path / "data", monkeypatch, capsys)


@pytest.fixture
def office(shell: Shell, tmp_path: Path) -> Shell:
    """The same with one application of each service, a clerk for each, and a stand-in."""
    return furnished(shell, tmp_path)
