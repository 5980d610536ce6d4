"""The application in its theme; and the sample office, built once for whichever tests and processes
of the run want a copy of it.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from clerkdesk.gui.kit import theme
from clerkdesk.gui.session import first_frame
from clerkdesk.settings import DATABASE
from tests.e2e.shells import Shell, furnished, opened
from tests.once import once_in_a_run

OfficeAfter = Callable[..., Shell]
"""By its name and by what has happened in it."""

_BUILD = """
import pathlib, sys
from clerkdesk.cli.windows import HEADLESS_NOW
from clerkdesk.demo import installation
installation.build(pathlib.Path(sys.argv[1]), HEADLESS_NOW)
"""


def _build(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", _BUILD, str(folder)], check=True)


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
    office = once_in_a_run("sample-office", _build)

    def copy() -> Path:
        return Path(shutil.copytree(office, tmp_path_factory.mktemp("office") / "data"))

    return copy


@pytest.fixture
def first_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """The command line where the program has never run."""
    return opened(tmp_path / "data", monkeypatch, capsys)


@pytest.fixture
def shell(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    empty_file: Path,
) -> Shell:
    """The command line on an installation of its own, which is empty."""
    (tmp_path / "data").mkdir(mode=0o700)
    shutil.copy(empty_file, tmp_path / "data" / DATABASE)
    return opened(tmp_path / "data", monkeypatch, capsys)


@pytest.fixture
def office_after(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    empty_file: Path,
) -> OfficeAfter:
    """Gives an office by its name: one application of each service, a clerk for each, a stand-in,
    and what has happened since. The first test of the run makes it, the others take copies.
    """

    def office(name: str, since: Callable[[Shell], None] | None = None) -> Shell:
        def make(folder: Path) -> None:
            (folder / "data").mkdir(parents=True, mode=0o700)
            shutil.copy(empty_file, folder / "data" / DATABASE)
            with monkeypatch.context() as environment:
                shell = furnished(opened(folder / "data", environment, capsys), folder)
                if since is not None:
                    since(shell)

        kept = once_in_a_run(name, make)
        shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
        return opened(tmp_path / "data", monkeypatch, capsys)

    return office


@pytest.fixture
def office(office_after: OfficeAfter) -> Shell:
    """One application of each service, a clerk for each, and a stand-in."""
    return office_after("furnished")
